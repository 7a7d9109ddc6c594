"""Ticks: round, around all values, about as many as asked, in the language's words."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.framing import make_frame
from youju.kinds.scales import (
    choose_log_ticks,
    choose_ticks,
    find_height,
    find_range,
    thin_log_ticks,
    thin_ticks,
    word_ticks,
)

NUMBERS = st.floats(-1e15, 1e15, allow_nan=False).filter(lambda v: v == 0 or abs(v) > 1e-9)


@given(st.lists(NUMBERS | st.just(math.nan), max_size=8), st.integers(2, 8), st.booleans())
def test_ticks_hold_all_values_between_them(values: list[float], count: int, zero: bool) -> None:
    low, high = find_range(values, zero=zero)
    assert low < high
    assert all(low <= value <= high for value in values if value == value)
    ticks = choose_ticks(low, high, count)
    assert 2 <= len(ticks) <= 2 * count + 2
    assert ticks == sorted(set(ticks))
    slack = (ticks[1] - ticks[0]) * 1e-6
    assert ticks[0] <= low + slack and high - slack <= ticks[-1]


def test_ticks_are_round() -> None:
    assert choose_ticks(0, 0.37, 4) == [0, 0.1, 0.2, 0.3, 0.4]
    assert choose_ticks(-800, 530, 4) == [-800, -600, -400, -200, 0, 200, 400, 600]


@pytest.mark.parametrize("count", range(1, 9))
@pytest.mark.parametrize("high", [520, 1.04, 61_000, 100])
def test_ticks_leave_little_room_above_the_greatest_number(high: float, count: int) -> None:
    ticks = choose_ticks(0, high, count)
    assert ticks[-1] < high * (1.5 if count > 1 else 2)


def test_a_picture_of_zeros_alone_is_low() -> None:
    assert find_height([0, 3], 240) == 240
    assert find_height([0, math.nan], 240) == find_height([], 240) < 100


@pytest.mark.parametrize("ends", [(3, 7e6), (1, 1), (0.002, 0.5), (5, 90), (1e-9, 1e12)])
def test_logarithmic_ticks_hold_all_values_too(ends: tuple[float, float]) -> None:
    ticks = choose_log_ticks(*ends, 5)
    assert 2 <= len(ticks) <= 14
    assert ticks[0] <= ends[0] * 1.001 and ticks[-1] >= ends[1] * 0.999


def test_a_scale_of_nothing_has_ends() -> None:
    assert find_range([]) == find_range([0, 0]) == find_range([math.nan]) == (0, 1)
    assert find_range([5, 5], zero=False) == (0, 5)
    assert find_range([-5, -5], zero=False) == (-5, 0)


def test_ticks_are_worded() -> None:
    assert word_ticks([0, 50], make_frame()) == ["<0>", "<50>"]
    assert word_ticks([50], make_frame(), percent=True) == ["<50>%"]


@pytest.mark.parametrize(
    ("ticks", "words"),
    [
        ([0.1, 0.12, 0.14, 0.16, 0.18, 0.2], ["0.10", "0.12", "0.14", "0.16", "0.18", "0.20"]),
        ([-0.5, 0, 0.5, 1], ["-0.5", "0", "0.5", "1.0"]),
        ([0, 1, 2], ["0", "1", "2"]),
        ([0.1, 1, 10], ["0.1", "1", "10"]),
        ([0, 0.5, 2], ["0", "0.5", "2"]),
        ([0.5], ["0.5"]),
    ],
)
def test_even_ticks_have_as_many_decimals_each(ticks: list[float], words: list[str]) -> None:
    frame = replace(make_frame(), number=lambda number: f"{number:g}")
    assert word_ticks(ticks, frame) == words


def test_ticks_with_scale_words_stay_as_the_language_says_them() -> None:
    said = {10000: "1萬", 15000: "1.5萬", 20000: "2萬"}
    frame = replace(make_frame(), number=lambda number: said[int(number)])
    assert word_ticks([*said], frame) == [*said.values()]


@given(st.lists(NUMBERS, min_size=2, max_size=2, unique=True), st.integers(1, 16))
def test_thinner_ticks_are_among_those_that_are_closer(ends: list[float], count: int) -> None:
    ticks = choose_ticks(min(ends), max(ends), count)
    thinned = list(thin_ticks(ticks))
    assert thinned[0] == ticks and len(thinned[-1]) == 1
    assert all(set(a) >= set(b) for a, b in pairwise(thinned))
    powers = list(thin_log_ticks(choose_log_ticks(1e-3, 10.0 ** (count - 3), count)))
    assert all(set(a) >= set(b) for a, b in pairwise(powers))


def test_thinner_ticks_are_as_far_from_each_other_and_keep_zero() -> None:
    assert list(thin_ticks([-10.0, 0.0, 10.0, 20.0, 30.0])) == [
        [-10, 0, 10, 20, 30],
        [0, 20],
        [0],
    ]
    assert list(thin_ticks([5.0, 6.0, 7.0]))[-2:] == [[5, 7], [5]]
    assert list(thin_log_ticks([20.0, 50.0, 100.0, 200.0]))[1:] == [
        [20, 50, 100, 200],
        [20, 100],
        [20],
    ]
    assert list(thin_log_ticks([50.0, 100.0, 200.0, 500.0, 1000.0]))[1:] == [[100, 1000], [100]]

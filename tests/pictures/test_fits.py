"""Sizes in pixels follow numbers: as lengths, areas, places, shares, and from one zero."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.pictures.fits import (
    find_worst,
    fits_area,
    fits_count,
    fits_length,
    fits_place,
    fits_shares,
    list_stacks,
    stands_on_zero,
    varies,
)

VALUES = {"a": 100.0, "b": 40.0, "c": 7.0}


@given(st.lists(st.floats(1, 1e9), min_size=2, max_size=9), st.floats(50, 900))
def test_what_is_drawn_from_numbers_follows_them(numbers: list[float], size: float) -> None:
    values = {str(n): number for n, number in enumerate(numbers)}
    most = max(numbers)
    lengths = {key: round(value / most * size) for key, value in values.items()}
    assert fits_length(lengths, values)
    assert fits_area({k: v / most * size**2 for k, v in values.items()}, values)
    places = {key: 700 - value / most * size for key, value in values.items()}
    assert fits_place(places, values) or not varies(values)


@pytest.mark.parametrize(
    "way", [lambda v: v**0.5, lambda v: v - 6, lambda v: 50.0, lambda v: 110 - v]
)
def test_what_is_not_is_told(way: Callable[[float], float]) -> None:
    drawn = {key: way(value) * 5 for key, value in VALUES.items()}
    assert not fits_length(drawn, VALUES)
    assert not fits_area(drawn, VALUES)


def test_areas_are_of_sides_that_are_roots() -> None:
    assert fits_area({key: 900 * value for key, value in VALUES.items()}, VALUES)
    assert not fits_area({key: 9 * value**2 for key, value in VALUES.items()}, VALUES)


def test_a_cut_axis_is_a_place_and_no_length() -> None:
    drawn = {key: (value - 6) * 5 for key, value in VALUES.items()}
    assert fits_place(drawn, VALUES)
    assert not fits_place({**drawn, "c": 90.0}, VALUES)


def test_dots_are_counted() -> None:
    assert fits_count({"a": 100, "b": 40, "c": 7}, VALUES)
    assert not fits_count({"a": 100, "b": 50, "c": 7}, VALUES)


def test_bars_stand_on_one_zero() -> None:
    alone = {"a": (10, 0, 110, 9), "b": (10, 20, 50, 29), "c": (3, 40, 10, 49)}
    assert stands_on_zero(alone, 0)
    assert not stands_on_zero({**alone, "b": (30, 20, 70, 29)}, 0)
    waterfall = {"a": (0, 0, 100, 9), "b": (100, 20, 140, 29), "c": (133, 40, 140, 49)}
    assert stands_on_zero(waterfall, 0)


def test_parts_share_their_stack() -> None:
    parts = {
        "a": (0, 0, 100, 9),
        "b": (100, 0, 140, 9),
        "c": (140, 0, 147, 9),
        "d": (0, 20, 147, 29),
    }
    values = {**VALUES, "d": 3.0}
    assert fits_shares(parts, values, 0)
    assert stands_on_zero(parts, 0)
    assert not fits_shares({**parts, "a": (0, 0, 90, 9), "b": (90, 0, 140, 9)}, values, 0)


def test_the_worst_is_named_if_the_largest_is_right() -> None:
    assert find_worst({"a": 100.0, "b": 40.0, "c": 70.0}, VALUES) == ("c", 70.0, 7.0)


def test_a_thousand_days_stand_on_zero_one_by_one() -> None:
    days = {str(n): (n * 0.1, 99.0 - n * 7 % 50, n * 0.1, 100.0) for n in range(1000)}
    assert stands_on_zero(days, 1)


def test_parts_of_a_stack_between_two_pixels_are_parts_of_one() -> None:
    boxes = {
        f"{part}{stack}": (part * 30.0, y - part * 1e-9, part * 30 + 30.0, y + 10)
        for stack, y in enumerate((10.5, 30.5, 50.5))
        for part in (0, 1)
    }
    assert len(list_stacks(boxes, 0)) == 3
    assert stands_on_zero(boxes, 0)


@pytest.mark.parametrize("hair", [1e-15, -1e-15, 1e-3, -1e-3])
def test_a_part_without_a_length_lies_at_the_end_of_its_neighbour(hair: float) -> None:
    for place in (5.0, 75.0, 90.0):
        nothing = (place + hair, 0, place + hair, 24)
        stack = {"nothing": nothing, "b": (5.0, 0, 75.0, 24), "c": (75.0, 0, 90.0, 24)}
        assert stands_on_zero(stack, 0)
        assert not stands_on_zero({**stack, "c": (70.0, 0, 85.0, 24)}, 0)

"""Shading: every number has a step, darker for more; two colours where signs are mixed."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.framing import make_frame
from tests.kinds.drawing import list_layers
from youju.kinds.plane import Plane, in_pixels
from youju.kinds.shading import choose_ink, choose_shading
from youju.theme import HOUSE


@given(st.lists(st.floats(-1e12, 1e12).map(lambda v: round(v, 6)), max_size=30))
def test_every_number_lies_between_edges(values: list[float]) -> None:
    shading = choose_shading(values)
    if values and not any(values):
        assert (shading.edges, shading.tones) == ([0.0], [HOUSE.ramp[0]])
        return
    assert len(shading.edges) == len(shading.tones) + 1
    assert all(a < b for a, b in pairwise(shading.edges))
    slack = (shading.edges[-1] - shading.edges[0]) * 1e-8
    for value in values:
        assert shading.edges[0] - slack <= value <= shading.edges[-1] + slack
        assert shading.shade(value) in shading.tones


def test_few_are_pale_and_many_are_dark() -> None:
    shading = choose_shading([0, 10])
    assert (shading.shade(0), shading.shade(10)) == (HOUSE.ramp[0], HOUSE.ramp[-1])
    turned = choose_shading([0, 10], reverse=True)
    assert (turned.shade(0), turned.shade(10)) == (HOUSE.ramp[-1], HOUSE.ramp[0])


def test_below_zero_the_furthest_is_darkest() -> None:
    shading = choose_shading([-9, -1])
    assert (shading.shade(-9), shading.shade(-1)) == (HOUSE.ramp[-1], HOUSE.ramp[0])
    turned = choose_shading([-9, 0], reverse=True)
    assert (turned.shade(-9), turned.shade(0)) == (HOUSE.ramp[0], HOUSE.ramp[-1])
    broken = choose_shading([-9, -1], breaks=[-10, -5, 0])
    assert broken.tones == [HOUSE.ramp[-1], HOUSE.ramp[0]]


def test_zeros_alone_are_one_step_whose_word_stands_below_it() -> None:
    shading = choose_shading([0, math.nan])
    plane = Plane(300, 100, in_pixels(300), in_pixels(100))
    swatch, words = (rows for _, rows in list_layers(plane.join(shading.draw(plane, make_frame()))))
    assert [row["px_said"] for row in words] == ["<0>"]
    assert words[0]["px_x"] == (swatch[0]["px_x"] + swatch[0]["px_x2"]) / 2
    assert len(choose_shading([0], breaks=[0, 5, 10]).tones) == 2


def test_the_two_signs_have_two_colours_that_are_alike_at_zero() -> None:
    shading = choose_shading([-1, 4])
    assert 0.0 in shading.edges
    below, above = shading.shade(-0.1), shading.shade(0.1)
    assert below != above
    assert shading.shade(-1) == choose_shading([-4, 1]).shade(-1)


@given(
    st.lists(st.floats(-1e9, 1e9).map(lambda v: round(v, 6)), max_size=30),
    st.integers(-1_000_000, 1_000_000),
)
def test_every_number_lies_between_edges_about_a_middle(values: list[float], middle: int) -> None:
    shading = choose_shading(values, middle=middle)
    if values and not any(values) and not middle:
        assert (shading.edges, shading.tones) == ([0.0], [HOUSE.diverging[2]])
        return
    assert len(shading.edges) == len(shading.tones) + 1
    slack = (shading.edges[-1] - shading.edges[0]) * 1e-8
    assert all(shading.edges[0] - slack <= v <= shading.edges[-1] + slack for v in values)


def test_a_middle_parts_the_two_colours() -> None:
    shading = choose_shading([90, 130], middle=100)
    assert 100 in shading.edges
    same = choose_shading([-10, 30])
    assert shading.tones == same.tones
    turned = choose_shading([90, 130], middle=100, reverse=True)
    assert turned.shade(130) != shading.shade(130)


def test_breaks_are_the_edges_whatever_their_width() -> None:
    shading = choose_shading([1, 9], breaks=[0, 1, 3, 10])
    assert list(shading.edges) == [0, 1, 3, 10]
    assert (shading.tones[0], shading.tones[-1]) == (HOUSE.ramp[0], HOUSE.ramp[-1])
    assert [shading.shade(v) for v in (1, 3, 10)] == [*shading.tones[1:], shading.tones[-1]]


def test_breaks_about_a_middle_are_as_many_shades_from_it() -> None:
    pale = HOUSE.diverging[len(HOUSE.diverging) // 2]
    shading = choose_shading([-9, 9], breaks=[-10, -5, -1, 1, 50])
    assert shading.tones[2] == pale  # the step that has zero within
    assert shading.tones[0] == HOUSE.diverging[0]
    assert shading.tones[3] not in (pale, HOUSE.diverging[-1])
    whole = choose_shading([1, 9], middle=3, breaks=[1, 3, 10])
    assert whole.tones == [HOUSE.diverging[0], HOUSE.diverging[-1]]


@pytest.mark.parametrize("tone", [*HOUSE.ramp, *HOUSE.diverging])
def test_words_are_read_on_each_shade(tone: str) -> None:
    def shine(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        lit = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * lit[0] + 0.7152 * lit[1] + 0.0722 * lit[2]

    pale, dark = sorted([shine(tone), shine(choose_ink(tone))], reverse=True)
    assert (pale + 0.05) / (dark + 0.05) >= 4.5

"""Shading: every number has a step, darker for more; two colours where signs are mixed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.kinds.shading import choose_ink, choose_shading
from youju.theme import HOUSE


@given(st.lists(st.floats(-1e12, 1e12).map(lambda v: round(v, 6)), max_size=30))
def test_every_number_lies_between_edges(values: list[float]) -> None:
    shading = choose_shading(values)
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


def test_the_two_signs_have_two_colours_that_are_alike_at_zero() -> None:
    shading = choose_shading([-1, 4])
    assert 0.0 in shading.edges
    below, above = shading.shade(-0.1), shading.shade(0.1)
    assert below != above
    assert shading.shade(-1) == choose_shading([-4, 1]).shade(-1)


@pytest.mark.parametrize("tone", [*HOUSE.ramp, *HOUSE.diverging])
def test_words_are_read_on_each_shade(tone: str) -> None:
    def shine(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        lit = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * lit[0] + 0.7152 * lit[1] + 0.0722 * lit[2]

    pale, dark = sorted([shine(tone), shine(choose_ink(tone))], reverse=True)
    assert (pale + 0.05) / (dark + 0.05) >= 4.5

"""Land: words know where regions lie, and where paper is free."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.mapping import make_feature, square, write_map
from youju.kinds.land import Land
from youju.kinds.regions import draw_regions

# A square of 192 pixels from 54 on, with a hole from 150 to 198, and an islet far to its right.
FEATURES = (
    make_feature("1", [square(0, 0, 4), square(2, 1)]),
    make_feature("2", [square(5.2, 0, 0.001)]),
)
DRAWN = draw_regions(write_map(*FEATURES), "", (), 300, 200).regions
LEFT, TOP, RIGHT, BOTTOM = DRAWN[0].box
SIDE = (RIGHT - LEFT) / 4


@pytest.mark.parametrize("down", [0.0, 40.0])
@pytest.mark.parametrize(
    ("across", "up", "touched"),
    [
        ((0.5, 1.5), (0.5, 1.5), True),
        ((-1, 0.2), (1, 2), True),  # over its edge
        ((2.2, 2.8), (1.2, 1.8), False),  # in the hole
        ((1.8, 2.5), (1.2, 1.8), True),
        ((-1, -0.1), (0, 4), False),
        ((4.2, 4.9), (1, 4), False),
        ((-9, 9), (-9, 9), True),
    ],
)
def test_a_box_touches_what_lies_under_it(
    down: float, across: tuple[float, float], up: tuple[float, float], touched: bool
) -> None:
    land = Land(DRAWN, down)
    left, right = (LEFT + at * SIDE for at in across)
    top, bottom = (BOTTOM - at * SIDE + down for at in up[::-1])
    assert land.touches((left, top, right, bottom)) is touched


def test_an_islet_between_two_lines_is_land_and_nothing_is_none() -> None:
    left, top, right, bottom = DRAWN[1].box
    assert Land(DRAWN).touches((left, top - 2, right, bottom + 2))
    assert not Land().touches((0, 0, 999, 999))


@given(st.floats(0, 300), st.floats(0, 200), st.floats(0, 60), st.floats(0, 60))
def test_words_on_free_paper_have_no_point_of_a_region_under_them(
    left: float, top: float, wide: float, tall: float
) -> None:
    box = (left, top, left + wide, top + tall)
    if Land(DRAWN).touches(box):
        return
    for region in DRAWN:
        points = (point for part in region.parts for ring in part for point in ring)
        assert not any(box[0] < x < box[2] and box[1] < y < box[3] for x, y in points)

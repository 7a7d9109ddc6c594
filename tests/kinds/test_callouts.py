"""Words at places of a map: on their region, or beside it; apart, inside the picture."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.kinds.drawing import have_room
from tests.mapping import make_feature, square, write_map
from tests.profiles import examples
from youju.kinds.callouts import Callouts, Spot, place_callouts
from youju.kinds.land import Land
from youju.kinds.plane import Plane, in_pixels
from youju.kinds.regions import draw_regions
from youju.kinds.scales import measure_widest
from youju.kinds.shading import ON_ANY
from youju.theme.style import SMALL

TOP = 40.0


def place(sizes: list[float], words: str, width: float = 680) -> tuple[Callouts, Plane]:
    """Return the words at squares side by side, each of so many degrees."""
    features = [make_feature(str(n), [square(n * 3, 0, size)]) for n, size in enumerate(sizes)]
    drawn = draw_regions(write_map(*features), "", (), width, 400)
    height = TOP + drawn.height
    plane = Plane(width, height, in_pixels(width), in_pixels(height))
    spots = [Spot(one, TOP, words, "#112233", "#445566") for one in drawn.regions]
    return place_callouts(spots, TOP, plane), plane


def list_boxes(callouts: Callouts) -> list[tuple[float, float, float, float]]:
    said = [*(one for some in callouts.inside.values() for one in some), *callouts.beside]
    boxes = []
    for x, y, words in said:
        wide, tall = measure_widest([words]) / 2, (words.count("\n") + 1) * (SMALL + 4) / 2
        boxes.append((x - wide, y - tall, x + wide, y + tall))
    return boxes


def test_words_stand_on_a_region_that_has_room() -> None:
    callouts, _ = place([2.0, 2.0], "Iowa\n4.2")
    assert [len(said) for said in callouts.inside.values()] == [2]
    assert not callouts.beside and not callouts.leaders


def test_words_stand_beside_a_region_without_and_a_line_leads_to_them() -> None:
    callouts, _ = place([2.0, 0.1], "A name that is long\n4.2")
    assert list(callouts.inside) == [("#112233", "#445566")]
    assert (len(callouts.beside), len(callouts.leaders)) == (1, 1)


@settings(max_examples=examples(60))
@given(
    st.lists(st.sampled_from([0.01, 0.5, 1.0, 2.9]), min_size=1, max_size=8),
    st.text("甲乙丙 abc", min_size=1, max_size=12),
    st.sampled_from([344.0, 680.0]),
)
def test_words_keep_apart_and_inside(sizes: list[float], words: str, width: float) -> None:
    callouts, plane = place(sizes, f"{words}\n12,345", width)
    boxes = list_boxes(callouts)
    assert have_room(boxes, plane.width)
    assert all(top >= TOP - 0.5 and bottom <= plane.height + 0.5 for _, top, _, bottom in boxes)


@pytest.mark.parametrize("count", [1, 5])
def test_none_is_left_out_where_there_is_room(count: int) -> None:
    callouts, _ = place([2.0] * count, "Name\n1")
    assert len(list_boxes(callouts)) == count


def test_layers_are_drawn_for_what_there_is_and_words_a_line_each() -> None:
    callouts, plane = place([2.0, 0.1], "A name that is long\n4.2")
    layers = callouts.draw(plane)
    assert len(layers) == 6
    for layer in layers[2:]:
        data = layer.to_dict()["datasets"].popitem()[1]
        assert [row["px_said"] for row in data] == ["A name that is long", "4.2"]
        assert data[1]["px_y"] - data[0]["px_y"] == SMALL + 4
    assert Callouts({}, [], []).draw(plane) == []


def test_words_keep_off_other_discs_where_there_is_room() -> None:
    drawn = draw_regions(write_map(make_feature("1", [square(0, 0, 0.1)])), "", (), 300, 20)
    plane = Plane(300, 300, in_pixels(300), in_pixels(300))
    spot = Spot(drawn.regions[0], 100, "Name\n1", "#112233", "#445566")
    (free,) = place_callouts([spot], 0, plane).beside
    mark = (free[0] - 2, free[1] - 2, free[0] + 2, free[1] + 2)
    (moved,) = place_callouts([spot], 0, plane, [mark]).beside
    assert moved != free
    everywhere = (-300.0, -300.0, 600.0, 600.0)
    assert len(place_callouts([spot], 0, plane, [everywhere]).beside) == 1
    round_it = (free[0] + 30, free[1] + 20, free[0] + 60, free[1] + 50)
    assert place_callouts([spot], 0, plane, [round_it]).beside == [free]  # it is at its corner
    own = spot.box  # a circle is no obstacle to its own name
    assert place_callouts([spot], 0, plane, [own]).beside == [free]


def test_many_discs_leave_no_place_without_its_name() -> None:
    """A phone's map of 400 circles has hardly a spot that is free."""
    middles = [(x * 17.0, y * 17.0) for x in range(20) for y in range(20)]
    discs = [(x - 7, y - 7, x + 7, y + 7) for x, y in middles]
    features = [make_feature(str(n), [square(n * 20, 0, 4)]) for n in range(4)]
    drawn = draw_regions(write_map(*features), "", (), 340, 340)
    plane = Plane(340, 340, in_pixels(340), in_pixels(340))
    spots = [
        Spot(one, 20, f"Harbour {n}\n1,234", "#112233", "#445566")
        for n, one in enumerate(drawn.regions)
    ]
    placed = place_callouts(spots, 0, plane, [*discs, *(spot.box for spot in spots)])
    assert len(list_boxes(placed)) == len(spots)


def place_apart(features: list[dict[str, Any]], told: str, width: float = 680) -> Callouts:
    """Return the words of those of `features` whose codes are in `told`, on the land of all."""
    drawn = draw_regions(write_map(*features), "", (), width, 400)
    plane = Plane(width, TOP + drawn.height, in_pixels(width), in_pixels(TOP + drawn.height))
    spots = [
        Spot(one, TOP, f"A name of {one.properties['code']}\n1", "#112233", "#445566")
        for one in drawn.regions
        if one.properties["code"] in told
    ]
    return place_callouts(spots, TOP, plane, land=Land(drawn.regions, TOP))


def test_words_prefer_free_paper_to_other_regions() -> None:
    """California had its name on Nevada, though there is an ocean on the other side."""
    coast = [make_feature("a", [square(0, 0)]), make_feature("b", [square(1, -4, 9)])]
    far = make_feature("c", [square(-8, 0, 0.1)])
    callouts = place_apart([*coast, far], "a")
    ((x, _, _),) = callouts.beside
    assert x < callouts.leaders[0][0] and not callouts.inside


def test_words_reach_a_coast_that_is_near_on_a_phone_too() -> None:
    """Mississippi had its name on Georgia: the sea was further than a share of a narrow width."""
    land, speck = make_feature("b", [square(0, 0, 20)]), make_feature("p", [square(10, -6, 0.1)])
    callouts = place_apart([land, make_feature("a", [square(9.5, 4.2)]), speck], "a", 344)
    assert len(callouts.beside) == 1 and not callouts.inside
    ((x1, y1, x2, y2),) = callouts.leaders
    assert math.dist((x1, y1), (x2, y2)) < 90


def test_words_on_other_regions_are_read_on_any_shade_and_either_paper() -> None:
    around = make_feature("b", [square(0, 0, 20), square(9, 9)])
    callouts = place_apart([around, make_feature("a", [square(9, 9)])], "a")
    assert list(callouts.inside) == [ON_ANY] and not callouts.beside
    assert len(callouts.leaders) == 1


def test_the_smallest_choose_before_larger_ones_without_room() -> None:
    row = [make_feature(code, [square(n, 0)]) for n, code in enumerate("abcdefghijkl")]
    speck, paper = make_feature("z", [square(12, 0.4, 0.2)]), make_feature("p", [square(0, -6)])
    callouts = place_apart([*row, speck, paper], "lz")
    assert [said.split("\n")[0][-1] for *_, said in callouts.beside] == ["z", "l"]
    lengths = [math.dist(line[:2], line[2:]) for line in callouts.leaders]
    assert lengths[0] < lengths[1]


def test_words_that_only_come_near_a_region_are_written_as_on_paper() -> None:
    """On dark paper words for any ground, dark in a light outline, would hardly be read."""
    features = [make_feature("01", [square(0, 0, 20)]), make_feature("02", [square(-2, 22, 0.3)])]
    drawn = draw_regions(write_map(*features), "", (), 400, 400)
    spot = Spot(drawn.regions[1], TOP, "An island\n3.5", "#112233", "#445566")
    height = TOP + drawn.height
    plane = Plane(400, height, in_pixels(400), in_pixels(height))
    callouts = place_callouts([spot], TOP, plane, land=Land(drawn.regions, TOP))
    assert not callouts.inside and len(callouts.beside) == 1

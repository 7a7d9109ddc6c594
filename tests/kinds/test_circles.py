"""Circles: their areas are numbers, and the legend's circles are those of the same scale."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.framing import make_frame
from tests.kinds.drawing import have_room, list_layers, list_words
from youju.kinds.circles import SizeLegend, choose_scale, draw_circles
from youju.kinds.plane import Plane, in_pixels
from youju.theme import WIDTHS

PLANE = Plane(344, 60, in_pixels(344), in_pixels(60))


@given(st.lists(st.floats(0, 1e9), max_size=40), st.sampled_from(list(WIDTHS)))
def test_circles_cover_no_more_than_a_part_of_the_map(values: list[float], size: str) -> None:
    scale = choose_scale(values, 200_000, make_frame(size))
    radii = [scale * math.sqrt(value) for value in values]
    assert sum(math.pi * radius**2 for radius in radii) <= 200_000 * 0.2 + 1
    assert max(radii, default=0) <= 32.01


def test_gaps_and_nothing_have_no_scale() -> None:
    assert choose_scale([math.nan, 0], 200_000, make_frame()) == 0
    assert choose_scale([math.nan, 4], 1e9, make_frame()) == 16


def circle(figure_id: str, radius: float) -> dict[str, object]:
    return {"id": figure_id, "tone": "#111111", "radius": radius, "across": 50, "down": 30}


def test_a_circle_has_its_radius_and_zero_is_a_ring() -> None:
    layers = list_layers(PLANE.join(draw_circles([circle("a", 10), circle("b", 0)], PLANE)))
    (discs, (disc,)), (rings, (ring,)) = layers
    assert (disc["id"], disc["size"], discs["mark"]["filled"]) == ("a", 400, True)
    assert (ring["id"], rings["mark"]["filled"]) == ("b", False)
    assert 0 < ring["size"] < 36
    assert draw_circles([], PLANE) == []


@pytest.mark.parametrize("size", WIDTHS)
@pytest.mark.parametrize("most", [0.3, 7, 28_342, 9.9e11])
def test_the_legend_says_what_circles_stand_for(most: float, size: str) -> None:
    frame = make_frame(size)
    scale = choose_scale([most], 200_000, frame)
    legend = SizeLegend(most, scale, frame)
    plane = Plane(frame.width, 99, in_pixels(frame.width), in_pixels(99))
    chart = plane.join(plane.rule([(0, 98, 9, 98)]), legend.draw(plane))
    _, (_, circles), (_, words) = list_layers(chart)
    assert 1 <= len(circles) == len(words) <= 3
    for drawn, said in zip(circles, words, strict=True):
        number = float(said["px_said"].strip("<>"))
        assert 0 < number <= most
        assert drawn["px_size"] == pytest.approx(4 * scale**2 * number)
        assert drawn["px_down"] + math.sqrt(drawn["px_size"]) / 2 <= legend.height
    assert have_room(list(list_words(chart)), frame.width)


def test_of_nothing_there_is_no_legend() -> None:
    legend = SizeLegend(0, 0, make_frame())
    assert (legend.height, legend.draw(PLANE)) == (0, [])

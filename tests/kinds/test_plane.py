"""The plane: values become pixels and come back, whatever the scale."""

from __future__ import annotations

import altair as alt
import pytest

from youju.kinds.plane import Axis, Plane, in_pixels


@pytest.mark.parametrize("log", [False, True])
@pytest.mark.parametrize("ends", [(0, 100), (320, 8)])
def test_pixels_and_values_lead_to_each_other(ends: tuple[float, float], log: bool) -> None:
    axis = Axis(1, 1000, *ends, log=log)
    assert axis.place(1) == ends[0]
    assert axis.place(1000) == pytest.approx(ends[1])
    assert [axis.find(axis.place(value)) for value in (1, 10, 400)] == pytest.approx([1, 10, 400])


def test_decades_are_equally_far_apart_on_a_logarithmic_axis() -> None:
    axis = Axis(1, 1000, 0, 300, log=True)
    assert [axis.place(value) for value in (10, 100)] == pytest.approx([100, 200])


def test_words_stand_at_their_pixels_whatever_the_axes() -> None:
    plane = Plane(200, 100, Axis(2000, 2010, 20, 180), in_pixels(100))
    (words,) = plane.write([(20, 50, "a"), (180, 60, "b"), (0, 0, "")])
    rows = words.to_dict()["datasets"].popitem()[1]
    assert [row["px_x"] for row in rows] == [2000, 2010]
    assert [row["px_said"] for row in rows] == ["a", "b"]


def test_nothing_makes_no_layer() -> None:
    plane = Plane(200, 100, in_pixels(200), in_pixels(100))
    assert plane.write([]) == plane.rule([]) == plane.fill([], "pale") == []


def test_the_axis_of_dates_does_not_depend_on_where_it_is_drawn() -> None:
    channel = Axis(0, 1, 0, 1, dates=True).channel("x", alt.X).to_dict()
    assert channel["type"] == "temporal" and channel["scale"]["type"] == "utc"


def test_what_is_no_row_stands_at_pixels_beside_a_logarithmic_axis() -> None:
    plane = Plane(300, 100, in_pixels(300), Axis(1, 1e12, 90, 60, log=True))
    (layer,) = plane.write([(30, 5, "above")])
    spec = layer.to_dict()
    [row] = spec["datasets"].popitem()[1]
    assert (row["px_x"], row["px_y"]) == (30, 5)
    assert spec["encoding"]["y"]["scale"] is None

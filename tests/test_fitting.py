"""Charts as wide as their room are drawn so that axes, labels and legends have room in it too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from youju.drawing.drafts import Slot
from youju.drawing.fitting import fit_specs
from youju.drawing.render import Drawing, Renderer
from youju.theme import WIDTHS, config

ROWS = [{"id": f"r{i}", "k": f"A longer name {i % 3}", "v": i * 1000} for i in range(9)]
X, Y = {"field": "v", "type": "quantitative"}, {"field": "k", "type": "nominal"}
BARS: dict[str, Any] = {"mark": "bar", "encoding": {"x": X, "y": Y}}
PIXELS = {**X, "scale": {"domain": [0, 680], "range": [0, 680]}, "field": "v"}


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    with Renderer(workers=1) as renderer:
        yield renderer


def fit(renderer: Renderer, size: str, spec: Mapping[str, Any]) -> tuple[bool, float]:
    """Return whether `spec` is left as it is, and how wide it is drawn."""
    slot = Slot("story", "chart", "en", size)
    whole = {"data": {"values": ROWS}, **spec, "config": config("Liberation Sans")}
    fitted = fit_specs({slot: whole}, renderer, 3.0)[slot]
    (result,) = renderer.draw([Drawing(fitted)])
    return fitted == whole, float(result.svg.split('width="')[1].split('"')[0])


@pytest.mark.parametrize("size", WIDTHS)
@pytest.mark.parametrize(
    "make",
    [
        lambda width: {**BARS, "width": width},
        lambda width: {**BARS, "width": width, "encoding": {**BARS["encoding"], "color": Y}},
        lambda width: {"width": width, "layer": [BARS, {**BARS, "mark": "point"}]},
        lambda width: {"vconcat": [{**BARS, "width": width}, {**BARS, "width": width}]},
        lambda width: {"facet": {"row": Y}, "spec": {**BARS, "width": width}},
        lambda width: {**BARS, "width": width - 20},
    ],
)
def test_a_chart_as_wide_as_its_room_is_made_to_fit(make, size, renderer) -> None:
    same, width = fit(renderer, size, make(WIDTHS[size]))
    assert not same
    assert WIDTHS[size] - 20 <= width <= WIDTHS[size] + 3


@pytest.mark.parametrize(
    "spec",
    [
        {**BARS, "width": 300},
        {"mark": "bar", "width": 680, "encoding": {"x": {**X, "axis": None}}},
        {"layer": [{"mark": "rect", "encoding": {"color": {"value": "red"}}}], "width": 680},
    ],
)
def test_a_chart_that_fits_is_left_as_it_is(spec, renderer) -> None:
    assert fit(renderer, "wide", spec)[0]


@pytest.mark.parametrize(
    "spec",
    [
        {"hconcat": [{**BARS, "width": 400}, {**BARS, "width": 400}]},
        {"mark": "bar", "width": 344, "encoding": {"x": {**X, "scale": {"range": [0, 900]}}}},
        {"mark": "bar", "width": 344, "encoding": {"x": X, "y": {**Y, "axis": {"offset": 300}}}},
    ],
)
def test_what_cannot_be_made_to_fit_is_left_to_be_reported(spec, renderer) -> None:
    same, width = fit(renderer, "narrow", spec)
    assert same and width > WIDTHS["narrow"] + 3

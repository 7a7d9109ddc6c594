"""Charts as wide as their room are drawn so that axes, labels and legends have room in it too."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from tests.fixture import open_store
from youju.pictures.fitting import fit_specs
from youju.rendering.jobs import Drawing
from youju.rendering.renderer import Renderer
from youju.rendering.svg import Slot
from youju.theme import WIDTHS, config

ROWS = [{"id": f"r{i}", "k": f"A longer name {i % 3}", "v": i * 1000} for i in range(9)]
X, Y = {"field": "v", "type": "quantitative"}, {"field": "k", "type": "nominal"}
BARS: dict[str, Any] = {"mark": "bar", "encoding": {"x": X, "y": Y}}
PIXELS = {**X, "scale": {"domain": [0, 680], "range": [0, 680]}, "field": "v"}


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    with Renderer(open_store(), workers=1) as renderer:
        yield renderer


def fit(renderer: Renderer, size: str, spec: Mapping[str, Any]) -> tuple[bool, float]:
    """Return whether `spec` is left as it is, and how wide it is drawn."""
    slot = Slot("story", "chart", "en", size)
    whole = {"data": {"values": ROWS}, **spec, "config": config("Liberation Sans")}
    fitted = fit_specs({slot: whole}, WIDTHS, renderer, 3.0)[slot]
    (result,) = renderer.draw([Drawing(fitted)])
    return fitted == whole, float(result.text.split('width="')[1].split('"')[0])


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
def test_a_chart_as_wide_as_its_room_is_made_to_fit(
    make: Callable[[int], dict[str, Any]], size: str, renderer: Renderer
) -> None:
    same, width = fit(renderer, size, make(WIDTHS[size]))
    assert not same
    assert WIDTHS[size] - 20 <= width <= WIDTHS[size] + 3


def with_legend(*names: str, **legend: Any) -> dict[str, Any]:
    rows = [{"k": name, "v": i, "id": f"r{i}"} for i, name in enumerate(names)]
    colour = {"field": "k", "type": "nominal", "legend": {"orient": "top", **legend}}
    view = {"mark": "bar", "encoding": {"x": X, "color": colour}, "width": 344}
    return {"data": {"values": rows}, "layer": [view]}


def test_a_legend_above_its_chart_is_broken_into_lines(renderer: Renderer) -> None:
    names = [f"A rather long name {letter}" for letter in "ABCDE"]
    same, width = fit(renderer, "narrow", with_legend(*names))
    assert not same and width <= WIDTHS["narrow"] + 3


@pytest.mark.parametrize(
    "spec",
    [with_legend("Long " * 30, "b"), with_legend("Long " * 9, "Longer " * 9, columns=2)],
)
def test_a_legend_that_cannot_be_broken_is_left_to_be_reported(
    spec: dict[str, Any], renderer: Renderer
) -> None:
    assert fit(renderer, "narrow", spec)[0]


def test_languages_of_a_chart_are_equally_wide(renderer: Renderer) -> None:
    specs = {
        Slot("story", "chart", code, "wide"): {
            "data": {"values": [{**row, "k": name} for row in ROWS]},
            **BARS,
            "width": 680,
            "config": config("Liberation Sans"),
        }
        for code, name in (("zh", "短"), ("en", "A much longer name"), ("fr", "Un nom"))
    }
    widths = {spec["width"] for spec in fit_specs(specs, WIDTHS, renderer, 3.0).values()}
    assert len(widths) == 1 and widths < {float(width) for width in range(400, 600)}


@pytest.mark.parametrize(
    "spec",
    [
        {**BARS, "width": 300},
        {"mark": "bar", "width": 680, "encoding": {"x": {**X, "axis": None}}},
        {"layer": [{"mark": "rect", "encoding": {"color": {"value": "red"}}}], "width": 680},
    ],
)
def test_a_chart_that_fits_is_left_as_it_is(spec: dict[str, Any], renderer: Renderer) -> None:
    assert fit(renderer, "wide", spec)[0]


@pytest.mark.parametrize(
    "spec",
    [
        {"hconcat": [{**BARS, "width": 400}, {**BARS, "width": 400}]},
        {"mark": "bar", "width": 344, "encoding": {"x": {**X, "scale": {"range": [0, 900]}}}},
        {"mark": "bar", "width": 344, "encoding": {"x": X, "y": {**Y, "axis": {"offset": 300}}}},
    ],
)
def test_what_cannot_be_made_to_fit_is_left_to_be_reported(
    spec: dict[str, Any], renderer: Renderer
) -> None:
    same, width = fit(renderer, "narrow", spec)
    assert same and width > WIDTHS["narrow"] + 3

"""The style: whatever mark is drawn without a colour is in the house's, on both papers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from tests.fixture import open_store
from youju.rendering.jobs import Drawing
from youju.rendering.renderer import Renderer
from youju.rendering.svg import paint, parse_svg
from youju.theme import HOUSE, colour, config, config_alone

PALETTE, RAMP, DIVERGING = HOUSE.palette, HOUSE.ramp, HOUSE.diverging
ROWS = [
    {"id": f"r{i}", "k": "abc"[i % 3], "n": i % 4, "q": i * 7 % 11 - 2, "p": i * 5 % 13 + 1}
    for i in range(24)
]
K, N, Q, P = (
    {"field": "k", "type": "nominal"},
    {"field": "n", "type": "quantitative", "title": "Axis"},
    {"field": "q", "type": "quantitative"},
    {"field": "p", "type": "quantitative"},
)
SQUARE = {
    "type": "Feature",
    "properties": {},
    "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [0, 9], [9, 9], [9, 0], [0, 0]]]},
}
PLAIN = [
    *("line", "point", "area", "circle", "square", "tick", "trail", "bar", "rect", "rule"),
    *("boxplot", "errorbar", "errorband"),
]
LINES = {"mark": "line", "encoding": {"x": N, "y": Q}, "width": 60, "height": 40}
SPECS: Mapping[str, dict[str, Any]] = {
    **{mark: {"mark": mark, "encoding": {"x": N, "y": Q}} for mark in PLAIN},
    "text": {"mark": "text", "encoding": {"x": N, "y": Q, "text": K}},
    "arc": {"mark": "arc", "encoding": {"theta": P}},
    "legend": {"mark": "bar", "encoding": {"x": K, "y": P, "color": K, "opacity": N}},
    "symbols": {"mark": "point", "encoding": {"x": N, "y": Q, "shape": K, "size": P}},
    "boxes": {"mark": "boxplot", "encoding": {"x": K, "y": Q, "color": K}},
    "points": {"mark": {"type": "line", "point": True}, "encoding": {"x": N, "y": Q, "color": K}},
    "rows": {**LINES, "encoding": {"x": N, "y": Q, "row": K, "column": K}},
    "facets": {"facet": {**K, "title": "Facets"}, "spec": LINES, "columns": 2},
    "map": {"data": {"values": [SQUARE]}, "mark": "geoshape", "projection": {"type": "mercator"}},
    "outline": {
        "data": {"values": [SQUARE]},
        "mark": {"type": "geoshape", "filled": False},
        "projection": {"type": "mercator"},
    },
}
RAMPS = {
    "heat": {"mark": "rect", "encoding": {"x": {**N, "type": "ordinal"}, "y": K, "color": P}},
    "ordinal": {"mark": "bar", "encoding": {"x": K, "color": {"field": "n", "type": "ordinal"}}},
    "diverging": {
        "mark": "point",
        "encoding": {"x": N, "y": Q, "color": {**Q, "scale": {"domainMid": 0}}},
    },
}
INKS = {light for light, _ in PALETTE.values()}
COLOUR = re.compile(r'(?:fill|stroke|stop-color)="([^"]+)"')


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    with Renderer(open_store(), workers=1) as renderer:
        yield renderer


def draw(spec: Mapping[str, Any], renderer: Renderer) -> str:
    """Return the SVG of `spec` with a title, in the house's look."""
    whole = {"data": {"values": ROWS}, "title": {"text": "Title", "subtitle": "Below"}, **spec}
    (result,) = renderer.draw([Drawing({**whole, "config": config("Liberation Sans")})])
    assert result.faults == ()
    return result.text


def list_colours(svg: str) -> set[str]:
    found = set(COLOUR.findall(svg)) - {"none", "transparent"}
    return {tone for tone in found if not tone.startswith("url(")}


@pytest.mark.parametrize("name", SPECS)
def test_what_is_drawn_without_a_colour_is_in_the_houses(name: str, renderer: Renderer) -> None:
    svg = draw(SPECS[name], renderer)
    assert list_colours(svg), "nothing is drawn"
    assert list_colours(svg) <= INKS


@pytest.mark.parametrize("name", [*SPECS, *RAMPS])
def test_dark_paper_has_no_light_papers_ink(name: str, renderer: Renderer) -> None:
    picture = parse_svg(draw({**SPECS, **RAMPS}[name], renderer), "test")
    body = paint(picture.body, 1)
    for text in re.findall(r"<text[^>]*>", body):
        assert set(COLOUR.findall(text)) <= {PALETTE["ink"][1], PALETTE["quiet"][1]}, text
        assert "fill=" in text
    assert not list_colours(body) & (INKS | {"#000", "black", "#000000"})


@pytest.mark.parametrize("name", RAMPS)
def test_numbers_are_shaded_in_the_hue_of_the_house(name: str, renderer: Renderer) -> None:
    svg = draw(RAMPS[name], renderer)
    shades = [tone for tone in list_colours(svg) - INKS if tone.startswith("rgb")]
    ends = DIVERGING if name == "diverging" else RAMP
    least, most = (
        [f(int(end[i : i + 2], 16) for end in ends) for i in (1, 3, 5)] for f in (min, max)
    )
    assert shades or list_colours(svg) & set(ends)
    for shade in shades:
        parts = [int(part) for part in re.findall(r"\d+", shade)]
        assert all(a <= part <= b for a, part, b in zip(least, parts, most, strict=True)), shade


@pytest.mark.parametrize("tone", ["#123456", "black", "rebeccapurple"])
def test_a_colour_that_an_author_writes_stays(tone: str, renderer: Renderer) -> None:
    spec = {"mark": {"type": "bar", "color": tone}, "encoding": {"x": K, "y": P}}
    svg = draw(spec, renderer)
    assert tone in list_colours(svg)
    assert f'fill="{tone}"' in paint(parse_svg(svg, "test").body, 1)


def test_charts_use_only_the_palette() -> None:
    named = {colour(name) for name in PALETTE} | {*RAMP, *DIVERGING}
    used = str(config("Some Face"))
    assert "Some Face" in used
    assert {word for word in used.replace("'", " ").split() if word.startswith("#")} <= named


def test_a_chart_that_stands_alone_has_paper_and_the_same_marks() -> None:
    inside, alone = config("Some Face"), config_alone("Some Face")
    assert alone["background"] == colour("paper")
    same = inside.keys() - {"background", "padding", "title"}
    assert {key: alone[key] for key in same} == {key: inside[key] for key in same}
    assert inside["title"].items() <= alone["title"].items()

"""Owns what kinds of maps share: their regions, found by the codes of rows, and what is drawn."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING, Any

from youju.kinds.callouts import Spot
from youju.kinds.legend import NO_DATA, Legend, LegendEntry, lay_out_legend
from youju.kinds.plane import by_tone
from youju.kinds.regions import EDGE, DrawnMap, DrawnRegion, draw_regions, measure_thickness
from youju.kinds.shading import choose_ink
from youju.theme.frame import Frame
from youju.theme.palette import colour

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

# How tall a map may be, in pixels.
_TALLEST = {True: 420.0, False: 560.0}
# Pixels of a border between regions, of one between very many, how wide most of these are that have
# any, and from how many on they are very many.
_BORDER, FINE, _BORDERED, _MANY = 0.6, 0.2, 3.0, 500
# Pixels of an outline round what stands out, by how wide it is at least, and at most.
_TOLD = ((1.5, 6.0, math.inf), (1.0, 4.0, 6.0), (0.5, 2.0, 4.0))
# What hides an outline is as wide as the widest, with the paper round it.
WIDEST_OUTLINE = 2 * _TOLD[0][0]
# Pixels that a line which takes away another is wider, for both are rounded.
_SPARE = 1.0
_Row = Mapping[Any, Any]


@dataclass(frozen=True)
class PlacedRegion:
    """A region of a map, with the row that has its code, {} where none has."""

    region: DrawnRegion
    row: _Row


def read_map(shapes: Mapping[str, Any], frame: Frame, edge: float = EDGE) -> DrawnMap:
    """Return the regions that `shapes` names, as wide as the frame or as tall as a map may be with
    an `edge` round them."""
    content = frame.files[shapes["file"]].read_bytes()
    within = tuple(float(degrees) for degrees in shapes.get("within", ()))
    layer = shapes.get("layer", "")
    size = frame.width, _TALLEST[frame.narrow]
    return draw_regions(content, layer, within, *size, shapes.get("centre"), edge)


def place_rows(found: DrawnMap, rows: pd.DataFrame, code_name: str) -> list[PlacedRegion]:
    """Return the regions of a map, each with the row whose cell is its property `code_name`."""
    known = {row["cell"]: row for row in rows.to_dict("records")}
    return [
        PlacedRegion(region, known.get(region.properties.get(code_name, ""), {}))
        for region in found.regions
    ]


def draw_outlines(placed: Iterable[PlacedRegion], top: float, **style: Any) -> list[alt.Chart]:
    """Return the layer of regions in a `style`, `top` pixels from the top of the picture.

    A region has the `id` of its row, and its `tone` where the style has no colours of its own, also
    round it where the style has no `stroke`.
    """
    import altair as alt

    own = "fill" in style or "filled" in style
    records = [
        {
            "type": "Feature",
            **{name: one.row[name] for name in ("id", "tone")[: 1 if own else 2] if one.row},
            "geometry": one.region.geometry,
        }
        for one in placed
    ]
    if not records:
        return []
    marks = alt.Chart({"values": records}).mark_geoshape(**style)
    if not own:
        marks = marks.encode(color=by_tone())
    if not own and "stroke" not in style:
        marks = marks.encode(
            stroke=alt.Stroke(field="tone", type="nominal", scale=None, legend=None)
        )
    return [_lower(marks, top)]


def choose_border(placed: Sequence[PlacedRegion]) -> float:
    """Return how many pixels wide the borders between regions are, 0 where most of these are so
    small that borders would cover them."""
    if len(placed) < _MANY:
        return _BORDER
    sizes = (max(map(measure_thickness, one.region.parts)) for one in placed)
    return FINE if median(sizes) >= _BORDERED else 0.0


def draw_told(told: Sequence[PlacedRegion], top: float) -> list[alt.Chart]:
    """Return the layers of outlines round regions that stand out, in ink between paper, each no
    wider than leaves half of what it surrounds to be seen; specks have none, nor a border."""
    specks = _take_parts([one for one in told if one.row["tone"]], 0, _TOLD[-1][1])
    layers = draw_outlines(specks, top, strokeWidth=_BORDER)
    for width, least, most in _TOLD:
        some = _take_parts(told, least, most)
        for stroke, wide in (("paper", 2 * width), ("ink", width)):
            style = {"filled": False, "stroke": colour(stroke), "strokeWidth": wide}
            layers += draw_outlines(some, top, **style)
    return layers


def _take_parts(placed: Sequence[PlacedRegion], least: float, most: float) -> list[PlacedRegion]:
    """Return regions with those of their parts that are from `least` to `most` pixels wide."""
    taken = [
        (one, tuple(part for part in one.region.parts if least <= measure_thickness(part) < most))
        for one in placed
    ]
    return [replace(one, region=replace(one.region, parts=parts)) for one, parts in taken if parts]


def draw_cuts(found: DrawnMap, top: float, border: float) -> list[alt.Chart]:
    """Return the layer that takes away the `border` where the edge of the map cuts regions: a line
    there would be read as a coast."""
    import altair as alt

    if not found.cuts:
        return []
    lines = [[list(point) for point in line] for line in found.cuts]
    record = {"type": "Feature", "geometry": {"type": "MultiLineString", "coordinates": lines}}
    style: dict[str, Any] = {
        "filled": False,
        "stroke": colour("paper"),
        "strokeWidth": border + _SPARE,
    }
    return [_lower(alt.Chart({"values": [record]}).mark_geoshape(**style), top)]


def _lower(marks: alt.Chart, top: float) -> alt.Chart:
    return marks.project(type="identity", scale=1, translate=[0, top])


def find_spots(placed: Sequence[PlacedRegion], top: float) -> Iterator[Spot]:
    """Yield where the names and numbers of rows stand, each in the first of its regions, which lie
    `top` pixels from the top."""
    first: dict[str, PlacedRegion] = {}
    for one in placed:
        first.setdefault(one.row["id"], one)
    for one in first.values():
        ground, ink = colour("paper"), colour("ink")
        if tone := one.row["tone"]:
            ground, ink = tone, choose_ink(tone)
        yield Spot(one.region, top, f"{one.row['label']}\n{one.row['word']}", ground, ink)


def name_blank(rows: Iterable[_Row], top: float, frame: Frame) -> Legend:
    """Return the legend, `top` pixels from the top, of the places of `rows` that have no number, if
    any; a region without a row has none."""
    if all(row.get("tone") for row in rows):
        return Legend([], 0)
    legend = lay_out_legend([LegendEntry("blank", "quiet", frame.say(NO_DATA))], frame.width)
    entries = [(entry, x, y + top, words) for entry, x, y, words in legend.entries]
    return replace(legend, entries=entries)

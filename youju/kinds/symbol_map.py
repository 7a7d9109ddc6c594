"""Owns the symbol map: a circle for each row at its place, as large as its number."""

from __future__ import annotations

import math
from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from youju.kinds.callouts import Spot, place_callouts
from youju.kinds.circles import SizeLegend, choose_scale, draw_circles
from youju.kinds.maps import (
    PlacedRegion,
    draw_cuts,
    draw_outlines,
    find_spots,
    name_blank,
    place_rows,
    read_map,
)
from youju.kinds.plane import Plane, in_pixels
from youju.kinds.projection import FlatPoint
from youju.kinds.regions import EDGE, DrawnMap, make_circle
from youju.kinds.rows import arrange_named
from youju.theme.frame import Frame
from youju.theme.palette import colour

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

# Pixels of a border between regions, and between the legend and a circle at the map's upper edge,
# which would look like one more of the legend's; half the side of a square that is blank, as in the
# legend.
_BORDER, _APART, _BLANK = 0.6, 18, 4.0
# A row, and the pixels of its place on the map, from its top.
_Place = tuple[Mapping[Hashable, Any], FlatPoint]


def symbol_map(
    data: pd.DataFrame,
    frame: Frame,
    *,
    x: str,
    shapes: Mapping[str, Any],
    y: str | None = None,
    longitude: str | None = None,
    latitude: str | None = None,
    label: str | None = None,
    highlight: Collection[str] = (),
) -> alt.LayerChart | alt.FacetChart:
    """Return a map with a circle in the region of each row, whose area is in proportion to `y`.

    `shapes`, `label` and `highlight` are those of `choropleth`; the circles that `highlight` names
    stand out. Zero has a small ring; regions without a number are blank, and have a dash for it
    where they are named. The legend says so, and what some circles stand for. With columns of
    `longitude` and `latitude` rows stand at these degrees, on regions without numbers, and need no
    codes; one without a number is a small blank square. Those beyond the map are left out.
    """
    rows = arrange_named(data, frame, x, y, label, highlight)
    quiet = "second" if rows["told"].any() else "main"
    tones = [colour("main" if told else quiet) for told in rows["told"]]
    known = rows["value"].notna()
    rows = rows.assign(tone=[t if k else "" for t, k in zip(tones, known, strict=True)])
    found = read_map(shapes, frame)
    scale = choose_scale(rows["value"], frame.width * found.height, frame)
    if longitude and latitude:
        degrees = list(zip(data[longitude], data[latitude], strict=True))
        edge = _find_edge(_locate_rows(found, rows, degrees), scale, found, frame)
        found = read_map(shapes, frame, edge)
        places = _locate_rows(found, rows, degrees)
        placed = [PlacedRegion(region, {"tone": colour("pale")}) for region in found.regions]
    else:
        placed = place_rows(found, rows, shapes["property"])
        places = _find_middles(placed)
    sizes = SizeLegend(max([v for v in rows["value"] if v > 0], default=0.0), scale, frame)
    shown = [*(one.row for one in placed), *(row for row, _ in places)]
    legend = name_blank(shown, sizes.height, frame)
    top = sizes.height + legend.height + _APART
    height = top + found.height
    plane = Plane(frame.width, height, in_pixels(frame.width), in_pixels(height))
    blank = [one for one in placed if not one.row.get("tone")]
    ground = [PlacedRegion(one.region, {}) for one in placed if one.row.get("tone")]
    circles = _place_circles(places, top, scale, plane)
    drawn = [(make_circle(c["across"], c["down"], c["radius"]), c["said"]) for c in circles]
    paints = colour("main"), colour("on_main")
    spots = [Spot(circle, 0, said, *paints) for circle, said in drawn if said]
    spots += find_spots([one for one in blank if one.row.get("told")], top)
    return plane.join(
        sizes.draw(plane),
        legend.draw(plane),
        draw_outlines(blank, top, **_paint("paper", "quiet")),
        draw_outlines(ground, top, **_paint("pale", "paper")),
        draw_cuts(found, top, _BORDER),
        _draw_places(circles, plane),
        place_callouts(spots, top, plane, [circle.box for circle, _ in drawn]).draw(plane),
    )


def _paint(fill: str, edge: str) -> dict[str, Any]:
    return {"fill": colour(fill), "stroke": colour(edge), "strokeWidth": _BORDER}


def _find_middles(placed: Sequence[PlacedRegion]) -> list[_Place]:
    """Return rows that have a number, each with the middle of the largest region with its code."""
    first: dict[str, _Place] = {}
    for one in placed:
        if one.row.get("tone"):
            first.setdefault(one.row["id"], (one.row, one.region.middles[0]))
    return list(first.values())


def _locate_rows(
    found: DrawnMap, rows: pd.DataFrame, degrees: Sequence[tuple[float, float]]
) -> list[_Place]:
    """Return rows, each with its pixels on the map; without those that are beyond it."""
    points = (found.locate(*one) if all(v == v for v in one) else None for one in degrees)
    both = zip(rows.to_dict("records"), points, strict=True)
    return [(row, point) for row, point in both if point is not None]


def _find_edge(places: Sequence[_Place], scale: float, found: DrawnMap, frame: Frame) -> float:
    """Return how wide the edge of a map is on which the circles at `places` have room."""
    over = [
        _find_radius(row, scale) + 1 - min(x, frame.width - x, y, found.height - y)
        for row, (x, y) in places
    ]
    return EDGE + max([0.0, *over])


def _find_radius(row: Mapping[Hashable, Any], scale: float) -> float:
    """Return the radius of a row's circle; half the side of its square, where it has no number."""
    return scale * math.sqrt(max(row["value"], 0.0)) if row["tone"] else _BLANK


def _place_circles(
    places: Sequence[_Place], top: float, scale: float, plane: Plane
) -> list[dict[str, Any]]:
    """Return the circles of rows, the largest first, each whole inside the picture; those of rows
    without a number have no tone."""
    circles = []
    for row, (x, y) in places:
        radius = _find_radius(row, scale)
        circles.append(
            {
                **{"id": row["id"], "tone": row["tone"], "radius": radius},
                "across": min(max(x, radius + 1), plane.width - radius - 1),
                "down": min(max(y + top, top + radius + 1), plane.height - radius - 1),
                "said": f"{row['label']}\n{row['word']}" if row["told"] else "",
            }
        )
    return sorted(circles, key=lambda circle: -circle["radius"])


def _draw_places(circles: Sequence[Mapping[str, Any]], plane: Plane) -> list[alt.Chart]:
    """Return the layers of circles, and over them of those without a number, which are squares as
    the legend shows them."""
    import pandas as pd

    squares = [one for one in circles if not one["tone"]]
    boxes = [
        {
            "id": one["id"],
            **{"left": one["across"] - one["radius"], "right": one["across"] + one["radius"]},
            **{"top": one["down"] - one["radius"], "bottom": one["down"] + one["radius"]},
        }
        for one in squares
    ]
    paint = {"color": colour("paper"), "stroke": colour("quiet")}
    return [
        *draw_circles([one for one in circles if one["tone"]], plane),
        *plane.box_rows(pd.DataFrame(boxes), **paint, strokeWidth=1.5),
    ]

"""Owns the symbol map: a circle for each row at its place, as large as its number."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
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
from youju.kinds.regions import make_circle
from youju.kinds.rows import arrange_named
from youju.theme.frame import Frame
from youju.theme.palette import colour

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

# Pixels of a border between regions, and between the legend and a circle at the map's upper edge,
# which would look like one more of the legend's.
_BORDER, _APART = 0.6, 18


def symbol_map(
    data: pd.DataFrame,
    frame: Frame,
    *,
    x: str,
    shapes: Mapping[str, Any],
    y: str | None = None,
    label: str | None = None,
    highlight: Collection[str] = (),
) -> alt.LayerChart | alt.FacetChart:
    """Return a map with a circle in the region of each row, whose area is in proportion to `y`.

    `shapes`, `label` and `highlight` are those of `choropleth`; the circles that `highlight` names
    stand out. Zero has a small ring; regions without a number are blank, and have a dash for it
    where they are named. The legend says so, and what some circles stand for.
    """
    rows = arrange_named(data, frame, x, y, label, highlight)
    quiet = "second" if rows["told"].any() else "main"
    tones = [colour("main" if told else quiet) for told in rows["told"]]
    known = rows["value"].notna()
    rows = rows.assign(tone=[t if k else "" for t, k in zip(tones, known, strict=True)])
    found = read_map(shapes, frame)
    placed = place_rows(found, rows, shapes["property"])
    scale = choose_scale(rows["value"], frame.width * found.height, frame)
    sizes = SizeLegend(max([v for v in rows["value"] if v > 0], default=0.0), scale, frame)
    legend = name_blank(placed, sizes.height, frame)
    top = sizes.height + legend.height + _APART
    height = top + found.height
    plane = Plane(frame.width, height, in_pixels(frame.width), in_pixels(height))
    blank = [one for one in placed if not one.row.get("tone")]
    ground = [PlacedRegion(one.region, {}) for one in placed if one.row.get("tone")]
    circles = _place_circles(placed, top, scale, plane)
    drawn = [(make_circle(c["across"], c["down"], c["radius"]), c["said"]) for c in circles]
    paints = colour("main"), colour("on_main")
    spots = [Spot(circle, 0, said, *paints) for circle, said in drawn if said]
    spots += find_spots([one for one in blank if one.row.get("told")], top)
    others = [circle.box for circle, said in drawn if not said]
    return plane.join(
        sizes.draw(plane),
        legend.draw(plane),
        draw_outlines(blank, top, **_paint("paper", "quiet")),
        draw_outlines(ground, top, **_paint("pale", "paper")),
        draw_cuts(found, top, _BORDER),
        draw_circles(circles, plane),
        place_callouts(spots, top, plane, others).draw(plane),
    )


def _paint(fill: str, edge: str) -> dict[str, Any]:
    return {"fill": colour(fill), "stroke": colour(edge), "strokeWidth": _BORDER}


def _place_circles(
    placed: Sequence[PlacedRegion], top: float, scale: float, plane: Plane
) -> list[dict[str, Any]]:
    """Return the circles of rows, the largest first: each in the largest region with its code, and
    whole inside the picture."""
    circles: dict[str, dict[str, Any]] = {}
    for one in placed:
        row = one.row
        if not row.get("tone") or row["id"] in circles:
            continue
        radius = scale * math.sqrt(max(row["value"], 0.0))
        x, y = one.region.middles[0]
        circles[row["id"]] = {
            **{"id": row["id"], "tone": row["tone"], "radius": radius},
            "across": min(max(x, radius + 1), plane.width - radius - 1),
            "down": min(max(y + top, top + radius + 1), plane.height - radius - 1),
            "said": f"{row['label']}\n{row['word']}" if row["told"] else "",
        }
    return sorted(circles.values(), key=lambda circle: -circle["radius"])

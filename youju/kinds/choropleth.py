"""Owns the choropleth: a map whose regions are shaded by the numbers of their rows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from youju.kinds.callouts import place_callouts
from youju.kinds.land import Land
from youju.kinds.maps import (
    FINE,
    WIDEST_OUTLINE,
    choose_border,
    draw_cuts,
    draw_outlines,
    draw_told,
    find_spots,
    name_blank,
    place_rows,
    read_map,
)
from youju.kinds.plane import Plane, in_pixels
from youju.kinds.rows import arrange_named
from youju.kinds.shading import SCALE_HEIGHT, choose_shading
from youju.theme.frame import Frame
from youju.theme.palette import colour

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd


def choropleth(
    data: pd.DataFrame,
    frame: Frame,
    *,
    x: str,
    shapes: Mapping[str, Any],
    y: str | None = None,
    label: str | None = None,
    highlight: Collection[str] = (),
    middle: float | None = None,
    breaks: Sequence[float] = (),
    reverse: bool = False,
) -> alt.LayerChart | alt.FacetChart:
    """Return a map on which each region is shaded by the number `y` of the row that has its code.

    `shapes` says which regions: the "file", one of the chart's; the "property" of theirs that is
    the code in the column `x`; perhaps the "layer" of TopoJSON, and the degrees that all lie
    "within". Numbers are put into steps, those between `breaks` if there are any, and shaded from
    pale to dark, the darkest furthest from zero; or away from `middle`, and from zero where they
    have both signs, in two colours, which `reverse` exchanges. Regions without a number are blank,
    and the legend says so. Those that `highlight` names, by their code or their cell in the column
    `label`, have their name and number in words.
    """
    rows = arrange_named(data, frame, x, y, label, highlight)
    shading = choose_shading(rows["value"], reverse=reverse, middle=middle, breaks=breaks)
    rows = rows.assign(tone=[shading.shade(v) if v == v else "" for v in rows["value"]])
    found = read_map(shapes, frame)
    placed = place_rows(found, rows, shapes["property"])
    legend = name_blank((one.row for one in placed), SCALE_HEIGHT, frame)
    top = SCALE_HEIGHT + legend.height
    height = top + found.height
    plane = Plane(frame.width, height, in_pixels(frame.width), in_pixels(height))
    border = choose_border(placed)
    paper, quiet = colour("paper"), colour("quiet")
    # Without borders regions go under each other's edges, or paper would be seen between them.
    between = {"stroke": paper, "strokeWidth": border} if border else {"strokeWidth": FINE}
    blank = [one for one in placed if not one.row.get("tone")]
    shaded = [one for one in placed if one.row.get("tone")]
    told = [one for one in placed if one.row.get("told")]
    spots = list(find_spots(told, top))
    land = Land([one.region for one in placed] if spots else (), top)
    return plane.join(
        shading.draw(plane, frame) if shaded else [],  # of nothing there is no scale
        legend.draw(plane),
        draw_outlines(blank, top, fill=paper, stroke=quiet, strokeWidth=border or FINE),
        draw_outlines(shaded, top, **between),
        draw_told(told, top),
        draw_cuts(found, top, WIDEST_OUTLINE if told else border),
        place_callouts(spots, top, plane, land=land).draw(plane),
    )

"""Owns the kinds that are not drawn: each name that others have for one, and what to use."""

from __future__ import annotations

from collections.abc import Mapping

# What is declined, with the kind to use instead: an angle is read far worse than a length.
DECLINED: Mapping[str, str] = dict.fromkeys(("pie", "donut", "doughnut", "ring"), "bars")
# What the field has other names for, or draws, and no kind here does: the kind that shows the same
# rows best.
ABSENT: Mapping[str, str] = {
    **dict.fromkeys(("map", "cartogram", "tile-map"), "choropleth"),
    **dict.fromkeys(("symbols", "bubble-map", "dot-map", "proportional-symbols"), "symbol-map"),
    **dict.fromkeys(("lollipop", "word-cloud", "radar"), "bars"),
    **dict.fromkeys(("table", "data-table", "sparkbar"), "bar-table"),
    **dict.fromkeys(("dumbbell", "range-plot"), "dot-range"),
    **dict.fromkeys(("spans", "gantt", "timeline"), "time-spans"),
    **dict.fromkeys(("strip-plot", "beeswarm", "jitter"), "strip"),
    "bubble": "scatter",
    **dict.fromkeys(("box-plot", "box", "violin", "density", "ridgeline"), "histogram"),
    **dict.fromkeys(("bump", "bump-chart", "rank-chart"), "ranks"),
    **dict.fromkeys(("treemap", "sankey", "alluvial", "marimekko", "sunburst"), "stacked-bars"),
    **dict.fromkeys(("waterfall", "candlestick"), "columns"),
    **dict.fromkeys(("growth", "change", "growth-chart"), "rates"),
    **dict.fromkeys(("error-band", "fan", "sparkline", "dual-axis", "combo"), "lines"),
    **dict.fromkeys(("streamgraph", "stream"), "stacked-area"),
    **dict.fromkeys(("pictogram", "isotype", "dot-matrix"), "units"),
    **dict.fromkeys(("gauge", "thermometer"), "bullet"),
    **dict.fromkeys(("likert",), "diverging-bars"),
    **dict.fromkeys(("butterfly", "tornado", "population-pyramid"), "pyramid"),
    **dict.fromkeys(("parliament", "hemicycle"), "waffle"),
}

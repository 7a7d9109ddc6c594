"""Owns the options of kinds: what each holds, and which go together, apart, or not with lengths."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

# What each option holds: one column, a column of numbers, two or some of them, names (cells, parts
# or ids of figures), the id of a figure beside the chart or two of them, one of ORDERS, a number or
# some, yes or no, events, or where the shapes of a map are.
OPTIONS: Mapping[str, str] = {
    "x": "column",
    "y": "numbers",
    "columns": "some numbers",
    "series": "column",
    "highlight": "names",
    "order": "order",
    "reference": "figure",
    "band": "figures",
    "interval": "two numbers",
    "target": "numbers",
    "start": "column",
    "end": "column",
    "baseline": "number",
    "log": "flag",
    "events": "events",
    "reverse": "flag",
    "ranked": "flag",
    "times": "flag",
    "label": "column",
    "log_x": "flag",
    "facet": "column",
    "bin": "number",
    "per": "number",
    "words_only": "beside",
    "part": "word",
    "shapes": "shapes",
    "middle": "number",
    "breaks": "breaks",
    "longitude": "numbers",
    "latitude": "numbers",
}
# Options that need another one beside them.
TOGETHER: Sequence[tuple[str, str]] = (("longitude", "latitude"), ("latitude", "longitude"))
# Options that no chart has together: events are named above a picture, and panels have no room.
APART: Sequence[tuple[str, str]] = (("facet", "events"),)
# Kinds that draw numbers as places, shades or words; all others draw lengths, areas or counts,
# which start at zero: a logarithmic scale has none.
PLACES: Collection[str] = (
    *("lines", "scatter", "strip", "slope", "ranks", "dot-range", "time-spans"),
    *("heat-map", "choropleth", "symbol-map"),
)

"""What is drawn in a spec, as the tests of kinds read it: its layers with their records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

import altair as alt

from youju.pictures.schema import keeps_schema
from youju.theme.style import SMALL
from youju.typography.metrics import measure_text

Box = tuple[float, float, float, float]
Layer = tuple[dict[str, Any], list[dict[str, Any]]]
Kind = Callable[..., alt.LayerChart | alt.FacetChart]


class Columns(TypedDict):
    """The columns of a table that a kind with parts draws."""

    x: str
    y: str
    series: str


_last: tuple[Any, dict[str, Any]] = (None, {})


def write_spec(chart: Any) -> dict[str, Any]:
    """Return a chart's spec, which must keep to Vega-Lite's schema; it is written once."""
    global _last
    if chart is not _last[0]:
        spec = chart.to_dict(validate=False)
        assert keeps_schema(spec), chart.to_dict()  # says what does not
        _last = chart, spec
    return _last[1]


def list_layers(chart: Any) -> list[Layer]:
    """Return each layer of a chart with the records that it draws."""
    spec = write_spec(chart)
    shared = spec.get("data", {})  # where all layers have the same
    return [(layer, spec["datasets"][layer.get("data", shared)["name"]]) for layer in spec["layer"]]


@dataclass(frozen=True)
class DrawnPanel:
    """One panel of small multiples: its width, its words with their boxes, its scale upwards."""

    width: float
    words: list[str]
    boxes: list[Box]
    domain: tuple[float, ...]


def read_panels(chart: Any) -> list[DrawnPanel]:
    """Return the panels of a chart that was drawn with a facet, below its legend if it has one."""
    spec = write_spec(chart)
    found = []
    for view in list_views(spec):
        layers = [(layer, spec["datasets"][layer["data"]["name"]]) for layer in view["layer"]]
        words = [row["px_said"] for _, rows in layers for row in rows if "px_said" in row]
        domain = tuple(layers[-1][0]["encoding"]["y"]["scale"]["domain"])
        found.append(DrawnPanel(view["width"], words, list(_list_boxes(layers)), domain))
    return found


def list_views(spec: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the specs of the panels of small multiples."""
    views: list[dict[str, Any]] = find_grid(spec)["concat"]
    return views


def find_grid(spec: dict[str, Any]) -> dict[str, Any]:
    """Return what holds the panels of small multiples: the whole spec, or all below its legend."""
    grid: dict[str, Any] = spec["vconcat"][1] if "vconcat" in spec else spec
    return grid


def find_layers(chart: Any, *marks: str) -> list[Layer]:
    """Return the layers of `marks` that draw rows."""
    return [
        (layer, rows)
        for layer, rows in list_layers(chart)
        if layer["mark"]["type"] in marks and rows and "px_x" not in rows[0]
    ]


def list_words(chart: Any) -> Iterator[Box]:
    """Yield the boxes of words that are no rows: axes, legends, names, events."""
    yield from _list_boxes(list_layers(chart))


def _list_boxes(layers: Sequence[Layer]) -> Iterator[Box]:
    for layer, rows in layers:
        mark, places = layer["mark"], layer.get("encoding", {})
        if mark["type"] != "text" or not rows or "px_said" not in rows[0]:
            continue
        for row in rows:
            x, y = (_place(places[name], row[f"px_{name}"]) for name in ("x", "y"))
            lines = row["px_said"].split("\n")
            size = mark.get("fontSize", SMALL)
            wide = max(measure_text(line, size) for line in lines)
            left = {"center": x - wide / 2, "right": x - wide}.get(mark.get("align", ""), x)
            if mark.get("angle") == 270:  # read upwards, its end at its place
                yield x - size / 2, y, x + size / 2, y + wide
                continue
            top = y - size / 2
            yield left, top, left + wide, top + size + (len(lines) - 1) * mark["lineHeight"]


def have_room(boxes: list[tuple[float, float, float, float]], width: float) -> bool:
    """Tell whether no box leaves the width or touches another."""
    inside = all(left >= -0.5 and right <= width + 0.5 for left, _, right, _ in boxes)
    apart = all(
        a[2] <= b[0] + 0.5 or b[2] <= a[0] + 0.5 or a[3] <= b[1] + 0.5 or b[3] <= a[1] + 0.5
        for index, a in enumerate(boxes)
        for b in boxes[index + 1 :]
    )
    return inside and apart


def _place(channel: dict[str, Any], value: float) -> float:
    if channel["scale"] is None:  # a pixel
        return value
    (low, high), (start, end) = channel["scale"]["domain"], channel["scale"]["range"]
    return float(start + (value - low) / (high - low) * (end - start))

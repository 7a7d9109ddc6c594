"""Owns the copy of a chart's Vega in which every mark says which rows of its table it stands for.

Only the copy is changed, and it is never shown: the picture is drawn from what the story wrote.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

# What a record is labelled with (pictures.labels does it): the ids of its rows, parted by spaces.
LABEL = "__rows"
# The label of what is reckoned from rows in a way that leaves no trace of them.
UNKNOWN = "*"
# Stands before an id that the story gave, and no row of the chart has.
NO_ROW = "~"
_KEPT = "__kept"
_RECKONED = {
    *("kde", "kde2d", "density", "regression", "loess", "quantile", "pivot", "countpattern"),
    *("heatmap", "contour", "isocontour"),
}
_PLACES = (("x", "x2"), ("y", "y2"), ("startAngle", "endAngle"))
_MEASURES = (*(name for pair in _PLACES for name in pair), "width", "height", "size", "outerRadius")
_AXES = (("x", ("x", "xc")), ("y", ("y", "yc")))


def trace_vega(vega: dict[str, Any]) -> dict[str, Any]:
    """Change compiled `vega` so that the items of its scene are described by their rows.

    An item's description is three parts with bars between them: the axes on which its data place
    it ("xy"), 0 where its value is zero and else 1, and its label. `vega` is returned.
    """
    _trace_group(vega)
    return vega


def _trace_group(group: dict[str, Any]) -> None:
    for data in group.get("data", ()):
        if "transform" in data:
            data["transform"] = [
                step for transform in data["transform"] for step in _carry(transform)
            ]
    for mark in group.get("marks", ()):
        if mark["type"] == "group":
            _trace_group(mark)
        elif mark.get("role", "mark") == "mark" and "encode" in mark:
            update = mark["encode"].setdefault("update", {})
            update["description"] = {"signal": _describe(update)}


def _carry(transform: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield `transform` so that labels come through it."""
    kind = transform["type"]
    if kind == "aggregate":
        yield _gather(transform)
        yield _label(f"join(pluck(datum.{_KEPT}, '{LABEL}'), ' ')")
    elif kind == "lookup":
        yield from _look_up(transform)
    elif kind == "project" and "fields" in transform:
        names = transform.get("as") or transform["fields"]
        yield {**transform, "fields": [*transform["fields"], LABEL], "as": [*names, LABEL]}
    else:
        yield transform
        if kind in _RECKONED:
            yield _label(f"'{UNKNOWN}'")


def _gather(transform: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return an aggregate that also keeps, in each group, the tuples that it was made from."""
    ops = list(transform.get("ops") or ["count"])
    fields = list(transform.get("fields") or [])
    names = list(transform.get("as") or [])
    fields += [None] * (len(ops) - len(fields))
    names += [None] * (len(ops) - len(names))
    return {
        **transform,
        "ops": [*ops, "values"],
        "fields": [*fields, LABEL],
        "as": [*names, _KEPT],
    }


def _look_up(transform: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Let what is looked up bring its label where the tuple itself is no row: a map's outlines."""
    if "values" in transform:
        names = transform.get("as") or transform["values"]
        yield {**transform, "values": [*transform["values"], LABEL], "as": [*names, _KEPT]}
        found = f"datum.{_KEPT}"
    else:
        yield transform
        found = f"(datum['{transform['as'][0]}'] || {{}}).{LABEL}"
    known = f"datum.{LABEL} && !test(/^[~*]/, datum.{LABEL})"
    yield _label(f"{known} ? datum.{LABEL} : {found} || ''")


def _label(expression: str) -> Mapping[str, Any]:
    return {"type": "formula", "as": LABEL, "expr": expression}


def _describe(encoded: Mapping[str, Any]) -> str:
    """Return the expression that describes an item with these encodings."""
    axes = "".join(axis for axis, names in _AXES if any(_is_placed(encoded.get(n)) for n in names))
    fields = {name: field for name in _MEASURES if (field := _read_field(encoded.get(name)))}
    zeros = [f"datum['{field}'] === 0" for field in dict.fromkeys(fields.values())]
    zeros += [
        f"datum['{fields[a]}'] === datum['{fields[b]}']"
        for a, b in _PLACES
        if a in fields and b in fields
    ]
    zero = f"(({' || '.join(zeros)}) ? '0' : '1')" if zeros else "'1'"
    return f"'{axes}|' + {zero} + '|' + (datum && datum.{LABEL} || '')"


def _list_rules(channel: Any) -> list[Mapping[str, Any]]:
    rules = channel if isinstance(channel, list) else [channel]
    return [rule for rule in rules if isinstance(rule, dict)]


def _is_placed(channel: Any) -> bool:
    """Return whether a channel comes from the data, not from pixels that the story gave."""
    return any("scale" in rule or "field" in rule for rule in _list_rules(channel))


def _read_field(channel: Any) -> str:
    """Return the field that decides a channel, as Vega writes it, or nothing."""
    for rule in _list_rules(channel):
        if isinstance(field := rule.get("field"), str) and "'" not in field:
            return field.replace("\\", "")
    return ""

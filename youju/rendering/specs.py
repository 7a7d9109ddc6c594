"""Owns what a Vega-Lite spec may hold before it is drawn, and its one canonical JSON text."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from youju.formats.characters import FORBIDDEN

LONGEST_LABEL = 500
MOST_VALUES = 5_000
LARGEST_NUMBER = 1e15
# Expressions that differ from one build to the next.
_CHANCE = re.compile(
    r"\b(?:now|utcnow|random|datetime)\s*\(\s*\)|\bsample(?:Uniform|Normal|LogNormal)\s*\("
)
_FIELD = re.compile(r"[a-z_][a-z0-9_]*")
_PATH = re.compile(r"([a-z_][a-z0-9_]*)(?:\.[A-Za-z_][A-Za-z0-9_]*)+")
_PATH = re.compile(r"([a-z_][a-z0-9_]*)(?:\.[A-Za-z_][A-Za-z0-9_]*)+")
_FIELD_KEYS = {"field", "groupby", "fields", "fold", "flatten", "as", "lookup", "key", "pivot"}
_ADDRESS_KEYS = {"url", "href"}
_UNDRAWN_KEYS = {"$schema", "description", "expr", "labelExpr", "calculate", "filter", "test"}
_SUMS = {"sum", "mean", "average", "median", "min", "max", "product"}


@dataclass(frozen=True)
class Fault:
    """Why something cannot be drawn: a problem's code, what was found, and where in the spec.

    The codes and their sentences stand in problems/render.toml; whoever knows the chart and the
    language reports the fault with them.
    """

    code: str
    what: str
    where: str = ""


def canonical(spec: Mapping[str, Any]) -> str:
    """Return `spec` as JSON with sorted keys: what is drawn is exactly what is hashed."""
    return json.dumps(spec, sort_keys=True, separators=(",", ":"))


def check_spec(spec: Mapping[str, Any]) -> list[Fault]:
    """Return everything in `spec` that vl-convert would fetch, drop, misread or die of.

    No address and no image (hazard H7), no control character (H1), no string where a number is
    drawn and no number beyond 1e15 (H9), plain field names (H10), no label beyond 500 characters
    (H13), and nothing that changes from one build to the next.
    """
    measures = _check_measures(spec, "", spec.get("datasets") or {}, ("", ()))
    faults = dict.fromkeys([*_check_node(spec, ""), *measures])
    if any(fault.code == "chart-spec-field" for fault in faults):
        nested, columns = _list_nested(spec), set(_list_columns(spec))
        return [fault for fault in faults if not _is_path(fault, nested, columns)]
    return list(faults)


def _is_path(fault: Fault, nested: Collection[str], columns: Collection[str]) -> bool:
    """Return whether a field that is no plain name is a path into data that are nested.

    So the properties of a map's outlines are named. Where a column is called "a.b", it is none.
    """
    path = _PATH.fullmatch(fault.what) if fault.code == "chart-spec-field" else None
    return path is not None and path[1] in nested and fault.what not in columns


def _list_nested(node: Any) -> set[str]:
    """Return the columns of a spec that hold more than a cell, and what it looks up whole."""
    if isinstance(node, Mapping):
        made = node.get("as") if "lookup" in node else None
        found = {made} if isinstance(made, str) else set()
        found |= {name for name, value in node.items() if isinstance(value, Mapping)}
        return found.union(*map(_list_nested, node.values()))
    return set().union(*map(_list_nested, node)) if isinstance(node, list) else set()


def _list_columns(node: Any) -> Iterator[str]:
    """Yield every key of a spec with a point in it; only columns of data have such names."""
    if isinstance(node, Mapping):
        yield from (name for name in node if "." in name)
        for value in node.values():
            yield from _list_columns(value)
    elif isinstance(node, list):
        for part in node:
            yield from _list_columns(part)


def _check_node(node: Any, path: str, key: str = "") -> Iterator[Fault]:
    """Yield what is wrong in a part of a spec: in text, numbers, and the rows it holds."""
    if isinstance(node, Mapping):
        for name, value in node.items():
            inner = f"{path}.{name}" if path else str(name)
            if not (name == "field" and value == "" and "op" in node):  # rank() is of no field
                yield from _check_entry(name, value, inner)
            if name == "datasets" and not path:
                for dataset, rows in value.items():
                    yield from _check_rows(rows, f"{inner}.{dataset}")
            elif name == "values" and path.endswith("data"):
                yield from _check_rows(value, inner)
            else:
                yield from _check_node(value, inner, name)
    elif isinstance(node, (list, tuple)):
        for index, value in enumerate(node):
            yield from _check_node(value, f"{path}[{index}]", key)
    elif isinstance(node, str):
        yield from _check_text(node, path, long=key in _UNDRAWN_KEYS)
        if _CHANCE.search(node):
            yield Fault("chart-spec-chance", node, path)
    else:
        yield from _check_number(node, path)


def _check_entry(name: str, value: Any, path: str) -> Iterator[Fault]:
    yield from _check_text(name, path)
    kind = value.get("type") if isinstance(value, Mapping) else value
    if name in _ADDRESS_KEYS or (name == "mark" and kind == "image"):
        yield Fault("chart-spec-address", name if name in _ADDRESS_KEYS else "image", path)
    elif name == "sample":
        yield Fault("chart-spec-chance", name, path)
    elif name in _FIELD_KEYS:
        names = [value] if isinstance(value, str) else value
        for field in names if isinstance(names, (list, tuple)) else ():
            if isinstance(field, str) and not _FIELD.fullmatch(field):
                yield Fault("chart-spec-field", field, path)


def _check_rows(rows: Any, path: str) -> Iterator[Fault]:
    """Check inline data, where a key is a column and not an instruction."""
    if isinstance(rows, str):
        yield Fault("chart-spec-data", rows[:40], path)
        return
    if isinstance(rows, list) and len(rows) > MOST_VALUES:
        yield Fault("chart-spec-rows", str(len(rows)), path)
    yield from _check_cells(rows, path)


def _check_cells(node: Any, path: str) -> Iterator[Fault]:
    if isinstance(node, Mapping):
        for name, value in node.items():
            yield from _check_text(str(name), path)
            yield from _check_cells(value, f"{path}.{name}")
    elif isinstance(node, (list, tuple)):
        for index, value in enumerate(node):
            yield from _check_cells(value, f"{path}[{index}]")
    elif isinstance(node, str):
        yield from _check_text(node, path)
    else:
        yield from _check_number(node, path)


def _check_text(text: str, path: str, long: bool = False) -> Iterator[Fault]:
    found = FORBIDDEN.search(text)
    if found:
        yield Fault("chart-spec-control", f"U+{ord(found.group()):04X}", path)
    if len(text) > LONGEST_LABEL and not long:
        yield Fault("chart-spec-long", f"{text[:30]}…", path)


def _check_number(value: Any, path: str) -> Iterator[Fault]:
    if isinstance(value, (int, float)) and not abs(value) <= LARGEST_NUMBER:  # NaN compares false
        yield Fault("chart-spec-number", str(value), path)


def _check_measures(
    view: Mapping[str, Any],
    path: str,
    datasets: Mapping[str, Any],
    data: tuple[str, Sequence[Any]],
    inherited: frozenset[str] = frozenset(),
) -> Iterator[Fault]:
    """Find strings in fields drawn as numbers: Vega drops "4.3萬" or "１２" without a word.

    `data` are the place and the rows that the view inherits, as it does fields.
    """
    if view.get("data"):
        data = _find_rows(view["data"], f"{path}data", datasets)
    fields = inherited | frozenset(_measures(view.get("encoding")))
    place, rows = data
    for index, row in enumerate(rows):
        for field in sorted(fields):
            if isinstance(row, Mapping) and isinstance(row.get(field), str):
                yield Fault("chart-spec-text-number", row[field], f"{place}[{index}].{field}")
    for key in ("layer", "concat", "hconcat", "vconcat"):
        for index, part in enumerate(view.get(key) or ()):
            inner = f"{path}{key}[{index}]."
            yield from _check_measures(part, inner, datasets, data, fields)
    if isinstance(view.get("spec"), Mapping):
        yield from _check_measures(view["spec"], f"{path}spec.", datasets, data, fields)


def _find_rows(
    data: Mapping[str, Any], path: str, datasets: Mapping[str, Any]
) -> tuple[str, Sequence[Any]]:
    name = data.get("name", "")
    place, rows = f"datasets.{name}", datasets.get(name)
    if "values" in data:
        place, rows = f"{path}.values", data["values"]
    return place, rows if isinstance(rows, list) else ()


def _measures(node: Any) -> Iterator[str]:
    """Yield the fields that an encoding draws as numbers."""
    if isinstance(node, Mapping):
        field = node.get("field")
        aggregate = node.get("aggregate")
        summed = isinstance(aggregate, str) and aggregate in _SUMS
        if isinstance(field, str) and (node.get("type") == "quantitative" or summed):
            yield field
        yield from _measures(list(node.values()))
    elif isinstance(node, Iterable) and not isinstance(node, str):
        for part in node:
            yield from _measures(part)

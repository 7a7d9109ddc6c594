"""Owns the account of a picture: which rows of its table readers see, and which they do not."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from youju.kinds.registry import CHART_KINDS
from youju.model import Chart
from youju.pictures.chart_specs import Sheet, Spec
from youju.pictures.labels import LabelRegister, find_records, is_number
from youju.problems import Problems
from youju.rendering.scenes import HIDDEN, SEEN, ZERO, Trace
from youju.rendering.svg import Slot
from youju.rendering.tracing import UNKNOWN

_WORD = re.compile(r"[a-z_][a-z0-9_]*")
_VIEWS = ("layer", "concat", "hconcat", "vconcat")
_DATA = ("data", "datasets")


@dataclass(frozen=True)
class Account:
    """How a picture stands to the rows it was given.

    `missing` are the rows that readers do not see; `unnamed` the places in the spec whose data do
    not say which rows they are; `reckoned` is true where marks come from rows by a way that leaves
    no trace of them; `blank` where rows without a number are nowhere in it.
    """

    missing: tuple[str, ...]
    unnamed: tuple[str, ...] = ()
    reckoned: bool = False
    blank: bool = False


def count_rows(spec: Spec, sheet: Sheet, trace: Trace) -> Account:
    """Hold what is seen in the picture of `spec` against the rows of its `sheet`.

    A row without a value is a gap, and a row whose value is zero may have nothing to show, if
    words stand where it would be.
    """
    gaps = _list_gaps(spec, sheet)
    if not trace.marks:
        return Account(tuple(row["id"] for row in sheet.rows if row["id"] not in gaps), (), True)
    seen = _list_seen(trace)
    missing = tuple(row["id"] for row in sheet.rows if row["id"] not in seen | gaps)
    if not missing:
        kind = CHART_KINDS.get(sheet.kind)
        silent = kind is not None and bool(kind.silent or kind.roomy)
        return Account((), blank=silent and bool(gaps))
    reckoned = any(UNKNOWN in item.labels for mark in trace.marks for item in mark.items)
    unnamed = [
        place
        for place, alike in _list_unnamed(spec, LabelRegister(sheet, spec), [])
        if alike or not any(row["id"] in seen for row in sheet.rows)
    ]
    return Account(missing, tuple(dict.fromkeys(unnamed)), reckoned)


def check_accounts(
    accounts: Mapping[Slot, Account],
    charts: Mapping[tuple[str, str], Chart],
    parts: Collection[tuple[str, str]],
    problems: Problems,
) -> None:
    """Report each picture that leaves out rows, unless its chart tells readers what it leaves out.

    The charts of `parts` leave out figures of their group, which are no rows of theirs. Where it
    cannot be known whether rows are left out, that is said, once for a chart.
    """
    for slot, account in accounts.items():
        chart = charts[slot.story, slot.chart]
        unplaced = chart.map_source.unplaced if chart.map_source else ()  # told when it was read
        if chart.leaves_out or set(unplaced) >= set(account.missing):
            continue
        if account.unnamed:
            where = ", ".join(account.unnamed)
            problems.add("chart-rows-unnamed", chart.origin, chart=chart.id, where=where)
        elif account.reckoned:
            problems.add("chart-rows-unknown", chart.origin, chart=chart.id)
        else:
            values = {"chart": chart.id, "language": slot.code, "size": slot.size}
            missing = ", ".join(account.missing[:5])
            count = len(account.missing)
            problems.add("chart-rows-missing", chart.origin, **values, missing=missing, count=count)
    told = {key for key, chart in charts.items() if chart.leaves_out}
    short = {*parts} | {
        (slot.story, slot.chart) for slot, one in accounts.items() if one.missing or one.blank
    }
    drawn = {(slot.story, slot.chart) for slot in accounts}
    for key in sorted(told & drawn - short):
        problems.add("chart-left-out-nothing", charts[key].origin, chart=key[1])


def _list_seen(trace: Trace) -> frozenset[str]:
    """Return the rows that readers see, or whose zero they see.

    Shapes decide before words: a label may stand beside a bar that is not there.
    """
    shapes: dict[str, set[str]] = {}
    words: set[str] = set()
    for mark in trace.marks:
        for item in mark.items:
            for label in item.labels if item.state != HIDDEN else ():
                if mark.kind != "text":
                    shapes.setdefault(label, set()).add(item.state)
                elif item.state == SEEN:
                    words.add(label)
    zeros = {label for label, states in shapes.items() if ZERO in states}
    return frozenset(
        {label for label, states in shapes.items() if SEEN in states}
        | {label for label in zeros if trace.worded or label in words}
        | (words - shapes.keys())
    )


def _list_gaps(spec: Spec, sheet: Sheet) -> frozenset[str]:
    """Return the rows that have no value in a column that the spec uses, and of shares those of a
    whole that lacks one."""
    used = _list_used(spec) & set(sheet.numbers) or set(sheet.numbers)
    gaps = [row for row in sheet.rows if any(not is_number(row[name]) for name in used)]
    if (kind := CHART_KINDS.get(sheet.kind)) and kind.shares:
        y, *place = (sheet.options.get(name, "") for name in ("y", "x", "facet"))
        wholes = [[row.get(name) for name in place] for row in sheet.rows if not row.get(y)]
        gaps += [row for row in sheet.rows if [row.get(name) for name in place] in wholes]
    return frozenset(row["id"] for row in gaps)


def _list_used(node: Any) -> set[str]:
    """Return every word of a spec, outside its data, that may be a column's name."""
    if isinstance(node, str):
        return set(_WORD.findall(node))
    if isinstance(node, Mapping):
        parts: Iterable[Any] = [v for k, v in node.items() if k not in _DATA]
    else:
        parts = node if isinstance(node, list) else ()
    return {name for part in parts for name in _list_used(part)}


def _list_unnamed(
    view: Mapping[str, Any], register: LabelRegister, records: list[Any], path: str = ""
) -> Iterator[tuple[str, bool]]:
    """Yield the places where data that are no rows are drawn, and whether they are like rows."""
    if view.get("data"):
        records = find_records(view["data"], register.datasets)
    if "mark" in view and records and not register.knows(records):
        mark = view["mark"]
        kind = mark["type"] if isinstance(mark, Mapping) else mark
        yield f"mark_{kind}" + (f" ({path})" if path else ""), register.is_alike(records)
    before = f"{path}." if path else ""
    for key in _VIEWS:
        for index, part in enumerate(view.get(key) or ()):
            yield from _list_unnamed(part, register, records, f"{before}{key}[{index}]")
    if isinstance(view.get("spec"), Mapping):
        yield from _list_unnamed(view["spec"], register, records, f"{before}spec")

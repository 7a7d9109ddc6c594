"""Owns what a kind makes of empty cells: rows that leave no trace in it, or have no name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from youju.content.chart_kinds import ChosenKind
from youju.content.chart_rows import ChartRows
from youju.kinds.times import read_times
from youju.problems.hints import list_some

# A problem, the option that it is told at, and its values.
RowFault = tuple[str, str, Mapping[str, object]]
# What tells rows apart besides their place.
_GROUPS = ("series", "facet")


def judge_gaps(chosen: ChosenKind, rows: ChartRows, *, told: bool) -> Iterator[RowFault]:
    """Yield what readers would miss of rows with an empty cell, as kind_rows judges its rows;
    nothing of those without a number where they are `told` what is left out."""
    options = chosen.options
    if not told and chosen.kind.shares:
        yield from _judge_wholes(chosen, rows)
    elif not told and (blank := _count_blank(chosen, rows)):
        yield "chart-kind-blank", "y" if "y" in options else "x", {"kind": chosen.name, **blank}
    elsewhere = chosen.kind.numeric or chosen.kind.mapped  # an x without a cell is told otherwise
    for option in _GROUPS if elsewhere else ("x", *_GROUPS):
        column = options.get(option, "")
        if nameless := [n for n, cell in enumerate(rows.columns.get(column, ())) if not cell]:
            named = list_some(name_rows(chosen, rows, nameless))
            yield "chart-kind-nameless", option, {"column": column, "rows": named}


def name_rows(chosen: ChosenKind, rows: ChartRows, found: Sequence[int]) -> list[str]:
    """Return what editors know the rows `found` by: row-4 (Rice), or the id of a figure."""
    cells = rows.columns.get(chosen.options.get("x", ""), ())
    own = rows.ids or rows.columns.get("id", ())
    named = [(own[n] if own else "", cells[n] if cells else "") for n in found]
    return [
        f"{key} ({cell})" if key and cell != key and cell else key or cell for key, cell in named
    ]


def _count_blank(chosen: ChosenKind, rows: ChartRows) -> dict[str, object]:
    """Return of how many rows a silent kind draws nothing, for they have no number, and of how many
    in all; {} for none. Those of a lane that has no number at all have its dash."""
    kind, options = chosen.kind, chosen.options
    if not (kind.silent or _is_crowded(chosen, rows)):
        return {}
    x, y = options.get("x", "value"), options.get("y")
    named = [name for name in ((x, y) if kind.numeric else (y,)) if name]
    known = [all(cells) for cells in zip(*(rows.columns.get(n, ()) for n in named), strict=True)]
    lanes = rows.columns.get(x, ()) if kind.laned else [""] * len(known)
    drawn = {lane for lane, one in zip(lanes, known, strict=True) if one}
    count = sum(
        not one and (not kind.laned or lane in drawn)
        for lane, one in zip(lanes, known, strict=True)
    )
    return {"count": count, "total": len(known), "columns": ", ".join(named)} if count else {}


def _judge_wholes(chosen: ChosenKind, rows: ChartRows) -> Iterator[RowFault]:
    """Yield the wholes of a kind of shares that are left out, for a part has no number, and those
    that look whole without the row of a part that most others have."""
    cells = [rows.columns.get(chosen.options.get(n, ""), ()) for n in ("x", "facet", "series", "y")]
    wholes: dict[str, dict[str, str]] = {}
    for x, panel, part, number in zip_longest(*cells, fillvalue=""):
        wholes.setdefault(f"{x} ({panel})" if panel else x, {})[part] = number
    told = {"kind": chosen.name}
    if gone := [name for name, parts in wholes.items() if not all(parts.values())]:
        known = sum(bool(number) for name in gone for number in wholes[name].values())
        yield "chart-kind-part-blank", "y", {**told, "wholes": list_some(gone), "count": known}
    counts = Counter(part for parts in wholes.values() for part in parts)
    usual = [part for part, count in counts.items() if 2 * count > len(wholes)]
    for part in usual:
        if short := [name for name, parts in wholes.items() if part not in parts]:
            yield (
                "chart-kind-part-absent",
                "series",
                {**told, "part": part, "wholes": list_some(short)},
            )


def _is_crowded(chosen: ChosenKind, rows: ChartRows) -> bool:
    """Tell whether columns are so many that the gaps between them have no dash; where their labels
    are no times, they become bars."""
    options, most = chosen.options, chosen.kind.roomy
    cells, parts = (rows.columns.get(options.get(n, ""), ()) for n in ("x", "series"))
    count = len({*cells}) * max(len({*parts}), 1) * (2 if "facet" in options and not parts else 1)
    return 0 < most < count and read_times([cell for cell in cells if cell]) is not None

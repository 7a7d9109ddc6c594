"""Owns the kind of a chart as story.toml names it, with its options, each held to the rows."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from youju.content.chart_rows import ChartRows
from youju.content.map_shapes import take_shapes
from youju.formats.toml import Document, find_table, read_number, report_type, take
from youju.kinds.declined import ABSENT, DECLINED
from youju.kinds.options import APART, OPTIONS, PLACES, TOGETHER
from youju.kinds.registry import CHART_KINDS, Kind
from youju.kinds.rows import ORDERS
from youju.problems import Problems
from youju.problems.hints import hint

EVENT = "event "
_Path = tuple[str | int, ...]


@dataclass(frozen=True)
class ChosenKind:
    """A kind by its name, "" for none, with what its function is told."""

    name: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def kind(self) -> Kind:
        """What the kind is like with its options."""
        return CHART_KINDS[self.name].told(self.options)


# What tells of a column that is not there, in a chart or a formula; options that name some.
_LOST = ("chart-option-column", "lookup-unknown-column")
_LOGS = ("log", "log_x")
_OF_COLUMNS = ("column", "numbers", "two numbers", "some numbers")


def take_kind(document: Document, path: _Path, rows: ChartRows, problems: Problems) -> ChosenKind:
    """Return the kind of the chart at `path`; one that is unknown or told what it cannot do is
    reported, and none returned."""
    table = find_table(document, path)
    given = [name for name in OPTIONS if name in table]
    if "kind" not in table:
        if given:
            first = min((document.origin(*path, name), name) for name in given)[0]
            problems.add("chart-option-alone", first, options=", ".join(given))
        return ChosenKind()
    name, origin = take(document, (*path, "kind"), str, problems), document.origin(*path, "kind")
    if name in DECLINED:
        problems.add("chart-kind-declined", origin, kind=name, instead=DECLINED[name])
    elif name in ABSENT:
        problems.add("chart-kind-absent", origin, kind=name, instead=ABSENT[name])
    elif name and name not in CHART_KINDS:
        problems.add("chart-kind-unknown", origin, kind=name, **hint(name, CHART_KINDS))
    if name not in CHART_KINDS:
        return ChosenKind()
    before = len(list(problems))
    options = _take_options(document, path, name, rows, problems)
    fits = len(list(problems)) == before and not _misses_column(options, rows)
    return ChosenKind(name, options) if fits else ChosenKind()


def _misses_column(options: Mapping[str, Any], rows: ChartRows) -> bool:
    """Tell whether an option names a column that is not there, which may be told before."""
    named = [found for option, found in options.items() if OPTIONS[option] in _OF_COLUMNS]
    columns = [one for found in named for one in ([found] if isinstance(found, str) else found)]
    return any(column not in rows.columns for column in columns)


def _take_options(
    document: Document, path: _Path, name: str, rows: ChartRows, problems: Problems
) -> dict[str, Any]:
    """Return the options that the kind `name` is given at `path`; others are reported."""
    kind, table = CHART_KINDS[name], find_table(document, path)
    for option in _list_needed(kind, table, rows):
        if option not in table:
            known = ", ".join(rows.columns)
            values = {"kind": name, "option": option, "columns": known}
            problems.add("chart-option-missing", document.origin(*path, "kind"), **values)
    options: dict[str, Any] = {}
    for option in [option for option in OPTIONS if option in table]:
        if option not in kind.options:
            values = {"kind": name, "option": option, "known": ", ".join(kind.options)}
            stretched = option in _LOGS and name not in PLACES
            code = "chart-option-log" if stretched else "chart-option-other"
            problems.add(code, document.origin(*path, option), **values)
            continue
        if any(option == one and other in table for one, other in APART):
            other = next(other for one, other in APART if option == one)
            values = {"option": option, "other": other}
            problems.add("chart-option-apart", document.origin(*path, option), **values)
        place = (*path, option)
        if option == "shapes":
            coded = kind.told(table).coded
            options[option] = take_shapes(document, place, problems, coded=coded)
            continue
        shape = "numbers" if option == "x" and kind.numeric else OPTIONS[option]
        options[option] = _take_option(document, place, shape, rows, problems)
    return options


def _list_needed(kind: Kind, table: Mapping[str, Any], rows: ChartRows) -> tuple[str, ...]:
    """Return the options that a chart of `kind` must have: its columns, unless it draws figures,
    and what goes together with one of those in its `table`."""
    own = () if kind.spans and rows.spans else kind.needs
    both = tuple(o for o in ("x", "y") if o in kind.options and o not in kind.spare)
    needs = dict.fromkeys((*(() if rows.figures else both), *own))
    return (*needs, *(b for a, b in TOGETHER if a in table and a in kind.options))


def _take_option(
    document: Document, path: _Path, shape: str, rows: ChartRows, problems: Problems
) -> Any:
    """Return the option at `path`, which has one of the shapes that OPTIONS names."""
    if shape in ("column", "numbers"):
        return _take_column(document, path, rows, shape == "numbers", problems)
    if shape == "flag":
        return bool(take(document, path, bool, problems, False))
    if shape == "number":
        return _take_number(document, path, problems)
    if shape == "breaks":
        return _take_breaks(document, path, problems)
    if shape == "word":
        return take(document, path, str, problems)
    if shape == "order":
        order = take(document, path, str, problems)
        if order and order not in ORDERS:
            _report_value(document, path, order, ORDERS, problems)
        return order
    if shape == "events":
        return tuple(take(document, path, dict, problems))
    if shape == "figure":
        found = take(document, path, str, problems)
        return _take_names(document, path, [found], rows.beside, problems)[0]
    return _take_listed(document, path, shape, rows, problems)


def _take_number(document: Document, path: _Path, problems: Problems) -> float | None:
    found = find_table(document, path[:-1]).get(str(path[-1]))
    if (number := read_number(found)) is None:
        report_type(document, path, found, "number", problems)
    return number


def _take_listed(
    document: Document, path: _Path, shape: str, rows: ChartRows, problems: Problems
) -> tuple[str, ...]:
    """Return what a list at `path` names: figures, columns of numbers, or cells of words."""
    beside = dict.fromkeys(("figures", "beside"), rows.beside)
    numbers = dict.fromkeys(("two numbers", "some numbers"), rows.numbers)
    known = {**beside, **numbers}.get(shape, _list_names(rows))
    names = [str(found) for found in take(document, path, list, problems)]
    two = shape in ("figures", "two numbers")
    if (two and len(names) != 2) or (shape == "some numbers" and not names):
        _report_value(document, path, ", ".join(names), known, problems)
    return _take_names(document, path, names, known, problems)


def _take_breaks(document: Document, path: _Path, problems: Problems) -> tuple[float, ...]:
    """Return the edges of steps, two or more numbers of which each is above the one before it."""
    found = take(document, path, list, problems)
    breaks = tuple(number for one in found if (number := read_number(one)) is not None)
    if len(breaks) < 2 or len(breaks) < len(found) or list(breaks) != sorted(set(breaks)):
        shown = ", ".join(str(one) for one in found)
        problems.add("chart-kind-breaks", document.origin(*path), found=shown)
    return breaks


def _take_column(
    document: Document, path: _Path, rows: ChartRows, number: bool, problems: Problems
) -> str:
    column: str = take(document, path, str, problems)
    if column and column not in rows.columns:
        values = {"option": str(path[-1]), "found": column, "table": rows.table}
        lost = {"table": rows.table, "found": column}  # a heading that was changed
        if not rows.table or not problems.has_told(_LOST, **lost):
            near = hint(column, list(rows.columns))
            problems.add("chart-option-column", document.origin(*path), **values, **near)
    elif column and number and column not in rows.numbers:
        known = rows.numbers
        _report_value(document, path, column, known, problems, "chart-option-text")
    return column


def _take_names(
    document: Document, path: _Path, names: list[str], known: Collection[str], problems: Problems
) -> tuple[str, ...]:
    for found in names:
        if found not in known:
            _report_value(document, path, found, known, problems)
    return tuple(names)


def _list_names(rows: ChartRows) -> list[str]:
    """Return what may be highlighted: every cell of words, and the ids of figures."""
    columns = [c for name, c in rows.columns.items() if name not in rows.numbers or "year" in name]
    return list(dict.fromkeys(cell for column in columns for cell in column if cell))


def _report_value(
    document: Document,
    path: _Path,
    found: str,
    known: Collection[str],
    problems: Problems,
    code: str = "chart-option-value",
) -> None:
    values = {"option": str(path[-1]), "found": found}
    problems.add(code, document.origin(*path), **values, **hint(found, list(known)))

"""Owns the kind of a chart as story.toml names it, with its options, each held to its place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from youju.content.map_shapes import take_shapes
from youju.formats.toml import Document, find_table, read_number, report_type, take
from youju.kinds.declined import ABSENT, DECLINED
from youju.kinds.registry import APART, CHART_KINDS, OPTIONS, TOGETHER, Kind
from youju.kinds.rows import ORDERS
from youju.model import Figure, Series, Unit
from youju.problems import Problems
from youju.problems.hints import hint
from youju.rendering.svg import name_row

EVENT = "event "
_Path = tuple[str | int, ...]


@dataclass(frozen=True)
class ChartRows:
    """The rows of a chart as its options are held to them: text cells by column, and numbers.

    `spans` are the ids of figures that are ranges, or have a margin. `amounts` names, by column of
    numbers, a unit of theirs that is no percent, where units are known; `shares` are those that are
    percent. `ids` are those that marks find their rows by, `inexact` those of figures that are no
    exact numbers of the first one's unit. `units` are all of a column's, by what a scale of them
    measures: counts of all things, one currency, length, percent. `table` is the series' name.
    """

    columns: Mapping[str, tuple[str, ...]]
    numbers: Collection[str]
    figures: bool
    beside: Collection[str] = ()
    spans: tuple[str, ...] = ()
    amounts: Mapping[str, str] = field(default_factory=dict)
    ids: tuple[str, ...] = ()
    shares: Collection[str] = ()
    inexact: tuple[str, ...] = ()
    units: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    table: str = ""


@dataclass(frozen=True)
class ChosenKind:
    """A kind by its name, "" for none, with what its function is told."""

    name: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def kind(self) -> Kind:
        """What the kind is like with its options."""
        return CHART_KINDS[self.name].told(self.options)


def gather_rows(
    figures: Collection[Figure],
    series: Series | None,
    beside: Collection[str],
    units: Mapping[str, Unit],
) -> ChartRows:
    """Return the rows of a chart that draws `figures`, or those of the table `series`."""
    named = name_units(figures, series)
    shares, amounts = list_percent(named, units), dict(_find_amounts(named, units))
    if series is not None:
        cells = zip(*series.table.rows, strict=True) if series.table.rows else ()
        columns = dict(zip(series.table.columns, map(tuple, cells), strict=False))
        missing = dict.fromkeys(series.table.columns, ())
        ids = tuple(map(name_row, series.table.lines))
        columns = {**missing, **columns}
        rows = ChartRows(columns, series.numbers, False, beside, (), amounts, ids, shares)
        return replace(rows, units=_sort_units(named, units))
    extra = {
        name: tuple(f.extra.get(name, "") for f in figures) for f in figures for name in f.extra
    }
    own = {
        "id": tuple(f.id for f in figures),
        "label": tuple(next(iter(f.label.values()), "") for f in figures),
        "period": tuple(f.period for f in figures),
        "value": tuple(f"{f.quantity.value:f}" for f in figures),
    }
    spans = tuple(f.id for f in figures if f.quantity.is_span)
    inexact, columns = tuple(_list_inexact(figures)), {**extra, **own}
    ids = own["id"]
    rows = ChartRows(columns, ("value",), True, beside, spans, amounts, ids, shares, inexact)
    return replace(rows, units=_sort_units(named, units))


def name_units(figures: Collection[Figure], series: Series | None) -> dict[str, tuple[str, ...]]:
    """Return the units of each column of numbers of a chart, which draws as gather_rows says."""
    if series is None:
        return {"value": tuple(figure.quantity.unit for figure in figures)}
    return {column: (unit,) for column, unit in series.units.items()}


def list_percent(
    named: Mapping[str, Collection[str]], units: Mapping[str, Unit]
) -> tuple[str, ...]:
    """Return the columns, of those that name_units returns, of which all is in percent."""
    percent = {key for key, unit in units.items() if unit.traits.percent}
    return tuple(column for column, own in named.items() if own and percent.issuperset(own))


def _find_amounts(
    named: Mapping[str, Collection[str]], units: Mapping[str, Unit]
) -> Iterator[tuple[str, str]]:
    """Yield each column that has a unit which is known and no percent, with the first of these."""
    for column, own in named.items():
        for unit in own:
            if unit in units and not units[unit].traits.percent:
                yield column, unit
                break


def _sort_units(
    named: Mapping[str, Collection[str]], units: Mapping[str, Unit]
) -> dict[str, dict[str, str]]:
    """Return by column what each scale of its numbers measures, with the first unit of each."""
    found: dict[str, dict[str, str]] = {}
    for column, own in named.items():
        for key in (key for key in own if key in units):
            traits = units[key].traits
            scale = key if traits.apart else "percent" if traits.points else units[key].kind
            found.setdefault(column, {}).setdefault(scale, key)
    return found


def _list_inexact(figures: Collection[Figure]) -> Iterator[str]:
    """Yield the ids of figures that are no exact numbers, or in another unit than the first."""
    unit = next((figure.quantity.unit for figure in figures), "")
    for figure in figures:
        if figure.quantity.qualifier != "exact" or figure.quantity.unit != unit:
            yield figure.id


# What tells of a column that is not there, in a chart or a formula; options that name some.
_LOST = ("chart-option-column", "lookup-unknown-column")
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
    kind, table = CHART_KINDS[name], find_table(document, path)
    own = () if kind.spans and rows.spans else kind.needs
    both = tuple(o for o in ("x", "y") if o in kind.options and o not in kind.spare)
    needs = tuple(dict.fromkeys((*(() if rows.figures else both), *own)))
    paired = tuple(b for a, b in TOGETHER if a in table and a in kind.options)
    for option in (*needs, *paired):
        if option not in table:
            known = ", ".join(rows.columns)
            values = {"kind": name, "option": option, "columns": known}
            problems.add("chart-option-missing", document.origin(*path, "kind"), **values)
    options: dict[str, Any] = {}
    for option in [option for option in OPTIONS if option in table]:
        if option not in kind.options:
            values = {"kind": name, "option": option, "known": ", ".join(kind.options)}
            problems.add("chart-option-other", document.origin(*path, option), **values)
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


def _take_option(
    document: Document, path: _Path, shape: str, rows: ChartRows, problems: Problems
) -> Any:
    if shape in ("column", "numbers"):
        return _take_column(document, path, rows, shape == "numbers", problems)
    if shape == "flag":
        return bool(take(document, path, bool, problems, False))
    if shape == "number":
        found = find_table(document, path[:-1]).get(str(path[-1]))
        if (number := read_number(found)) is None:
            report_type(document, path, found, "number", problems)
        return number
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

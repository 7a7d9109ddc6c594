"""Owns the rows of a chart as its options are held to them: cells, numbers, ids and units."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from youju.model import Figure, Series, Unit
from youju.rendering.svg import name_row


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

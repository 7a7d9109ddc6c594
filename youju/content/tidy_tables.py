"""Owns a story's tidy tables as story.toml declares them: read from files, or worked out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from youju.content.declared import PAGE_NAME, resolve
from youju.content.derived_tables import TableMaker
from youju.content.fetched import check_fetched, take_address
from youju.content.load_context import Shelf, parse_table
from youju.formats.ranges import WHOLE, CellRange, parse_range
from youju.formats.toml import Document, check_keys, take
from youju.model import Series, Table
from youju.problems import Problems
from youju.problems.hints import hint
from youju.tables.long import Lengthening, lengthen, rename
from youju.tables.series import (
    COLUMN_NAME,
    find_fraction,
    find_steps,
    list_unfit,
    parse_series,
)
from youju.tables.sources import is_unknown
from youju.tables.times import ask_times, parse_times

SERIES_KEYS = (
    *("file", "numbers", "source", "missing", "units", "rename", "long"),
    *("sheet", "range", "from", "times", "address"),
)


@dataclass(frozen=True)
class _Found:
    """A table as it came, its source's id, the tables it was made from and its key in the store."""

    table: Table | None
    source: str
    made_from: tuple[str, ...] = ()
    key: str = ""


def parse_story_series(
    document: Document, folder: str, shelf: Shelf, problems: Problems
) -> dict[str, Series | None]:
    """Return the story's tidy tables by name; one that could not be read is None."""
    series: dict[str, Series | None] = {}
    maker = TableMaker(folder, shelf, problems)
    for key in take(document, ("series",), dict, problems, {}):
        path = ("series", key)
        if not PAGE_NAME.fullmatch(key) or (key == "figures" and key in document.values):
            problems.add("series-name", document.origin(*path), name=key)
        check_keys(document, path, SERIES_KEYS, problems)
        if "from" in document.values["series"][key]:
            found = _derive(document, key, series, maker, shelf, problems)
        else:
            found = _read(document, key, folder, shelf, problems)
        series[key] = _make_series(document, key, found, shelf, problems)
    return series


def _read(document: Document, key: str, folder: str, shelf: Shelf, problems: Problems) -> _Found:
    """Return the table of a file: file = "/data/visits.csv", of a workbook its sheet."""
    path = ("series", key)
    name = resolve(take(document, (*path, "file"), str, problems), folder)
    address, named = take_address(document, path, problems), document.origin(*path)
    if address and name not in shelf.files:
        problems.add("fetch-first", named, file=name, address=address, name=key)
        return _Found(None, "")
    check_fetched(name, address, shelf.files, named, problems)
    sheet = str(take(document, (*path, "sheet"), str, problems, ""))
    part = _take_range(document, path, problems)
    sparse = "" in take(document, (*path, "missing"), list, Problems(), [])
    origin = document.origin(*path)
    table = parse_table(name, shelf, origin, problems, sheet, part, sparse=sparse)
    return _Found(table, _take_source(document, path, shelf, problems))


def _derive(
    document: Document,
    key: str,
    series: Mapping[str, Series | None],
    maker: TableMaker,
    shelf: Shelf,
    problems: Problems,
) -> _Found:
    """Return the table that tables.py makes from others, those above it: from = ["visits"].

    Without a source of its own it has that of the first. What hangs on a table that could not be
    read is not read either, and nothing is said of it.
    """
    path = ("series", key)
    names = [str(name) for name in take(document, (*path, "from"), list, problems)]
    for name in [name for name in names if name not in series]:
        near = hint(name, series)
        problems.add("series-from", document.origin(*path, "from"), name=name, **near)
    for other in ("file", "sheet", "range"):
        if other in document.values["series"][key]:
            problems.add("series-from-file", document.origin(*path, other), key=other)
    parents = {name: found for name in names if (found := series.get(name)) is not None}
    source = ""
    if "source" in document.values["series"][key]:
        source = _take_source(document, path, shelf, problems)
    elif parents:
        source = next(iter(parents.values())).source
    made = None
    if parents and len(parents) == len(set(names)):
        made = maker.make(key, parents, document.origin(*path))
    table, kept = made or (None, "")
    return _Found(table, source, tuple(parents), kept)


def _take_source(
    document: Document, path: tuple[str, ...], shelf: Shelf, problems: Problems
) -> str:
    source: str = take(document, (*path, "source"), str, problems)
    if is_unknown(source, shelf.sources, problems):
        origin, near = document.origin(*path, "source"), hint(source, shelf.sources)
        problems.add("series-source", origin, source=source, **near)
    return source


def _take_range(document: Document, path: tuple[str, ...], problems: Problems) -> CellRange:
    """Return which rows and columns of the file are the table: range = "A4:F20"."""
    if "range" not in document.values["series"][path[-1]]:
        return WHOLE
    found = str(take(document, (*path, "range"), str, problems, ""))
    part = parse_range(found)
    if part is None:
        problems.add("series-range", document.origin(*path, "range"), found=found)
    return part or WHOLE


def _make_series(
    document: Document, key: str, found: _Found, shelf: Shelf, problems: Problems
) -> Series | None:
    """Return the table that was `found`, checked as story.toml says, or None where none was."""
    if found.table is None:
        return None
    path, table = ("series", key), found.table
    times = [str(column) for column in take(document, (*path, "times"), list, problems, [])]
    numbers = [str(column) for column in take(document, (*path, "numbers"), list, problems, [])]
    numbers = [column for column in numbers if column not in times]
    table = rename(table, _take_names(document, path, table, problems))
    long = _take_long(document, path, table, numbers, problems)
    wide = long.columns if long else ()
    counted = [*(n for n in numbers if n in table.columns)]
    counted += wide if long and long.value in numbers else ()
    gaps = take(document, (*path, "missing"), list, problems, [])
    made = (long.name, long.value) if long else ()
    lost = [n for n in (*numbers, *times) if n not in (*table.columns, *made)]
    read = parse_series(table, counted, problems, [*map(str, gaps)], key, wide, lost)
    read = parse_times(read, times, problems)
    steps = find_steps(table, counted)
    if long:
        read, steps = lengthen(read, long, steps)
        if long.name in times:
            read = parse_times(read, [long.name], problems)
    unfit = list_unfit(column for column in table.columns if column not in wide)
    if not unfit:
        _check_names(document, path, [*numbers, *times], read, problems)
    if unfit or not {*numbers, *times} <= {*read.columns}:
        return None  # what hangs on a column that is not there tells of nothing else
    ask_times(read, [*numbers, *times], key, problems)
    units = _take_units(document, path, numbers, shelf, problems)
    for column, unit in units.items():
        if shelf.units[unit].traits.percent and (share := find_fraction(read, column)):
            origin = document.origin(*path, "units", column)
            problems.add("series-fractions", origin, column=column, found=share, table=key)
    return Series(read, tuple(numbers), found.source, units, steps, found.made_from, found.key)


def _take_names(
    document: Document, path: tuple[str, ...], table: Table, problems: Problems
) -> dict[str, str]:
    """Return the names that columns are given: rename."區域" = "county"."""
    names = {
        str(k): str(v) for k, v in take(document, (*path, "rename"), dict, problems, {}).items()
    }
    _check_names(document, (*path, "rename"), names, table, problems)
    return names


def _take_long(
    document: Document,
    path: tuple[str, ...],
    table: Table,
    numbers: list[str],
    problems: Problems,
) -> Lengthening | None:
    """Return how a wide table is made long: {from = ["2019"], name = "year", value = "count"}."""
    if "long" not in document.values["series"][path[-1]]:
        return None
    path = (*path, "long")
    check_keys(document, path, ("from", "name", "value"), problems)
    columns = [str(name) for name in take(document, (*path, "from"), list, problems)]
    name, value = (str(take(document, (*path, key), str, problems)) for key in ("name", "value"))
    _check_names(document, path, columns, table, problems)
    columns = [column for column in dict.fromkeys(columns) if column in table.columns]
    for new in (name, value):
        taken = new in set(table.columns) - set(columns) or name == value
        if new and (taken or not COLUMN_NAME.fullmatch(new)):
            problems.add("series-long-name", document.origin(*path), name=new)
    wrong = [column for column in columns if not column.isdecimal() and name in numbers]
    for column in wrong:
        problems.add("series-long-heading", document.origin(*path), column=column, name=name)
    return Lengthening(tuple(columns), name, value)


def _check_names(
    document: Document,
    path: tuple[str, ...],
    names: Iterable[str],
    table: Table,
    problems: Problems,
) -> None:
    """Report `names` of columns that the table has not."""
    for column in sorted(set(names) - set(table.columns)):
        origin, near = document.origin(*path), hint(column, table.columns)
        problems.add("series-column", origin, column=column, file=table.file, **near)


def _take_units(
    document: Document, path: tuple[str, ...], numbers: list[str], shelf: Shelf, problems: Problems
) -> dict[str, str]:
    """Return the units of those columns of numbers that state one; formulas calculate with them."""
    units = {}
    for column, unit in take(document, (*path, "units"), dict, problems, {}).items():
        origin = document.origin(*path, "units", column)
        if column not in numbers:
            near = hint(column, numbers)
            problems.add("series-unit-column", origin, column=column, **near)
        elif unit not in shelf.units:
            near = hint(str(unit), shelf.units)
            problems.add("series-unit", origin, column=column, unit=unit, **near)
        else:
            units[column] = str(unit)
    return units

"""Owns a story's tables as story.toml declares them: its figures, and its tidy tables by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from youju.content.declared import PAGE_NAME, resolve
from youju.content.literals import spell_figure
from youju.content.load_context import Shelf, parse_table
from youju.formats.ranges import WHOLE, CellRange, parse_range
from youju.formats.toml import Document, check_keys, take
from youju.model import Figure, Series, Table, Unread
from youju.problems import ERROR, Problems
from youju.problems.hints import hint
from youju.tables.figures import find_unread, parse_figures
from youju.tables.long import Lengthening, lengthen, rename
from youju.tables.series import COLUMN_NAME, find_steps, parse_series
from youju.tables.sources import is_unknown

SERIES_KEYS = ("file", "numbers", "source", "missing", "units", "rename", "long", "sheet", "range")


def parse_story_figures(
    document: Document,
    folder: str,
    shelf: Shelf,
    series: Mapping[str, Series | None],
    problems: Problems,
) -> tuple[dict[str, Figure], Unread]:
    """Return the figures of the story's tables by id, and what could not be read of them.

    Formulas may name cells of the story's `series`, of which those that could not be read are
    None; of one with a faulty cell they say nothing either.
    """
    figures: dict[str, Figure] = {}
    unread: list[Unread] = []
    faulty = {problem.origin.file for problem in problems if problem.grade == ERROR}
    tables = {
        name: None if found and found.table.file in faulty else found
        for name, found in series.items()
    }
    for index, name in enumerate(take(document, ("figures",), list, problems, [])):
        origin = document.origin("figures", index)
        file, sheet = _take_place(name)
        table = parse_table(resolve(file, folder), shelf, origin, problems, sheet)
        if table is None:
            unread.append(Unread(whole=False))
            continue
        found = parse_figures(table, shelf.units, shelf.languages, problems, shelf.sources, tables)
        unread.append(find_unread(table, found, problems))
        for figure in found.values():
            if figure.id in figures:
                first = figures[figure.id].origin
                problems.add("figure-duplicate-id", figure.origin, id=figure.id, first=first)
            figures[figure.id] = spell_figure(figure)
    return figures, Unread(
        ids=frozenset(id for part in unread for id in part.ids if id not in figures),
        groups=frozenset(group for part in unread for group in part.groups),
        series=frozenset(name for name, found in series.items() if found is None),
        whole=all(part.whole for part in unread),
    )


def _take_place(named: object) -> tuple[str, str]:
    """Return the file and the sheet of a table: "museum.csv", {file = "m.xlsx", sheet = "2024"}."""
    if isinstance(named, dict):
        return str(named.get("file", "")), str(named.get("sheet", ""))
    return str(named), ""


def parse_story_series(
    document: Document, folder: str, shelf: Shelf, problems: Problems
) -> dict[str, Series | None]:
    """Return the story's tidy tables by name; one that could not be read is None."""
    series: dict[str, Series | None] = {}
    for key in take(document, ("series",), dict, problems, {}):
        path = ("series", key)
        if not PAGE_NAME.fullmatch(key) or (key == "figures" and key in document.values):
            problems.add("series-name", document.origin(*path), name=key)
        check_keys(document, path, SERIES_KEYS, problems)
        name = resolve(take(document, (*path, "file"), str, problems), folder)
        sheet = str(take(document, (*path, "sheet"), str, problems, ""))
        part = _take_range(document, path, problems)
        table = parse_table(name, shelf, document.origin(*path), problems, sheet, part)
        source = take(document, (*path, "source"), str, problems)
        if is_unknown(source, shelf.sources, problems):
            origin, near = document.origin(*path, "source"), hint(source, shelf.sources)
            problems.add("series-source", origin, source=source, **near)
        series[key] = (
            None if table is None else _make_series(document, key, table, source, shelf, problems)
        )
    return series


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
    document: Document, key: str, table: Table, source: str, shelf: Shelf, problems: Problems
) -> Series:
    path = ("series", key)
    numbers = [str(column) for column in take(document, (*path, "numbers"), list, problems, [])]
    table = rename(table, _take_names(document, path, table, problems))
    long = _take_long(document, path, table, numbers, problems)
    wide = long.columns if long else ()
    counted = [*(n for n in numbers if n in table.columns)]
    counted += wide if long and long.value in numbers else ()
    gaps = take(document, (*path, "missing"), list, problems, [])
    read = parse_series(table, counted, problems, [*map(str, gaps)], key, wide)
    steps = find_steps(table, counted)
    if long:
        read, steps = lengthen(read, long, steps)
    _check_names(document, path, numbers, read, problems)
    units = _take_units(document, path, numbers, shelf, problems)
    return Series(read, tuple(numbers), source, units, steps)


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

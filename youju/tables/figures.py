"""Owns figures tables: each row becomes a Figure with its evidence, or a problem."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from youju.formats.rows import (
    Row,
    check_ids,
    check_one_line,
    list_rows,
    match_columns,
    parse_optional_text,
    parse_text,
)
from youju.languages import STATUSES, list_statuses, style_of
from youju.model import Figure, Language, Quantity, Source, Table, Text, Unit, Unread, list_authored
from youju.numbers.lookups import TidyTables
from youju.numbers.periods import check_period
from youju.problems import Problems
from youju.tables.columns import Column, list_read_columns
from youju.tables.days import find_excel_day, find_period, report_calendar
from youju.tables.derived import Derivation, evaluate, find_table_source
from youju.tables.quantities import parse_derivation, parse_quantity
from youju.tables.shifted import drop_shifted, list_figure_fits

# Columns that were for charts alone before the engine read them.
_ONCE_EXTRA = ("status", "checked")
# Codes, or how they begin, of rows that are left out, so that nobody knows what they were called.
_LOST = ("row-", "figure-bad-id")
FIGURE_ID = re.compile(r"[a-z][a-z0-9_]{0,63}")


def parse_figures(
    table: Table,
    units: Mapping[str, Unit],
    languages: Mapping[str, Language],
    problems: Problems,
    sources: Mapping[str, Source],
    tables: TidyTables = MappingProxyType({}),
) -> dict[str, Figure]:
    """Return the figures of `table` by id, in its order, derived ones worked out.

    Formulas may name cells of the story's tidy `tables`. Every mistake is reported at its cell; a
    row without a readable number is left out. The written precision comes from as_printed, for
    which `sources` give the language it is printed in.
    """
    table = _match_columns(table, languages, problems)
    table = drop_shifted(table, list_figure_fits(table.columns, units, sources), problems)
    rows = {
        row.cell("id"): row for row in check_ids(list_rows(table), FIGURE_ID, "figure", problems)
    }
    short = _list_heads((c for c in list_read_columns() if not c.long), languages)
    for row in rows.values():
        check_one_line(row, short, problems)
    quantities = _parse_quantities(rows, units, languages, problems, sources, tables)
    made = (
        _make_figure(row, quantities.get(key), languages, tables, problems)
        for key, row in rows.items()
    )
    return {figure.id: figure for figure in made if figure}


def find_unread(table: Table, figures: Mapping[str, Figure], problems: Problems) -> Unread:
    """Return which rows of `table` are not among the `figures` that were read from it."""
    plain = [column.name for column in list_read_columns() if not column.localized]
    table = match_columns(table, (), plain, Problems())
    lost = [row for row in list_rows(table) if row.cell("id") not in figures]
    named = "id" in table.columns and all(FIGURE_ID.fullmatch(row.cell("id")) for row in lost)
    return Unread(
        ids=frozenset(row.cell("id") for row in lost),
        groups=frozenset(row.cell("group") for row in lost if row.cell("group")),
        whole=named and not _has_lost_rows(table.file, problems),
    )


def _parse_quantities(
    rows: Mapping[str, Row],
    units: Mapping[str, Unit],
    languages: Mapping[str, Language],
    problems: Problems,
    sources: Mapping[str, Source],
    tables: TidyTables,
) -> dict[str, Quantity]:
    """Return the quantity of every row that says one, then of those worked out from them."""
    quantities: dict[str, Quantity] = {}
    derivations: dict[str, Derivation] = {}
    for key, row in rows.items():
        if row.cell("formula"):
            if derivation := parse_derivation(row, units, problems):
                derivations[key] = derivation
        elif quantity := parse_quantity(row, units, sources, problems):
            quantities[key] = quantity
    unread = rows.keys() - derivations.keys() - quantities.keys()
    files = {row.table.file for row in rows.values()}
    groups, whole = _group(rows), not any(_has_lost_rows(file, problems) for file in files)
    return quantities | evaluate(
        derivations, quantities, groups, units, problems, unread=unread, whole=whole, tables=tables
    )


def _make_figure(
    row: Row,
    quantity: Quantity | None,
    languages: Mapping[str, Language],
    tables: TidyTables,
    problems: Problems,
) -> Figure | None:
    """Check the words of a row; return its Figure when it has a quantity."""
    label = parse_text(row, "label", languages, problems)
    note = parse_optional_text(row, "note", languages, problems)
    _check_period(row, problems)
    status = _parse_status(row, languages, problems)
    further = dict(_parse_further(row, languages, problems))
    if row.cell("group") and not FIGURE_ID.fullmatch(row.cell("group")):
        row.report("figure-bad-group", "group", problems)
    if quantity is None:
        return None
    return Figure(
        id=row.cell("id"),
        group=row.cell("group"),
        label=label,
        quantity=quantity,
        period=row.cell("period"),
        source=row.cell("source") or find_table_source(row.cell("formula"), tables),
        locator=row.cell("locator"),
        as_printed=row.cell("as_printed"),
        note=note,
        formula=row.cell("formula"),
        extra=_list_extra(row, languages),
        origin=row.origin("id"),
        further=further,
        status=status,
        checked=row.cell("checked"),
    )


def _parse_status(row: Row, languages: Mapping[str, Language], problems: Problems) -> str:
    """Return what the figure is that is no fact yet, or ""; a column of old may say anything.

    A language's own word for it is as good: 計劃, planned.
    """
    found = row.cell("status").lower()
    styles = [style_of(language) for language in languages.values()]
    words = {
        said: name
        for style in styles
        for name, words in style.status.items()
        for said in (words.alone, *words.column)
    }
    if found in ("", *STATUSES, *words):
        return words.get(found, found)
    authored = [style_of(languages[code]) for code in list_authored(languages)]
    row.report("figure-unknown-status", "status", problems, known=list_statuses(authored))
    return ""


def _check_period(row: Row, problems: Problems) -> None:
    period = row.cell("period")
    if check_period(period) or report_calendar(row, "period", problems):
        return
    if near := find_period(period):
        row.report("figure-other-period", "period", problems, near=near)
    elif near := find_excel_day(period):
        row.report("source-excel-day", "period", problems, near=near)
    else:
        row.report("figure-bad-period", "period", problems)


def _parse_further(
    row: Row, languages: Mapping[str, Language], problems: Problems
) -> Iterator[tuple[str, str | Text]]:
    """Yield what the row says in each column that is only shown."""
    for column in list_read_columns():
        if column.is_further and column.localized:
            if text := parse_optional_text(row, column.name, languages, problems):
                yield column.name, text
        elif column.is_further and (cell := row.cell(column.name)):
            yield column.name, cell


def _list_extra(row: Row, languages: Mapping[str, Language]) -> dict[str, str]:
    """Return the cells of other columns, and those that charts had before the engine knew them."""
    known = (c for c in list_read_columns() if not c.is_further and c.name not in _ONCE_EXTRA)
    own = _list_heads(known, languages)
    return {name: cell for name, cell in row.cells() if name not in own}


def _match_columns(table: Table, languages: Mapping[str, Language], problems: Problems) -> Table:
    """Return `table` with the names that were meant; a column of words has every language's."""
    needed: list[str] = []
    optional: list[str] = []
    for column in list_read_columns():
        heads = _list_heads([column], languages)
        begun = column.localized and any(head in table.columns for head in heads)
        (needed if column.needed or begun else optional).extend(heads)
    return match_columns(table, needed, optional, problems)


def _list_heads(columns: Iterable[Column], languages: Mapping[str, Language]) -> list[str]:
    codes = list_authored(languages)
    return [head for column in columns for head in column.list_heads(codes)]


def _group(rows: Mapping[str, Row]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for key, row in rows.items():
        if name := row.cell("group"):
            groups.setdefault(name, []).append(key)
    return {name: tuple(ids) for name, ids in groups.items()}


def _has_lost_rows(file: str, problems: Problems) -> bool:
    """Tell whether rows of the table could not be read, and were left out; each has a problem."""
    return any(
        problem.origin.file == file and problem.code.startswith(_LOST) for problem in problems
    )

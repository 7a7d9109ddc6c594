"""Owns looking up in tidy tables the cells that a formula names."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from youju.model import Series
from youju.numbers.formulas import (
    CellsRef,
    Condition,
    FormulaError,
    Tree,
    fold_signs,
    list_names,
)
from youju.problems.hints import hint

# Tables by name; one that is there and could not be read is None.
TidyTables = Mapping[str, Series | None]
_COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    **{"=": operator.eq, "!=": operator.ne},
    **{"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge},
}
_ENDS: Mapping[str, int] = {"first": 0, "last": -1}
_PICKS: Mapping[str, Callable[..., Any]] = {"max": max, "min": min}
# Dates as ISO writes them stand in order as text, too.
_DATE = re.compile(r"[12][0-9]{3}(?:-[0-9]{2}){0,2}")


@dataclass(frozen=True)
class NumberCell:
    """A number in a table, the size of its last written digit, and the line of its row."""

    value: Decimal
    quantum: Decimal
    line: int


@dataclass(frozen=True)
class CitedCells:
    """What a formula takes from a table: positions of rows, and the columns that it names."""

    rows: tuple[int, ...]
    columns: frozenset[str]


def find_cited(tree: Tree, tables: TidyTables) -> dict[str, CitedCells]:
    """Return by table what the formula `tree` takes from `tables`; raises FormulaError.

    Of a table of which all rows are counted there are no rows.
    """
    rows: dict[str, dict[int, None]] = {}
    columns: dict[str, set[str]] = {}
    for ref in list_names(tree):
        if isinstance(ref, CellsRef):
            rows.setdefault(ref.table, {}).update(dict.fromkeys(_list_rows(ref, tables)))
            asked = (condition.column for condition in ref.conditions)
            columns.setdefault(ref.table, set()).update((ref.column, *asked))
    return {name: CitedCells((*found,), frozenset(columns[name])) for name, found in rows.items()}


def look_up(ref: CellsRef, tables: TidyTables) -> list[NumberCell]:
    """Return the cells that `ref` names from the top down; there is one at least.

    Raises FormulaError: for names that are not there, for no row, several rows where one is meant,
    and rows that have no number.
    """
    series = _find_table(ref, tables)
    rows = find_lookup_rows(ref, series)
    if ref.function in _ENDS:
        rows = [rows[_ENDS[ref.function]]] if rows else []
    cells: list[NumberCell] = []
    for index in rows:
        text, line = _read(series, ref.column, index), series.table.lines[index]
        if not text:
            row = series.table.numbers[index] if series.table.numbers else line
            raise FormulaError("lookup-gap", row=row, name=ref.column, **_name(ref))
        value = Decimal(text)
        quantum = series.steps.get((line, ref.column)) or _last_digit(value)
        cells.append(NumberCell(value, quantum, line))
    if ref.function in _PICKS:
        return [_PICKS[ref.function](cells, key=lambda cell: cell.value)]
    return cells


def count_cells(ref: CellsRef, tables: TidyTables) -> int:
    """Return how many of the rows that `ref` names have anything in its column."""
    series = _find_table(ref, tables)
    return sum(1 for index in find_lookup_rows(ref, series) if _read(series, ref.column, index))


def check_lookup(ref: CellsRef, tables: TidyTables) -> None:
    """Raise FormulaError unless the cells that `ref` names are all there."""
    if ref.function == "count":
        count_cells(ref, tables)
    else:
        look_up(ref, tables)


def find_lookup_rows(ref: CellsRef, series: Series) -> list[int]:
    """Return the positions of the rows that fit what `ref` asks; raises FormulaError."""
    counted = ref.function == "count"
    for name in (ref.column, *(condition.column for condition in ref.conditions)):
        if name not in series.table.columns:
            near = hint(name, series.table.columns)
            raise FormulaError("lookup-unknown-column", found=name, table=ref.table, **near)
    if ref.column not in series.numbers and not counted:
        raise FormulaError("lookup-no-numbers", **_name(ref))
    rows = list(range(len(series.table.rows)))
    for condition in ref.conditions:
        fitting = [index for index in rows if _fits(series, condition, index, ref)]
        if not fitting:
            known = {_read(series, condition.column, index) for index in rows} - {""}
            asked = f"{condition.column}{condition.sign}{condition.value}"
            near = hint(condition.value, sorted(known))
            raise FormulaError("lookup-no-row", table=ref.table, asked=asked, **near)
        rows = fitting
    if len(rows) != 1 and not ref.function:
        raise FormulaError("lookup-several-rows", count=len(rows), **_name(ref))
    return rows


def _list_rows(ref: CellsRef, tables: TidyTables) -> Iterator[int]:
    series = _find_table(ref, tables)
    if ref.function == "count":
        yield from find_lookup_rows(ref, series) if ref.conditions else ()
    else:
        places = {line: index for index, line in enumerate(series.table.lines)}
        yield from (places[cell.line] for cell in look_up(ref, tables))


def _find_table(ref: CellsRef, tables: TidyTables) -> Series:
    series = tables.get(ref.table)
    if series is None:
        near = hint(ref.table, list(tables))
        raise FormulaError("lookup-unknown-table", found=ref.table, **near)
    return series


def _fits(series: Series, condition: Condition, index: int, ref: CellsRef) -> bool:
    cell, value = _read(series, condition.column, index), condition.value
    compare = _COMPARE[condition.sign]
    if condition.sign in ("=", "!=") and (not value or not cell):
        return compare(cell, value)
    if condition.column in series.numbers:
        try:
            return bool(cell) and compare(Decimal(cell), Decimal(value))
        except InvalidOperation:
            return condition.sign == "!="
    plain = fold_signs(cell)
    if condition.sign not in ("=", "!=") and not _DATE.fullmatch(value):
        asked = f"{condition.column}{condition.sign}{value}"
        raise FormulaError("lookup-comparison", table=ref.table, asked=asked)
    return compare(plain, value)


def _read(series: Series, column: str, index: int) -> str:
    return series.table.rows[index][series.table.columns.index(column)]


def _last_digit(value: Decimal) -> Decimal:
    return Decimal((0, (1,), min(int(value.as_tuple().exponent), 0)))


def _name(ref: CellsRef) -> dict[str, str]:
    return {"table": ref.table, "cells": f"{ref.table}.{ref.column}"}

"""Owns times in the columns of tidy tables: as sources spell them, read as ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from youju.formats.rows import Row, find_head, list_rows
from youju.model import Table
from youju.numbers.periods import check_period
from youju.problems import Problems
from youju.tables.days import QUARTER, find_excel_day, find_period, find_western

_ISO = re.compile(r"[12]\d{3}(?:-\d\d){0,2}|[12]\d{3}Q[1-4]", re.ASCII)
_NUMERALS = {"一": "1", "二": "2", "三": "3", "四": "4"}
# So many cells alike are no accident: 2010-11 may be a school year, and 10407 a postcode.
_FEWEST = 2
# More cells than these that are no times have one cause, and are told once.
_MOST_TOLD = 3


def read_time(cell: str) -> str:
    """Return the time that `cell` says, or "": 2021, 2021Q3, 2021-12 or 2021-12-23.

    Read are 2021/12/23, 2021年12月, 2021Q3, 2021年第三季, Dec-21, Jan 1 2000, years of the Republic
    of China (民國110年12月, 110/12/23, 10407), and the numbers by which Excel counts days.
    """
    if _ISO.fullmatch(cell):
        return cell if "Q" in cell or check_period(cell) else ""
    if match := QUARTER.fullmatch(cell):
        return f"{match[1]}Q{_NUMERALS.get(match[2], match[2])}"
    return find_excel_day(cell) or find_period(cell) or find_western(cell)


def parse_times(table: Table, names: Iterable[str], problems: Problems) -> Table:
    """Return `table` with the times of the columns `names` in ISO 8601; report what is none."""
    columns = [table.columns.index(name) for name in names if name in table.columns]
    rows = [list(cells) for cells in table.rows]
    for column in columns:
        wrong = []
        for row in list_rows(table):
            cell = table.rows[row.index][column]
            rows[row.index][column] = read_time(cell)
            if cell and not rows[row.index][column]:
                wrong.append(row)
        _report(wrong, table.columns[column], problems)
    return replace(table, rows=tuple(map(tuple, rows)))


def ask_times(table: Table, numbers: Collection[str], name: str, problems: Problems) -> None:
    """Report columns of words of the table `name` that are times, all in another spelling."""
    for column in [column for column in table.columns if column not in numbers]:
        cells = {row.cell(column) for row in list_rows(table)} - {""}
        other = [cell for cell in sorted(cells) if not _ISO.fullmatch(cell)]
        if len(cells) >= _FEWEST and len(other) == len(cells) and all(map(read_time, cells)):
            values = {"header": column, "series": name, "found": other[0]}
            times = {"near": read_time(other[0])}
            problems.add("series-times", find_head(table, column), **values, **times)


def _report(rows: Sequence[Row], name: str, problems: Problems) -> None:
    """Report the `rows` whose cell in the column `name` is no time: of many, the first for all."""
    if len(rows) > _MOST_TOLD:
        rows[0].report("series-no-times", name, problems, count=len(rows))
        return
    for row in rows:
        row.report("series-no-time", name, problems)

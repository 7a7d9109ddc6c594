"""Owns telling of a spreadsheet that lies beside a table, is not read, and says something else."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from itertools import zip_longest

from youju.formats.csv import parse_csv
from youju.formats.decoding import decode
from youju.formats.workbooks import parse_worksheet
from youju.model import Origin, Site, Table
from youju.problems import Problems
from youju.tables.print_indexes import INDEX_END

_READ = (".xlsx", ".ods")
_DAY = re.compile(r"(\d{4})[/-](\d{1,2})(?:[/-](\d{1,2}))?")


def check_workbooks(site: Site, problems: Problems) -> None:
    """Report each CSV beside which a spreadsheet of its name has other cells.

    Who opens a CSV in a spreadsheet program and saves it as such goes on editing what nobody
    reads. One that has several sheets, or cannot be read, or is a table itself is something else.
    """
    tables = {series.table.file for story in site.stories for series in story.series.values()}
    for file in site.files:
        stem, dot, end = file.rpartition(".")
        if f"{dot}{end}".lower() != ".csv" or file.endswith(INDEX_END):
            continue
        for workbook in (stem + end for end in _READ):
            if workbook in site.files and workbook not in tables:
                _compare(file, workbook, site, problems)


def _compare(file: str, workbook: str, site: Site, problems: Problems) -> None:
    """Report the first cell in which a table and the spreadsheet beside it differ."""
    mute, where = Problems(), Origin(workbook)
    text = decode(site.files[file], file, mute)
    table = None if text is None else parse_csv(text, file, mute, sparse=True)
    other = parse_worksheet(site.files[workbook], where, where, mute, sparse=True)
    if table is None or other is None:
        return
    pairs = zip_longest(_list_rows(table), _list_rows(other), fillvalue=())
    for row, (mine, theirs) in enumerate(pairs, 1):
        for cell, there in zip_longest(mine, theirs, fillvalue=""):
            if _tidy(cell) != _tidy(there):
                told = {"workbook": workbook, "row": row, "found": cell, "other": there}
                line = ((1, *table.lines)[row - 1 : row] or (1,))[0]
                problems.add("table-beside-workbook", Origin(file, line), file=file, **told)
                return


def _list_rows(table: Table) -> list[tuple[str, ...]]:
    return [table.columns, *table.rows]


def _tidy(cell: str) -> str:
    """Return a cell without what programs write in their own ways: 1,200.0 is 1200."""
    text = cell.strip()
    if day := _DAY.fullmatch(text):
        return "-".join(part.zfill(2) for part in day.groups() if part)
    try:
        return f"{Decimal(text.replace(',', '')).normalize():f}"
    except InvalidOperation:
        return text

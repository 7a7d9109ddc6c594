"""Owns telling of a spreadsheet that lies beside a table, is not read, and says something else."""

from __future__ import annotations

from decimal import Decimal
from itertools import zip_longest

from youju.formats.csv import parse_csv
from youju.formats.decoding import decode
from youju.formats.workbooks import is_workbook, parse_worksheet
from youju.model import Origin, Site
from youju.problems import Problems
from youju.tables.cells import parse_number
from youju.tables.print_indexes import INDEX_END
from youju.tables.times import read_time

_WHOLE = Decimal(1)
# A row of a table as it is counted in spreadsheets, and its cell here and there.
_Difference = tuple[int, str, str]


def list_beside(site: Site) -> list[tuple[str, str]]:
    """Return each CSV beside which a spreadsheet of its name lies, and that.

    Who opens a CSV in a spreadsheet program and saves it as such goes on editing what nobody
    reads. One that has several sheets, or cannot be read, or is a table itself is something else.
    """
    stems = {file.rpartition(".")[0]: file for file in site.files if is_workbook(file)}
    for workbook in _list_read(site) & {*stems.values()}:
        del stems[workbook.rpartition(".")[0]]
    split = ((file, *file.rpartition(".")[::2]) for file in site.files if stems)
    return [
        (file, stems[stem])
        for file, stem, end in split
        if end.lower() == "csv" and stem in stems and not file.endswith(INDEX_END)
    ]


def check_beside_table(site: Site, file: str, workbook: str, problems: Problems) -> None:
    """Report a CSV if the spreadsheet beside it has other cells."""
    if found := _compare(file, site.files[file], workbook, site.files[workbook]):
        row, here, there = found
        told = {"workbook": workbook, "row": row, "found": here, "other": there}
        problems.add("table-beside-workbook", Origin(file, row), file=file, **told)


def _list_read(site: Site) -> set[str]:
    """Return the files of tables that stories read."""
    tables = {series.table.file for story in site.stories for series in story.series.values()}
    tables |= {table.file for story in site.stories for table in story.checks}
    return tables | {f.origin.file for story in site.stories for f in story.figures.values()}


def _compare(file: str, content: bytes, workbook: str, other: bytes) -> _Difference | None:
    """Return the first cell in which a table and the spreadsheet beside it differ, if any does."""
    mute, where = Problems(), Origin(workbook)
    text = decode(content, file, mute)
    mine = None if text is None else parse_csv(text, file, mute, sparse=True)
    theirs = parse_worksheet(other, where, where, mute, sparse=True)
    if mine is None or theirs is None:
        return None
    pairs = zip_longest((mine.columns, *mine.rows), (theirs.columns, *theirs.rows), fillvalue=())
    for row, (cells, others) in enumerate(pairs, 1):
        for here, there in zip_longest(cells, others, fillvalue=""):
            if not _is_same(here, there):
                return row, here, there
    return None


def _is_same(here: str, there: str) -> bool:
    """Tell whether two cells may say the same: a CSV has days and numbers as they are shown, with
    no more digits, and in ways that only the spreadsheet knows."""
    here, there = here.strip(), there.strip()
    if here == there or not (here and there):
        return here == there
    if here.isdecimal() and there.isdecimal():
        return False  # codes: 007 is no 7
    first, second = (parse_number(cell, "", Origin(""), Problems()) for cell in (here, there))
    if first and second:
        near = abs(first.value - second.value) * 2 <= min(first.quantum, _WHOLE)
        return near and first.percent == second.percent
    return bool(second or read_time(there))

"""Owns telling of a spreadsheet or a copy beside a table that says something else, unread."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import zip_longest

from youju.formats.csv import parse_csv
from youju.formats.decoding import decode
from youju.formats.workbooks import is_workbook, parse_worksheet
from youju.model import Origin, Site, Table
from youju.problems import Problems
from youju.tables.cells import parse_number
from youju.tables.print_indexes import INDEX_END
from youju.tables.times import read_time

_WHOLE = Decimal(1)
# What programs, and people who keep the old version, make of a table's name: "stats (1).csv",
# "stats - 副本.csv", "Copy of stats.csv", stats.csv.bak.
_KEPT = re.compile(r"(?:\.(?:bak|backup|old|orig|tmp|txt)|~)$", re.IGNORECASE)
_COPIED = re.compile(
    r"^copy of |^(?:副本|複製|复制)[ -]?|\s?[(（]\d{1,2}[)）]$|\s\([^()]*conflicted copy[^()]*\)$"
    r"|(?:[ _-]+copy|[ _-]*(?:的?副本|的?拷[貝贝]|の?コピー|복사본))(?: ?\d{1,2})?$",
    re.IGNORECASE,
)
_FOLDERS, _NAMING = ("data/", "site_src/"), (".toml", ".md", ".py")
# A row of a table as it is counted in spreadsheets, and its cell here and there.
_Difference = tuple[int, str, str]


def list_beside(site: Site) -> list[tuple[str, str]]:
    """Return each table with a file beside it that may be edited in its place."""
    return [*_list_workbooks(site), *_list_copies(site)]


def _list_workbooks(site: Site) -> list[tuple[str, str]]:
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


def _list_copies(site: Site) -> Iterator[tuple[str, str]]:
    """Yield each table with a copy of it, by its name, that nothing in the site names."""
    for file in site.files:
        folder, slash, name = file.rpartition("/")
        stem, dot, end = _KEPT.sub("", name).rpartition(".")
        plain, before = stem, ""
        while plain != before:
            plain, before = _COPIED.sub("", plain), plain
        original = f"{folder}{slash}{plain}{dot}{end}"
        if original not in site.files:
            original = f"{folder}{slash}{plain}.csv"
        if not plain or original == file or original not in site.files:
            continue
        tabular = end.lower() == "csv" or is_workbook(f"{dot}{end}")
        if not tabular or not file.startswith(_FOLDERS) or original.endswith(INDEX_END):
            continue
        texts = (text for other, text in site.files.items() if other.endswith(_NAMING))
        if not any(name.encode() in text for text in texts):
            yield original, file


def check_beside_table(site: Site, file: str, other: str, problems: Problems) -> None:
    """Report a table if the spreadsheet or the copy beside it has other cells."""
    if found := _compare(file, site.files[file], other, site.files[other]):
        row, here, there = found
        told = {"row": row, "found": here, "other": there, "file": file}
        if _is_of_name(file, other):
            problems.add("table-beside-workbook", Origin(file, row), workbook=other, **told)
        else:
            problems.add("table-beside-copy", Origin(file, row), copy=other, **told)


def _is_of_name(file: str, other: str) -> bool:
    """Tell whether a file is the spreadsheet of a CSV's name, and no copy."""
    return is_workbook(other) and file.rpartition(".")[0] == other.rpartition(".")[0]


def _list_read(site: Site) -> set[str]:
    """Return the files of tables that stories read."""
    tables = {series.table.file for story in site.stories for series in story.series.values()}
    tables |= {table.file for story in site.stories for table in story.checks}
    return tables | {f.origin.file for story in site.stories for f in story.figures.values()}


def _compare(file: str, content: bytes, workbook: str, other: bytes) -> _Difference | None:
    """Return the first cell in which a table and the spreadsheet beside it differ, if any does."""
    mine, theirs = _read(file, content), _read(workbook, other)
    same = _is_same if _is_of_name(file, workbook) else _is_alike
    if mine is None or theirs is None:
        return None
    pairs = zip_longest((mine.columns, *mine.rows), (theirs.columns, *theirs.rows), fillvalue=())
    for row, (cells, others) in enumerate(pairs, 1):
        for here, there in zip_longest(cells, others, fillvalue=""):
            if not same(here.strip(), there.strip()):
                return row, here, there
    return None


def _read(file: str, content: bytes) -> Table | None:
    """Return the table in a file, or None where there is none that can be read."""
    mute, where = Problems(), Origin(file)
    if is_workbook(_KEPT.sub("", file)):
        return parse_worksheet(content, where, where, mute, sparse=True)
    text = decode(content, file, mute)
    return None if text is None else parse_csv(text, file, mute, sparse=True)


def _is_alike(here: str, there: str) -> bool:
    """Tell whether the cells of a table and of its copy say the same: a spreadsheet program that
    saves a CSV writes days and numbers in its own way."""
    if here == there or not (here and there):
        return here == there
    day = read_time(here)
    return bool(day and day == read_time(there)) or (
        not (here.isdecimal() and there.isdecimal()) and _is_near(here, there) is True
    )


def _is_same(here: str, there: str) -> bool:
    """Tell whether two cells may say the same: a CSV has days and numbers as they are shown, with
    no more digits, and in ways that only the spreadsheet knows."""
    if here == there or not (here and there):
        return here == there
    if here.isdecimal() and there.isdecimal():
        return False  # codes: 007 is no 7
    near = _is_near(here, there)
    if near is not None:
        return near
    return bool(parse_number(there, "", Origin(""), Problems()) or read_time(there))


def _is_near(here: str, there: str) -> bool | None:
    """Tell whether two cells show the same number; None where one holds none."""
    first, second = (parse_number(cell, "", Origin(""), Problems()) for cell in (here, there))
    if not (first and second):
        return None
    near = abs(first.value - second.value) * 2 <= min(first.quantum, _WHOLE)
    return near and first.percent == second.percent

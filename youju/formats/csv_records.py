"""Owns the syntax of CSV: separators, quotation marks, and the physical line of each record."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from youju.model import Origin
from youju.problems import Problems
from youju.problems.places import name_column

LONGEST_CELL = 10_000
MOST_ROWS = 100_000
# A file with more stray quotation marks than this is read no further.
_MOST_STRAYS = 20
_READ = (",", ";", "\t")
_REFUSED = ("，", "；", "、", "|")
_SEPARATOR_LINE = re.compile(r'"?sep=([,;\t])"?\s*', re.IGNORECASE)
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_QUOTED = re.compile(r'"(?:[^"]++|"")*+"')
# What may stand round a cell and is no part of it: all spaces, and signs of no width.
_EDGES = "".join(filter(str.isspace, map(chr, range(0x3001))))
_EDGES += "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_INVISIBLE = re.compile(
    "[\t\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028\u2029\u2060-\u2064"
    "\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)


@dataclass(frozen=True)
class Record:
    """One record: the physical line on which it begins, its row in a spreadsheet, its cells."""

    line: int
    row: int
    cells: tuple[str, ...]

    def origin(self, where: Origin, column: int = 1) -> Origin:
        """Return the place of one of its cells in the file and worksheet `where`."""
        return replace(where, line=self.line, column=column, row=self.row)


@dataclass(frozen=True)
class _Stray:
    """A cell that the reader could not read: its place, its first line, what is wrong with it."""

    line: int
    row: int
    column: int
    found: str
    code: str


def parse_records(text: str, file: str, problems: Problems) -> tuple[list[Record], str]:
    """Return the records of `text` that hold anything, and the separator they were read with.

    Commas, semicolons and tabs separate, as the first line that has one shows, or Excel's own
    "sep=;" line; lines end in CR, LF or both. Cells come in NFC, without spaces round them. What
    cannot be read is reported and left out; without a header nothing is read.
    """
    lines = _LINE.findall(re.sub(r"\r\n?", "\n", text))
    marked = _SEPARATOR_LINE.fullmatch(lines[0]) if lines else None
    separator = marked[1] if marked else _find_separator(lines)
    if separator in _REFUSED:
        problems.add("table-separator", Origin(file), found=separator)
        return [], separator
    records: list[Record] = []
    names: Sequence[str] = ()
    for item in _read(lines, 1 if marked else 0, separator):
        if isinstance(item, _Stray):
            origin = Origin(file, item.line, item.column, item.row)
            problems.add(item.code, origin, found=item.found[:40], **name_cell(item.column, names))
            if not names:
                return [], separator
            continue
        names = names or find_names(item)
        record = clean_record(item, names, Origin(file), problems)
        if any(record.cells):
            records.append(record)
        if len(records) > MOST_ROWS:
            problems.add("table-too-long", item.origin(Origin(file)))
            break
    return records, separator


def find_names(record: Record) -> tuple[str, ...]:
    """Return the cells of `record` where it may be the header: more than one holds anything."""
    cells = tuple(map(_trim, record.cells))
    return cells if sum(map(bool, cells)) > 1 else ()


def clean_record(record: Record, names: Sequence[str], where: Origin, problems: Problems) -> Record:
    """Return `record` in NFC, without spaces round its cells and without invisible characters.

    These, and oversized cells, are reported at their place in the file and worksheet `where`.
    """
    record = replace(record, cells=tuple(map(_trim, record.cells)))
    return replace(record, cells=_check_cells(record, names, where, problems))


def name_cell(column: int, names: Sequence[str]) -> dict[str, str]:
    """Return what a sentence about a cell calls its column: {"column": "C", "header": "value"}."""
    header = names[column - 1] if column <= len(names) else ""
    return {"column": name_column(column), "header": header}


def _find_separator(lines: Sequence[str]) -> str:
    """Return the separator of the first line that has one: the header, or a title above it.

    Chinese punctuation stands in titles too: it separates when two lines have as many of it.
    """
    bare = [_QUOTED.sub("", line) for line in lines if line.strip()]
    for line, below in zip(bare, [*bare[1:], ""], strict=False):
        best = max(_READ, key=line.count)
        if best in line:
            return best
        for other in _REFUSED:
            if other in line and line.count(other) == (below or line).count(other):
                return other
    return ","


def _read(lines: Sequence[str], position: int, separator: str) -> Iterator[Record | _Stray]:
    """Yield the records of lines[position:]; after a stray quotation mark go on below it."""
    strays = row = 0
    while position < len(lines) and strays < _MOST_STRAYS:
        reader = csv.reader(
            lines[position:], delimiter=separator, strict=True, skipinitialspace=True
        )
        start = position
        try:
            for cells in reader:
                row += 1
                yield Record(start + 1, row, tuple(cells))
                start = position + reader.line_num
            return
        except csv.Error:
            taken = "".join(lines[start : position + reader.line_num])
            line, column, found, code = _find_stray(taken, separator)
            strays += 1
            row += 1
            position = start + line
            yield _Stray(position, row, column, found, code)


def _find_stray(text: str, separator: str) -> tuple[int, int, str, str]:
    """Find the first cell of `text` that csv.reader cannot have read.

    Return its line, which counts from 1, its column, its first line, and what is wrong with it.
    """
    plain = re.compile(f"[^{re.escape(separator)}\n]*")
    offset, column = 0, 1
    while offset < len(text):
        begin = offset
        while text.startswith(" ", begin):
            begin += 1
        cell = (_QUOTED if text.startswith('"', begin) else plain).match(text, begin)
        end = cell.end() if cell else begin
        fits = end == len(text) or text[end] in (separator, "\n")
        if cell is None or not fits or end - begin > csv.field_size_limit():
            break
        column = column + 1 if text.startswith(separator, end) else 1
        offset = end + 1
    found = text[begin:].partition("\n")[0]
    code = "row-text-after-quote" if _QUOTED.match(found) else "row-unclosed-quote"
    if len(found) > csv.field_size_limit():
        code = "table-cell-too-long"
    return text.count("\n", 0, begin) + 1, column, found, code


def _trim(cell: str) -> str:
    bare = cell.strip(_EDGES)
    if len(bare) > LONGEST_CELL:  # it is told, and normalising takes its time
        return bare
    return unicodedata.normalize("NFC", bare).strip(_EDGES)


def _check_cells(
    record: Record, names: Sequence[str], where: Origin, problems: Problems
) -> tuple[str, ...]:
    """Report oversized cells and invisible characters; return the cells without them."""
    for column, cell in enumerate(record.cells, start=1):
        if len(cell) <= LONGEST_CELL and not _INVISIBLE.search(cell):
            continue
        origin, place = record.origin(where, column), name_cell(column, names)
        if len(cell) > LONGEST_CELL:
            problems.add("table-cell-too-long", origin, found=cell[:40], **place)
        for character in dict.fromkeys(_INVISIBLE.findall(cell)):
            problems.add(
                "table-invisible-character",
                origin,
                character=f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip(),
                found=_INVISIBLE.sub("␣", cell),
                **place,
            )
    return tuple(_INVISIBLE.sub("", cell[:LONGEST_CELL]) for cell in record.cells)

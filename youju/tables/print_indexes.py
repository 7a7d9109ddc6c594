"""Owns data/sources/<id>.numbers.csv: the numbers and times a source prints, a table of facts."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation

from youju.formats.csv import parse_csv
from youju.formats.decoding import decode
from youju.formats.rows import Row, list_rows, match_columns
from youju.model import PART_OF_YEAR, Origin, PrintedNumber, PrintedTime, PrintIndex
from youju.problems import Problems

SOURCES_FOLDER = "data/sources/"
INDEX_END, TEXT_END = ".numbers.csv", ".txt"
_COLUMNS = ("place", "order", "printed", "qualifier", "number", "scale", "classifier", "value")
# What lists of older editions lack.
_LATER = ("direction",)
# The row that has the hash of the text in place of a number, and the list's edition as its order.
_DIGEST = "sha256"
# What a row of a time has as its order; the time stands where others have their value.
_TIME = "time"
_KNOWN_TIME = re.compile(
    rf"\d{{4}}(?:-\d\d)?|\d{{4}}/\d{{4}}|--\d\d|Y[+-]\d{{1,2}}|P[1-9]\d*[YMWDH]|{PART_OF_YEAR}"
)


def name_index(source: str) -> str:
    """Return where the index of a source's numbers stands."""
    return f"{SOURCES_FOLDER}{source}{INDEX_END}"


def name_text(source: str) -> str:
    """Return where a newsroom that may keep a source's text keeps it."""
    return f"{SOURCES_FOLDER}{source}{TEXT_END}"


def parse_indexes(files: Mapping[str, bytes], problems: Problems) -> dict[str, PrintIndex]:
    """Return the indexes among a site's `files` by the id of their source.

    One that cannot be read is reported, and left out: nothing is held against a part of it.
    """
    found: dict[str, PrintIndex] = {}
    for file in files:
        if file.startswith(SOURCES_FOLDER) and file.endswith(INDEX_END):
            key = file[len(SOURCES_FOLDER) : -len(INDEX_END)]
            index = _parse_index(files[file], file, problems)
            found |= {key: index} if index else {}
    return found


def format_index(index: PrintIndex) -> str:
    """Return the text of an index; it begins with the hash of the source's text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*_COLUMNS, *_LATER))
    writer.writerow([_DIGEST, index.edition, index.digest, "", "", "", "", "", ""])
    for one in index.numbers:
        value = "" if one.value is None else f"{one.value:f}"
        words = (one.printed, one.qualifier, one.number, one.scale, one.classifier)
        writer.writerow([one.place, one.order, *words, value, one.direction])
    for time in index.times:
        writer.writerow([time.place, _TIME, time.printed, "", "", "", "", time.time, ""])
    return "\ufeff" + out.getvalue()


def _parse_index(content: bytes, file: str, problems: Problems) -> PrintIndex | None:
    """Return the index in `file`, or None for a broken one: half of it would let prints pass."""
    found = Problems()
    text = decode(content, file, found)
    table = parse_csv(text, file, found) if text else None
    if table is not None:
        table = match_columns(table, _COLUMNS, _LATER, found)
    if table is None or found:
        problems.merge(found)
        if not found:
            problems.add("index-broken", Origin(file))
        return None
    rows = list(list_rows(table))
    head = next((row for row in rows if row.cell("place") == _DIGEST), None)
    digest = head.cell("printed") if head else ""
    times, rows = _take_times([row for row in rows if row.cell("place") != _DIGEST])
    numbers = [(row, _parse_number(row)) for row in rows]
    for row, number in numbers:
        if number is None:
            problems.add("index-broken", row.origin("place"))
    if not digest:
        problems.add("index-broken", Origin(file))
    whole = [(number, row.origin("place").line) for row, number in numbers if number]
    if not digest or len(whole) < len(numbers):
        return None
    edition = head.cell("order") if head else ""
    lines = tuple(line for _, line in whole)
    first = int(edition) if edition.isdecimal() else 1
    return PrintIndex(file, digest, tuple(n for n, _ in whole), lines, first, times)


def _take_times(rows: Iterable[Row]) -> tuple[tuple[PrintedTime, ...], list[Row]]:
    """Return the times among `rows`, and the other rows."""
    times: list[PrintedTime] = []
    others: list[Row] = []
    for row in rows:
        place, printed, time = map(row.cell, ("place", "printed", "value"))
        if row.cell("order") == _TIME and place and printed and _KNOWN_TIME.fullmatch(time):
            times.append(PrintedTime(place, printed, time))
        else:
            others.append(row)
    return tuple(times), others


def _parse_number(row: Row) -> PrintedNumber | None:
    order, place, printed, value = map(row.cell, ("order", "place", "printed", "value"))
    if not (order.isdigit() and place and printed):
        return None
    try:
        amount = Decimal(value) if value else None
    except InvalidOperation:
        return None
    qualifier, number, scale, classifier = map(
        row.cell, ("qualifier", "number", "scale", "classifier")
    )
    words = (qualifier, number, scale, classifier)
    return PrintedNumber(place, int(order), printed, *words, amount, row.cell("direction"))

"""Owns CSV files as a whole: their text becomes a table, or what else it is, is told."""

from __future__ import annotations

import re

from youju.formats.conflicts import find_conflicts
from youju.formats.csv_records import parse_records
from youju.formats.ranges import WHOLE, CellRange
from youju.formats.shapes import shape_table
from youju.model import Origin, Table
from youju.problems import Problems

_WEB_PAGE = re.compile(
    r'\s*(?:<(?:!doctype|html|head|body|table|\?xml)|\{\s*"|\[\s*[{\["])', re.IGNORECASE
)


def parse_csv(
    text: str, file: str, problems: Problems, part: CellRange = WHOLE, *, sparse: bool = False
) -> Table | None:
    """Return the table that `text` holds as text cells, or None when it holds none.

    Of a `part` of its rows and columns, as a spreadsheet names them, nothing else is looked at.
    `sparse` is that of `shape_table`.
    """
    if _WEB_PAGE.match(text):
        problems.add("table-web-page", Origin(file), found=" ".join(text.split())[:60])
        return None
    text = re.sub(r"\r\n?", "\n", text)
    for place, found in find_conflicts(text):
        line = text.count("\n", 0, place) + 1
        problems.add("text-conflict", Origin(file, line), found=found)
        return None
    records, separator = parse_records(text, file, problems)
    return shape_table(part.cut(records), Origin(file), separator, problems, sparse=sparse)

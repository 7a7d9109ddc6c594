"""Workbooks as newsrooms get them, made anew for each test: .xlsx by openpyxl, .ods by odfdo."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import openpyxl
from odfdo import Cell, Document, Element, Row, Style, Table

Rows = Sequence[Sequence[Any]]
Sheets = Mapping[str, Rows]
PASSWORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")


def make_xlsx(
    sheets: Sheets,
    formats: Mapping[str, str] | None = None,
    merged: Sequence[str] = (),
    hidden: Sequence[int] = (),
) -> bytes:
    """Return a workbook; number formats by cell ("B2"), merged ranges and hidden rows are of its
    first sheet. A text that begins with = is a formula, and has no result."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for cells in sheet.iter_rows():
            for cell in cells:
                if isinstance(cell.value, str) and cell.value.startswith("#"):
                    cell.data_type = "e"
    first = book.worksheets[0]
    for place, pattern in (formats or {}).items():
        first[place].number_format = pattern
    for area in merged:
        first.merge_cells(area)
    for number in hidden:
        first.row_dimensions[number].hidden = True
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def make_huge_workbook() -> bytes:
    """Return a small workbook that unfolds to more than a machine's memory may hold."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/workbook.xml", b"")
    content = file.getvalue()
    # What the list of parts says of its size is believed, and told; nothing is unfolded.
    at = content.index(b"PK\x01\x02") + 24
    return content[:at] + (400_000_000).to_bytes(4, "little") + content[at + 4 :]


def make_ods(sheets: Mapping[str, Sequence[Sequence[Cell]]], months: bool = False) -> bytes:
    """Return a workbook; with `months` cells of the style "ce1" show no day of their dates."""
    book = Document("spreadsheet")
    book.body.clear()
    if months:
        shown = "<number:year/><number:month/>"
        dates = f'<number:date-style style:name="N1">{shown}</number:date-style>'
        shape = '<style:style style:name="ce1" style:family="table-cell"'
        for style in (dates, f'{shape} style:data-style-name="N1"/>'):
            made = Element.from_tag(style)
            assert isinstance(made, Style)
            book.insert_style(made, automatic=True)
    for name, rows in sheets.items():
        table = Table(name)
        for cells in rows:
            row = Row()
            for cell in cells:
                row.append_cell(cell)
            table.append_row(row)
        book.body.append(table)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def ods_cell(value: Any, shown: str = "", kind: str | None = None, style: str = "") -> Cell:
    """Return a cell of a value that looks as it is `shown`; `kind` is "percentage" and the like."""
    cell = Cell(value, text=shown or str(value), cell_type=kind)
    cell.get_elements("text:p")[0].text = shown or str(value)
    if style:
        cell.style = style
    return cell


MONTH = date(2021, 12, 1)

"""Cells of Excel and WPS are read as they are shown, and formulas by their last result."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import openpyxl

from tests.spreadsheets import MONTH, Rows, make_xlsx
from youju.formats.ranges import CellRange
from youju.formats.xlsx import read_xlsx

ROWS: list[tuple[Any, str, str]] = [
    (2018, "General", "2018"),
    (0.1 + 0.2, "General", "0.3"),
    (1.7, "0.00", "1.70"),
    (1234567.5, "#,##0.0", "1234567.5"),
    (3.14159, "0.0", "3.14159"),
    (0.4523, "0%", "45.23%"),
    (0.07, "0.0%", "7.0%"),
    (-12, '#,##0"元";[Red]-#,##0"元"', "-12"),
    (1133518, "0.0,,", "1133518"),
    (1e-7, "General", "0.0000001"),
    (date(2021, 12, 23), "yyyy/m/d", "2021-12-23"),
    (MONTH, "mmm-yy", "2021-12"),
    (MONTH, 'yyyy"年"m"月"', "2021-12"),
    (date(2021, 1, 1), "yyyy", "2021"),
    (datetime(2021, 12, 23, 14, 30), "yyyy-mm-dd hh:mm", "2021-12-23 14:30"),
    (True, "General", "TRUE"),
    ("#REF!", "General", "#REF!"),
    ("２０２１ 年", "General", "２０２１ 年"),
]


def test_cells_of_excel_are_what_they_show() -> None:
    rows = [["what", "cell"], *([f"r{n}", value] for n, (value, _, _) in enumerate(ROWS))]
    formats = {f"B{n}": pattern for n, (_, pattern, _) in enumerate(ROWS, 2)}
    sheet = read_xlsx(make_xlsx({"數據": rows}, formats))["數據"]
    assert [record.cells[1] for record in sheet.records[1:]] == [text for _, _, text in ROWS]
    assert [record.row for record in sheet.records[:2]] == [1, 2]


def test_what_a_sheet_says_besides_its_cells() -> None:
    rows: Rows = [["a", "b"], [1, "=A2"], [None, "=A3"]]
    sheet = read_xlsx(make_xlsx({"s": rows}, merged=["A2:A3"], hidden=[3]))["s"]
    assert sheet.merged == (CellRange(2, 1, 3, 1),)
    assert sheet.hidden == (3,)
    assert sheet.unworked == {(2, 2): "=A2", (3, 2): "=A3"}


def test_a_cell_in_the_far_corner_is_read_and_not_all_between() -> None:
    book = openpyxl.load_workbook(io.BytesIO(make_xlsx({"s": [["a", "b"], [1, None], [2, 3]]})))
    book["s"]["XFD1048576"] = "far"
    file = io.BytesIO()
    book.save(file)
    *records, far = read_xlsx(file.getvalue())["s"].records
    assert [record.cells for record in records] == [("a", "b"), ("1", ""), ("2", "3")]
    assert (far.row, len(far.cells), far.cells[-1]) == (1_048_576, 16_384, "far")


def test_cells_that_only_look_otherwise_are_not_there() -> None:
    content = make_xlsx({"s": [["a", "b"], [1, 2]]}, {"AZ9000": "0.00", "A5": "0%"})
    assert [record.row for record in read_xlsx(content)["s"].records] == [1, 2]

"""Cells of LibreOffice are read as they are shown."""

from __future__ import annotations

from datetime import date

import pytest

from tests.spreadsheets import MONTH, make_ods, ods_cell
from youju.formats.ods import read_ods
from youju.formats.worksheets import TooLargeError


def test_cells_of_libreoffice_are_what_they_show() -> None:
    failed = ods_cell("#REF!", kind="string")
    failed.set_attribute("calcext:value-type", "error")
    cells = [
        (ods_cell(2018), "2018"),
        (ods_cell(1.7, "1.70"), "1.70"),
        (ods_cell(0.4523, "45%", "percentage"), "45.23%"),
        (ods_cell(0.07, "7.0%", "percentage"), "7.0%"),
        (ods_cell(1234567.5, "1,234,567.5"), "1234567.5"),
        (ods_cell(date(2021, 12, 23)), "2021-12-23"),
        (ods_cell(MONTH, "Dec 2021", style="ce1"), "2021-12"),
        (ods_cell(True), "TRUE"),
        (failed, "#REF!"),
        (ods_cell("中央"), "中央"),
    ]
    rows = [[ods_cell("what"), ods_cell("cell")]]
    rows += [[ods_cell(f"r{n}"), cell] for n, (cell, _) in enumerate(cells)]
    sheet = read_ods(make_ods({"數據": rows}, months=True))["數據"]
    assert [record.cells[1] for record in sheet.records[1:]] == [text for _, text in cells]


def test_a_million_empty_rows_below_the_table_are_none() -> None:
    far = ods_cell("")
    far.clear()
    far.repeated = 16_000
    content = make_ods({"s": [[ods_cell("a"), ods_cell("b"), far], [ods_cell(1), ods_cell(2)]]})
    assert [record.cells for record in read_ods(content)["s"].records] == [("a", "b"), ("1", "2")]


def test_cells_that_stand_again_without_an_end_are_too_many() -> None:
    cell = ods_cell(1)
    cell.repeated = 16_000
    with pytest.raises(TooLargeError):
        read_ods(make_ods({"s": [[cell]] * 1_300}))

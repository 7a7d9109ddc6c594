"""Records of any kind of file become a table by the same rules; CSV's are in test_csv."""

from __future__ import annotations

import pytest

from youju.formats.csv_records import Record
from youju.formats.shapes import shape_table
from youju.model import Origin
from youju.problems import Problems

WHERE = Origin("data/a.xlsx", sheet="2021")


def test_a_table_knows_its_sheet_and_the_rows_and_columns_it_had() -> None:
    records = [Record(3, 3, ("", "year", "n")), Record(5, 5, ("", "2020", "7"))]
    table = shape_table(records, WHERE, "\t", Problems())
    assert table and (table.columns, table.rows) == (("year", "n"), (("2020", "7"),))
    assert (table.sheet, table.lines, table.positions) == ("2021", (5,), (2, 3))


def test_a_mistake_is_told_with_its_sheet_and_no_other_sheet_hides_it() -> None:
    problems = Problems()
    problems.add("table-empty", Origin(WHERE.file, sheet="2020"))
    assert shape_table([Record(3, 3, ("year", "n"))], WHERE, "\t", problems)
    assert [str(problem.origin) for problem in problems][1:] == ["data/a.xlsx:2021:3:1"]


def _tell_last(label: str, *, sparse: bool) -> list[str]:
    """Return what is told of a table whose last row has `label` and nothing else."""
    rows = [("year", "n", "low"), ("2001", "5", "4"), (label, "", "")]
    records = [Record(line, line, cells) for line, cells in enumerate(rows, 1)]
    problems = Problems()
    table = shape_table(records, WHERE, "\t", problems, sparse=sparse)
    assert table and (table.rows[-1][0] == label) == (not problems)
    return [problem.code for problem in problems]


def test_a_label_alone_is_a_row_where_cells_may_be_empty() -> None:
    assert not _tell_last("2002", sparse=True)
    assert not _tell_last("Notes and Queries Street", sparse=True)
    assert _tell_last("2002", sparse=False) == ["row-lone-cell"]


@pytest.mark.parametrize(
    "remark",
    ["註：全市", "Source: City Tourism Office", "* open", "資料來源：統計處", "Note 1. A"],
)
def test_a_remark_below_a_table_is_no_label(remark: str) -> None:
    assert _tell_last(remark, sparse=True) == ["row-lone-cell"]

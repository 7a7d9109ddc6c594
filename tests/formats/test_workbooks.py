"""Worksheets are read as whoever opens them sees them; what they hide or lack is told."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.spreadsheets import PASSWORD, Rows, make_ods, make_xlsx, ods_cell
from youju.formats.ranges import WHOLE, parse_range
from youju.formats.workbooks import parse_worksheet
from youju.model import Origin, Table
from youju.problems import Problem, Problems

NAMED = Origin("site_src/stories/a/story.toml", 5)


def read(content: bytes, sheet: str = "", cells: str = "") -> tuple[Table | None, list[Problem]]:
    problems = Problems()
    end = "ods" if b"opendocument" in content[:200] else "xlsx"
    part = parse_range(cells) if cells else WHOLE
    assert part
    where = Origin(f"data/a.{end}", sheet=sheet)
    table = parse_worksheet(content, where, NAMED, problems, part)
    for problem in problems:
        assert problem.sentence("en") and problem.mend("zh")
    return table, list(problems)


def list_codes(found: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.code, str(problem.origin)) for problem in found]


TITLED: Rows = [
    ["各年參觀人數"],
    [None],
    [None, "year", "visits"],
    [None, 2019, 97412],
    [None, 2020, 31018],
    [None, "資料來源：博物館", None],
]


def test_a_range_leaves_out_titles_and_notes() -> None:
    table, found = read(make_xlsx({"a": TITLED}), cells="B3:C5")
    assert not found and table
    assert (table.columns, table.rows) == (
        ("year", "visits"),
        (("2019", "97412"), ("2020", "31018")),
    )
    assert table.positions == (2, 3)


def test_without_a_range_they_are_told_at_their_cells() -> None:
    _, found = read(make_xlsx({"a": TITLED}))
    assert ("table-title-row", "data/a.xlsx:a:1:1") in list_codes(found)
    assert 'range = "A3:F20"' in found[0].mend("en")


def test_an_open_range_goes_to_the_end() -> None:
    rows: Rows = [["t"], ["a", "b", "c"], *([n, n, n] for n in range(9))]
    table, _ = read(make_xlsx({"s": rows}), cells="A2:B")
    assert table and (table.columns, len(table.rows)) == (("a", "b"), 9)


def test_one_sheet_needs_no_name_and_several_do() -> None:
    one = make_xlsx({"說明": [], "數據": [["a", "b"], [1, 2]]})
    assert read(one)[0] is not None
    two = make_xlsx({"2020": [["a", "b"], [1, 2]], "2021": [["a", "b"], [3, 4]]})
    table, found = read(two)
    assert table is None and list_codes(found) == [("worksheet-which", str(NAMED))]
    assert '"2020", "2021"' in found[0].sentence("en")
    assert 'sheet = "2020"' in found[0].mend("zh")
    table, found = read(two, "2021")
    assert table and table.rows == (("3", "4"),) and not found
    _, found = read(two, "2012")
    assert list_codes(found) == [("worksheet-missing", str(NAMED))]
    assert '"2021"' in found[0].mend("en")


def test_merged_words_and_years_are_read_in_each_row() -> None:
    rows: list[list[object]] = [
        ["year", "room", "visits"],
        [2020, "East", 1],
        [None, None, 2],
        [2021, "West", 3],
    ]
    rows += [[None, "x", 4]]
    table, found = read(make_xlsx({"s": rows}, merged=["A2:A3", "B2:B3", "A4:A5"]))
    assert table and [row[:2] for row in table.rows] == [
        *[("2020", "East")] * 2,
        *[("2021", "West"), ("2021", "x")],
    ]
    assert list_codes(found) == [("worksheet-merged", "data/a.xlsx:s:2:1")]
    assert found[0].grade == "note" and "A2:A3, B2:B3, A4:A5" in found[0].sentence("en")


def test_a_merged_number_would_count_twice() -> None:
    rows: Rows = [["year", "visits"], [2020, 120], [2021, None]]
    _, found = read(make_xlsx({"s": rows}, merged=["B2:B3"]))
    assert list_codes(found) == [("worksheet-merged-number", "data/a.xlsx:s:2:2")]
    assert found[0].grade == "hold"


def test_merged_cells_of_libreoffice() -> None:
    spanning = ods_cell("East")
    spanning.set_attribute("table:number-rows-spanned", "2")
    spanning.set_attribute("table:number-columns-spanned", "1")
    covered = ods_cell("")
    covered.clear()
    covered.tag = "table:covered-table-cell"
    rows = [[ods_cell("room"), ods_cell("n")], [spanning, ods_cell(1)], [covered, ods_cell(2)]]
    table, found = read(make_ods({"s": rows}))
    assert table and table.rows == (("East", "1"), ("East", "2"))
    assert list_codes(found) == [("worksheet-merged", "data/a.ods:s:2:1")]


def test_a_title_that_is_merged_is_no_matter_of_the_range() -> None:
    rows: Rows = [["title", None], ["a", "b"], [1, 2]]
    assert read(make_xlsx({"s": rows}, merged=["A1:B1"]), cells="A2:B3")[1] == []


def test_a_formula_without_a_result_is_told() -> None:
    table, found = read(make_xlsx({"s": [["a", "b"], [1, "=A2*2"], [2, "=A3*2"]]}))
    assert table is None
    assert list_codes(found) == [("worksheet-formula", "data/a.xlsx:s:2:2")]
    assert "=A2*2" in found[0].sentence("en") and "2" in found[0].sentence("zh")


def test_hidden_rows_are_read_and_told() -> None:
    table, found = read(make_xlsx({"s": [["a", "b"], [1, 2], [3, 4], [5, 6]]}, hidden=[3, 4]))
    assert table and len(table.rows) == 3
    assert list_codes(found) == [("worksheet-hidden", "data/a.xlsx:s:3:1")]


def test_a_character_that_cannot_be_published_is_told_at_its_cell() -> None:
    _, found = read(make_xlsx({"s": [["a", "b"], [1, "\ue000x"]]}))
    assert list_codes(found) == [("worksheet-character", "data/a.xlsx:s:2:2")]


def _spoil(content: bytes) -> bytes:
    """Return a workbook whose sheets are no XML."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<" if "worksheets" in name else old.read(name))
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (PASSWORD, "workbook-password"),
        (PASSWORD[:8], "workbook-old"),
        (b"<html><table>", "workbook-none"),
        (b"year,visits\n2020,3\n", "workbook-none"),
        (b"PK\x03\x04cut", "workbook-damaged"),
        (_spoil(make_xlsx({"s": [["a", "b"], [1, 2]]})), "workbook-damaged"),
        (make_xlsx({"s": []}), "table-empty"),
    ],
)
def test_what_is_no_workbook(content: bytes, code: str) -> None:
    table, found = read(content)
    assert table is None and [problem.code for problem in found] == [code]

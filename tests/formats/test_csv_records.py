"""CSV syntax: separators, quotation marks, physical lines."""

import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tabling import FILE
from youju.formats.csv_records import Record, name_cell, parse_records
from youju.model import Origin
from youju.problems import Problems

VISIBLE = st.characters(
    categories=["L", "N", "P", "S"], exclude_characters="\u115f\u1160\u3164\uffa0"
)
CELL = st.text(VISIBLE, max_size=8).map(lambda text: unicodedata.normalize("NFC", text))


def read(text: str) -> tuple[list[Record], list[tuple[str, Origin]]]:
    problems = Problems()
    records, _ = parse_records(text, FILE, problems)
    return records, [(problem.code, problem.origin) for problem in problems]


def cells(text: str) -> list[tuple[str, ...]]:
    records, found = read(text)
    assert not found
    return [record.cells for record in records]


@given(
    st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=5),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_what_a_spreadsheet_writes_comes_back(
    rows: list[list[str]], separator: str, end: str
) -> None:
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=separator, lineterminator=end)
    writer.writerows([["id", "value", "label"], *rows])
    assert cells(target.getvalue())[1:] == [tuple(row) for row in rows if any(row)]


def test_spaces_round_cells_are_left_out() -> None:
    assert cells("a, b ,\u00a0c\u3000\n1,\u200b2\ufeff,\t3") == [("a", "b", "c"), ("1", "2", "3")]


def test_a_space_before_a_quoted_cell_does_no_harm() -> None:
    assert cells('a,b\n1, "x, y"\n') == [("a", "b"), ("1", "x, y")]


def test_composed_characters_are_one() -> None:
    assert cells("a,b\ncafe\u0301,1\n")[1] == ("caf\u00e9", "1")


def test_lines_are_counted_as_the_editor_sees_them() -> None:
    records, _ = read('a,b\n\n"x\ny\nz",1\n,\nlast,2')
    assert [record.line for record in records] == [1, 3, 7]


@pytest.mark.parametrize("line", ["sep=;", '"sep=;"', "SEP=;"])
def test_excels_own_separator_line(line: str) -> None:
    records, found = read(f"{line}\r\na;b\r\n1,5;2\r\n")
    assert [record.cells for record in records] == [("a", "b"), ("1,5", "2")]
    assert [record.line for record in records] == [2, 3]
    assert not found


def test_a_separator_that_is_punctuation_is_refused() -> None:
    for separator in "，；、|":
        text = f"a{separator}b\n1{separator}1,234\n"
        assert read(text) == ([], [("table-separator", Origin(FILE))])


def test_punctuation_in_a_title_is_no_separator() -> None:
    assert cells("大慶，哈爾濱\na,b\n1,2")[1:] == [("a", "b"), ("1", "2")]


@pytest.mark.parametrize(
    ("text", "line", "column", "rows"),
    [
        ('a,b,c\n1,"2,3\n4,5,6\n7,8,9\n', 2, 2, ["4", "7"]),
        ('a,b,c\n1,"2,3\n4,"5, 5",6\n7,8,9\n', 2, 2, ["4", "7"]),
        ('a,b,c\n1,"x\ny","2\n4,5,6\n', 3, 3, ["4"]),
        ('a,b,c\n1,2,3\n4,5,"6', 3, 3, ["1"]),
    ],
)
def test_an_open_quotation_mark_is_named_where_it_opens(
    text: str, line: int, column: int, rows: list[str]
) -> None:
    records, found = read(text)
    assert found == [("row-unclosed-quote", Origin(FILE, line, column))]
    assert [record.cells[0] for record in records[1:]] == rows


def test_text_after_a_quoted_cell() -> None:
    records, found = read('a,b\n1,"x" y\n2,3\n')
    assert found == [("row-text-after-quote", Origin(FILE, 2, 2))]
    assert [record.cells for record in records] == [("a", "b"), ("2", "3")]


def test_without_a_header_nothing_is_read() -> None:
    assert read('a,"b\n1,2\n') == ([], [("row-unclosed-quote", Origin(FILE, 1, 2))])


def test_many_stray_quotation_marks_end_the_reading() -> None:
    records, found = read("a,b\n" + '1,"2" 3\n' * 5_000)
    assert len(records) == 1
    assert len(found) == 20


@pytest.mark.parametrize("hidden", ["\u200b", "\u00ad", "\u2060", "\u200e", "\u2028", "\ufeff"])
def test_invisible_characters_are_named(hidden: str) -> None:
    records, found = read(f"a,b\n1,x{hidden}y\n")
    assert found == [("table-invisible-character", Origin(FILE, 2, 2))]
    assert records[1].cells == ("1", "xy")


def test_immense_cells_are_refused() -> None:
    for size in (10_001, 200_000):
        assert ("table-cell-too-long", Origin(FILE, 2, 2)) in read(f"a,b\n1,{'x' * size}\n")[1]


def test_columns_are_named_like_a_spreadsheet() -> None:
    letters = [name_cell(column, ())["column"] for column in (1, 26, 27, 52, 53, 702, 703)]
    assert letters == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
    assert name_cell(2, ["id", "value"]) == {"column": "B", "header": "value"}

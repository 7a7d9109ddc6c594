"""The shape of a table: a header, and rows that fit it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.profiles import examples
from tests.tabling import FILE, check_told
from youju.formats.csv import parse_csv
from youju.formats.csv_records import MOST_ROWS
from youju.model import Table
from youju.problems import Problems


def read(text: str) -> tuple[Table | None, list[tuple[str, int, int]]]:
    problems = Problems()
    table = parse_csv(text, FILE, problems)
    check_told(list(problems))
    found = [(problem.code, problem.origin.line, problem.origin.column) for problem in problems]
    return table, found


def test_a_table_is_text_cells_with_their_lines() -> None:
    table, found = read('id,value\na,007\n\nb,"1,234"\n')
    assert table == Table(FILE, ("id", "value"), (("a", "007"), ("b", "1,234")), (2, 4))
    assert not found


def test_namibia_and_other_words_stay_text() -> None:
    table, found = read("country,value\nNA,1\nnull,2\nTrue,3\n")
    assert table and [row[0] for row in table.rows] == ["NA", "null", "True"]
    assert not found


@pytest.mark.parametrize(
    "text",
    [
        "a,b,c,,\n1,2,3,,\n",
        "a,b,c\n1,2,3,,\n4,5,6,,\n",
        "a,b,c\n1,2,3\n,,\n\n",
        "\n\na,b,c\n1,2,3\n",
        "a,b,c,\n1,2,3\n",
    ],
)
def test_blank_rows_and_columns_are_left_out(text: str) -> None:
    table, found = read(text)
    assert table and table.columns == ("a", "b", "c")
    assert table.rows[0] == ("1", "2", "3")
    assert not found


@pytest.mark.parametrize("text", ["", "\n", " \r\n", ",,\n,,\n", "\t\n"])
def test_empty_tables(text: str) -> None:
    assert read(text) == (None, [("table-empty", 1, 1)])


def test_a_header_alone() -> None:
    assert read("a,b\n")[1] == [("table-no-rows", 1, 1)]


@pytest.mark.parametrize(
    "text", ["<!DOCTYPE html>", "<html>", '{"a": 1}', '[{"a": 1}]', "<?xml ?>"]
)
def test_pages_are_no_tables(text: str) -> None:
    assert read(text) == (None, [("table-web-page", 1, 1)])


@pytest.mark.slow
def test_too_many_rows() -> None:
    table, found = read("a,b\n" + "1,2\n" * (MOST_ROWS + 5))
    assert table and len(table.rows) == MOST_ROWS
    assert found == [("table-too-long", MOST_ROWS + 1, 1)]


@pytest.mark.parametrize(
    "above", ["Visitors\n", "Visitors,,\n", "Visitors\n\n(people)\n", "，；\n"]
)
def test_a_title_above_the_header(above: str) -> None:
    table, found = read(f"{above}a,b,c\n1,2,3\n")
    assert table and table.columns == ("a", "b", "c")
    assert {code for code, _, _ in found} == {"table-title-row"}


def test_a_table_of_one_column_has_no_title() -> None:
    table, found = read("name\nAnn\nBob\n")
    assert table and table.rows == (("Ann",), ("Bob",))
    assert not found


def test_columns_named_twice_are_named_with_both_letters() -> None:
    problems = Problems()
    parse_csv("a,b,Ａ\n1,2,3\n", FILE, problems)
    (problem,) = problems
    assert problem.sentence("en") == 'Column C is called "Ａ", and so is column A.'


def test_a_column_without_a_name() -> None:
    assert read("a,,c\n1,,3\n1,2,3\n")[1] == [("table-unnamed-column", 1, 2)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a,b,c\n1,2\n3,4,5\n", ("row-too-short", 2, 3)),
        ("a,b,c\n1,2,3,4\n5,6,7\n", ("row-too-long", 2, 4)),
        ("a,b,c\n1,2,,\n5,6,7\n", ("row-too-long", 2, 4)),
        ("a,b,c\nx,1,234,5\n5,6,7\n", ("row-split-number", 2, 2)),
        ("a,b,c\nx,1,234.5萬,\n5,6,7\n", ("row-split-number", 2, 2)),
        ("a,b,c\n“x,y”,1,2\n5,6,7\n", ("row-smart-quotes", 2, 1)),
        ("a,b,c\n5,6,7\n註：全市,,\n", ("row-lone-cell", 3, 1)),
        ('a,b,c,d,e\n1,"2,3,4,5\n6,7,8,9,0\n1,2",3,4,5\n', ("row-swallows-rows", 2, 2)),
    ],
)
def test_rows_that_do_not_fit(text: str, found: tuple[str, int, int]) -> None:
    table, all_found = read(text)
    assert all_found == [found]
    assert table and len(table.rows) == len(table.lines) < text.count("\n")


def test_line_breaks_in_cells_are_kept() -> None:
    table, found = read('id,note\r\na,"one\r\ntwo"\r\nb,three\r\n')
    assert table and table.rows == (("a", "one\ntwo"), ("b", "three"))
    assert table.lines == (2, 4)
    assert not found


@settings(max_examples=examples(500))
@given(st.text(st.sampled_from('ab1,;\t"“”\n\r，|= ')))
def test_any_text_is_a_table_or_refused(text: str) -> None:
    table, found = read(text)
    assert table or found
    if table:
        assert all(len(row) == len(table.columns) for row in table.rows)
        assert len(table.rows) == len(table.lines)
        assert list(table.lines) == sorted(set(table.lines))

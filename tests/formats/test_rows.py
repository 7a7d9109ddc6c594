"""Rows by column name; columns that are missing or misspelt; words in every language."""

import pytest

from tests.tabling import FILE, LANGUAGES, read_table
from youju.formats.rows import (
    check_ids,
    check_one_line,
    find_head,
    list_rows,
    match_columns,
    parse_optional_text,
    parse_text,
)
from youju.model import Origin, Table
from youju.problems import Problems
from youju.problems.places import Cell, find_cell
from youju.tables.sources import SOURCE_ID


def table(*rows: tuple[str, ...]) -> Table:
    return Table(FILE, rows[0], rows[1:], tuple(range(2, len(rows) + 1)))


def codes(problems: Problems) -> list[tuple[str, int, int]]:
    return [(problem.code, problem.origin.line, problem.origin.column) for problem in problems]


def test_a_cell_has_its_place() -> None:
    (row,) = list_rows(table(("id", "value"), ("a", "5")))
    assert (row.cell("value"), row.origin("value")) == ("5", Origin(FILE, 2, 2))
    assert (row.cell("unit"), row.origin("unit")) == ("", Origin(FILE, 2, 1))


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("value", []),
        ("Value", [("table-misspelt-column", 1, 2)]),
        ("vlaue", [("table-misspelt-column", 1, 2)]),
        ("valeu", [("table-misspelt-column", 1, 2)]),
        ("amount", [("table-missing-column", 1, 1)]),
    ],
)
def test_columns_are_matched(written: str, found: list[tuple[str, int, int]]) -> None:
    problems = Problems()
    matched = match_columns(table(("id", written)), ("id", "value"), (), problems)
    assert codes(problems) == found
    assert ("value" in matched.columns) == (not found or found[0][0] == "table-misspelt-column")


def test_columns_of_ones_own_are_left_alone() -> None:
    problems = Problems()
    columns = ("id", "value", "region", "group_of_charts", "x.y")
    assert match_columns(table(columns), ("id", "value"), ("group", "period"), problems).columns
    assert not problems


def test_words_in_every_language() -> None:
    problems = Problems()
    (row,) = list_rows(table(("label_zh", "label_en"), ("數據", "Data")))
    label = parse_text(row, "label", LANGUAGES, problems)
    assert dict(label) == {"zh": "數據", "en": "Data", "zh-hans": "数据"}
    assert not problems


def test_words_that_one_language_lacks() -> None:
    problems = Problems()
    first, second = list_rows(table(("note_zh", "note_en"), ("數據", ""), ("", "")))
    note = parse_optional_text(first, "note", LANGUAGES, problems)
    assert note and note["en"] == "數據"
    assert parse_optional_text(second, "note", LANGUAGES, problems) is None
    assert codes(problems) == [("table-missing-words", 2, 2)]


def test_ids() -> None:
    problems = Problems()
    rows = list_rows(table(("id",), ("a",), ("",), ("Big One",), ("a",), ("合計",), ("b",)))
    assert [row.cell("id") for row in check_ids(rows, SOURCE_ID, "source", problems)] == ["a", "b"]
    assert codes(problems) == [
        ("source-missing-id", 3, 1),
        ("source-bad-id", 4, 1),
        ("source-duplicate-id", 5, 1),
        ("source-bad-id", 6, 1),
    ]
    assert "such as big_one." in list(problems)[1].mend("en")


def test_line_breaks_where_one_line_is_shown() -> None:
    problems = Problems()
    (row,) = list_rows(table(("label_en", "note_en"), ("a\nb", "c\nd")))
    check_one_line(row, ("label_en",), problems)
    assert codes(problems) == [("table-line-break", 2, 1)]


TABLE = """sep=;
;id;;value

;a;;"1
2"
;b;;3
"""


def test_a_place_is_counted_as_a_spreadsheet_counts_it() -> None:
    problems = Problems()
    found = read_table(TABLE, problems)
    assert found and not problems
    for row in list_rows(found):
        row.report("figure-bad-group", "value", problems)
    told = [(problem.origin, find_cell(problem)) for problem in problems]
    assert told == [
        (Origin(FILE, 4, 4), Cell(3, "D", "value")),
        (Origin(FILE, 6, 4), Cell(4, "D", "value")),
    ]
    head = find_head(found, "id")
    assert (head, head.row) == (Origin(FILE, 2, 2), 1)


def test_a_row_below_a_cell_that_cannot_be_read_is_still_counted() -> None:
    problems = Problems()
    found = read_table('id,value\na,1\nb,"2"x\nc,3\nd\n', problems)
    assert found and found.numbers == (2, 4)
    assert [(p.code, p.origin.line, p.origin.row) for p in problems] == [
        ("row-text-after-quote", 3, 3),
        ("row-too-short", 5, 5),
    ]

"""The grid of a table: spans of rows and columns, and several rows of headings."""

from __future__ import annotations

from youju.formats.html_tables import HtmlTable, make_cell


def read(*rows: str) -> list[list[str]]:
    """Read rows such as "Year^2 Income>2": th where it begins with a capital, spans behind."""
    table = HtmlTable()
    for row in rows:
        table.rows.append([])
        for cell in row.split("|"):
            text, _, rows_ = cell.partition("^")
            text, _, columns = text.partition(">")
            given = {"rowspan": rows_, "colspan": columns}
            table.add(make_cell(text, "th" if text[:1].isupper() else "td", given))
    return table.list_rows()


def test_a_cell_stands_at_all_places_that_it_spans() -> None:
    assert read("A|B|C", "x^2|1|2", "3|4", "y|5>2") == [
        ["A", "B", "C"],
        ["x", "1", "2"],
        ["x", "3", "4"],
        ["y", "5", "5"],
    ]


def test_a_cell_in_the_middle_reaches_down() -> None:
    assert read("A|B|C", "x|1^2|2", "y|3") == [["A", "B", "C"], ["x", "1", "2"], ["y", "1", "3"]]


def test_rows_of_headings_are_one_with_the_unit_at_its_end() -> None:
    assert read("Year^2|Income (yuan)>2", "North|South", "x|1|2") == [
        ["Year", "Income North (yuan)", "Income South (yuan)"],
        ["x", "1", "2"],
    ]


def test_damaged_spans_are_none() -> None:
    assert read("A|B", "x^0|1", "y>two|2") == [["A", "B"], ["x", "1"], ["y", "2"]]


def test_a_table_without_cells_has_no_rows() -> None:
    assert HtmlTable([[], []]).list_rows() == []
    assert HtmlTable().list_rows() == []

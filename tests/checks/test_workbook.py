"""Books: a story's figures by name and by group."""

from __future__ import annotations

from tests.relating import FIGURES, read_books
from youju.numbers.formulas import FigureRef, GroupRef, parse_formula


def test_books_know_figures_and_groups() -> None:
    books = read_books()
    assert books.knows("total") and books.knows("parts")
    assert not books.knows("") and not books.knows("part")
    assert books.knows(FigureRef("total")) and not books.knows(FigureRef("parts"))
    assert books.knows(GroupRef("sum", "parts")) and not books.knows(GroupRef("sum", "total"))
    assert [figure.id for figure in books.list_figures("parts")] == [
        "adults",
        "students",
        "children",
    ]
    assert books.list_figures("share") == [FIGURES["share"]]


def test_books_have_the_formulas_of_derived_figures_only() -> None:
    books = read_books()
    assert books.derived == {
        "sum_of_parts": parse_formula("sum(parts)"),
        "part_share": parse_formula("adults / sum_of_parts"),
    }
    assert books.ledger.quantities["sum_of_parts"].value == 489_700

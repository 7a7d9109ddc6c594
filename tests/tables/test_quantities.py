"""One row: its number with unit, qualifier and precision, or what is wrong at the cell it is in."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.tabling import HEADER, SOURCES, UNITS, check_told, read_figures, read_table, row
from youju.formats.rows import Row
from youju.model import Quantity
from youju.problems import Problems
from youju.tables.derived import Derivation
from youju.tables.quantities import parse_derivation, parse_quantity


def make_row(text: str) -> Row:
    table = read_table(f"{HEADER}\n{text}\n", Problems())
    assert table
    return Row(table, 0)


def parse(text: str) -> tuple[Quantity | None, list[tuple[str, int]]]:
    problems = Problems()
    quantity = parse_quantity(make_row(text), UNITS, SOURCES, problems)
    check_told(list(problems))
    return quantity, [(problem.code, problem.origin.column) for problem in problems]


def derive(text: str) -> tuple[Derivation | None, list[tuple[str, int]]]:
    problems = Problems()
    derivation = parse_derivation(make_row(text), UNITS, problems)
    check_told(list(problems))
    return derivation, [(problem.code, problem.origin.column) for problem in problems]


def column(name: str) -> int:
    return HEADER.split(",").index(name) + 1


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        (row("a", "110", as_printed="110人"), Quantity(Decimal(110), "person")),
        (
            row("a", "48.9萬", qualifier="at_least", as_printed="48.9萬人以上"),
            Quantity(Decimal(489000), "person", "at_least", Decimal(1000)),
        ),
        (
            row("a", "489000", qualifier="nearly", as_printed="近48.9萬人"),
            Quantity(Decimal(489000), "person", "nearly", Decimal(1000)),
        ),
        (
            row("a", "17.6", "percent", as_printed="17.6%"),
            Quantity(Decimal("17.6"), "percent", "exact", Decimal("0.1")),
        ),
    ],
)
def test_a_number_has_the_precision_of_its_print(text: str, quantity: Quantity) -> None:
    assert parse(text) == (quantity, [])


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        (row("a", "", as_printed="5人"), "figure-no-value", "value"),
        (row("a", "5", "", as_printed="5人"), "figure-no-unit", "unit"),
        (row("a", "5", "人", as_printed="5人"), "figure-unknown-unit", "unit"),
        (
            row("a", "5", qualifier="circa", as_printed="5人"),
            "figure-unknown-qualifier",
            "qualifier",
        ),
        (row("a", "5", as_printed="6人"), "figure-print-value", "as_printed"),
        (row("a", "5", as_printed="5人以上"), "figure-print-qualifier", "as_printed"),
        (row("a", "5", source="nobody", as_printed="5人"), "figure-unknown-source", "source"),
        (row("a", "5", source="", as_printed="5人"), "figure-no-evidence", "source"),
        (row("a", "5", as_printed=""), "figure-no-evidence", "as_printed"),
        (row("a", "5", as_printed="5人", round="1"), "figure-round-without-formula", "round"),
        (row("a", "5%", as_printed="5人"), "figure-percent-sign", "value"),
        (row("a", "five", as_printed="5人"), "cell-not-a-number", "value"),
    ],
)
def test_a_mistake_is_told_at_its_cell(text: str, code: str, name: str) -> None:
    assert parse(text)[1] == [(code, column(name))]


def test_a_formula_stands_for_the_number() -> None:
    derivation, problems = derive(row("a", formula="b / c", unit="percent", round="0.1"))
    assert problems == []
    assert derivation is not None
    assert (derivation.formula, derivation.unit, derivation.qualifier) == (
        "b / c",
        "percent",
        "exact",
    )
    assert derivation.quantum == Decimal("0.1")
    assert derivation.origin.column == column("formula")


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        (row("a", "5", formula="b"), "figure-value-and-formula", "value"),
        (row("a", formula="b", source="report"), "figure-derived-with-evidence", "source"),
        (row("a", formula="b", as_printed="5人"), "figure-derived-with-evidence", "as_printed"),
        (row("a", formula="b", round="0.3"), "figure-bad-round", "round"),
        (row("a", formula="b", round="some"), "cell-not-a-number", "round"),
        (row("a", formula="b", unit=""), "figure-no-unit", "unit"),
    ],
)
def test_a_mistake_in_a_derived_row_is_told_at_its_cell(text: str, code: str, name: str) -> None:
    assert derive(text)[1] == [(code, column(name))]


@pytest.mark.parametrize("margin", ["2", "±2", "± 2", "+/-2", "正負2"])
def test_a_margin_may_have_its_sign(margin: str) -> None:
    head = "id,label_zh,label_en,value,unit,qualifier,source,as_printed,margin_of_error"
    line = f"a,人數,People,45,percent,,report,45%±2%,{margin}"
    problems = Problems()
    figures = read_figures(f"{head}\n{line}\n", problems)
    assert [problem.code for problem in problems if problem.grade != "note"] == []
    assert figures["a"].quantity.margin == 2

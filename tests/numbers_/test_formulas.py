"""Formulas: their trees, their parts, and that nothing else is ever run."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.profiles import examples
from tests.tabling import figures_of, row
from youju.numbers.formulas import (
    FigureRef,
    FormulaError,
    GroupRef,
    NameRef,
    Operation,
    list_names,
    list_parts,
    parse_formula,
)

A, B, C = FigureRef("a"), FigureRef("b"), FigureRef("c")


@pytest.mark.parametrize(
    ("formula", "tree"),
    [
        ("a", A),
        ("a + b", Operation("+", A, B)),
        ("a - b - c", Operation("-", Operation("-", A, B), C)),
        ("a+b*c", Operation("+", A, Operation("*", B, C))),
        ("(a + b) / c", Operation("/", Operation("+", A, B), C)),
        ("（a ＋ b） ÷ c", Operation("/", Operation("+", A, B), C)),
        ("a × 1.50", Operation("*", A, Decimal("1.50"))),
        ("-a", Operation("*", Decimal(-1), A)),
        ("sum(parts)", GroupRef("sum", "parts")),
        ("count ( parts )", GroupRef("count", "parts")),
        ("class / lambda", Operation("/", FigureRef("class"), FigureRef("lambda"))),
        ("人數 + ¹", Operation("+", FigureRef("人數"), FigureRef("¹"))),
        ("sum + max", Operation("+", FigureRef("sum"), FigureRef("max"))),
    ],
)
def test_trees(formula: str, tree: object) -> None:
    assert parse_formula(formula) == tree


@pytest.mark.parametrize(
    ("code", "formulas"),
    [
        ("formula-unreadable", "a+|a b|()|a**b|a//b|+a|sum(a+b)|sum()|2a|a(b)(c)|1(a)(b)"),
        (
            "formula-character",
            "=a|a%|a,b|a.|.b|a.1|'a'|a[0]|a;b|a^2|a==b|{a}|a@b|a:=b|f\"x\"|a\\b|\u0660",
        ),
        ("formula-unknown-function", "mean(a)|a(b)|abs(a)|__import__(os)|3(a)"),
    ],
)
def test_what_no_formula_is(code: str, formulas: str) -> None:
    for formula in formulas.split("|"):
        with pytest.raises(FormulaError) as error:
            parse_formula(formula)
        assert (formula, error.value.code) == (formula, code)


@pytest.mark.parametrize("formula", ["(" * 199, "-" * 199, "a+" * 100, "9" * 5_000, "(" * 9_000])
def test_deep_and_long_formulas_end(formula: str) -> None:
    with pytest.raises(FormulaError):
        parse_formula(formula + "(")


@settings(max_examples=examples(500))
@given(st.text(st.sampled_from("ab1.+-*/()[]= ×（_中,'%\n"), max_size=20))
def test_any_text_is_a_formula_or_told(text: str) -> None:
    try:
        tree = parse_formula(text)
    except FormulaError as error:
        assert error.code.startswith("formula-")
    else:
        assert all(isinstance(name, NameRef) for name in list_names(tree))


def test_parts_in_reading_order() -> None:
    figures, codes = figures_of(
        row("a", "3", group="parts"),
        row("b", "4", group="parts"),
        row("both", formula="sum(parts)"),
        row("share", unit="percent", formula="a / sum(parts)", round="0.1"),
        row("mean", formula="sum(parts) / count(parts)"),
        row("rest", unit="percent", formula="100 - share"),
    )
    assert not codes
    assert list_parts("a + b", figures) == (A, "+", B)
    assert list_parts("sum(parts)", figures) == (A, "+", B)
    assert list_parts("a / sum(parts)", figures) == (A, "/", "(", A, "+", B, ")")
    assert list_parts("max(parts) * 2", figures) == (GroupRef("max", "parts"), "*", Decimal(2))
    assert list_parts("100 - share", figures) == (Decimal(100), "-", FigureRef("share"))
    assert figures["mean"].quantity.value == Decimal("3.5")
    assert figures["rest"].quantity.value == Decimal("57.1")

"""Sides: of any two exactly one is true, below, agreeing or above."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.relating import read_books
from youju.checks.comparison import Side, compare_sides, is_held, show_side
from youju.numbers.calculation import Amount
from youju.numbers.formulas import FormulaError, parse_formula
from youju.numbers.intervals import Interval

BOOKS = read_books()
numbers = st.integers(-1000, 1000).map(Decimal)


@st.composite
def sides(draw: st.DrawFn) -> Side:
    low, value, high = sorted(draw(st.lists(numbers, min_size=3, max_size=3)))
    return Side(Amount(value, {}), Interval(low, high))


@given(sides(), sides())
def test_one_of_three_is_true(left: Side, right: Side) -> None:
    below, agrees, above = (is_held(sign, left, right) for sign in ("<", "~", ">"))
    assert below + agrees + above == 1
    assert is_held("<=", left, right) == (below or agrees)
    assert is_held(">=", left, right) == (above or agrees)
    assert is_held("=", left, right) <= agrees


@given(sides(), sides())
def test_both_directions_say_the_same(left: Side, right: Side) -> None:
    for sign, mirrored in (("<", ">"), ("<=", ">="), ("~", "~"), ("=", "=")):
        assert is_held(sign, left, right) == is_held(mirrored, right, left)


def read(left: str, right: str) -> tuple[str, str]:
    trees = parse_formula(left), parse_formula(right)
    one, other = map(show_side, compare_sides(*trees, BOOKS.ledger, BOOKS.derived))
    return one, other


@pytest.mark.parametrize(
    ("left", "right", "shown"),
    [
        ("museums", "300", ("301 museum", "300")),
        ("share", "total / residents", ("17.6 (17.55 – 17.65) percent", "17.5899 (")),
        ("total / residents", "share", ("17.5899 (", "17.6 (17.55 – 17.65) percent")),
        ("part_share", "50", ("51.1 (50.0255 – 52.078) percent", "50")),
        ("count(parts)", "museums", ("3", "301 museum")),
        ("budget / grants", "2", ("3,529.4118 (", "2")),
        ("budget / (grants - grants)", "1", ("", "")),
    ],
)
def test_sides_are_brought_into_one_unit(left: str, right: str, shown: tuple[str, str]) -> None:
    if shown == ("", ""):
        with pytest.raises(FormulaError, match="division-by-zero"):
            read(left, right)
        return
    found = read(left, right)
    assert found[0].startswith(shown[0])
    assert found[1].startswith(shown[1])


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("adults", "budget"),
        ("adults", "museums"),
        ("share", "adults"),
        ("total / residents", "adults"),
        ("count(parts)", "share"),
        ("count(parts)", "budget"),
        ("budget / adults", "grants"),
    ],
)
def test_units_that_do_not_fit_are_refused(left: str, right: str) -> None:
    with pytest.raises(FormulaError, match="mixed-units"):
        read(left, right)


def test_a_side_is_shown_in_the_words_of_a_language() -> None:
    trees = parse_formula("total"), parse_formula("adults")
    one, _ = compare_sides(*trees, BOOKS.ledger, BOOKS.derived)
    other = replace(one, amount=replace(one.amount, powers={"yuan": 1, "person": -1}))
    units = BOOKS.ledger.units
    number = show_side(one).removesuffix(" person")
    assert [show_side(one, units, code) for code in ("en", "zh", "xx")] == [
        f"{number} people",
        f"{number}人",
        f"{number} person",
    ]
    assert show_side(other, units, "en") == show_side(other)

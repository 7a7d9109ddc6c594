"""Intervals: whatever the digits were rounded from lies inside, and not much else."""

from __future__ import annotations

from dataclasses import replace
from decimal import Context, Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.relating import read_books
from youju.model import Quantity, Unit
from youju.numbers.calculation import Ledger, calculate
from youju.numbers.formulas import parse_formula
from youju.numbers.intervals import Interval, find_interval, read_interval

BOOKS = read_books()
PERSON, YUAN = (Unit(key, kind, {}) for key, kind in (("person", "count"), ("yuan", "money")))


@pytest.mark.parametrize(
    ("value", "quantum", "qualifier", "kind", "low", "high"),
    [
        ("250000", "10000", "exact", "count", "245000", "255000"),
        ("19700", "100", "exact", "count", "19650", "19750"),
        ("301", "1", "exact", "count", "301", "301"),
        ("39", "1", "exact", "rank", "39", "39"),
        ("301", "1", "exact", "money", "300.5", "301.5"),
        ("17.6", "0.1", "exact", "percent", "17.55", "17.65"),
        ("2.5", "0.1", "exact", "count", "2.45", "2.55"),
        ("489000", "1000", "at_least", "count", "489000", "490000"),
        ("24000", "1", "over", "count", "24000", "25000"),
        ("250000", "10000", "passed", "count", "250000", "260000"),
        ("52000", "1000", "nearly", "count", "51000", "52000"),
        ("50", "1", "under", "count", "40", "50"),
        ("300", "1", "about", "count", "250", "350"),
        ("500", "1", "at_most", "count", "0", "500"),
        ("3", "1", "at_most", "years", "0", "3"),
        ("500", "1", "at_most", "money", "-Infinity", "500"),
        ("3", "1", "at_most", "percent", "-Infinity", "3"),
        ("0", "1", "at_most", "count", "0", "0"),
        ("0", "1", "about", "money", "-0.5", "0.5"),
    ],
)
def test_bounds_of_one_number(
    value: str, quantum: str, qualifier: str, kind: str, low: str, high: str
) -> None:
    quantity = Quantity(Decimal(value), "u", qualifier, Decimal(quantum))
    assert read_interval(quantity, kind) == Interval(Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("qualifier", "low", "high"),
    [
        ("exact", "-3.55", "-3.45"),
        ("at_least", "-3.6", "-3.5"),
        ("over", "-3.6", "-3.5"),
        ("passed", "-3.6", "-3.5"),
        ("nearly", "-3.5", "-3.4"),
        ("under", "-3.5", "-3.4"),
        ("at_most", "-3.5", "0"),
        ("about", "-3.55", "-3.45"),
    ],
)
def test_bounds_of_a_fall_are_those_of_its_size(qualifier: str, low: str, high: str) -> None:
    fallen = Quantity(Decimal("-3.5"), "u", qualifier, Decimal("0.1"), directed=True)
    found = Interval(Decimal(low), Decimal(high))
    assert read_interval(fallen, "percent") == found
    risen = replace(fallen, value=Decimal("3.5"))
    assert read_interval(risen, "percent") == Interval(-found.high, -found.low)


def test_a_bound_with_a_sign_is_that_of_the_number() -> None:
    """−3.5 or more lies above it; nearly −3.5 has not come so far, which it passes then."""
    number = Quantity(Decimal("-3.5"), "u", "at_least", Decimal("0.1"))
    bounds = {
        name: read_interval(replace(number, qualifier=name), "percent")
        for name in ("at_least", "under", "nearly", "passed", "at_most")
    }
    above, below = (Decimal("-3.5"), Decimal("-3.4")), (Decimal("-3.6"), Decimal("-3.5"))
    assert bounds == {
        "at_least": Interval(*above),
        "under": Interval(*below),
        "nearly": Interval(*above),
        "passed": Interval(*below),
        "at_most": Interval(Decimal("-Infinity"), Decimal("-3.5")),
    }


def find(formula: str) -> tuple[str, str]:
    tree = parse_formula(formula)
    calculate(tree, BOOKS.ledger)
    found = find_interval(tree, BOOKS.ledger, BOOKS.derived)
    return f"{found.low.normalize():f}", f"{found.high.normalize():f}"


@pytest.mark.parametrize(
    ("formula", "low", "high"),
    [
        ("adults + students", "360000", "380000"),
        ("adults - students", "120000", "140000"),
        ("sum(parts)", "479650", "499750"),
        ("sum_of_parts", "479650", "499750"),
        ("sum(parts) - adults", "234650", "244750"),
        ("sum_of_parts - adults - students - children", "0", "0"),
        ("2 * adults - adults", "245000", "255000"),
        ("adults / 2 + adults / 2", "245000", "255000"),
        ("-(adults)", "-255000", "-245000"),
        ("max(parts)", "245000", "255000"),
        ("min(parts)", "115000", "119750"),
        ("count(parts)", "3", "3"),
        ("count(parts) * 2", "6", "6"),
        ("share * residents", "487012.5", "491552.5"),
        ("part_share / 100 * 2", "1.000510", "1.04156"),
        ("budget / (adults - adults)", "", ""),
    ],
)
def test_bounds_of_formulas(formula: str, low: str, high: str) -> None:
    if not low:
        with pytest.raises(Exception, match="division-by-zero"):
            find(formula)
        return
    found = find(formula)
    assert (found[0][: len(low)], found[1][: len(high)]) == (low, high)


@pytest.mark.parametrize(
    "formula",
    [
        "budget / (students - children)",
        "budget / (students - children) + grants",
        "2 * (budget / (students - children))",
        "(budget / (students - children)) * (museums - museums)",
        "(budget / (students - children)) / (grants / (students - children))",
    ],
)
def test_a_divisor_that_may_be_nothing_bounds_nothing(formula: str) -> None:
    endless = Interval(Decimal("-Infinity"), Decimal("Infinity"))
    assert find_interval(parse_formula(formula), BOOKS.ledger, BOOKS.derived) == endless


def test_what_is_taken_away_again_needs_no_bounds() -> None:
    quotient = "budget / (students - children)"
    found = find_interval(parse_formula(f"{quotient} - {quotient}"), BOOKS.ledger, BOOKS.derived)
    assert found == Interval(Decimal(0), Decimal(0))


def test_derived_figures_that_double_each_other_take_no_time() -> None:
    quantities = {f"d{i}": Quantity(Decimal(2**i), "person") for i in range(60)}
    derived = {f"d{i}": parse_formula(f"d{i - 1} + d{i - 1}") for i in range(1, 60)}
    ledger = Ledger(quantities, {}, {"person": PERSON})
    with localcontext(Context(prec=60)):
        found = find_interval(parse_formula("d59"), ledger, derived)
    assert found == Interval(Decimal(2**59), Decimal(2**59))


FORMULAS = (
    "a + b",
    "a - b",
    "a + b - a",
    "2 * a - b",
    "a / b",
    "a * b",
    "(a - b) / (a + b)",
    "a / 4 + b",
    "a / (a + b)",
    "(a + b) / (2 * a + 3 * b)",
    "2 * a / (3 * a + b)",
)
written = st.tuples(st.integers(1, 10**9), st.sampled_from([1, 10, 100, 10_000]))


@given(st.sampled_from(FORMULAS), written, written)
def test_what_the_digits_were_rounded_from_lies_inside(
    formula: str, first: tuple[int, int], last: tuple[int, int]
) -> None:
    """Each true number is rounded to a step, as a source does; the true result is in bounds."""
    true, rounded = {}, {}
    for key, (number, step) in (("a", first), ("b", last)):
        number += step  # so that nothing is rounded to zero
        value = Decimal((number + step // 2) // step * step)
        true[key] = Quantity(Decimal(number), "yuan")
        rounded[key] = Quantity(value, "yuan", "exact", Decimal(step))
    tree = parse_formula(formula)
    with localcontext(Context(prec=60)):
        exact = calculate(tree, Ledger(true, {}, {"yuan": YUAN})).value
        ledger = Ledger(rounded, {}, {"yuan": YUAN})
        calculate(tree, ledger)
        found = find_interval(tree, ledger, {})
    assert found.low <= exact <= found.high


@pytest.mark.parametrize("formula", ["deaths / residents", "deaths / residents * 1000"])
def test_a_rate_is_so_many_times_its_formula(formula: str) -> None:
    tree = parse_formula(formula)
    quantities = {
        "deaths": Quantity(Decimal(50), "person", quantum=Decimal(1)),
        "residents": Quantity(Decimal(10000), "person", quantum=Decimal(1)),
        "rate": Quantity(Decimal(5), "permille"),
    }
    units = {"person": PERSON, "permille": Unit("permille", "ratio", {}, Decimal(1000))}
    ledger = Ledger(quantities, {}, units)
    assert find_interval(parse_formula("rate"), ledger, {"rate": tree}) == Interval(
        Decimal(5), Decimal(5)
    )

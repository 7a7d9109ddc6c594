"""Figures bear a relation only where it holds whatever their digits were rounded from."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.fixture import load_fixture
from tests.relating import read_books
from tests.tabling import UNITS, figures_of, row
from youju.checks.bearing import Bearings
from youju.checks.verdicts import Verdict, judge
from youju.checks.workbook import open_books
from youju.model import Unit
from youju.numbers.formulas import parse_formula

BOOKS = read_books()


@pytest.mark.parametrize(
    ("relation", "named", "verdict"),
    [
        ("majority", ("adults", "total"), Verdict.OPEN),
        ("majority", ("students", "total"), Verdict.FALSE),
        ("minority", ("students", "total"), Verdict.HOLDS),
        ("half", ("adults", "total"), Verdict.HOLDS),
        ("half", ("students", "total"), Verdict.FALSE),
        ("largest", ("adults",), Verdict.HOLDS),
        ("largest", ("students",), Verdict.FALSE),
        ("smallest", ("children",), Verdict.OPEN),
        ("twice", ("adults", "students"), Verdict.HOLDS),
        ("triple", ("adults", "students"), Verdict.FALSE),
        ("majority", ("total", "budget"), None),
        ("up", ("adults", "students"), None),
        ("record", ("adults",), None),
        ("nearly_all", ("adults", "total"), Verdict.FALSE),
        ("few", ("adults", "total"), Verdict.FALSE),
        ("few", ("students", "total"), Verdict.HOLDS),
        ("equal", ("adults",), None),
    ],
)
def test_relations_are_weighed(
    relation: str, named: tuple[str, ...], verdict: Verdict | None
) -> None:
    assert Bearings(BOOKS, named).weigh(relation, "") is verdict


@pytest.mark.parametrize(
    ("first", "last", "verdict"),
    [
        ("students", "children", Verdict.HOLDS),
        ("adults", "students", Verdict.FALSE),
        ("adults", "budget", None),
    ],
)
def test_what_is_about_the_same_is_equal(first: str, last: str, verdict: Verdict | None) -> None:
    assert Bearings(BOOKS, (first, last)).compare(first, last, "equal") is verdict


@pytest.mark.parametrize(
    ("side", "verdict"),
    [("", "HOLDS"), ("near", "HOLDS"), ("above", "OPEN"), ("below", "OPEN")],
)
def test_a_multiple_heeds_its_side(side: str, verdict: str) -> None:
    """25萬 to 12萬 is between 1.96 and 2.22 times."""
    found = Bearings(BOOKS, ("adults", "students")).weigh("twice", side)
    assert found is Verdict[verdict]


def test_two_are_compared_only_where_they_are_alike() -> None:
    bearings = Bearings(BOOKS, ())
    assert bearings.compare("adults", "students", "more") is Verdict.HOLDS
    assert bearings.compare("adults", "students", "fewer") is Verdict.FALSE
    assert bearings.compare("students", "children", "more") is Verdict.OPEN
    assert bearings.compare("adults", "budget", "more") is None


@pytest.mark.parametrize("kind", ["percent", "point", "count"])
def test_a_sign_tells_the_direction_of_what_is_counted_in_shares(kind: str) -> None:
    """A figure of other things that is below zero, as a balance, has not fallen by it."""
    unit, figure = Unit("unit", kind, {}), BOOKS.figures["adults"]
    fallen = replace(figure, quantity=replace(figure.quantity, value=Decimal(-2), unit=unit.id))
    ledger = replace(BOOKS.ledger, units={**BOOKS.ledger.units, unit.id: unit})
    books = replace(BOOKS, ledger=ledger, figures={**BOOKS.figures, "adults": fallen})
    bearings = Bearings(books, ("adults",))
    told = [bearings.weigh(relation, "") for relation in ("up", "down")]
    assert told == ([None] * 2 if kind == "count" else [Verdict.FALSE, Verdict.HOLDS])


def test_what_cannot_be_worked_out_has_no_bounds() -> None:
    assert Bearings(BOOKS, ()).bound(parse_formula("adults / (adults - adults)")) is None


def test_the_best_verdict_counts() -> None:
    assert judge([Verdict.FALSE, Verdict.HOLDS, Verdict.OPEN]) is Verdict.HOLDS
    assert judge([Verdict.FALSE, Verdict.OPEN]) is Verdict.OPEN
    assert judge([]) is None


def _weigh_series(values: dict[str, str], named: tuple[str, ...], relation: str) -> Verdict | None:
    """Judge a record of figures of a group, each with its period and value."""
    rows = [row(f"y{n}", value, group="riders") for n, value in enumerate(values.values())]
    figures, _ = figures_of(*rows)
    dated = zip(figures.items(), values, strict=True)
    told = {key: replace(figure, period=period[:4]) for (key, figure), period in dated}
    story = replace(load_fixture().stories[0], figures=told, checks=())
    return Bearings(open_books(story, UNITS), named).weigh(relation, "")


@pytest.mark.parametrize(
    ("values", "named", "relation", "verdict"),
    [
        ({"2019": "90", "2020": "70", "2021": "80"}, ("y2",), "record_high", Verdict.FALSE),
        ({"2019": "90", "2020": "70", "2021": "80"}, ("y2",), "record_low", Verdict.FALSE),
        ({"2019": "90", "2020": "70", "2021": "80"}, ("y1",), "record_low", None),
        ({"2019": "90", "2020": "70", "2021": "80"}, ("y0",), "record_high", None),
        ({"2019": "60", "2020": "70", "2021": "80"}, ("y2",), "record_high", None),
        # Which of two is meant is not known; a group of one time is no series.
        ({"2019": "90", "2020": "70", "2021": "80"}, ("y0", "y2"), "record_high", None),
        ({"2019a": "90", "2020": "70", "2019b": "80"}, ("y1",), "record_high", None),
        ({"2019": "90", "2020": "70"}, ("y1",), "record", None),
    ],
)
def test_a_record_that_was_beaten_before_is_none(
    values: dict[str, str], named: tuple[str, ...], relation: str, verdict: Verdict | None
) -> None:
    assert _weigh_series(values, named, relation) is verdict

"""Qualifiers that say nothing of their number are told at its row, and honest ones are not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.fixture import load_fixture
from tests.tabling import UNITS, figures_of, row
from youju.checks.odd_qualifiers import check_odd_qualifiers
from youju.model import Quantity, Unit
from youju.problems import Problems

EVERY = ("at_least", "over", "passed", "nearly", "about", "under", "at_most")
KINDS = {
    kind: Unit(kind, kind, UNITS["person"].forms)
    for kind in ("rank", "ordinal", "count", "money", "measure", "percent", "years", "ratio")
}


def find_codes(kind: str, value: str, qualifier: str, quantum: str = "1") -> list[str]:
    figures, _ = figures_of(row("a", "30"))
    number = Quantity(Decimal(value), kind, qualifier, Decimal(quantum))
    site = load_fixture()
    told = replace(site.stories[0], figures={"a": replace(figures["a"], quantity=number)})
    problems = Problems()
    check_odd_qualifiers(replace(site, stories=(told,), units=KINDS), problems)
    return [problem.code for problem in problems]


# Of each qualifier in the order of EVERY: held (h), told (n) or nothing (-).
@pytest.mark.parametrize(
    ("kind", "value", "told"),
    [
        ("rank", "3", "hhhh-hn"),
        ("rank", "39", "hhhh-hn"),
        ("ordinal", "19", "-hhh-hn"),
        ("count", "0", "hhhhhhh"),
        ("count", "1", "--nnnn-"),
        ("count", "2", "-------"),
        ("count", "489000", "-------"),
        ("money", "0", "-------"),  # below zero there is debt
        ("measure", "0", "-------"),
        ("percent", "0", "-------"),
        ("percent", "1", "-------"),
        ("years", "0", "-------"),  # 0歲以上 is everybody
        ("years", "1", "-------"),
        ("ratio", "1", "-------"),
    ],
)
def test_a_qualifier_fits_its_number(kind: str, value: str, told: str) -> None:
    codes = {"h": ["qualifier-odd"], "n": ["qualifier-doubtful"], "-": []}
    assert find_codes(kind, value, "exact") == []
    assert [find_codes(kind, value, one) for one in EVERY] == [codes[sign] for sign in told]


def test_an_average_may_be_about_one() -> None:
    assert find_codes("count", "1", "about", "0.1") == []
    assert find_codes("count", "0", "nearly", "0.01") == []

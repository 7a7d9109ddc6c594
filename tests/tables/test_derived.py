"""Derived figures: worked out exactly, in any order, rounded as asked."""

import random
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tabling import FILE, UNITS, figures_of, row
from youju.model import Origin, Quantity
from youju.problems import Problems
from youju.tables.derived import Derivation, evaluate


def derive(formula: str, unit: str, quantum: str | None, **values: str) -> tuple[str, list[str]]:
    """Work one formula out over figures in persons; return its number and the problems' codes."""
    problems = Problems()
    step = Decimal(quantum).normalize() if quantum else None
    derivation = Derivation(formula, unit, "exact", step, Origin(FILE, 9, 14))
    quantities = {key: Quantity(Decimal(value), "person") for key, value in values.items()}
    found = evaluate({"result": derivation}, quantities, {}, UNITS, problems)
    shown = str(found["result"].value) if found else ""
    return shown, [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("a", "b", "quantum", "value"),
    [
        ("1", "3", "0.1", "33.3"),
        ("2", "3", "0.1", "66.7"),
        ("1", "8", "0.1", "12.5"),
        ("1", "80", "0.1", "1.3"),
        ("1", "80", "1", "1"),
        ("1", "200", "1", "1"),
        ("-1", "200", "1", "-1"),
        ("1", "2", "10", "50"),
        ("1", "1", "0.01", "100.00"),
        ("19700", "489700", "0.1", "4.0"),
    ],
)
def test_halves_are_rounded_up(a: str, b: str, quantum: str, value: str) -> None:
    assert derive("a / b", "percent", quantum, a=a, b=b) == (value, [])


def test_thousands_have_no_exponent() -> None:
    assert derive("a + b", "person", "1000", a="489600", b="1") == ("490000", [])


def test_without_round_the_result_must_end() -> None:
    assert derive("a / b", "percent", None, a="1", b="8") == ("12.5", [])
    assert derive("a / b", "percent", None, a="1", b="3") == ("", ["formula-needs-round"])


@pytest.mark.parametrize("formula", ["a * 999999999999999", "a * 100000000 * 100000000"])
def test_immense_results_are_refused(formula: str) -> None:
    assert derive(formula, "person", None, a="400") == ("", ["formula-too-large"])


@given(
    st.integers(0, 10**15),
    st.integers(1, 10**15),
    st.sampled_from(["1000", "1", "0.1", "0.01", "0.000001"]),
)
def test_rounding_is_exact(a: int, b: int, quantum: str) -> None:
    value, codes = derive("a / b", "times", quantum, a=str(a), b=str(b))
    step = Fraction(quantum)
    expected = int(Fraction(a, b) / step + Fraction(1, 2)) * step
    assert not codes
    assert Fraction(value) == expected


def test_the_order_of_rows_does_not_matter() -> None:
    rows = [
        row("a", "3", group="parts"),
        row("b", "4", group="parts"),
        row("total", formula="sum(parts)"),
        row("twice", formula="total * 2"),
        row("share", unit="percent", formula="a / twice", round="0.1"),
    ]
    values = None
    for seed in range(20):
        random.Random(seed).shuffle(rows)
        figures, codes = figures_of(*rows)
        found = {key: figure.quantity for key, figure in figures.items()}
        assert not codes
        assert values in (None, found)
        values = found


def test_a_long_chain_of_formulas() -> None:
    rows = [row(f"step_{n}", formula=f"step_{n - 1} * 1") for n in range(3_000, 0, -1)]
    figures, codes = figures_of(*rows, row("step_0", "5"))
    assert not codes
    assert figures["step_3000"].quantity.value == 5


def test_every_circle_is_told_once() -> None:
    figures, codes = figures_of(
        row("a", formula="b * 1"),
        row("b", formula="a * 1"),
        row("c", formula="c * 2"),
        row("after", formula="a + c"),
        row("sound", "5"),
    )
    assert codes == ["formula-circle"] * 2
    assert set(figures) == {"sound"}


def test_what_hangs_on_a_broken_figure_is_no_further_problem() -> None:
    figures, codes = figures_of(
        row("a", "many", as_printed="5人"),
        row("b", formula="a * 2"),
        row("c", formula="b * 2"),
    )
    assert codes == ["cell-not-a-number"]
    assert not figures


def test_what_is_not_exact_gives_nothing_exact() -> None:
    least = row("a", "48.9萬", qualifier="at_least", as_printed="48.9萬人以上", group="all")
    derived = {"unit": "percent", "formula": "a / b", "round": "0.1"}
    assert figures_of(least, row("b", "978000"), row("c", **derived))[1] == ["formula-not-exact"]
    figures, codes = figures_of(
        least,
        row("b", "978000"),
        row("c", qualifier="at_least", **derived),
        row("d", unit="museum", formula="count(all)"),
    )
    assert not codes
    assert figures["c"].quantity == Quantity(Decimal(50), "percent", "at_least", Decimal("0.1"))


@pytest.mark.slow
def test_a_table_full_of_circles_ends() -> None:
    rows = [row(f"x_{n}", formula=f"x_{n} * 2") for n in range(3_000)]
    assert figures_of(*rows)[1] == ["formula-circle"] * 20


def test_figures_in_rows_that_could_not_be_read_are_not_unknown() -> None:
    short = "lost,parts,人數"
    assert figures_of(row("a", "3"), short, row("b", formula="lost + a"))[1] == ["row-too-short"]
    assert figures_of(row("a", "3"), row("b", formula="lost + a"))[1] == ["formula-unknown-figure"]

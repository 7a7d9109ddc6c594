"""Calculating with units: what fits, and what is refused."""

from decimal import Decimal

import pytest

from tests.tabling import UNITS
from youju.model import Quantity, Unit
from youju.numbers.calculation import Ledger, calculate, convert_unit
from youju.numbers.formulas import FormulaError, parse_formula

UNIT_IDS = ("person", "museum", "yuan", "percent", "point", "times", "yuan_per_person", "permille")
KINDS = {"point": "point", "yuan_per_person": "money"}
LEDGER = Ledger(
    quantities={
        "guests": Quantity(Decimal(200), "person"),
        "staff": Quantity(Decimal(50), "person"),
        "museums": Quantity(Decimal(4), "museum"),
        "budget": Quantity(Decimal(1000), "yuan", quantum=Decimal(100)),
        "share": Quantity(Decimal(45), "percent"),
        "nothing": Quantity(Decimal(0), "person"),
        "price": Quantity(Decimal(5), "yuan_per_person"),
    },
    groups={"people": ("guests", "staff"), "mixed": ("guests", "budget")},
    units=UNITS
    | {key: Unit(key, kind, {}) for key, kind in KINDS.items()}
    | {"permille": Unit("permille", "ratio", {}, Decimal(1000))},
)


def work_out(formula: str, unit: str) -> Decimal:
    tree = parse_formula(formula)
    return convert_unit(calculate(tree, LEDGER), tree, LEDGER.units[unit], LEDGER)


@pytest.mark.parametrize(
    ("formula", "unit", "value"),
    [
        ("guests + staff", "person", "250"),
        ("guests - staff * 2", "person", "100"),
        ("-staff + guests", "person", "150"),
        ("staff / guests", "percent", "25"),
        ("guests / staff", "times", "4"),
        ("guests / staff - 1", "times", "3"),
        ("(guests - staff) / staff", "percent", "300"),
        ("guests * share", "person", "90"),
        ("share / share", "percent", "100"),
        ("share * share", "percent", "20.25"),
        ("share * 2", "percent", "90"),
        ("100 - share", "percent", "55"),
        ("share - 5", "point", "40"),
        ("budget / guests", "yuan_per_person", "5"),
        ("price * guests", "yuan", "1000"),
        ("budget / price", "person", "200"),
        ("sum(people)", "person", "250"),
        ("max(people)", "person", "200"),
        ("min(people)", "person", "50"),
        ("count(people)", "museum", "2"),
        ("count(people) + 1", "museum", "3"),
        ("sum(people) / count(people)", "person", "125"),
        ("count(people) / count(mixed)", "percent", "100"),
        ("guests / 8", "person", "25"),
        ("staff / guests", "permille", "250"),
        ("staff / guests * 1000", "permille", "250"),
    ],
)
def test_units_that_fit(formula: str, unit: str, value: str) -> None:
    assert work_out(formula, unit) == Decimal(value)


@pytest.mark.parametrize(
    ("code", "formula", "unit"),
    [
        ("formula-mixed-units", "guests + budget", "person"),
        ("formula-mixed-units", "guests + museums", "person"),
        ("formula-mixed-units", "guests + share", "person"),
        ("formula-mixed-units", "guests + 5", "person"),
        ("formula-mixed-units", "guests - staff / guests", "person"),
        ("formula-mixed-units", "sum(mixed)", "yuan"),
        ("formula-other-unit", "guests", "museum"),
        ("formula-other-unit", "guests + staff", "percent"),
        ("formula-other-unit", "guests * staff", "person"),
        ("formula-other-unit", "budget / guests", "yuan"),
        ("formula-other-unit", "budget / guests", "percent"),
        ("formula-other-unit", "guests / staff", "person"),
        ("formula-other-unit", "guests / staff", "museum"),
        ("formula-other-unit", "count(people)", "percent"),
        ("formula-other-unit", "2 + 3", "person"),
        ("formula-other-unit", "2 / 3", "percent"),
        ("formula-percent-twice", "staff / guests * 100", "percent"),
        ("formula-percent-twice", "100 * (staff / guests)", "percent"),
        ("formula-division-by-zero", "guests / nothing", "times"),
        ("formula-division-by-zero", "nothing / nothing", "times"),
        ("formula-division-by-zero", "guests / (staff - staff)", "times"),
    ],
)
def test_units_that_do_not_fit(code: str, formula: str, unit: str) -> None:
    with pytest.raises(FormulaError) as error:
        work_out(formula, unit)
    assert error.value.code == code


def test_the_finest_written_precision_is_kept() -> None:
    tree = parse_formula("budget + budget")
    assert calculate(tree, LEDGER).quantum == Decimal(100)
    assert calculate(parse_formula("sum(people)"), LEDGER).quantum == Decimal(1)
    assert calculate(parse_formula("budget * 2"), LEDGER).quantum is None


def test_mixed_units_are_named() -> None:
    with pytest.raises(FormulaError) as error:
        work_out("budget / guests + share", "yuan")
    assert error.value.values == {"left": "yuan / person", "right": "percent"}

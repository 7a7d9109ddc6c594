"""Owns calculating with units: people and people add up, people and yuan do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from youju.model import Quantity, Unit
from youju.numbers.formulas import CellsRef, FigureRef, FormulaError, GroupRef, Operation, Tree
from youju.numbers.lookups import TidyTables, count_cells, look_up

# A unit of this form is a quotient of two others: yuan_per_person.
PER = "_per_"


@dataclass(frozen=True)
class Amount:
    """A number on the way through a formula.

    `powers` counts its units: {"yuan": 1, "person": -1}; none for a ratio. `quantum` is the written
    precision, if it has one; `typed` numbers stand in the formula itself; `counted` ones are a
    count of figures.
    """

    value: Decimal
    powers: Mapping[str, int]
    quantum: Decimal | None = None
    typed: bool = False
    counted: bool = False


@dataclass(frozen=True)
class Ledger:
    """What a formula may use: quantities by figure id, ids by group, units by id, tables by name.

    The numbers of a table's column that states no unit are in one of their own, "visits.count".
    """

    quantities: Mapping[str, Quantity]
    groups: Mapping[str, tuple[str, ...]]
    units: Mapping[str, Unit]
    tables: TidyTables = field(default_factory=dict)

    def is_percent(self, amount: Amount) -> bool:
        """Tell whether `amount` is in percent."""
        unit = next(iter(amount.powers), "")
        return amount.powers == {unit: 1} and self.kind(unit) == "percent"

    def kind(self, unit: str) -> str:
        """Return the kind of `unit`; a column without one has none, ""."""
        return self.units[unit].kind if unit in self.units else ""

    def find_unit(self, cells: CellsRef) -> str:
        """Return the unit of the column that `cells` are in."""
        series = self.tables[cells.table]
        name = f"{cells.table}.{cells.column}"
        return series.units.get(cells.column, name) if series else name

    def split_unit(self, unit_id: str) -> Mapping[str, int]:
        """Return the powers of a unit: {"yuan": 1, "person": -1} for yuan_per_person."""
        above, _, below = unit_id.partition(PER)
        return {above: 1, below: -1} if {above, below} <= self.units.keys() else {unit_id: 1}


def calculate(tree: Tree, ledger: Ledger) -> Amount:
    """Work out `tree` in the current decimal context. Raises FormulaError."""
    match tree:
        case Decimal():
            return Amount(tree, {}, typed=True)
        case FigureRef():
            return _take(tree.id, ledger)
        case GroupRef():
            return _gather(tree, ledger)
        case CellsRef():
            return _read_cells(tree, ledger)
        case Operation(sign=("+" | "-") as sign):
            return _add(calculate(tree.left, ledger), sign, calculate(tree.right, ledger), ledger)
    left, right = calculate(tree.left, ledger), calculate(tree.right, ledger)
    return _multiply(left, tree.sign, right, ledger)


def convert_unit(amount: Amount, tree: Tree, unit: Unit, ledger: Ledger) -> Decimal:
    """Return the value of `amount` in `unit`, or raise FormulaError when it cannot be that.

    A quotient of like units becomes percent where the unit is percent, and a rate where it is one
    per 1,000, unless the formula multiplies by that itself.
    """
    if amount.powers == ledger.split_unit(unit.id) or _is_unitless_column(amount):
        return amount.value
    if unit.kind in ("percent", "point") and ledger.is_percent(amount):
        return amount.value
    if not amount.powers and not amount.typed:
        if unit.traits.percent and not amount.counted:
            if _multiplies_by(tree, Decimal(100)):
                raise FormulaError("formula-percent-twice")
            return amount.value * 100
        if unit.kind == ("count" if amount.counted else "ratio"):
            return amount.value * find_factor(tree, unit)
    raise FormulaError("formula-other-unit", unit=unit.id, result=_describe(amount))


def find_factor(tree: Tree, unit: Unit) -> Decimal:
    """Return by what a plain ratio is multiplied in `unit`: 100 in percent, 1,000 in ‰.

    It is 1 where the formula does so itself.
    """
    if unit.traits.percent:
        return Decimal(100)
    return Decimal(1) if _multiplies_by(tree, unit.per) else unit.per


def _take(figure_id: str, ledger: Ledger) -> Amount:
    quantity = ledger.quantities[figure_id]
    return Amount(quantity.value, ledger.split_unit(quantity.unit), quantity.quantum)


def _gather(call: GroupRef, ledger: Ledger) -> Amount:
    members = [_take(key, ledger) for key in ledger.groups[call.group]]
    if call.function == "count":
        return Amount(Decimal(len(members)), {}, Decimal(1), counted=True)
    total = members[0]
    for member in members[1:]:
        joined = _add(total, "+", member, ledger)
        if call.function == "sum":
            total = joined
        elif (member.value > total.value) == (call.function == "max"):
            total = member
    return total


def _read_cells(ref: CellsRef, ledger: Ledger) -> Amount:
    if ref.function == "count":
        count = Decimal(count_cells(ref, ledger.tables))
        return Amount(count, {}, Decimal(1), counted=True)
    cells = look_up(ref, ledger.tables)
    value, quantum = sum(cell.value for cell in cells), min(cell.quantum for cell in cells)
    return Amount(Decimal(value), ledger.split_unit(ledger.find_unit(ref)), quantum)


def _is_unitless_column(amount: Amount) -> bool:
    """Tell whether `amount` is a number of a column that states no unit: the figure says it."""
    return list(amount.powers.values()) == [1] and "." in next(iter(amount.powers))


def _add(left: Amount, sign: str, right: Amount, ledger: Ledger) -> Amount:
    for typed, other in ((left, right), (right, left)):
        if typed.typed and ledger.is_percent(other):
            left, right = replace(left, powers=other.powers), replace(right, powers=other.powers)
    if left.powers != right.powers:
        raise FormulaError("formula-mixed-units", left=_describe(left), right=_describe(right))
    value = left.value + right.value if sign == "+" else left.value - right.value
    quanta = [amount.quantum for amount in (left, right) if amount.quantum is not None]
    return Amount(
        value,
        left.powers,
        min(quanta, default=None),
        typed=left.typed and right.typed,
        counted=(left.counted or right.counted)
        and all(amount.counted or amount.typed for amount in (left, right)),
    )


def _multiply(left: Amount, sign: str, right: Amount, ledger: Ledger) -> Amount:
    if not (left.typed or right.typed):
        left, right = _drop_percent(left, ledger), _drop_percent(right, ledger)
    powers = Counter(left.powers)
    if sign == "*":
        value = left.value * right.value
        powers.update(right.powers)
    elif right.value:
        value = left.value / right.value
        powers.subtract(right.powers)
    else:
        raise FormulaError("formula-division-by-zero")
    return Amount(
        value,
        {unit: power for unit, power in powers.items() if power},
        typed=left.typed and right.typed,
        counted=left.counted and right.typed,
    )


def _drop_percent(amount: Amount, ledger: Ledger) -> Amount:
    """Return 45 percent as the ratio 0.45: 10,000 people times 45% are 4,500 people."""
    return Amount(amount.value / 100, {}) if ledger.is_percent(amount) else amount


def _multiplies_by(tree: Tree, number: Decimal) -> bool:
    """Tell whether the formula itself turns a ratio into one per `number`."""
    if not isinstance(tree, Operation):
        return False
    if tree.sign == "*" and number in (tree.left, tree.right):
        return True
    return _multiplies_by(tree.left, number) or _multiplies_by(tree.right, number)


def _describe(amount: Amount) -> str:
    """Name the units of `amount` for a sentence: "person", "yuan / person", "1" for a ratio."""
    above = [unit for unit, power in sorted(amount.powers.items()) for _ in range(power)]
    below = [unit for unit, power in sorted(amount.powers.items()) for _ in range(-power)]
    return " / ".join([" * ".join(above) or "1", *below])

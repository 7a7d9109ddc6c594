"""Owns intervals: between which bounds a number and a formula lie, by their written digits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from youju.model import UNIT_KINDS, Quantity, UnitKind
from youju.numbers.calculation import Ledger, calculate, find_factor
from youju.numbers.exact import last_power, shift
from youju.numbers.formulas import (
    CellsRef,
    FigureRef,
    GroupRef,
    Operation,
    Tree,
    list_members,
    list_names,
)
from youju.numbers.lookups import count_cells, look_up

_ENDLESS = Decimal("Infinity")


@dataclass(frozen=True)
class Interval:
    """Everything from `low` to `high`, both included."""

    low: Decimal
    high: Decimal


def find_interval(
    tree: Tree, ledger: Ledger, derived: Mapping[str, Tree], *, stated: bool = False
) -> Interval:
    """Return the bounds of `tree`, in the unit that `calculate` gives it.

    Every number may be half of its last written digit off, and so may the parts of a sum together;
    a figure that is added and taken away again counts once. `derived` has the formulas of derived
    figures, whose bounds are those of what they are worked out from. With `stated` no digit is
    doubted: only ranges and margins make an interval. Call it where `calculate` has succeeded, in
    the same decimal context.
    """
    return _Bounds(ledger, derived, {}, stated).find(tree)


def read_stated(quantity: Quantity) -> Interval:
    """Return what a quantity states: the ends of its range, a number less and with its margin."""
    margin = quantity.margin or 0
    high = quantity.value if quantity.high is None else quantity.high
    return Interval(quantity.value - margin, high + margin)


def has_span(tree: Tree, ledger: Ledger) -> bool:
    """Tell whether a figure that `tree` names is a range, or has a margin."""
    return any(quantity.is_span for quantity in _list_quantities(tree, ledger))


def has_cap(tree: Tree, ledger: Ledger) -> bool:
    """Tell whether of a figure that `tree` names only the most is known: at most 500 people."""
    return any(quantity.qualifier == "at_most" for quantity in _list_quantities(tree, ledger))


def _list_quantities(tree: Tree, ledger: Ledger) -> Iterator[Quantity]:
    for name in list_names(tree):
        if not (isinstance(name, GroupRef) and name.function == "count"):
            yield from (ledger.quantities[key] for key in list_members(name, ledger.groups))


def read_interval(quantity: Quantity, kind: str) -> Interval:
    """Return the bounds of one number whose unit is of `kind`.

    An exact number was rounded to its last written digit. The other qualifiers reach as far as
    the next step of the last digit that is not zero, which a source would have printed instead:
    24000多 ends at 25,000, 近5.2萬 begins at 51,000, 約300 is 250 to 350. A range and a margin say
    their bounds themselves; about that much they are less sure of. A cap says nothing from below.
    Qualifiers of what fell bound the fall: at most 3.5% is −3.5 to 0.
    """
    if quantity.is_span:
        whole, half = read_stated(quantity), quantity.quantum / 2
        doubt = half if quantity.qualifier == "about" else Decimal(0)
        return Interval(whole.low - doubt, whole.high + doubt)
    if quantity.value < 0 and quantity.by_size:
        size = read_interval(replace(quantity, value=quantity.value.copy_negate()), kind)
        return Interval(-size.high, -size.low)
    value, half = quantity.value, quantity.quantum / 2
    traits = UNIT_KINDS.get(kind, UnitKind())  # a column may have no unit
    if traits.whole and quantity.quantum == 1:
        half = Decimal(0)
    step = max(quantity.quantum, shift(Decimal(1), last_power(value)))
    match quantity.qualifier:
        case "at_least" | "over" | "passed":
            return Interval(value, value + step)
        case "nearly" | "under":
            return Interval(value - step, value)
        case "at_most":
            from_zero = value >= 0 and (quantity.directed or traits.from_zero)
            return Interval(Decimal(0) if from_zero else -_ENDLESS, value)
        case "about":
            return Interval(value - step / 2, value + step / 2)
    return Interval(value - half, value + half)


@dataclass(frozen=True)
class _Bounds:
    """Finds bounds; `known` keeps the sums that derived figures are, each taken apart once."""

    ledger: Ledger
    derived: Mapping[str, Tree]
    known: dict[str, Mapping[Tree, Decimal]]
    stated: bool = False

    def find(self, tree: Tree) -> Interval:
        return self._add(self._flatten(tree))

    def _add(self, leaves: Mapping[Tree, Decimal]) -> Interval:
        low = high = Decimal(0)
        for leaf, factor in leaves.items():
            if factor:
                part = _scale(self._find_leaf(leaf), factor)
                low, high = low + part.low, high + part.high
        return Interval(low, high)

    def _read(self, quantity: Quantity, kind: str) -> Interval:
        return read_stated(quantity) if self.stated else read_interval(quantity, kind)

    def _flatten(self, tree: Tree) -> Mapping[Tree, Decimal]:
        """Take a sum apart: sum(parts) - 2 * b is {a: 1, b: -1} where the parts are a and b."""
        match tree:
            case FigureRef(key) if key in self.derived and self._find_factor(key) == 1:
                if key not in self.known:
                    self.known[key] = self._flatten(self.derived[key])
                return self.known[key]
            case Operation(sign="+" | "-"):
                parts = [(tree.left, Decimal(1)), (tree.right, Decimal(f"{tree.sign}1"))]
            case Operation("*", Decimal() as factor, part) | Operation(
                "*", part, Decimal() as factor
            ):
                parts = [(part, factor)]
            case Operation("/", part, Decimal() as divisor):
                parts = [(part, 1 / divisor)]
            case GroupRef(function="sum"):
                parts = [(FigureRef(key), Decimal(1)) for key in self.ledger.groups[tree.group]]
            case _:
                return {tree: Decimal(1)}
        leaves: dict[Tree, Decimal] = {}
        for part, factor in parts:
            for leaf, count in self._flatten(part).items():
                leaves[leaf] = leaves.get(leaf, Decimal(0)) + count * factor
        return leaves

    def _find_factor(self, figure_id: str) -> Decimal:
        """Return how many times its formula a derived figure is: 100 for a share in percent."""
        unit = self.ledger.units[self.ledger.quantities[figure_id].unit]
        if calculate(self.derived[figure_id], self.ledger).powers:
            return Decimal(1)
        return find_factor(self.derived[figure_id], unit)

    def _find_leaf(self, leaf: Tree) -> Interval:
        match leaf:
            case Decimal():
                return Interval(leaf, leaf)
            case FigureRef(id) if id in self.derived:
                return _scale(self.find(self.derived[id]), self._find_factor(id))
            case FigureRef(id):
                quantity = self.ledger.quantities[id]
                return self._read(quantity, self.ledger.units[quantity.unit].kind)
            case GroupRef():
                return self._gather(leaf)
            case CellsRef():
                return self._look_up(leaf)
        return self._multiply(leaf)

    def _gather(self, call: GroupRef) -> Interval:
        """Return the bounds of count, max or min of a group."""
        ids = self.ledger.groups[call.group]
        parts = [self.find(FigureRef(key)) for key in ids]
        if call.function == "count":
            return Interval(Decimal(len(ids)), Decimal(len(ids)))
        pick = max if call.function == "max" else min
        return Interval(pick(part.low for part in parts), pick(part.high for part in parts))

    def _look_up(self, ref: CellsRef) -> Interval:
        """Return the bounds of cells of a table together, by the digits written in each."""
        if ref.function == "count":
            count = Decimal(count_cells(ref, self.ledger.tables))
            return Interval(count, count)
        unit = self.ledger.find_unit(ref)
        kind, low, high = self.ledger.kind(unit), Decimal(0), Decimal(0)
        for cell in look_up(ref, self.ledger.tables):
            part = self._read(Quantity(cell.value, unit, quantum=cell.quantum), kind)
            low, high = low + part.low, high + part.high
        return Interval(low, high)

    def _multiply(self, tree: Operation) -> Interval:
        """Return the bounds of a product or quotient; 45% of 10,000 people are 4,500 people."""
        if part := self._divide_part(tree):
            return part
        sides = (tree.left, tree.right)
        amounts = [calculate(side, self.ledger) for side in sides]
        typed = any(amount.typed for amount in amounts)
        left, right = (
            _scale(
                self.find(side),
                Decimal("0.01") if self.ledger.is_percent(amount) and not typed else Decimal(1),
            )
            for side, amount in zip(sides, amounts, strict=True)
        )
        bounds = (left.low, left.high, right.low, right.high)
        through_zero = tree.sign == "/" and right.low <= 0 <= right.high
        if through_zero or not all(bound.is_finite() for bound in bounds):
            return Interval(-_ENDLESS, _ENDLESS)
        if tree.sign == "*":
            corners = [a * b for a in (left.low, left.high) for b in (right.low, right.high)]
        else:
            corners = [a / b for a in (left.low, left.high) for b in (right.low, right.high)]
        return Interval(min(corners), max(corners))

    def _divide_part(self, tree: Operation) -> Interval | None:
        """Return the bounds of a part of its own whole, or None for any other quotient.

        What the part and the whole have in common is off to the same side in both: of 25萬 in
        48.97萬 only the rest, 23.97萬, may be off by itself.
        """
        if tree.sign != "/":
            return None
        part, whole = self._flatten(tree.left), dict(self._flatten(tree.right))
        counts = {whole.get(leaf, Decimal(0)) / count for leaf, count in part.items() if count}
        if len(counts) != 1 or not (times := counts.pop()):
            return None
        rest = {leaf: count for leaf, count in whole.items() if leaf not in part and count}
        own, other = self._add(part), self._add(rest)
        if own.low <= 0 or other.low < 0 or times < 0 or not own.high.is_finite():
            return None
        low = own.low / (own.low * times + other.high)
        return Interval(low, own.high / (own.high * times + other.low))


def _scale(interval: Interval, factor: Decimal) -> Interval:
    ends = sorted((interval.low * factor, interval.high * factor))
    return Interval(*ends)

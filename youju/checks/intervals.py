"""Owns intervals: between which bounds a number and a formula lie, by their written digits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from youju.model import Quantity
from youju.numbers.amounts import Ledger, calculate
from youju.numbers.exact import last_power, shift
from youju.tables.formulas import FigureRef, GroupRef, Operation, Tree

# Things that are counted one by one are exact when they are written to the last one.
_WHOLE_KINDS = ("count", "rank", "ordinal")
_ENDLESS = Decimal("Infinity")


@dataclass(frozen=True)
class Interval:
    """Everything from `low` to `high`, both included."""

    low: Decimal
    high: Decimal


def find_interval(tree: Tree, ledger: Ledger, derived: Mapping[str, Tree]) -> Interval:
    """Return the bounds of `tree`, in the unit that `calculate` gives it.

    Every number may be half of its last written digit off, and so may parts of a sum together;
    `derived` has the formulas of derived figures, whose bounds are those of what they are worked
    out from. Call it where `calculate` has succeeded, in the same decimal context.
    """
    match tree:
        case Decimal():
            return Interval(tree, tree)
        case FigureRef(id) if id in derived:
            inner = find_interval(derived[id], ledger, derived)
            unit = ledger.units[ledger.quantities[id].unit]
            plain = not calculate(derived[id], ledger).powers
            return _scale(inner, Decimal(100 if plain and unit.kind == "percent" else 1))
        case FigureRef(id):
            quantity = ledger.quantities[id]
            return read_interval(quantity, ledger.units[quantity.unit].kind)
        case GroupRef():
            return _gather(tree, ledger, derived)
    left = find_interval(tree.left, ledger, derived)
    right = find_interval(tree.right, ledger, derived)
    if tree.sign == "+":
        return Interval(left.low + right.low, left.high + right.high)
    if tree.sign == "-":
        return Interval(left.low - right.high, left.high - right.low)
    return _multiply(tree, left, right, ledger)


def read_interval(quantity: Quantity, kind: str) -> Interval:
    """Return the bounds of one number whose unit is of `kind`.

    An exact number was rounded to its last written digit. The other qualifiers reach as far as
    the next step of the last digit that is not zero, which a source would have printed instead:
    24000多 ends at 25,000, 近5.2萬 begins at 51,000, 約300 is 250 to 350.
    """
    value, half = quantity.value, quantity.quantum / 2
    if kind in _WHOLE_KINDS and quantity.quantum <= 1:
        half = Decimal(0)
    step = max(quantity.quantum, shift(Decimal(1), last_power(value)))
    match quantity.qualifier:
        case "at_least" | "over" | "passed":
            return Interval(value, value + step)
        case "nearly" | "under":
            return Interval(value - step, value)
        case "about":
            return Interval(value - step / 2, value + step / 2)
    return Interval(value - half, value + half)


def _gather(call: GroupRef, ledger: Ledger, derived: Mapping[str, Tree]) -> Interval:
    ids = ledger.groups[call.group]
    parts = [find_interval(FigureRef(id), ledger, derived) for id in ids]
    if call.function == "count":
        return Interval(Decimal(len(ids)), Decimal(len(ids)))
    lows, highs = [part.low for part in parts], [part.high for part in parts]
    if call.function == "sum":
        return Interval(sum(lows, Decimal(0)), sum(highs, Decimal(0)))
    pick = max if call.function == "max" else min
    return Interval(pick(lows), pick(highs))


def _multiply(tree: Operation, left: Interval, right: Interval, ledger: Ledger) -> Interval:
    amounts = [calculate(side, ledger) for side in (tree.left, tree.right)]
    if not any(amount.typed for amount in amounts):  # 45% of 10,000 people are 4,500 people
        percents = [ledger.is_percent(amount) for amount in amounts]
        left, right = (
            _scale(side, Decimal("0.01") if percent else Decimal(1))
            for side, percent in zip((left, right), percents, strict=True)
        )
    if tree.sign == "*":
        corners = [a * b for a in (left.low, left.high) for b in (right.low, right.high)]
    elif right.low <= 0 <= right.high:
        return Interval(-_ENDLESS, _ENDLESS)
    else:
        corners = [a / b for a in (left.low, left.high) for b in (right.low, right.high)]
    return Interval(min(corners), max(corners))


def _scale(interval: Interval, factor: Decimal) -> Interval:
    return Interval(interval.low * factor, interval.high * factor)

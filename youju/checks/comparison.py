"""Owns the two sides of a relation: worked out, brought into one unit, compared, and shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from youju.numbers.calculation import Amount, Ledger, calculate
from youju.numbers.formulas import Operation, Tree
from youju.numbers.intervals import Interval, find_interval


@dataclass(frozen=True)
class Side:
    """One side of a relation: its number with its unit, and its bounds."""

    amount: Amount
    interval: Interval


def compare_sides(
    left: Tree, right: Tree, ledger: Ledger, derived: Mapping[str, Tree]
) -> tuple[Side, Side]:
    """Work out both sides in one unit, in the current decimal context.

    Raises FormulaError when they cannot be worked out or their units do not fit.
    """
    first, last = (
        Side(calculate(tree, ledger), find_interval(tree, ledger, derived))
        for tree in (left, right)
    )
    if first.amount.powers == last.amount.powers or first.amount.typed or last.amount.typed:
        return first, last
    kinds = {ledger.units[id].kind for side in (first, last) for id in side.amount.powers}
    counted = first.amount.counted or last.amount.counted
    if kinds == {"percent"} and not counted:  # the other is a ratio
        powers = first.amount.powers or last.amount.powers
        return _make_percent(first, powers), _make_percent(last, powers)
    if kinds != {"count"} or not counted:
        calculate(Operation("-", left, right), ledger)  # says which units do not fit
    return first, last


def is_held(sign: str, left: Side, right: Side) -> bool:
    """Tell whether `left` and `right` stand in the relation `sign`."""
    below = left.interval.high < right.interval.low
    above = left.interval.low > right.interval.high
    return {
        "=": left.amount.value == right.amount.value,
        "~": not below and not above,
        "<": below,
        "<=": not above,
        ">": above,
        ">=": not below,
    }[sign]


def show_side(side: Side) -> str:
    """Return a side with its bounds and unit: 489,700 (478,150 – 501,250) person."""
    low, high = side.interval.low, side.interval.high
    bounds = "" if low == high else f" ({_write(low)} – {_write(high)})"
    return f"{_write(side.amount.value)}{bounds} {' '.join(side.amount.powers)}".strip()


def _make_percent(side: Side, powers: Mapping[str, int]) -> Side:
    if side.amount.powers:
        return side
    amount = replace(side.amount, value=side.amount.value * 100, powers=powers)
    return Side(amount, Interval(side.interval.low * 100, side.interval.high * 100))


def _write(number: Decimal) -> str:
    if not number.is_finite():
        return "∞"
    return f"{number:,.4f}".rstrip("0").rstrip(".")

"""Owns the two sides of a relation: worked out, brought into one unit, compared, and shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType

from youju.model import Unit
from youju.numbers.calculation import Amount, Ledger, calculate
from youju.numbers.formulas import Operation, Tree
from youju.numbers.intervals import Interval, find_interval, has_cap, has_span


@dataclass(frozen=True)
class Side:
    """One side of a relation: its number with its unit, and its bounds.

    `stated` are those that figures state themselves, as a range does, where one of them is none.
    It is `capped` where of one only the most is known: that equals nothing.
    """

    amount: Amount
    interval: Interval
    stated: Interval | None = None
    capped: bool = False


def compare_sides(
    left: Tree, right: Tree, ledger: Ledger, derived: Mapping[str, Tree]
) -> tuple[Side, Side]:
    """Work out both sides in one unit, in the current decimal context.

    Raises FormulaError when they cannot be worked out or their units do not fit.
    """
    first, last = (
        Side(
            calculate(tree, ledger),
            find_interval(tree, ledger, derived),
            _find(tree, ledger),
            has_cap(tree, ledger),
        )
        for tree in (left, right)
    )
    if first.amount.powers == last.amount.powers or first.amount.typed or last.amount.typed:
        return first, last
    kinds = {ledger.units[key].kind for side in (first, last) for key in side.amount.powers}
    counted = first.amount.counted or last.amount.counted
    if kinds == {"percent"} and not counted:  # the other is a ratio
        powers = first.amount.powers or last.amount.powers
        return _make_percent(first, powers), _make_percent(last, powers)
    if kinds != {"count"} or not counted:
        calculate(Operation("-", left, right), ledger)  # says which units do not fit
    return first, last


def _find(tree: Tree, ledger: Ledger) -> Interval | None:
    return find_interval(tree, ledger, {}, stated=True) if has_span(tree, ledger) else None


def is_held(sign: str, left: Side, right: Side) -> bool:
    """Tell whether `left` and `right` stand in the relation `sign`."""
    below = left.interval.high < right.interval.low
    above = left.interval.low > right.interval.high
    return {
        "=": _list_ends(left) == _list_ends(right) and not (left.capped or right.capped),
        "~": not below and not above,
        "<": below,
        "<=": not above,
        ">": above,
        ">=": not below,
    }[sign]


def show_side(side: Side, units: Mapping[str, Unit] = MappingProxyType({}), code: str = "") -> str:
    """Return a side with its bounds and unit, in the words of the language `code` where it has
    any: 489,700 (478,150 – 501,250) people."""
    low, high = side.interval.low, side.interval.high
    bounds = "" if low == high else f" ({write_bound(low)} – {write_bound(high)})"
    powers = side.amount.powers
    unit = units.get(next(iter(powers))) if list(powers.values()) == [1] else None
    number = f"{write_bound(side.amount.value)}{bounds}"
    if unit and "{n}" in (pattern := unit.forms.get(code, {}).get("other", "")):
        return pattern.replace("{n}", number)
    return f"{number} {' '.join(powers)}".strip()


def _list_ends(side: Side) -> tuple[Decimal, Decimal]:
    value = side.amount.value
    return (side.stated.low, side.stated.high) if side.stated else (value, value)


def _make_percent(side: Side, powers: Mapping[str, int]) -> Side:
    if side.amount.powers:
        return side
    amount = replace(side.amount, value=side.amount.value * 100, powers=powers)
    interval, stated = (
        bounds and Interval(bounds.low * 100, bounds.high * 100)
        for bounds in (side.interval, side.stated)
    )
    return replace(side, amount=amount, interval=interval or side.interval, stated=stated)


def write_bound(number: Decimal, decimals: int = 4) -> str:
    """Return a number for people, with so many `decimals` at most; bounds may have no end."""
    if not number.is_finite():
        return "∞" if number > 0 else "−∞"
    return f"{number:,.{decimals}f}".rstrip("0").rstrip(".")

"""Owns whether a stranger reads what the data say, bound for bound and digit for digit."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from youju.audit.grammar import Tongue
from youju.audit.readings import Reading
from youju.model import Quantity

_ROUNDED_DOWN = ("at_least", "over", "passed")
_ROUNDED_UP = ("nearly", "under", "at_most")
# What bounds a fall bounds the number below zero from the other side. The model has such a table:
# a second reader believes none of the first one's.
_TURNED = {"at_least": "at_most", "at_most": "at_least", "over": "under", "under": "over"}


def says(reading: Reading, quantity: Quantity, tongue: Tongue) -> bool:
    """Tell whether `reading` says `quantity`, rounded as `tongue` may, whatever its unit."""
    high = quantity.high
    return (
        _is_value(quantity, reading, tongue)
        and (high is None) == (reading.high is None)
        and (high is None or _is_value(replace(quantity, value=high), _end(reading), tongue))
        and quantity.margin == reading.margin
        and not _list_bounds(reading).isdisjoint(_list_said(quantity.bound))
    )


def says_part(reading: Reading, quantity: Quantity, tongue: Tongue) -> bool:
    """Tell whether `reading` is the end of a range, or its margin: of these running text is read
    one by one."""
    if not quantity.is_span:
        return False
    parts = (quantity.value, quantity.high, quantity.margin)
    return any(
        part is not None and _is_value(replace(quantity, value=part), reading, tongue)
        for part in parts
    )


def _end(reading: Reading) -> Reading:
    """Return the upper end of a range that was read."""
    return replace(reading, value=reading.value if reading.high is None else reading.high)


def _list_said(qualifier: str) -> tuple[str, ...]:
    """Return what words may say of a bound: who passed a number is over it."""
    return ("passed", "over") if qualifier == "passed" else (qualifier,)


def _list_bounds(reading: Reading) -> frozenset[str]:
    """Return what is read of the number itself: a fall of at most 3.5 is at least −3.5."""
    if reading.way >= 0:
        return reading.meanings
    return frozenset(_TURNED.get(meaning, meaning) for meaning in reading.meanings)


def _is_value(quantity: Quantity, reading: Reading, tongue: Tongue) -> bool:
    """Tell whether the number read is the quantity's, or its rounding where it is large enough.

    Zeros that rounding left may be unwritten (5兆 for 4兆9999億5000万), but it is off by no more
    than the digits allow that are asked for.

    What is at least a number, or over it, is never rounded up, and what is under it never down.
    """
    off = quantity.value - reading.value
    if not off:
        return True
    if abs(quantity.value) < tongue.rounds_from or not reading.value:
        return False
    last = Decimal(1).scaleb(reading.value.adjusted() - tongue.least_digits + 1)
    step = min(reading.step, last)
    off = -off if quantity.value < 0 and quantity.by_size else off
    if quantity.qualifier in _ROUNDED_DOWN:
        return 0 < off < step
    if quantity.qualifier in _ROUNDED_UP:
        return -step < off < 0
    return abs(off) * 2 <= step

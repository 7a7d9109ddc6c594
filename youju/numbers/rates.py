"""Owns rates between two numbers: by how much the later differs, in as many digits as is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

from youju.numbers.exact import last_power, shift

_CONTEXT = Context(prec=60, rounding=ROUND_HALF_UP)
# As fine as news has it: 2.4 percent, 24 percent; 2.4 times, 24 times, 0.24 times.
_STEPS = ((Decimal(10), Decimal(1)), (Decimal(1), Decimal("0.1")), (Decimal(0), Decimal("0.01")))
# How many steps "about" reaches to either side, how often a step is made ten times as coarse, and
# from which step on a rate is about something.
_ABOUT, _MOST_STEPS, _COARSE = 2, 15, Decimal(10)
# What is said only if it is so: no change, and nothing left, in percent and in times; and to how
# many digits behind the point it is told that it is not quite so.
_CLAIMS = {False: (Decimal(0), Decimal(-100)), True: (Decimal(1), Decimal(0))}
_FINEST = Decimal("1e-12")


@dataclass(frozen=True)
class Rate:
    """A rounded rate, and whether it is only about that much."""

    value: Decimal
    about: bool = False


def find_quantum(numbers: Sequence[Decimal]) -> Decimal:
    """Return the last digit to which `numbers` of one column are written: 0.01 of 9.1 and 8.87."""
    return shift(Decimal(1), min((last_power(number) for number in numbers), default=0))


def find_rate(before: Decimal, after: Decimal, quantum: Decimal, *, times: bool) -> Rate | None:
    """Return by how many percent `after` is more than `before`, or how many `times` as much.

    Both were rounded to `quantum`; whole numbers are exact. The rate has the digits that all it may
    be rounds to; otherwise it is about as much. It is rounded to no change, and to nothing left,
    only if it is so. None where there is no rate: from zero, where one of both is below it, and
    where they differ too little, or too much, to be told.
    """
    half = quantum / 2 if quantum < 1 else Decimal(0)
    if before - half <= 0 or after < 0:
        return None
    with localcontext(_CONTEXT):
        ends = (
            max(after - half, Decimal(0)) / (before + half),
            after / before,
            (after + half) / (before - half),
        )
        low, middle, high = (end if times else (end - 1) * 100 for end in ends)
        return _round(low, middle, high, times=times)


def _round(low: Decimal, middle: Decimal, high: Decimal, *, times: bool) -> Rate | None:
    claims = [claim for claim in _CLAIMS[times] if claim != middle]
    fine = next(step for size, step in _STEPS if abs(middle) >= size)
    if not times:
        fine = max(fine, Decimal("0.1"))
    while _settle(middle, fine) in claims:
        if fine <= _FINEST:
            return None
        fine = shift(fine, -1)
    steps = [shift(fine, power) for power in range(_MOST_STEPS)]
    true = [step for step in steps if _settle(middle, step) not in claims]
    kept = [step for step in true if step <= abs(middle)] or steps[:1]
    for step in kept:
        if step < _COARSE and _settle(low, step) == _settle(high, step):
            return Rate(_settle(middle, step))
    about = next((step for step in kept if high - low <= 2 * _ABOUT * step), kept[-1])
    return Rate(_settle(middle, about), about=True)


def _settle(value: Decimal, step: Decimal) -> Decimal:
    return (value / step).to_integral_value(ROUND_HALF_UP) * step + 0

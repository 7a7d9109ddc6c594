"""Owns verdicts: whether numbers, wherever within their bounds they lie, bear a relation."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import Enum

from youju.numbers.intervals import Interval

_HALF = Interval(Decimal(45), Decimal(55))
# What is so near a multiple is not called false, and "nearly twice" may be so far from it.
_SLACK, _NEAR = Decimal("0.05"), Decimal("0.12")
# What nobody would call nearly all, or a fraction, in percent.
_PARTS = {"nearly_all": Decimal(75), "few": Decimal(35)}


class Verdict(Enum):
    """What figures say of a claim: it holds, they leave it open, or it is false."""

    HOLDS = 3
    OPEN = 2
    FALSE = 1


def judge(verdicts: Iterable[Verdict]) -> Verdict | None:
    """Return the best of `verdicts`: one that bears the claim is enough. None of none."""
    return max(verdicts, key=lambda verdict: verdict.value, default=None)


def judge_order(first: Interval | None, last: Interval | None) -> Verdict:
    """Judge whether `first` is certainly above `last`."""
    if first is None or last is None:
        return Verdict.OPEN
    if first.low > last.high:
        return Verdict.HOLDS
    return Verdict.FALSE if first.high < last.low or first == last else Verdict.OPEN


def judge_equal(first: Interval | None, last: Interval | None) -> Verdict:
    """Judge whether two are the same in about: what is so near is not called false."""
    if first is None or last is None or min(first.low, last.low) <= 0:
        return Verdict.HOLDS if first == last else Verdict.OPEN
    apart = max(first.low / last.high, last.low / first.high)
    return Verdict.HOLDS if apart <= 1 + _NEAR else Verdict.FALSE


def _judge_part(relation: str, share: Interval) -> Verdict:
    """Judge "nearly all" and "a fraction of" by where nobody would say so of a share."""
    least = relation == "nearly_all"
    fits = share.high >= _PARTS[relation] if least else share.low <= _PARTS[relation]
    return Verdict.HOLDS if fits else Verdict.FALSE


def judge_share(relation: str, share: Interval) -> Verdict:
    """Judge a share, in percent, by what is said of it: "majority", "half", "few" and the like."""
    if relation in _PARTS:
        return _judge_part(relation, share)
    if relation == "half":
        if _HALF.low <= share.low and share.high <= _HALF.high:
            return Verdict.HOLDS
        apart = share.high < _HALF.low or share.low > _HALF.high
        return Verdict.FALSE if apart else Verdict.OPEN
    half = Interval(Decimal(50), Decimal(50))
    return judge_order(*((share, half) if relation == "majority" else (half, share)))


def judge_multiple(ratio: Interval, factor: Decimal, side: str) -> Verdict:
    """Judge a ratio by what is said of it: above, near or below `factor`, or just that."""
    if side in ("above", "below"):
        mark = Interval(factor, factor)
        return judge_order(*((ratio, mark) if side == "above" else (mark, ratio)))
    low, high = ratio.low / factor, ratio.high / factor
    if low <= 1 <= high or (side and low <= 1 + _NEAR and high >= 1 - _NEAR):
        return Verdict.HOLDS
    return Verdict.OPEN if low <= 1 + _SLACK and high >= 1 - _SLACK else Verdict.FALSE

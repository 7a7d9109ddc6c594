"""Bounds bear a relation, leave it open, or make it false."""

from __future__ import annotations

from decimal import Decimal

import pytest

from youju.checks.verdicts import Verdict, judge_equal, judge_multiple, judge_order, judge_share
from youju.numbers.intervals import Interval


def span(low: str, high: str) -> Interval:
    return Interval(Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("relation", "low", "high", "verdict"),
    [
        ("majority", "51", "60", Verdict.HOLDS),
        ("majority", "49", "52", Verdict.OPEN),
        ("minority", "51", "60", Verdict.FALSE),
        ("half", "46", "54", Verdict.HOLDS),
        ("half", "44", "54", Verdict.OPEN),
        ("nearly_all", "74", "76", Verdict.HOLDS),
        ("nearly_all", "60", "74", Verdict.FALSE),
        ("few", "26", "36", Verdict.HOLDS),
        ("few", "36", "40", Verdict.FALSE),
    ],
)
def test_shares(relation: str, low: str, high: str, verdict: Verdict) -> None:
    assert judge_share(relation, span(low, high)) is verdict


def test_what_is_near_is_equal() -> None:
    assert judge_equal(span("100", "100"), span("112", "112")) is Verdict.HOLDS
    assert judge_equal(span("100", "100"), span("113", "113")) is Verdict.FALSE
    assert judge_equal(span("0", "0"), span("0", "0")) is Verdict.HOLDS
    assert judge_equal(span("0", "0"), span("0", "1")) is Verdict.OPEN
    assert judge_equal(None, span("1", "1")) is Verdict.OPEN


def test_what_is_certainly_above() -> None:
    assert judge_order(span("3", "4"), span("1", "2")) is Verdict.HOLDS
    assert judge_order(span("2", "4"), span("1", "3")) is Verdict.OPEN
    assert judge_order(span("1", "2"), span("3", "4")) is Verdict.FALSE


@pytest.mark.parametrize(
    ("side", "verdict"), [("", "FALSE"), ("above", "HOLDS"), ("below", "FALSE")]
)
def test_multiples(side: str, verdict: str) -> None:
    assert judge_multiple(span("2.3", "2.4"), Decimal(2), side) is Verdict[verdict]

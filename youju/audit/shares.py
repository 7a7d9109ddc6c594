"""Owns what says that a number is in percent, in tenths, or a part of what goes before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from youju.audit.patterns import NEVER, any_of, compiled, none_of


def read_shares(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what says that a number is in percent, or in tenths."""
    share = data["share"]
    # 2.3%ポイント is in points.
    longer = [
        w for w in data.get("classifiers", ()) if w not in share and w.startswith(tuple(share))
    ]
    return {
        "share": compiled(rf"\s?{none_of(longer)}{any_of(share)}"),
        "share_of": compiled(any_of(data["share_of"])),
        "part_of": compiled(any_of(data["part_of"])),
        "shares": frozenset(data.get("shares", ())),
        "tenths": compiled(_frame(data, r"(?P<hundredths>\d)", "(?P<half>{})")),
    }


def frame_tenths(data: Mapping[str, Any], numeral: str) -> str:
    """Return the pattern of tenths behind their number: 成 of 三成, 成五 of 三成五, 成半."""
    return _frame(data, rf"(?:\d|{numeral})", "{}")


def _frame(data: Mapping[str, Any], ones: str, half: str) -> str:
    hundredths = any_of(data.get("hundredths", ()))
    halved = half.format(data.get("half_tenth", NEVER))
    return rf"{any_of(data['tenths'])}(?:{ones}{hundredths}?|{halved})?"

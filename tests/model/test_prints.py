"""An index of prints: where its rows stand is no part of what it says."""

from __future__ import annotations

from decimal import Decimal

from youju.model import PrintedNumber, PrintIndex


def test_lines_do_not_count() -> None:
    one = PrintedNumber("3", 1, "800個", "", "800", "", "個", Decimal(800))
    assert PrintIndex("a.csv", "ab", (one,), (3,)) == PrintIndex("a.csv", "ab", (one,))

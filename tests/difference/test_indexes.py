"""Two indexes of a source: each number and time that changes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from youju.difference.indexes import compare_indexes, format_entries
from youju.model import PrintedNumber, PrintedTime, PrintIndex

ONE = PrintedNumber("3", 1, "800個", "", "800", "", "個", Decimal(800))
OLD = PrintIndex("a", "1", (ONE,))


def test_nothing_changes() -> None:
    assert compare_indexes(OLD, replace(OLD, digest="2")) == ()


def test_entries_change_come_and_go() -> None:
    other = replace(ONE, printed="900個", value=None)
    new = replace(OLD, numbers=(other,))
    assert compare_indexes(OLD, new) == (("3: 800個 = 800", "3: 900個"),)
    assert compare_indexes(OLD, replace(OLD, numbers=())) == (("3: 800個 = 800", ""),)
    timed = replace(OLD, times=(PrintedTime("3", "2019年", "2019"),))
    assert compare_indexes(OLD, timed) == (("", "3: 2019年 = 2019"),)
    told = list(format_entries((("", "3: 900個"),), "en"))
    assert told == ["  - (nothing)", "  + 3: 900個"]

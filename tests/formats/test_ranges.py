"""Ranges are written as spreadsheets write them."""

from __future__ import annotations

import pytest

from youju.formats.csv_records import Record
from youju.formats.ranges import WHOLE, parse_range

RECORDS = [Record(n, n, (f"a{n}", f"b{n}", f"c{n}")) for n in range(1, 5)]


@pytest.mark.parametrize(
    ("written", "shown"),
    [("A4:F20", "A4:F20"), ("$b$2:$c$3", "B2:C3"), ("aa10:AB10", "AA10:AB10")],
)
def test_ranges(written: str, shown: str) -> None:
    assert str(parse_range(written)) == shown


@pytest.mark.parametrize("written", ["", "A", "F20:A4", "4:20", "A0", "Sheet1!A1:B2"])
def test_what_is_no_range(written: str) -> None:
    assert parse_range(written) is None


def test_what_is_beside_a_range_is_blank_or_left_out() -> None:
    part = parse_range("B2:B3")
    assert part and [record.cells for record in part.cut(RECORDS)] == [("", "b2"), ("", "b3")]
    assert WHOLE.cut(RECORDS) == RECORDS
    beyond = parse_range("D1:E9")
    assert beyond and beyond.cut(RECORDS) == []

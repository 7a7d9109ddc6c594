"""Numbers and times of cells as whoever opens the sheet sees them."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.profiles import examples
from youju.formats.worksheets import clean_format, write_number, write_time


@settings(max_examples=examples(200))
@given(st.decimals(-(10**9), 10**9, places=4), st.integers(0, 6), st.booleans())
def test_a_number_keeps_its_value_and_the_zeros_it_shows(
    value: Decimal, decimals: int, percent: bool
) -> None:
    written = write_number(float(value), decimals, percent=percent)
    assert Decimal(written.rstrip("%")) == value * (100 if percent else 1)
    assert len(written.rstrip("%").partition(".")[2]) >= decimals
    assert written.endswith("%") == percent


def test_times_are_as_exact_as_they_are_shown() -> None:
    assert write_time(date(2021, 12, 1), day=False) == "2021-12"
    assert write_time(date(2021, 1, 1), day=False, month=False) == "2021"
    assert write_time(datetime(2021, 12, 1)) == "2021-12-01"
    assert write_time(datetime(2021, 12, 1, 9, 30)) == "2021-12-01 09:30"
    assert write_time(time(9, 30)) == "09:30"


@pytest.mark.parametrize(
    ("pattern", "clean"),
    [
        ('yyyy"年"m"月"', "yyyym"),
        ("[$-404]e/m/d", "e/m/d"),
        ("0.0_);[Red](0.0)", "0.0"),
        ("0\\%", "0"),
    ],
)
def test_of_a_format_only_what_stands_for_digits_is_left(pattern: str, clean: str) -> None:
    assert clean_format(pattern) == clean

"""Exact steps: nothing is rounded, however long the number."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.numbers.exact import last_power, shift, write_plain

DECIMALS = st.builds(
    lambda digits, power: Decimal(f"{digits}e{power}"),
    st.integers(-(10**60), 10**60),
    st.integers(-40, 40),
)


@given(DECIMALS, st.integers(-40, 40))
def test_shifting_multiplies_exactly(value: Decimal, power: int) -> None:
    assert Fraction(shift(value, power)) == Fraction(value) * Fraction(10) ** power


@given(DECIMALS)
def test_the_last_power_is_that_of_the_last_digit(value: Decimal) -> None:
    last = Fraction(value) / Fraction(10) ** last_power(value)
    assert last.denominator == 1
    assert last == 0 or last % 10 != 0


@given(DECIMALS, st.integers(0, 12))
def test_plain_digits_hold_the_whole_value(value: Decimal, decimals: int) -> None:
    text = write_plain(value, decimals)
    assert Fraction(text) == abs(Fraction(value))
    assert set(text) <= set("0123456789.")
    assert len(text.partition(".")[2]) == max(decimals, -min(0, last_power(value)))


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        ("17.600", 1, "17.6"),
        ("17", 1, "17.0"),
        ("-0.005", 0, "0.005"),
        ("4.89E+5", 0, "489000"),
        ("-0", 0, "0"),
        ("0E+3", 0, "0"),
        ("120.0", 0, "120"),
    ],
)
def test_plain_digits(value: str, decimals: int, text: str) -> None:
    assert write_plain(Decimal(value), decimals) == text


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_what_is_no_number_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="finite"):
        shift(Decimal(value), 1)

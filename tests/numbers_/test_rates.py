"""Rates between two numbers: no more digits than both allow, "about" where none would be exact."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.numbers.rates import Rate, find_quantum, find_rate


def rate(before: str, after: str, *, times: bool = False) -> Rate | None:
    pair = Decimal(before), Decimal(after)
    return find_rate(*pair, find_quantum(pair), times=times)


@pytest.mark.parametrize(
    ("before", "after", "percent", "about"),
    [
        ("3", "5", "67", False),  # whole numbers are exact
        ("35361", "35991", "1.8", False),
        ("8.87", "8.23", "-7", False),  # -7.1 to -7.3
        ("9.1", "8.87", "-2.5", True),  # -2.4 to -2.6
        ("1.5", "2.2", "50", True),  # 38 to 59
        ("5", "0", "-100", False),
        ("7", "7", "0", False),
        ("9.1", "9.13", "0.3", True),
        ("1000000", "3", "-99.9997", False),
        ("1234567", "1234568", "0.0001", False),
        ("1234568", "1234567", "-0.0001", False),
        ("3000", "2999", "-0.03", False),
        ("100", "0.1", "-99.9", True),  # -99.95 to -99.85
    ],
)
def test_percent_have_the_digits_that_both_numbers_allow(
    before: str, after: str, percent: str, about: bool
) -> None:
    assert rate(before, after) == Rate(Decimal(percent), about)


@pytest.mark.parametrize(
    ("before", "after", "times"),
    [
        ("919", "2757", "3"),
        ("2757", "14032", "5.1"),
        ("21241", "919", "0.04"),
        ("2", "488", "244"),
        ("1000000", "3", "0.000003"),
        ("3000", "3001", "1.0003"),
    ],
)
def test_times_have_two_digits_where_they_are_few(before: str, after: str, times: str) -> None:
    assert rate(before, after, times=True) == Rate(Decimal(times))


@pytest.mark.parametrize(("before", "after"), [("0", "5"), ("-3", "5"), ("5", "-3"), ("-3", "-5")])
def test_from_nothing_and_below_zero_there_is_no_rate(before: str, after: str) -> None:
    assert rate(before, after) is None


def test_too_little_and_too_much_are_no_rate() -> None:
    assert rate("1" + 15 * "0", "1") is None
    assert rate(16 * "3", 15 * "3" + "4") is None


def test_a_column_is_written_to_the_last_digit_that_it_has_anywhere() -> None:
    assert find_quantum([Decimal("9.1"), Decimal("8.87"), Decimal(7)]) == Decimal("0.01")
    assert find_quantum([]) == 1


NUMBER = st.decimals(Decimal("0.01"), Decimal(10**7), places=2)


@given(NUMBER, NUMBER, st.integers(0, 2), st.booleans())
def test_what_is_told_is_what_every_number_within_their_digits_rounds_to(
    before: Decimal, after: Decimal, places: int, times: bool
) -> None:
    quantum = Decimal(1).scaleb(-places)
    pair = [n.quantize(quantum, ROUND_HALF_UP) for n in (before, after)]
    found = find_rate(pair[0], pair[1], quantum, times=times)
    half = Fraction(quantum) / 2 if places else Fraction(0)
    if pair[0] <= half:
        assert found is None
        return
    assert found
    assert (found.value == 0) == (not pair[1] if times else pair[0] == pair[1])
    assert (found.value == -100) <= (not pair[1])
    step = Fraction(Decimal(1).scaleb(int(found.value.as_tuple().exponent)))
    for shift in (-half, Fraction(0), half):
        for other in (-half, Fraction(0), half):
            a, b = Fraction(pair[0]) + shift, max(Fraction(pair[1]) + other, Fraction(0))
            due = b / a if times else (b / a - 1) * 100
            if not found.about:
                assert abs(due - Fraction(found.value)) <= step / 2

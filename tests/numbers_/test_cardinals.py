"""Reading numbers: digits, words and both together, without unit and qualifier."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.languages import read_style
from youju.numbers.cardinals import LONGEST_NUMERAL, Cardinal, make_cardinal, read_cardinal

HANT, ENGLISH = read_style("zh-Hant"), read_style("en")


@pytest.mark.parametrize(
    ("text", "value", "quantum", "within"),
    [
        ("48.9萬", "489000", "1000", None),
        ("3000餘萬", "30000000", "10000", "餘"),
        ("2.4萬多", "24000", "1000", "多"),
        ("3.50", "3.50", "0.01", None),
        ("13,697", "13697", "1", None),
        ("3千萬", "30000000", "10000", None),
        ("3.5千", "3500", "100", None),
        ("零", "0", "1", None),
        ("一點二億", "120000000", "10000000", None),
    ],
)
def test_value_precision_and_the_word_within(
    text: str, value: str, quantum: str, within: str | None
) -> None:
    read = read_cardinal(text, HANT)
    assert read == Cardinal(Decimal(value), Decimal(quantum), within)
    assert (str(read.value), str(read.quantum)) == (value, quantum)


@given(st.integers(0, 10**40), st.integers(-12, 0))
def test_digits_of_any_length_are_exact(digits: int, power: int) -> None:
    text = f"{Decimal(f'{digits}e{power}'):f}"
    read = read_cardinal(text, ENGLISH)
    assert read is not None
    assert f"{read.value:f}" == text


@given(st.integers(0, 999_999_999))
def test_spelled_out_english_is_read(value: int) -> None:
    read = read_cardinal(spell(value), ENGLISH)
    assert read is not None, spell(value)
    assert read.value == value


def test_the_longest_number_and_one_digit_more() -> None:
    assert read_cardinal("9" * LONGEST_NUMERAL, HANT) is not None
    assert read_cardinal("9" * (LONGEST_NUMERAL + 1), HANT) is None


def test_values_are_written_plainly() -> None:
    read = make_cardinal(Decimal("4.89E+5"), 3)
    assert (str(read.value), str(read.quantum)) == ("489000", "1000")


def spell(value: int) -> str:
    """Write a whole number in English words: 1205 is "one thousand two hundred and five"."""
    for size, name in ((10**6, "million"), (1000, "thousand")):
        if value >= size:
            rest = f" {spell(value % size)}" if value % size else ""
            return f"{spell(value // size)} {name}{rest}"
    if value >= 100:
        rest = f" and {spell(value % 100)}" if value % 100 else ""
        return f"{spell(value // 100)} hundred{rest}"
    numerals = {number: word for word, number in ENGLISH.words.numerals.items()}
    if value in numerals:
        return "one" if value == 1 else numerals[value]
    return f"{numerals[value // 10 * 10]}-{numerals[value % 10]}"

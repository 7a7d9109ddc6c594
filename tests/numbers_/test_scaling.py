"""Scale words and rounding: what is cut off, in which direction, and that it is little."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rounding import round_quantity
from tests.wording import LANGUAGES, UNITS, quantities
from youju.languages import read_style, style_of
from youju.model import Language, Quantity
from youju.numbers.numerals import parse
from youju.numbers.ranges import word_quantity
from youju.numbers.scaling import scale_number
from youju.numbers.wording import NBSP, word

CODES = sorted(LANGUAGES)
TAIWAN = replace(LANGUAGES["zh"], trillion="兆")
ONE_STEP = Decimal("0.001")  # four significant digits


def say(
    value: str, language: Language, qualifier: str = "exact", unit: str = "yuan", **how: bool
) -> str:
    return word(Quantity(Decimal(value), unit, qualifier), UNITS[unit], language, **how).replace(
        NBSP, " "
    )


@given(quantities(), st.sampled_from(CODES))
def test_a_number_is_rounded_little_and_never_against_its_qualifier(
    quantity: Quantity, code: str
) -> None:
    rounded = round_quantity(quantity, UNITS[quantity.unit], LANGUAGES[code]).value
    off = quantity.value - rounded
    assert abs(off) <= abs(quantity.value) * ONE_STEP
    if off:
        assert abs(quantity.value) >= 10**9
        down, up = ("at_least", "over", "passed"), ("nearly", "under", "at_most")
        if quantity.qualifier in ("nearly", "passed") and quantity.value < 0:
            off = -off  # on the way to a loss, or beyond it
        assert (quantity.qualifier in down) <= (off > 0)
        assert (quantity.qualifier in up) <= (off < 0)
        assert quantity.qualifier in down + up or abs(off) * 2 <= abs(quantity.value) * ONE_STEP


@given(quantities(), st.sampled_from(CODES))
def test_the_whole_number_stands_where_it_is_asked_for(quantity: Quantity, code: str) -> None:
    language, unit = LANGUAGES[code], UNITS[quantity.unit]
    printed = word(quantity, unit, language, whole=True)
    back = parse(printed, read_style(language.tag), UNITS, code, expected=quantity.unit)
    assert back and back.value == quantity.value


@given(quantities())
def test_zeros_tell_what_was_rounded_to_a_round_number(quantity: Quantity) -> None:
    """1.000 trillion was rounded, 1 trillion was not: two numbers never look the same by that."""
    language, unit = LANGUAGES["en"], UNITS[quantity.unit]
    rounded = round_quantity(quantity, unit, language)
    if rounded.value != quantity.value:
        assert word(quantity, unit, language) != word(rounded, unit, language, whole=True) or (
            scale_number(quantity, unit, style_of(language)).digits[-1] != "0"
        )


@pytest.mark.parametrize(
    ("value", "qualifier", "printed"),
    [
        ("999999999", "exact", "999,999,999 yuan"),
        ("1000000499", "exact", "1.000 billion yuan"),
        ("999996000000", "exact", "1.000 trillion yuan"),
        ("999996000000", "at_least", "at least 999.99 billion yuan"),
        ("113358000000000", "exact", "113.36 trillion yuan"),
        ("113358000000000", "over", "more than 113.35 trillion yuan"),
        ("113351000000000", "nearly", "nearly 113.36 trillion yuan"),
        ("-113358000000000", "over", "more than −113.36 trillion yuan"),
        ("1234000000", "exact", "1.234 billion yuan"),
    ],
)
def test_large_numbers_in_english(value: str, qualifier: str, printed: str) -> None:
    assert say(value, LANGUAGES["en"], qualifier) == printed


def test_ends_of_ranges_are_rounded_alike() -> None:
    span = Quantity(Decimal("1133518e8"), "yuan", high=Decimal("1260582e8"))
    printed = word_quantity(span, UNITS["yuan"], LANGUAGES["en"]).replace(NBSP, " ")
    assert printed == "113.35 trillion to 126.06 trillion yuan"


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("1500000000000", "1.5兆元"),
        ("150000000000", "1500億元"),
        ("113351812345678", "113.35兆元"),
        ("113351800000000", "113兆3518億元"),
        ("-113351800000000", "−113兆3518億元"),
        ("126058200000000", "126兆582億元"),
        ("113351820000000", "113兆3518億2000萬元"),
        ("113351812340000", "113兆3518億1234萬元"),
        ("2500000000000", "2.5兆元"),
        ("1000000000000", "1兆元"),
        ("999900000000", "9999億元"),
    ],
)
def test_a_site_may_say_zhao(value: str, printed: str) -> None:
    assert say(value, TAIWAN) == printed
    read = parse(say(value, TAIWAN, whole=True), style_of(TAIWAN), UNITS, "zh", expected="yuan")
    assert read and read.value == Decimal(value)


@pytest.mark.parametrize(
    ("value", "qualifier", "printed"),
    [
        ("1133518e8", "at_least", "113兆3518億元以上"),
        ("1133518e8", "over", "113兆3518億多元"),
        ("1133518e8", "about", "約113兆3518億元"),
    ],
)
def test_joined_scale_words_take_qualifiers(value: str, qualifier: str, printed: str) -> None:
    assert say(value, TAIWAN, qualifier) == printed
    read = parse(printed, style_of(TAIWAN), UNITS, "zh", expected="yuan")
    assert read and (read.value, read.qualifier) == (Decimal(value), qualifier)


def test_a_site_that_writes_the_usual_word_joins_nothing() -> None:
    usual = replace(LANGUAGES["zh"], trillion="萬億")
    assert say("113351800000000", usual) == "1133518億元"


def test_what_others_print_is_still_read_where_a_site_says_zhao() -> None:
    read = parse("1.5萬億元", style_of(TAIWAN), UNITS, "zh")
    assert read and read.value == Decimal("1.5e12")
    assert parse("1.5兆元", style_of(LANGUAGES["zh"]), UNITS, "zh") is None


def test_a_bound_of_a_fall_is_rounded_by_its_size() -> None:
    fall = Quantity(Decimal(-1411780000), "yuan", "at_most", directed=True)
    en = LANGUAGES["en"]
    assert round_quantity(fall, UNITS["yuan"], en).value == Decimal(-1412000000)
    number = replace(fall, directed=False)
    assert round_quantity(number, UNITS["yuan"], en).value == Decimal(-1411000000)

"""Wording: the examples of the house style, and what no wording may ever do."""

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.rounding import round_quantity
from tests.wording import LANGUAGES, UNITS, quantities, read_rows
from youju.languages import QUALIFIERS, read_style
from youju.model import Quantity
from youju.numbers.numerals import parse
from youju.numbers.range_reading import Expected, read_range
from youju.numbers.ranges import word_quantity
from youju.numbers.wording import NBSP, word, word_plain, word_written

EXAMPLES = read_rows("value")
RANGES = read_rows("low")
CODES = sorted(LANGUAGES)


def make(row: dict[str, str], column: str = "value") -> Quantity:
    qualifier = row.get("qualifier", "exact")
    return Quantity(Decimal(row[column]), row["unit"], qualifier, Decimal(row["last digit"]))


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: f"{row['value']} {row['unit']}")
def test_examples_of_the_house_style(row: dict[str, str], code: str) -> None:
    printed = word(make(row), UNITS[row["unit"]], LANGUAGES[code])
    assert printed.replace(NBSP, " ") == row[LANGUAGES[code].tag]


def test_the_house_style_shows_every_kind_and_qualifier() -> None:
    assert {row["qualifier"] for row in EXAMPLES} == set(QUALIFIERS)
    assert {UNITS[row["unit"]].kind for row in EXAMPLES} == {unit.kind for unit in UNITS.values()}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("row", RANGES, ids=lambda row: f"{row['low']} {row['unit']}")
def test_ranges_of_the_house_style(row: dict[str, str], code: str) -> None:
    span = replace(make(row, "low"), high=Decimal(row["high"]))
    printed = word_quantity(span, UNITS[row["unit"]], LANGUAGES[code])
    assert printed.replace(NBSP, " ") == row[LANGUAGES[code].tag]


@pytest.mark.parametrize(
    ("value", "unit", "quantum", "zh", "en"),
    [
        ("489000", "person", "1000", "48.9萬", "489,000"),
        ("30000000", "yuan", "10000", "3000萬", "30 million"),
        ("1500000000", "usd", "1", "15億", "1.5 billion"),
        ("17.6", "percent", "0.1", "17.6%", "17.6%"),
        ("39", "rank", "1", "39", "39"),
        ("-7000", "person", "1000", "−0.7萬", "−7,000"),
        ("0", "person", "1", "0", "0"),
    ],
)
def test_bare_numbers_for_charts_have_neither_unit_nor_qualifier(
    value: str, unit: str, quantum: str, zh: str, en: str
) -> None:
    for qualifier in QUALIFIERS:
        quantity = Quantity(Decimal(value), unit, qualifier, Decimal(quantum))
        assert word(quantity, UNITS[unit], LANGUAGES["zh"], bare=True) == zh
        assert word(quantity, UNITS[unit], LANGUAGES["en"], bare=True).replace(NBSP, " ") == en


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        ("250000", "25萬", "250,000"),
        ("250000.0", "25萬", "250,000"),
        ("97412", "97412", "97,412"),
        ("-1200.50", "−1200.5", "−1,200.5"),
        ("0", "0", "0"),
        ("999999", "999999", "999,999"),
        ("1234567", "123.5萬", "1.235 million"),
        ("98847000", "9884.7萬", "98.85 million"),
        ("12345600", "1234.6萬", "12.35 million"),
        ("2000000", "200萬", "2 million"),
        ("588800000", "5.888億", "588.8 million"),
        ("-59698460000", "−597.0億", "−59.70 billion"),
        ("176853698000", "1768.5億", "176.9 billion"),
        ("999999999", "10.00億", "1.000 billion"),
        ("17685369800000", "17.69萬億", "17.69 trillion"),
    ],
)
def test_numbers_of_pictures_have_no_unit_and_few_digits(value: str, zh: str, en: str) -> None:
    said = [word_plain(Decimal(value), LANGUAGES[code]) for code in ("zh", "en")]
    assert [words.replace(NBSP, " ") for words in said] == [zh, en]


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        ("1.70", "1.70", "1.70"),
        ("1.7", "1.7", "1.7"),
        ("-0.50", "−0.50", "−0.50"),
        ("0.0", "0.0", "0.0"),
        ("120000", "12萬", "120,000"),
    ],
)
def test_numbers_of_tables_keep_the_zeros_they_were_written_with(
    value: str, zh: str, en: str
) -> None:
    assert [word_written(Decimal(value), LANGUAGES[code]) for code in ("zh", "en")] == [zh, en]


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "zh", "en"),
    [
        ("24000", "post", "over", "2.4萬多", "more than 24,000"),
        ("250000", "views", "passed", "突破25萬", "passed 250,000"),
        ("39", "rank", "exact", "第39位", "39th"),
        ("17.6", "percent", "nearly", "近17.6%", "nearly 17.6 percent"),
        ("5000000", "usd", "exact", "500萬", "$5 million"),
        ("3", "years", "over", "3年多", "more than 3 years"),
    ],
)
def test_the_sentence_may_name_what_is_counted(
    value: str, unit: str, qualifier: str, zh: str, en: str
) -> None:
    quantity = Quantity(Decimal(value), unit, qualifier)
    assert word(quantity, UNITS[unit], LANGUAGES["zh"], noun=False) == zh
    assert word(quantity, UNITS[unit], LANGUAGES["en"], noun=False).replace(NBSP, " ") == en


@given(quantities(), st.sampled_from(CODES))
def test_no_line_breaks_inside_a_number(quantity: Quantity, code: str) -> None:
    printed = word(quantity, UNITS[quantity.unit], LANGUAGES[code])
    for before, after in pairwise(printed):
        assert not (before.isdigit() and after == " ")
        assert not (before == " " and code != "en")


@given(quantities(), st.sampled_from(CODES))
def test_a_bare_number_has_the_value_and_nothing_else(quantity: Quantity, code: str) -> None:
    language = LANGUAGES[code]
    printed = word(quantity, UNITS[quantity.unit], language, bare=True)
    read = parse(printed, read_style(language.tag), UNITS, code, expected=quantity.unit)
    assert read is not None
    assert read.value == round_quantity(quantity, UNITS[quantity.unit], language).value
    assert read.qualifier == "exact"
    assert read.unit in ("", quantity.unit)


@given(quantities(), st.integers(1, 10**9), st.sampled_from(CODES))
def test_a_range_is_read_back_from_its_words(low: Quantity, distance: int, code: str) -> None:
    language, unit = LANGUAGES[code], UNITS[low.unit]
    span = replace(low, qualifier="exact", high=low.value + distance * low.quantum)
    printed, style = word_quantity(span, unit, language), read_style(language.tag)
    assert span.high is not None
    stated = [replace(span, value=value, high=None) for value in (low.value, span.high)]
    ends = [round_quantity(end, unit, language).value for end in stated]
    assume(ends[0] < ends[1])  # large numbers are rounded
    read = read_range(printed, Expected(style, UNITS, code, low.unit))
    assert read is not None, printed
    assert [end.value for end in read] == ends
    silent = set(unit.forms[code].values()) == {"{n}"}  # such words name no unit
    assert {end.unit for end in read} == ({""} if silent else {low.unit})

"""Changes with their direction: worded by their sign, and read from print."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.wording import LANGUAGES, UNITS, quantities
from youju.languages import read_style
from youju.model import OPPOSITE, Quantity
from youju.numbers.directions import is_worded_by_size, word_change
from youju.numbers.numerals import parse
from youju.numbers.range_reading import Expected, read_range
from youju.numbers.wording import NBSP


@pytest.mark.parametrize(
    ("value", "unit", "zh", "hans", "en"),
    [
        ("-3.5", "percent", "下降3.5%", "下降3.5%", "down 3.5 percent"),
        ("3.5", "point", "上升3.5個百分點", "上升3.5个百分点", "up 3.5 percentage points"),
        ("-3000", "person", "減少3000人", "减少3000人", "down 3,000 people"),
        ("20000", "yuan", "增加2萬元", "增加2万元", "up 20,000 yuan"),
        ("0", "percent", "0%", "0%", "0 percent"),
    ],
)
def test_a_change_is_worded_by_its_sign(value: str, unit: str, zh: str, hans: str, en: str) -> None:
    quantum = Decimal(1).scaleb(int(Decimal(value).as_tuple().exponent))
    quantity = Quantity(Decimal(value), unit, quantum=quantum)
    for code, said in (("zh", zh), ("zh-hans", hans), ("en", en)):
        assert word_change(quantity, UNITS[unit], LANGUAGES[code]).replace(NBSP, " ") == said
        read = parse(said, read_style(LANGUAGES[code].tag), UNITS, code, expected=unit)
        assert read is not None
        assert (read.value, read.unit) == (quantity.value, unit)


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "said"),
    [
        ("-3.5", "percent", "exact", "3.5%減"),
        ("3.5", "percent", "about", "約3.5%増"),
        ("-2.5", "point", "exact", "2.5ポイント低下"),
        ("2.5", "point", "exact", "2.5ポイント上昇"),
        ("-13000", "person", "exact", "1万3000人減"),
        ("20000", "jpy", "at_least", "2万円以上の増"),
        ("0", "percent", "exact", "0%"),
    ],
)
def test_a_change_in_japanese_is_said_behind_its_number(
    value: str, unit: str, qualifier: str, said: str
) -> None:
    quantum = Decimal(1).scaleb(int(Decimal(value).as_tuple().exponent))
    quantity = Quantity(Decimal(value), unit, qualifier, quantum)
    assert word_change(quantity, UNITS[unit], LANGUAGES["ja"]) == said
    read = parse(said, read_style("ja"), UNITS, "ja", expected=unit)
    assert read and (read.value, read.unit, read.qualifier) == (Decimal(value), unit, qualifier)


def test_ranges_fall_and_rise_too() -> None:
    fallen = Quantity(Decimal(-5), "percent", high=Decimal(-3))
    both = Quantity(Decimal(-1), "percent", high=Decimal(3))
    said = [word_change(q, UNITS["percent"], LANGUAGES["zh"]) for q in (fallen, both)]
    assert said == ["下降3%～5%", "−1%～3%"]
    read = read_range(said[0], Expected(read_style("zh-Hant"), UNITS, "zh", "percent"))
    assert read and [end.value for end in read] == [-5, -3]


@pytest.mark.parametrize(
    ("text", "code", "value"),
    [
        ("減少3.5個百分點", "zh", "-3.5"),
        ("下降了約3.5個百分點", "zh", "-3.5"),
        ("增長3.5個百分點", "zh", "3.5"),
        ("fell by 3.5 percentage points", "en", "-3.5"),
        ("3.5 percentage points lower", "en", "-3.5"),
        ("rose 3.5 points", "en", "3.5"),
        ("-3.5 points", "en", "-3.5"),
    ],
)
def test_prints_with_a_direction_are_read(text: str, code: str, value: str) -> None:
    style = read_style(LANGUAGES[code].tag)
    read = parse(text, style, UNITS, code, expected="point")
    assert read is not None
    assert (read.value, read.unit) == (Decimal(value), "point")


def test_a_direction_contradicts_a_sign() -> None:
    assert parse("下降-3.5%", read_style("zh-Hant"), UNITS, "zh", expected="percent") is None


@pytest.mark.parametrize(
    ("printed", "code", "unit", "qualifier", "bound", "said"),
    [
        ("下降不超過3.5%", "zh", "percent", "at_most", "at_least", "下降不超過3.5%"),
        ("下降3.5%以上", "zh", "percent", "at_least", "at_most", ""),
        ("下降超過3.5%", "zh", "percent", "over", "under", "下降超過3.5%"),
        ("down at least 3.5 percent", "en", "percent", "at_least", "at_most", ""),
        (
            "fell by over 9 percent",
            "en",
            "percent",
            "over",
            "under",
            "down more than 9 percent",
        ),
        ("fell less than 9 percent", "en", "percent", "under", "over", "down less than 9 percent"),
        ("down nearly 3.5 percent", "en", "percent", "nearly", "nearly", ""),
        ("減少不超過120人", "zh", "person", "at_most", "at_least", ""),
    ],
)
def test_what_bounds_a_fall_is_the_other_bound_of_the_number(
    printed: str, code: str, unit: str, qualifier: str, bound: str, said: str
) -> None:
    language = LANGUAGES[code]
    style = read_style(language.tag)
    read = parse(printed, style, UNITS, code, expected=unit, qualifier=qualifier)
    assert read is not None
    assert read.value < 0
    assert (read.directed, read.qualifier, read.bound) == (True, qualifier, bound)
    assert is_worded_by_size(read) == (bound != qualifier)
    words = word_change(read, UNITS[unit], language).replace(NBSP, " ")
    assert words == (said or printed)


def test_a_sign_is_no_direction() -> None:
    """−3.5%以上 bounds the number: nobody asks for its size."""
    read = parse("−3.5%以上", read_style("zh-Hant"), UNITS, "zh", expected="percent")
    assert read is not None
    assert (read.value, read.bound, read.directed) == (Decimal("-3.5"), "at_least", False)
    assert not is_worded_by_size(read)
    # Asked for as a change, it is what it is: at most so great a fall.
    words = word_change(read, UNITS["percent"], LANGUAGES["en"])
    assert words.replace(NBSP, " ") == "down at most 3.5 percent"


@given(quantities(), st.sampled_from(sorted(LANGUAGES)), st.booleans())
def test_a_change_says_the_same_bound_when_it_is_read(
    quantity: Quantity, code: str, directed: bool
) -> None:
    unit, language = UNITS[quantity.unit], LANGUAGES[code]
    assume(quantity.value and unit.kind in ("count", "money", "percent", "point", "measure"))
    quantity = replace(quantity, directed=directed)
    words = word_change(quantity, unit, language, whole=True)
    read = parse(
        words,
        read_style(language.tag),
        UNITS,
        code,
        expected=unit.id,
        qualifier=OPPOSITE.get(quantity.bound) if quantity.value < 0 else quantity.bound,
    )
    assert read is not None
    assert (read.value, read.bound) == (quantity.value, quantity.bound)

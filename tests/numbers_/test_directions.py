"""Changes with their direction: worded by their sign, and read from print."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.wording import LANGUAGES, UNITS
from youju.languages import read_style
from youju.model import Quantity
from youju.numbers.directions import word_change
from youju.numbers.numerals import parse
from youju.numbers.range_reading import read_range
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


def test_ranges_fall_and_rise_too() -> None:
    fallen = Quantity(Decimal(-5), "percent", high=Decimal(-3))
    both = Quantity(Decimal(-1), "percent", high=Decimal(3))
    said = [word_change(q, UNITS["percent"], LANGUAGES["zh"]) for q in (fallen, both)]
    assert said == ["下降3%～5%", "−1%～3%"]
    read = read_range(said[0], read_style("zh-Hant"), UNITS, "zh", "percent")
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

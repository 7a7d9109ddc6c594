"""Ranges and margins read from print; tests/numbers_/test_wording.py reads back what we word."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.wording import LANGUAGES, UNITS
from youju.languages import read_style
from youju.numbers.range_reading import Expected, read_margin, read_range

# The text, its language, the unit that the row states; both numbers, the unit and qualifier read.
RANGES = (
    ("30至50萬人", "zh", "person", "300000", "500000", "person", "exact"),
    ("−30至−20萬人", "zh", "person", "-300000", "-200000", "person", "exact"),
    ("100人至5萬人", "zh", "person", "100", "50000", "person", "exact"),
    ("−31000至−3萬人", "zh", "person", "-31000", "-30000", "person", "exact"),
    ("30萬～50萬人", "zh", "person", "300000", "500000", "person", "exact"),
    ("約3%至5%", "zh", "percent", "3", "5", "percent", "about"),
    ("3至5個百分點", "zh", "point", "3", "5", "point", "exact"),
    ("三至五萬元", "zh", "yuan", "30000", "50000", "yuan", "exact"),
    ("三成至五成", "zh", "percent", "30", "50", "percent", "exact"),
    ("2至3千人", "zh", "person", "2000", "3000", "person", "exact"),
    ("300至1萬人", "zh", "person", "300", "10000", "person", "exact"),
    ("第39至41位", "zh", "rank", "39", "41", "rank", "exact"),
    ("−5%至−3%", "zh", "percent", "-5", "-3", "percent", "exact"),
    ("介於3%到5%之間", "zh", "percent", "3", "5", "percent", "exact"),
    ("３０－５０", "zh", "person", "30", "50", "", "exact"),
    ("30至50万人", "zh-hans", "person", "300000", "500000", "person", "exact"),
    ("3–5 percent", "en", "percent", "3", "5", "percent", "exact"),
    ("3% to 5%", "en", "percent", "3", "5", "percent", "exact"),
    ("between 300,000 and 500,000 people", "en", "person", "300000", "500000", "person", "exact"),
    ("between about 3 and 5 percent", "en", "percent", "3", "5", "percent", "about"),
    ("$5 to $10 million", "en", "usd", "5000000", "10000000", "usd", "exact"),
    ("about 5–10 million yuan", "en", "yuan", "5000000", "10000000", "yuan", "about"),
    ("3至5人", "zh", "percent", "3", "5", "person", "exact"),
    ("增長1～2倍", "zh", "growth", "1", "2", "growth", "exact"),
    ("grew by 1 to 2 times its size", "en", "growth", "1", "2", "growth", "exact"),
    ("增長3%至5%", "zh", "percent", "3", "5", "percent", "exact"),
)
MARGINS = (
    ("45%±2個百分點", "zh", "percent", "45", "percent", "2", "point"),
    ("45%（正負2個百分點）", "zh", "percent", "45", "percent", "2", "point"),
    ("45%…抽樣誤差為±2.5個百分點", "zh", "percent", "45", "percent", "2.5", "point"),
    ("(45±2)%", "zh", "percent", "45", "percent", "2", "percent"),
    ("500±20人", "zh", "person", "500", "", "20", "person"),
    ("45%±2萬人", "zh", "percent", "45", "percent", "20000", "person"),
    ("45% ±2 points", "en", "percent", "45", "percent", "2", "point"),
    (
        "45 percent (plus or minus 2 percentage points)",
        "en",
        "percent",
        "45",
        "percent",
        "2",
        "point",
    ),
    (
        "45%, with a margin of error of 2 percentage points",
        "en",
        "percent",
        "45",
        "percent",
        "2",
        "point",
    ),
)


@pytest.mark.parametrize(("text", "code", "stated", "low", "high", "unit", "qualifier"), RANGES)
def test_ranges_of_sources(
    text: str, code: str, stated: str, low: str, high: str, unit: str, qualifier: str
) -> None:
    style = read_style(LANGUAGES[code].tag)
    read = read_range(text, Expected(style, UNITS, code, stated))
    assert read is not None
    assert [end.value for end in read] == [Decimal(low), Decimal(high)]
    assert {(end.unit, end.qualifier) for end in read} == {(unit, qualifier)}


@pytest.mark.parametrize(("text", "code", "stated", "value", "unit", "margin", "of"), MARGINS)
def test_margins_of_sources(
    text: str, code: str, stated: str, value: str, unit: str, margin: str, of: str
) -> None:
    style = read_style(LANGUAGES[code].tag)
    read = read_margin(text, Expected(style, UNITS, code, stated))
    assert read is not None
    assert [(one.value, one.unit) for one in read] == [
        (Decimal(value), unit),
        (Decimal(margin), of),
    ]


@pytest.mark.parametrize(
    "text", ["", "45%", "50至30人", "a to b", "2019-12-23", "±", "3至", "30餘至50人"]
)
def test_what_is_no_range_is_none(text: str) -> None:
    style = read_style("zh-Hant")
    assert read_range(text, Expected(style, UNITS, "zh", "person")) is None
    assert read_margin(text, Expected(style, UNITS, "zh", "person")) is None

"""Ranges and margins in words; docs/numbers.md has more of ranges."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.wording import LANGUAGES, UNITS
from youju.model import Quantity
from youju.numbers.ranges import word_quantity, write_value
from youju.numbers.wording import NBSP

CASES = {
    ("45", "percent", "2"): (
        "45%（正負2個百分點）",
        "45%（正负2个百分点）",
        "45 percent (plus or minus 2 percentage points)",
    ),
    ("45.5", "percent", "1"): (
        "45.5%（正負1個百分點）",
        "45.5%（正负1个百分点）",
        "45.5 percent (plus or minus 1 percentage point)",
    ),
    ("50000", "person", "2000"): (
        "5萬人（正負2000人）",
        "5万人（正负2000人）",
        "50,000 people (plus or minus 2,000 people)",
    ),
}


def say(quantity: Quantity, code: str, **how: bool) -> str:
    said = word_quantity(quantity, UNITS[quantity.unit], LANGUAGES[code], **how)
    return said.replace(NBSP, " ")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_margin_stands_behind_its_number(case: tuple[str, str, str]) -> None:
    value, unit, margin = case
    quantum = Decimal(1).scaleb(int(Decimal(value).as_tuple().exponent))
    quantity = Quantity(Decimal(value), unit, quantum=quantum, margin=Decimal(margin))
    assert tuple(say(quantity, code) for code in ("zh", "zh-hans", "en")) == CASES[case]


def test_pictures_have_little_room_for_a_margin() -> None:
    quantity = Quantity(Decimal(45), "percent", margin=Decimal("2.0"))
    assert say(quantity, "zh", short=True) == "45% ±2.0"
    assert say(quantity, "en", short=True) == "45 percent ±2.0"


@pytest.mark.parametrize(
    ("low", "high", "unit", "qualifier", "zh", "en"),
    [
        ("300000", "500000", "visits", "exact", "30萬～50萬人次", "300,000 to 500,000 visits"),
        # 100～5萬人次 would start at 100萬: a lower end without a scale word is closed by its noun.
        ("100", "50000", "visits", "exact", "100人次～5萬人次", "100 to 50,000 visits"),
        ("100", "50000", "number", "exact", "100～50000", "100 to 50,000"),
        (
            "300000",
            "500000",
            "visits",
            "about",
            "約30萬～50萬人次",
            "about 300,000 to 500,000 visits",
        ),
        ("-5", "-3", "percent", "exact", "−5%～−3%", "−5 to −3 percent"),
        ("-1", "7", "point", "exact", "−1～7個百分點", "−1 to 7 percentage points"),
        (
            "20",
            "30",
            "per_100000_people",
            "about",
            "每10萬人約20～30人",
            "about 20 to 30 per 100,000 people",
        ),
        (
            "5000000",
            "10000000",
            "twd",
            "about",
            "新台幣約500萬～1000萬元",
            "about NT$5 million to NT$10 million",
        ),
    ],
)
def test_what_both_ends_share_stands_once(
    low: str, high: str, unit: str, qualifier: str, zh: str, en: str
) -> None:
    quantity = Quantity(Decimal(low), unit, qualifier, high=Decimal(high))
    assert (say(quantity, "zh"), say(quantity, "en")) == (zh, en)


def test_the_sentence_may_name_the_noun() -> None:
    quantity = Quantity(Decimal(300000), "visits", high=Decimal(500000))
    assert say(quantity, "en", noun=False) == "300,000 to 500,000"


def test_programs_are_told_both_numbers() -> None:
    value = Quantity(Decimal("3.50"), "percent")
    assert write_value(value) == "3.50"
    assert write_value(Quantity(Decimal(3), "percent", high=Decimal(5))) == "3/5"
    assert write_value(Quantity(Decimal(45), "percent", margin=Decimal(2))) == "45±2"

"""Phrases: the printer's reader and the stranger read what they print alike."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.numbers_.test_numerals import read
from youju.audit.grammar import read_tongue
from youju.audit.readings import read_quantity
from youju.languages import read_style
from youju.numbers.phrases import read_bounds, read_idioms

PRINTS = [
    *(("上百人", 100, "at_least"), ("上千人", 1000, "at_least"), ("上萬人", 10**4, "at_least")),
    *(("上億元", 10**8, "at_least"), ("上百萬人", 10**6, "at_least"), ("數百人", 100, "at_least")),
    *(("成百上千人", 100, "at_least"), ("成千上萬人", 1000, "at_least")),
    *(("數十萬元", 10**5, "at_least"), ("幾萬人", 10**4, "at_least"), ("十幾人", 10, "over")),
    *(("过百人", 100, "over"), ("過萬人", 10**4, "over"), ("破億元", 10**8, "passed")),
    *(("約3萬多人", 30000, "over"), ("约3万余人", 30000, "about"), ("約百餘人", 100, "over")),
    *(("至少3萬多人", 30000, "over"), ("3萬多人左右", 30000, "about"), ("萬餘人", 10**4, "over")),
    *(("近萬人", 10**4, "nearly"), ("萬人以上", 10**4, "at_least")),
    *(("a quarter of a million people", 250000, "exact"), ("a quarter million", 250000, "exact")),
    *(("about three quarters of a million", 750000, "about"), ("half a dozen", 6, "exact")),
    *(("hundreds of people", 100, "at_least"), ("tens of thousands", 10**4, "at_least")),
    *(("hundreds of thousands of people", 10**5, "at_least"), ("dozens", 12, "at_least")),
    *(("several million people", 10**6, "at_least"), ("a hundred or so people", 100, "about")),
    *(("数百人", 100, "at_least"), ("何万人", 10**4, "at_least")),
]
UNSAID = ["近3萬多人", "三分之一", "a third of a million people", "不足3萬多人"]


def _name(text: str, qualifier: str) -> tuple[str, str]:
    if text.isascii():
        return "en", "en"
    return ("ja", "ja") if text in ("数百人", "何万人") else ("zh", "zh-Hant")


@pytest.mark.parametrize(("text", "value", "qualifier"), PRINTS)
def test_both_readers_read_a_phrase_alike(text: str, value: int, qualifier: str) -> None:
    code, tag = _name(text, qualifier)
    code = "zh-hans" if set(text) & set("过约万") and code == "zh" else code
    mine, other = read(text, code, qualifier=qualifier), read_quantity(text, read_tongue(tag))
    assert mine and other
    assert (mine.value, mine.qualifier) == (Decimal(value), qualifier)
    assert other.value == value
    assert qualifier in other.meanings


@pytest.mark.parametrize("text", UNSAID)
def test_neither_reads_what_contradicts_or_names_none(text: str) -> None:
    code, tag = _name(text, "")
    other = read_quantity(text, read_tongue(tag))
    assert read(text, code, qualifier="over") is None
    assert other is None or not other.meanings


@pytest.mark.parametrize("qualifier", [None, "exact", "about", "over", "nearly"])
def test_a_bound_is_read_only_where_the_row_says_it(qualifier: str | None) -> None:
    assert read("數百人", qualifier=qualifier) is None
    assert read("hundreds of people", "en", qualifier=qualifier) is None


def test_phrases_are_put_into_usual_words_whole() -> None:
    english, chinese = read_style("en"), read_style("zh-Hant")
    assert (
        read_bounds("hundreds of thousands of people", english)
        == "at least a hundred thousand people"
    )
    assert read_bounds("sixhundreds", english) == "sixhundreds"
    assert read_idioms("過千萬元", chinese) == "超過千萬元"
    assert read_idioms("hundreds", english) == "hundreds"

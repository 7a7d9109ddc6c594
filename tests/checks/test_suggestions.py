"""Which figure a typed number may mean, in the words of each language."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fixture import FIGURES, load_fixture
from tests.phrases import HALVES, LISTS, TAGS
from tests.wording import UNITS
from youju.checks.numeral_patterns import vocabulary_of
from youju.checks.suggestions import Suggestions
from youju.checks.typed_numbers import Span, find_numerals
from youju.languages import style_of
from youju.model import Quantity
from youju.numbers.numerals import parse


def suggest(code: str, text: str, number: str) -> list[str]:
    site = load_fixture()
    story = next(story for story in site.stories if story.slug == FIGURES)
    start = text.index(number)
    return list(Suggestions(site, story, code).find(text, Span(start, start + len(number))))


@pytest.mark.parametrize(
    ("code", "text", "number", "ids"),
    [
        ("en", "There are more than 1,200 items here.", "1,200", ["stalls"]),
        ("en", "There are 1200 there.", "1200", ["stalls"]),
        ("en", "Twelve hundred stalls", "Twelve hundred", ["stalls"]),
        ("en", "about 3.6\u00a0million yuan", "3.6\u00a0million", ["rent"]),
        ("en", "eight hundred", "eight hundred", ["food"]),
        ("en", "66.7 percent of them", "66.7 percent", ["food_share"]),
        ("en", "thirteen hundred", "thirteen hundred", []),
        ("en", "umpteen", "umpteen", []),
        ("zh", "攤位有1200多個。", "1200", ["stalls"]),
        ("zh", "約三百六十萬元", "三百六十萬", ["rent"]),
        ("zh", "６６．７％", "６６．７％", ["food_share"]),
        ("zh", "四百個", "四百", ["clothes"]),
        ("zh", "1200", "1200", ["stalls"]),
        ("en", "66.7 of them", "66.7", []),
        ("en", "66.7 percentage points", "66.7", []),
        ("zh", "增加66.7個百分點", "66.7", []),
        ("zh", "共66.7%", "66.7", ["food_share"]),
        ("en", "we paid 800 yuan", "800", []),
        ("en", "800 of them", "800", ["food"]),
    ],
)
def test_a_figure_of_the_same_value_is_suggested(
    code: str, text: str, number: str, ids: list[str]
) -> None:
    assert suggest(code, text, number) == ids


@given(st.text(min_size=1, max_size=80), st.data())
def test_any_text_may_be_asked(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    number = text[start : data.draw(st.integers(start + 1, len(text)))]
    for code in ("en", "zh"):
        assert set(suggest(code, text, number)) <= {
            "stalls",
            "food",
            "clothes",
            "rent",
            "food_share",
        }


def test_a_small_number_alone_is_no_figure_and_one_with_its_unit_is() -> None:
    site = load_fixture()
    story = next(story for story in site.stories if story.slug == FIGURES)
    four = replace(story.figures["food"], quantity=Quantity(Decimal(4), "item"))
    told = Suggestions(site, replace(story, figures={"food": four}), "en")
    assert list(told.find("4 departments took part", Span(0, 1))) == []
    assert list(told.find("4 items are sold", Span(0, 1))) == ["food"]


@pytest.mark.parametrize(
    ("code", "text", "number", "unit", "ids"),
    [
        ("en", "He turned 40 in May.", "40", "person", []),
        ("en", "on her 40th birthday", "40", "item", []),
        ("zh", "年滿40歲", "40", "person", []),
        ("zh", "40歲生日", "40", "item", []),
        ("en", "He turned 40 in May.", "40", "age", ["food"]),
        ("zh", "年滿40歲", "40", "age", ["food"]),
        ("en", "the 40 people there", "40", "person", ["food"]),
        ("zh", "來了40人", "40", "person", ["food"]),
    ],
)
def test_an_age_is_no_figure_of_its_value(
    code: str, text: str, number: str, unit: str, ids: list[str]
) -> None:
    assert suggest_doubtful(code, text, number, unit) == ids


@pytest.mark.parametrize("code", TAGS)
@pytest.mark.parametrize("half", HALVES)
def test_doubtful_numbers_of_honest_lines_are_seldom_a_figure_of_their_value(
    code: str, half: str
) -> None:
    """Each line stands in a story that has a figure of just that many people."""
    lines = (LISTS / half / f"{code}-harmless.txt").read_text("utf-8").splitlines()
    vocabulary = vocabulary_of(load_fixture().languages[code])
    doubts = [(line, span) for line in lines[:300] for span in find_numerals(line, vocabulary)]
    words = [(line, line[span.start : span.end]) for line, span in doubts if span.doubtful]
    told = [line for line, number in words if suggest_doubtful(code, line, number, "person")]
    assert len(words) > 60
    assert len(told) * 20 <= len(words), told


def suggest_doubtful(code: str, text: str, number: str, unit: str) -> list[str]:
    """Return what a doubtful number may mean in a story with one figure, of its value."""
    site = load_fixture()
    story = next(story for story in site.stories if story.slug == FIGURES)
    units = {**UNITS, **site.units}
    read = parse(number, style_of(site.languages[code]), units, code)
    if read is None:
        return []
    food = replace(story.figures["food"], quantity=Quantity(read.value, unit))
    told = Suggestions(replace(site, units=units), replace(story, figures={"food": food}), code)
    start = text.index(number)
    return list(told.find(text, Span(start, start + len(number), doubtful=True)))

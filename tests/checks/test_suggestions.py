"""Which figure a typed number may mean, in the words of each language."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fixture import FIGURES, load_fixture
from youju.checks.suggestions import Suggestions
from youju.checks.typed_numbers import Span
from youju.model import Quantity


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

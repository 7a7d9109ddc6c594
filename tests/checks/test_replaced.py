"""A figure cited in another's place is told where the words stayed; what was mended is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fixture import FIGURES as NAME
from tests.fixture import load_fixture
from tests.wording import LANGUAGES
from youju.checks.replaced import find_replaced
from youju.checks.turns import Turn
from youju.model import Text


def _name(english: str, chinese: str) -> Text:
    return Text({"en": english, "zh": chinese}, ("en", "zh"))


STORY = next(story for story in load_fixture().stories if story.slug == NAME)
FOOD = STORY.figures["food"]
YEARS = {
    f"food_{year}": replace(FOOD, label=_name(f"Food in {year}", f"{year}年吃的"))
    for year in (2023, 2024)
}
FIGURES = {**STORY.figures, **YEARS}
ENGLISH, CHINESE = "There {{ fig('A') }}, and more came.", "那裏有{{ fig('A') }}，還有人來。"
TOLD = [("Selling food (food)", "Selling clothes (clothes)")]


def tell(english: tuple[str, str], chinese: tuple[str, str]) -> list[tuple[str, str]]:
    pairs = ((english[0], chinese[0]), (english[1], chinese[1]))
    found: list[Turn] = find_replaced(*pairs, (LANGUAGES["en"], LANGUAGES["zh"]), FIGURES)
    assert {(turn.kind, turn.side) for turn in found} <= {("citation", 0)}
    return [(turn.before, turn.now) for turn in found]


def cite(
    old: str, new: str, english: str = ENGLISH, chinese: str = CHINESE
) -> list[tuple[str, str]]:
    return tell(
        (english.replace("A", old), english.replace("A", new)),
        (chinese.replace("A", old), chinese.replace("A", new)),
    )


def test_another_figure_in_the_same_words_is_told() -> None:
    assert cite("food", "clothes") == TOLD


def test_how_it_is_cited_may_change_as_well() -> None:
    english = ("There {{ fig('food') }}.", "There {{ fig('clothes', noun=False) }}.")
    assert tell(english, ("有{{ fig('food') }}。", "有{{ fig('clothes') }}。")) == TOLD


def test_the_words_may_have_stayed_in_one_language_alone() -> None:
    english = ("There {{ fig('food') }}.", "There are, we hear, {{ fig('clothes') }}.")
    assert tell(english, ("有{{ fig('food') }}。", "有{{ fig('clothes') }}。")) == TOLD


def test_two_that_changed_places_are_both_told() -> None:
    english = "First {{ fig('A') }}, then {{ fig('B') }}."
    chinese = "先有{{ fig('A') }}，後有{{ fig('B') }}。"
    told = [text.replace("A", "food").replace("B", "clothes") for text in (english, chinese)]
    turned = [text.replace("A", "clothes").replace("B", "food") for text in (english, chinese)]
    assert len(tell((told[0], turned[0]), (told[1], turned[1]))) == 2


@pytest.mark.parametrize(
    ("old", "new", "english", "chinese"),
    [
        ("food", "food", ENGLISH, CHINESE),
        ("food_2023", "food_2024", ENGLISH, CHINESE),  # a later one of the same
        ("gone", "food", ENGLISH, CHINESE),  # the former has another id now
        # the new one is what the sentence had been about
        ("food", "clothes", "Selling clothes: {{ fig('A') }}.", "賣衣服的有{{ fig('A') }}。"),
    ],
)
def test_what_may_well_be_right_is_not_told(old: str, new: str, english: str, chinese: str) -> None:
    assert cite(old, new, english, chinese) == []


def test_other_words_are_another_sentence() -> None:
    english = ("There {{ fig('food') }}.", "Cloth is sold at {{ fig('clothes') }}.")
    chinese = ("有{{ fig('food') }}。", "布在這些檔賣：{{ fig('clothes') }}。")
    assert tell(english, chinese) == []


def test_one_language_alone_is_told_elsewhere() -> None:
    english = ("There {{ fig('food') }}.", "There {{ fig('clothes') }}.")
    assert tell(english, ("有{{ fig('food') }}。",) * 2) == []

"""Another noun in one language alone is told; other words for the same are not."""

from __future__ import annotations

import pytest

from tests.fixture import FIGURES, load_fixture
from youju.checks.lost_nouns import find_lost_nouns

SITE = load_fixture()
STORY = next(story for story in SITE.stories if story.slug == FIGURES)
LANGUAGES = (SITE.languages["zh"], SITE.languages["en"])
CHINESE = "每年租金{{ fig('rent') }}，各檔一樣。"
ENGLISH = "The yearly rent is {{ fig('rent') }}, we hear in Riverton, and the same for all."


def tell(before: str, now: str, side: int = 1) -> list[tuple[str, str]]:
    other = (CHINESE, ENGLISH)[1 - side]
    pairs = [(other, text) if side else (text, other) for text in (before, now)]
    found = list(find_lost_nouns(pairs[0], pairs[1], LANGUAGES, SITE, STORY))
    assert all((turn.kind, turn.side) == ("noun", side) for turn in found)
    return [(turn.before, turn.now) for turn in found]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("yearly rent", "yearly income"),  # a word of the label
        ("Riverton", "Seaport"),  # a name
        ("we hear in Riverton", "Harbour Bank hears"),
    ],
)
def test_another_noun_in_english_is_told(old: str, new: str) -> None:
    ((lost, won),) = tell(ENGLISH, ENGLISH.replace(old, new))
    assert lost and won and lost.split()[-1] in old and won.split()[-1] in new


def test_another_noun_in_chinese_is_told() -> None:
    assert tell(CHINESE, CHINESE.replace("租金", "收入"), 0) == [("租金", "收入")]


@pytest.mark.parametrize(
    "now",
    [
        ENGLISH.replace("the same for all", "alike for all"),
        ENGLISH.replace("The yearly rent is", "The rent, yearly, is"),
        ENGLISH.replace(", we hear in Riverton,", ""),
        ENGLISH.replace("The yearly", "Each yearly"),
        ENGLISH.replace("rent is", "rents are"),
        ENGLISH.replace("fig('rent')", "fig('rent', noun=False)"),
        "In all of town, {{ fig('rent') }} is what all stalls have to pay, as we are told.",
    ],
)
def test_other_words_for_the_same_are_not_told(now: str) -> None:
    assert now != ENGLISH and tell(ENGLISH, now) == []


def test_what_both_languages_change_is_another_thing_said() -> None:
    before = (CHINESE, ENGLISH)
    now = (CHINESE.replace("租金", "收入"), ENGLISH.replace("rent", "income"))
    assert list(find_lost_nouns(before, now, LANGUAGES, SITE, STORY)) == []


def test_of_a_page_names_alone_are_known() -> None:
    now = ENGLISH.replace("Riverton", "Seaport")
    pair = (CHINESE, ENGLISH), (CHINESE, now)
    assert list(find_lost_nouns(*pair, LANGUAGES, SITE, None))
    now = ENGLISH.replace("yearly rent", "yearly income")
    assert not list(find_lost_nouns(pair[0], (CHINESE, now), LANGUAGES, SITE, None))

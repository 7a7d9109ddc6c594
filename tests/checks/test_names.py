"""Names that hold numbers: what editors list, and what is no name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fixture import ROOT, load_fixture, read_once
from tests.phrases import HALVES, LISTS, TAGS
from youju.checks.names import check_names, is_share, list_phrases
from youju.problems import Problems

SITE = load_fixture()
STORY = SITE.stories[0]


def test_a_story_has_the_names_of_the_site_and_its_own() -> None:
    story = replace(STORY, names={"en": ("Hall 9",)})
    site = replace(SITE, allowed={"en": ("Gate 4",)}, stories=(story,))
    assert list_phrases(site, story, "en") == ("Gate 4", "Hall 9")
    assert list_phrases(site, None, "en") == ("Gate 4",)
    assert list_phrases(site, story, "zh") == ()


@pytest.mark.parametrize(("phrase", "told"), [("twelve", True), ("30%", True), ("Gate 4", False)])
def test_a_plain_number_is_no_name(phrase: str, told: bool) -> None:
    story = replace(STORY, names={"en": (phrase,)})
    problems = Problems()
    check_names(replace(SITE, stories=(story,)), problems)
    assert [problem.code for problem in problems] == ["naked-allowed"] * told


@pytest.mark.parametrize(
    ("code", "phrases"),
    [
        ("en", ["half", "a third", "more than half of", "two-thirds", "three in five", "one half"]),
        ("zh", ["過半", "一半", "近半數", "三成", "三成半", "三分之一", "超過十分之一", "大半"]),
    ],
)
def test_no_list_lets_parts_of_a_whole_through(code: str, phrases: list[str]) -> None:
    story = replace(STORY, names={code: tuple(phrases)})
    problems = Problems()
    check_names(replace(SITE, stories=(story,)), problems)
    assert [problem.code for problem in problems] == ["naked-allowed"] * len(phrases)


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("code", TAGS)
def test_honest_phrases_are_no_parts_of_a_whole(code: str, half: str) -> None:
    language = read_once(ROOT)[0].languages[code]
    lines = (LISTS / half / f"{code}-harmless.txt").read_text("utf-8").splitlines()
    assert sum(is_share(language, line) for line in lines) * 100 < len(lines)


def test_names_with_such_words_may_be_listed() -> None:
    own = ("Half Moon Street", "the Third Man", "Quarter Mile", "One in a Million", "Half an hour")
    story = replace(STORY, names={"en": own, "zh": ("半島酒店", "三成功路", "半數碼", "九成宮")})
    problems = Problems()
    check_names(replace(SITE, stories=(story,)), problems)
    assert [*problems] == []

"""Names that hold numbers: what editors list, and the line to paste for one more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fixture import load_fixture
from youju.checks.names import check_names, list_phrases, suggest_line
from youju.checks.typed_numbers import Span
from youju.problems import Problems

SITE = load_fixture()
STORY = SITE.stories[0]


@pytest.mark.parametrize(
    ("text", "found", "phrase"),
    [
        ("We flew on a Boeing 737 jet.", "737", "Boeing 737 jet"),
        ("(F-16)", "16", "F-16"),
        ("他坐波音737客機。", "737", "音737客機"),
        ("住在萬華區，", "萬", "在萬華區"),
        ("12。", "12", "12"),
    ],
)
def test_the_line_holds_the_words_round_the_number(text: str, found: str, phrase: str) -> None:
    start = text.index(found)
    span = Span(start, start + len(found))
    line = suggest_line(text, span, STORY, "en")
    assert line == f'names.en = ["{phrase}"] ({STORY.folder}/story.toml)'
    shared = f'allow.en = ["{phrase}"] (site_src/site.toml, [numerals])'
    assert suggest_line(text, span, None, "en") == shared


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

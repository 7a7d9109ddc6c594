"""Names that hold numbers: what editors list, and what is no name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fixture import load_fixture
from youju.checks.names import check_names, list_phrases
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

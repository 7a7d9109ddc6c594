"""What photographs must say, and that every language shows them in the same section."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fixture import TIDY, load_fixture
from youju.checks.photographs import check_photographs
from youju.model import Leaf, Prose
from youju.problems import Problems

ENGLISH = '## A {#a}\n\n![Hall](hall.jpg "The hall; Lin")\n\n## B {#b}\n\nwords\n'
CHINESE = '## 甲 {#a}\n\n![大廳](hall.jpg "大廳；林")\n\n## 乙 {#b}\n\n字\n'


def told(english: str, chinese: str) -> list[str]:
    """Return what is told of a story with these texts, each with its language and line."""
    site = load_fixture()
    (story,) = (story for story in site.stories if story.slug == TIDY)
    prose = {"en": Prose("en.md", english), "zh": Prose("zh.md", chinese)}
    site = replace(site, stories=(replace(story, prose=prose),), leaves=())
    check_photographs(site, problems := Problems())
    return [f"{one.origin.file}:{one.origin.line} {one.code}" for one in problems]


def test_what_is_complete_is_passed() -> None:
    assert told(ENGLISH, CHINESE) == []
    assert told(ENGLISH.replace("[Hall]", "[-]"), CHINESE.replace("[大廳]", "[-]")) == []
    own = (ENGLISH.replace("hall.jpg", "hall-en.jpg"), CHINESE.replace("hall.jpg", "hall-zh.jpg"))
    assert told(*own) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        *(("[Hall]", "[]", "no-alt"), ("; Lin", "", "no-credit"), ("; Lin", ";", "no-credit")),
        ("; Lin", ' {{ literal("9", "a hall; a name") }}', "no-credit"),
    ],
)
def test_words_that_are_missing_are_told(old: str, new: str, code: str) -> None:
    assert told(ENGLISH.replace(old, new), CHINESE) == [f"en.md:3 photograph-{code}"]


def test_a_language_that_lacks_one_is_told_at_its_section() -> None:
    lines = CHINESE.split("\n")
    lacking = "\n".join(lines[:2] + lines[4:])
    assert told(ENGLISH, lacking) == ["zh.md:1 parity-photograph"]
    moved = lacking + "\n" + lines[2]
    assert told(ENGLISH, moved) == ["en.md:5 parity-photograph", "zh.md:1 parity-photograph"]
    assert told(ENGLISH.replace("hall", "wall"), CHINESE) == [
        "en.md:1 parity-photograph",
        "zh.md:1 parity-photograph",
    ]
    assert told(ENGLISH, CHINESE.replace("{#b}", "{#c}")) == []  # told as sections that differ


def test_only_pictures_that_are_told_put_off_what_languages_show() -> None:
    lines = CHINESE.split("\n")
    lacking = "\n".join(lines[:2] + lines[4:])
    for passed in ("Write `![`.", "<!-- ![A](b.jpg) -->", "```\n![A](b.jpg)\n```"):
        assert told(f"{ENGLISH}\n{passed}\n", lacking) == ["zh.md:1 parity-photograph"]
    assert told(f"{ENGLISH}\n> ![A](b.jpg)\n", lacking) == []


def test_a_file_of_one_language_may_serve_all() -> None:
    english, chinese = (text.replace("hall.jpg", "hall-en.jpg") for text in (ENGLISH, CHINESE))
    assert told(english, chinese) == []
    both = f'{chinese}\n![大廳](hall-zh.jpg "大廳；林")\n'
    assert told(english, both) == ["en.md:5 parity-photograph"]


MARKED = (
    *("by **Lin**", "by *Lin*", "by _Lin_", "by [Lin](lin)", "Lin\\; Wang", "`Lin`"),
    *('**{{ fig("x") }}**', 'by *{{ fig("x") }}*', "~~Lin~~", "Lin[^1]", "<https://a.example>"),
    *("<b>Lin</b>", "Lin<br>Wang", "**Lin"),
)
PLAIN = (
    *("Lin*, Wang*", "2*3*4", "a_b_c", "https://a.example/_b_/**c**", "[Lin]", "a < b > c"),
    *("A&amp;B", '{{ literal("**9**", "a _b_") }}', "AT&T", "*", "——林", "&#42;&#42;", "5 * 6"),
)


@pytest.mark.parametrize("words", MARKED)
def test_signs_in_words_are_told(words: str) -> None:
    for old, new in (("Lin", words), ("The hall", words.replace(";", ","))):
        assert told(ENGLISH.replace(old, new), CHINESE) == ["en.md:3 photograph-markup"]


@pytest.mark.parametrize("words", PLAIN)
def test_what_is_no_sign_is_passed(words: str) -> None:
    assert told(ENGLISH.replace("Lin", words), CHINESE) == []


def test_a_page_that_is_no_story_shows_none() -> None:
    site = load_fixture()
    leaf = Leaf("about", {code: Prose(f"{code}.md", "T\n\n![A](b.jpg)") for code in site.authored})
    check_photographs(replace(site, stories=(), leaves=(leaf,)), problems := Problems())
    assert [(one.origin.line, one.code) for one in problems] == [(3, "photograph-page")] * 2

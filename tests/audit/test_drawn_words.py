"""Numbers in words that a chart draws away from its rows."""

from __future__ import annotations

import pytest

from tests.fixture import FIGURES, load_fixture
from youju.audit.allowed import Grounds, gather_said, make_grounds
from youju.audit.drawn_words import check_drawn_words
from youju.audit.faults import Faults
from youju.audit.visible import read_page
from youju.problems import Problems

SITE = load_fixture()
TAGS = {"en": "en", "zh": "zh-Hant"}


def _gather(code: str) -> tuple[Grounds, frozenset[str]]:
    stories = [story for story in SITE.stories if story.slug == FIGURES]
    return make_grounds(SITE, stories, code), gather_said(SITE, stories, code)


def tell(picture: str, code: str = "en") -> list[str]:
    seen = read_page(f'<html lang="{TAGS[code]}"><body>{picture}</body></html>'.encode())
    faults, problems = Faults(), Problems()
    check_drawn_words("page.html", seen, *_gather(code), faults)
    faults.report(problems)
    assert {problem.code for problem in problems} <= {"finished-bare-words"}
    return [problem.sentence("en") for problem in problems]


def draw(words: str, about: str = "") -> str:
    row = f' data-figure="{about}"' if about else ""
    return f'<svg class="plot"><text{row}>{words}</text></svg>'


@pytest.mark.parametrize(
    ("code", "words", "found"),
    [
        ("en", "three million came", "three million"),
        ("en", "三百萬人 three million", "three million"),
        ("en", "來了三百萬人", "三百萬"),
        ("zh", "三百萬人來了", "三百萬"),
        ("zh", "three million", "three million"),
    ],
)
def test_a_number_in_words_is_told(code: str, words: str, found: str) -> None:
    (told,) = tell(draw(words), code)
    assert told.startswith(
        "A chart draws a number in words that no label, cell or word of it has: "
        f'"{found}" in "{words}".'
    )


@pytest.mark.parametrize("code", ["en", "zh"])
def test_what_the_story_says_may_be_drawn_in_pieces(code: str) -> None:
    story = next(story for story in SITE.stories if story.slug == FIGURES)
    for figure in story.figures.values():
        assert tell(draw(figure.label[code]), code) == []
    assert tell(draw("People"), code) == []


def test_words_at_a_row_and_banners_are_no_matter_here() -> None:
    assert tell(draw("three million", about="food")) == []
    assert tell("<svg><text>three million</text></svg>") == []
    assert tell("<p>three million</p>") == []

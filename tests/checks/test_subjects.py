"""A claim is said of the figure that stands beside its words, or before them."""

from __future__ import annotations

import pytest

from tests.claiming import load_named
from youju.checks.statements import Mention, Statement
from youju.checks.subjects import find_pair, find_ranked, is_aside
from youju.languages.claiming import list_claims
from youju.model import Origin

MARK = "\ufffc"


def state(text: str, code: str = "en") -> Statement:
    """Return the first claim of a text in which each # is a figure that is cited: a, b, c."""
    language = load_named("talent").languages[code]
    shown = text.replace("#", MARK)
    places = [place for place, one in enumerate(shown) if one == MARK]
    pairs = zip("abc", places, strict=False)
    mentions = tuple(Mention(name, place, place + 1, cited=True) for name, place in pairs)
    return Statement(language, shown, list_claims(shown, language)[0], mentions, None, Origin("x"))


@pytest.mark.parametrize(
    ("code", "text", "aside"),
    [
        ("en", "It rose to #.", False),
        ("en", "# have fallen.", False),
        ("en", "# of them fell, the rest was #.", True),
        ("en", "After it fell, # came.", True),
        ("en", "The rising tide took #.", True),
        ("en", "It rose.", False),
        ("zh", "去年增加到#。", False),
        ("zh", "上升的河水淹了#。", True),
        ("zh", "縣區出#，市級出的是小頭。", True),
        ("zh", "縣區出的是小頭，只有#。", False),
    ],
)
def test_what_is_said_of_a_figure(code: str, text: str, aside: bool) -> None:
    assert is_aside(state(text, code)) is aside


@pytest.mark.parametrize(
    ("text", "ranked"),
    [
        ("#, the largest of these, then #.", "a"),
        ("Of # and #, the largest of these is #.", "c"),
        ("# and # are there; # is the largest of these.", "c"),
        ("The largest of these.", ""),
    ],
)
def test_what_is_the_largest_of_these(text: str, ranked: str) -> None:
    statement = state(text)
    assert find_ranked(statement, statement.mentions) == ranked


def test_the_two_that_a_word_compares() -> None:
    for text, pair in (("# outnumber #", ("a", "b")), ("outnumber #", None)):
        statement = state(text)
        assert find_pair(statement, statement.mentions) == pair

"""The words of the interface, and lists, as each language says them."""

from __future__ import annotations

import pytest

from tests.fixture import load_fixture
from youju.localized.strings import join, make_say
from youju.model import Text


def test_words_are_said_in_the_language_of_the_page() -> None:
    strings = {"n": Text({"en": "{n} of {all}", "zh": "{all}之{n}"}, ("en", "zh"))}
    assert make_say(strings, "zh")("n", n=1, all=3) == "3之1"
    with pytest.raises(KeyError):
        make_say(strings, "en")("m")


@pytest.mark.parametrize(
    ("code", "words"),
    [("en", ["A", "A and B", "A, B, and C"]), ("zh", ["A", "A和B", "A、B和C"])],
)
def test_lists_are_joined_as_the_language_does(code: str, words: list[str]) -> None:
    site = load_fixture()
    assert [join(site, code, ["A", "B", "C"][:n]) for n in (1, 2, 3)] == words

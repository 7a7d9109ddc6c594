"""Patterns of words: the longest first, Latin words whole, in any case."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from youju.audit.patterns import AFTER_DIGITS, any_of, compiled, none_of, whole_word

WORDS = st.lists(st.text(min_size=1, max_size=5), min_size=1, max_size=5)


def test_the_longest_word_is_found() -> None:
    found = compiled(any_of(["超", "超過", "up", "up to"]))
    assert [found.match(text)[0] for text in ("超過5", "UP TO 5")] == ["超過", "UP TO"]  # type: ignore[index]


def test_a_latin_word_is_no_part_of_a_longer_one() -> None:
    up = compiled(whole_word("up"))
    assert [bool(up.search(text)) for text in ("up 5", "cup 5", "upper", "5up")] == [1, 0, 0, 0]
    assert compiled(any_of(["bn"], AFTER_DIGITS)).search("1.2bn")
    assert compiled(whole_word("多")).search("24000多人")


def test_none_of_some_words_begins_there() -> None:
    free = compiled(none_of(["百分"]) + "百")
    assert [bool(free.match(text)) for text in ("百人", "百分點")] == [True, False]


def test_of_no_words_nothing_is_found() -> None:
    assert not compiled(any_of([])).search("")


@given(WORDS)
def test_each_of_any_words_is_found_alone(words: list[str]) -> None:
    found = compiled(any_of(words))
    assert all(found.fullmatch(word) for word in words if not word[0].isalpha())

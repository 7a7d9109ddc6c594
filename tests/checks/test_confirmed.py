"""The record of confirmed translations: what is written is read again; what is none is refused."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.profiles import examples
from youju.checks.confirmed import Confirmed, confirm_texts, format_record, parse_record
from youju.checks.passages import hash_words

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
PAIRS = st.dictionaries(
    st.sampled_from(["title", "charts.a.alt", "figures/a/label", "prose/b/1", "prose//2"]),
    st.tuples(TEXTS, TEXTS),
    min_size=1,
)


@settings(max_examples=examples(100))
@given(PAIRS)
def test_what_is_written_is_read_again(pairs: dict[str, tuple[str, str]]) -> None:
    confirmed = confirm_texts(pairs)
    text = format_record("story", "en", {"zh": confirmed})
    record = parse_record(text.encode())
    assert record.original == "en"
    assert record.languages == {"zh": confirmed}
    for key, (first, last) in pairs.items():
        assert confirmed.hashes[key] == (hash_words(first), hash_words(last))


def test_a_record_of_hashes_is_written_as_it_was() -> None:
    old = Confirmed({"title": ("0123456789abcdef", "fedcba9876543210")}, {})
    text = format_record("story", "en", {"zh": old})
    assert parse_record(text.encode()).languages == {"zh": old}
    assert not old.strict and confirm_texts({"title": ("a", "b")}).strict


def test_a_section_is_the_blocks_in_it() -> None:
    confirmed = confirm_texts({"prose/costs/1": ("a", "b"), "prose/costs/2": ("c d", "e")})
    assert confirmed.hashes["prose/costs"] == (hash_words("a\nc d"), hash_words("b\ne"))


@pytest.mark.parametrize("text", ["", "x", 'original = "en"\n[zh]\na = ["b"]', "[" * 5000])
def test_what_is_no_record_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_record(text.encode())


@pytest.mark.parametrize(
    ("former", "now", "alike"),
    [
        ("The city hired 300 people.", "The city hired many people.", True),
        ("The old lake lies in the north of town.", "A new lake lies in the north of towns.", True),
        ("Rents fell.", "The council met twice about the bridge.", False),
        ("abcdefgh", "hgfedcba", False),
        ("", "A new line.", False),
        ("", "", True),
    ],
)
def test_a_text_reworded_is_told_from_another(former: str, now: str, alike: bool) -> None:
    before = confirm_texts({"title": (former, former)})
    assert (before.find("title", (now, now)) is not None) is alike


def test_long_texts_with_a_word_changed_are_compared_at_once() -> None:
    text = " ".join(f"sentence {n} says a little more than the one before" for n in range(2000))
    before = confirm_texts({"prose/a": (text, text)})
    now = text.replace("sentence 1000", "paragraph 1000")
    started = time.process_time()
    assert before.find("prose/a", (now, now)) == (text, text)
    assert time.process_time() - started < 2

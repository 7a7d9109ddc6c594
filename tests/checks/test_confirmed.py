"""The record of confirmed translations: what is written is read again; what is none is refused."""

from __future__ import annotations

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

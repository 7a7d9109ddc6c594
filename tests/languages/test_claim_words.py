"""Lists of claims.toml are compiled as they are written, a site's own in the place of Youju's."""

from __future__ import annotations

import pytest

from youju.languages.claim_words import (
    compile_list,
    find_pattern,
    list_pattern_names,
    list_patterns,
    read_claims,
)
from youju.model import Language

OWN = """
[claiming]
above = ["plus de"]
idioms = ["Rose"]
[splits]
more = ['plus (\\d)']
"""
FRENCH = Language("fr", "fr", "Français", own={"claims": OWN})


def test_words_are_found_in_any_case_and_patterns_as_written() -> None:
    words = find_pattern(FRENCH, "above")
    assert words and words.search("Plus de") and find_pattern(FRENCH, "below") is None
    exact = compile_list("fr", OWN, "idioms", with_case=True)
    assert exact and exact.search("Rose") and not exact.search("rose")
    assert list_pattern_names(FRENCH, "splits") == ("more",)
    (pattern,) = list_patterns(FRENCH, "splits", "more")
    assert pattern.search("plus 3")
    assert list_patterns(FRENCH, "splits", "fewer") == ()
    assert list_pattern_names(FRENCH, "rates") == ()


def test_a_language_without_the_file_is_told() -> None:
    with pytest.raises(LookupError):
        read_claims("xx")
    assert "relations" in read_claims("en-GB")

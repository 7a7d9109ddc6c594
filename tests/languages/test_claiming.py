"""Words that claim a relation are found as written, the longest first."""

from __future__ import annotations

import re

import pytest

from tests.fixture import load_fixture
from youju.languages import claiming
from youju.languages.claiming import compile_words, list_claims, read_claims


@pytest.mark.parametrize(
    ("code", "text", "relation"),
    [
        ("en", "Bars, Largest at the top: a, b.", "descending"),
        ("en", "in ascending order", "ascending"),
        ("zh", "橫條圖，由多到少排列", "descending"),
        ("zh", "由低到高", "ascending"),
    ],
)
def test_orders_are_claimed(code: str, text: str, relation: str) -> None:
    (claim,) = list_claims(text, load_fixture().languages[code])
    assert claim.relation == relation
    assert text[claim.start : claim.end] == claim.words


def test_honest_words_claim_no_order() -> None:
    assert list_claims("A bar for each kind of stall", load_fixture().languages["en"]) == []


def test_a_star_stands_for_any_ending_and_the_longest_wins() -> None:
    pattern = re.compile(compile_words(["最", "最多", "grow*"]))
    assert pattern.findall("最多 growing overgrow") == ["最多", "growing"]


def test_a_language_without_relations_claims_none() -> None:
    assert "relations" not in read_claims("x", 'words = ["a"]')


@pytest.mark.parametrize("tag", ["zh-Hant", "en", "ja"])
def test_no_claim_is_passed_over_for_want_of_its_head(tag: str) -> None:
    """Every word is looked for in whatever case, also in signs that only patterns take for it."""
    pattern, relations, heads = claiming._read_relations(tag, "")
    assert pattern and len(relations) >= len(heads) > 50 and all(heads)
    listed = read_claims(tag)["relations"]
    for word in (word for words in listed.values() for word in words):
        plain = word.replace("*", "er")
        odd = plain.replace("s", "ſ").replace("i", "ı").replace("k", "\u212a")
        for text in (plain, plain.upper(), plain.title(), odd, plain.replace("i", "İ")):
            small = text.translate(claiming._ALIKE).lower()
            assert pattern.search(text) and any(head in small for head in heads), text


def test_heads_are_what_every_match_has() -> None:
    assert claiming._find_head("Éclat*") == "clat"
    assert claiming._find_head("most * of all") == " of all"
    assert claiming._find_head("最多") == "最多"
    own = '[relations]\nlargest = ["σοφός", "é"]'
    for text in ("σοφός", "ΣΟΦΌΣ", "É"):
        assert [one.words for one in claiming._find_claims(text, "x", own)] == [text]

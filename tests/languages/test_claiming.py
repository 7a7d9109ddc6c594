"""Words that claim a relation are found as written, the longest first."""

from __future__ import annotations

import re

import pytest

from tests.fixture import load_fixture
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

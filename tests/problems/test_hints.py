"""Did you mean: names that are near, in quotation marks of their own, or else what there is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.problems import read_sentences
from youju.problems.hints import find_nearest, hint, hint_known, hint_meant, list_some


@pytest.mark.parametrize(
    ("found", "known", "near"),
    [
        ("visitor", ["budget", "staff", "visitors"], ["visitors"]),
        ("Visitors", ["budget", "visitors"], ["visitors"]),
        ("persons", ["percent", "person", "times"], ["person"]),
        ("officials", ["talent_total", "party_officials_share"], ["party_officials_share"]),
        ("food", ["clothes", "rent"], []),
        ("-", ["food", "clothes"], []),
        ("", ["food"], []),
        ("anything", [], []),
        ("x" * 10_000, ["budget"], []),
    ],
)
def test_only_names_that_look_alike_are_near(found: str, known: list[str], near: list[str]) -> None:
    assert find_nearest(found, known) == near


def test_what_is_said() -> None:
    assert hint("rents", ["rent", "food"])["hint_en"] == 'Did you mean "rent"?'
    assert hint("food_shares", ["food_share", "food_shave"])["hint_en"] == (
        'Did you mean "food_share" or "food_shave"?'
    )
    assert hint("zzz", ["rent", "food"]) == {
        "hint_en": 'Known names: "rent", "food".',
        "hint_zh": "現有的名稱：「rent」「food」。",
    }
    assert hint("zzz", [])["hint_en"] == "No name is known yet."
    many = [f"figure_{number}" for number in range(46)]
    assert hint("zzz", many)["hint_en"].startswith('46 names are known, such as "figure_0", ')
    assert hint_known(["x" * 200])["hint_en"] == "1 names are known."
    assert hint_meant([]) == {}


@given(st.text(max_size=30), st.lists(st.text(min_size=1, max_size=60), max_size=30))
def test_a_hint_is_a_whole_sentence_short_enough_to_be_shown(found: str, known: list[str]) -> None:
    said = hint(found, known)
    assert set(said) == {"hint_en", "hint_zh"}
    for sentence in said.values():
        assert len(sentence) <= 120
        assert re.search(r"[.?。？]$", sentence)


def test_no_sentence_puts_a_list_of_near_names_in_quotation_marks() -> None:
    for code, entry in read_sentences().items():
        for sentence in entry.values():
            assert "Did you mean" not in sentence or "{cite}" in sentence, code


def test_of_many_names_some_are_shown_and_that_there_are_more() -> None:
    assert list_some([], 2) == ""
    assert list_some(["a", "b"], 2) == "a, b"
    assert list_some(["a", "b", "c"], 2) == "a, b, …"

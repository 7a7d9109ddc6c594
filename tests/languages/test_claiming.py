"""Words that claim a relation are found as written, the longest first."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fixture import load_fixture
from youju.languages import claiming
from youju.languages.claim_words import compile_words, read_claims
from youju.languages.claiming import (
    find_clause,
    is_moving,
    list_claims,
    list_contrasts,
    means_named,
    split_clauses,
)
from youju.model import Language


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
    words = claiming._read_relations(tag, "")
    assert len(words) > 50 and all(word.head for word in words)
    listed = read_claims(tag)["relations"]
    for word in (word for listed_words in listed.values() for word in listed_words):
        plain = word.replace("*", "er")
        odd = plain.replace("s", "ſ").replace("i", "ı").replace("k", "\u212a")
        for text in (plain, plain.upper(), plain.title(), odd, plain.replace("i", "İ")):
            small = text.translate(claiming._ALIKE).lower()
            found = [one for one in words if one.pattern.search(text)]
            assert found and all(one.head in small for one in found), text


@given(st.data())
def test_words_are_found_as_alternatives_of_one_pattern(data: st.DataObject) -> None:
    """The leftmost, the longest there, none that overlap, of whatever pieces a text is."""
    tag = data.draw(st.sampled_from(["en", "zh-Hant", "ja"]))
    words = claiming._read_relations(tag, "")
    pieces = st.sampled_from([*(word.word.replace("*", "er") for word in words), " ", "不", "s"])
    text = "".join(data.draw(st.lists(pieces, max_size=12)))
    together = "|".join(f"(?P<_{at}>{compile_words([one.word])})" for at, one in enumerate(words))
    expected = [
        (words[int((match.lastgroup or "_0")[1:])].relation, match.span())
        for match in re.compile(together, re.IGNORECASE).finditer(text)
    ]
    found = claiming._match_words(text, words)
    assert [(relation, match.span()) for relation, match in found] == expected


def test_a_word_that_may_be_empty_ends() -> None:
    own = '[relations]\nlargest = ["*"]'
    assert [one.words for one in claiming._find_claims("a b", "x", own)] == ["a", "", "b", ""]


def test_heads_are_what_every_match_has() -> None:
    assert claiming._find_head("Éclat*") == "clat"
    assert claiming._find_head("most * of all") == " of all"
    assert claiming._find_head("最多") == "最多"
    own = '[relations]\nlargest = ["σοφός", "é"]'
    for text in ("σοφός", "ΣΟΦΌΣ", "É"):
        assert [one.words for one in claiming._find_claims(text, "x", own)] == [text]


@pytest.mark.parametrize(
    ("tag", "text", "clauses"),
    [
        ("en", "It rose, but fell: on May 23, 2021", ["It rose", " ", " fell", " on May 23, 2021"]),
        ("en", "In Dec. 2021 it rose. It fell.", ["In Dec. 2021 it rose", " It fell", ""]),
        ("en", "Sandy and brandy", ["Sandy ", " brandy"]),
        ("zh-Hant", "甲、乙多了，丙少了。", ["甲、乙多了", "丙少了", ""]),
        ("ja", "甲は、乙より多い。", ["甲は", "乙より多い", ""]),
        ("fr", "Il a plu and non, il neige", ["Il a plu and non", " il neige"]),
    ],
)
def test_clauses_end_at_marks_and_at_words_of_the_language(
    tag: str, text: str, clauses: list[str]
) -> None:
    own = {"claims": "[relations]\n"} if tag == "fr" else {}
    language = Language("x", tag, tag, own=own)
    assert split_clauses(text, language) == clauses
    place = text.index(clauses[1]) if clauses[1].strip() else len(text) - 1
    start, end = find_clause(text, place, place + 1, language)
    assert text[start:end] in clauses


@pytest.mark.parametrize(
    ("code", "between", "moving"),
    [
        ("en", " last year to nearly ", True),
        ("en", " price of coal drove it to ", False),
        ("en", "", True),
        ("zh", "到了約", True),
        ("zh", "的河水推動了", False),
        ("zh", "，2021年", True),
    ],
)
def test_some_words_may_stand_between_a_figure_and_what_it_did(
    code: str, between: str, moving: bool
) -> None:
    assert is_moving(between, load_fixture().languages[code]) is moving


def test_a_rank_may_be_one_among_those_named() -> None:
    language = load_fixture().languages["en"]
    text = "The largest of these is blue, the smallest of all is red."
    assert [means_named(text, claim, language) for claim in list_claims(text, language)] == [
        True,
        False,
    ]


def test_a_language_of_a_site_without_these_lists_is_judged_as_before() -> None:
    language = Language("x", "x", "x", own={"claims": '[relations]\nlargest = ["largest"]\n'})
    (claim,) = list_claims("largest of these", language)
    assert not means_named("largest of these", claim, language)
    assert is_moving("whatever stands there", language)


@pytest.mark.parametrize(
    ("code", "text", "relations"),
    [
        ("zh", "夏天比冬天多", ["more"]),
        ("zh", "夏天比冬天少得多。", ["fewer"]),
        ("zh", "工資比租金高，", ["more"]),
        ("zh", "比利時大城市", []),
        ("zh", "比索大跌", []),
        ("zh", "比亞迪在高地", []),
        ("zh", "比利時的人口多。", []),
        ("zh", "比其他大城市來得早", []),
    ],
)
def test_contrasts_end_their_clause(code: str, text: str, relations: list[str]) -> None:
    found = list_contrasts(text, load_fixture().languages[code])
    assert [claim.relation for claim in found] == relations

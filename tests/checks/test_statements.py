"""Statements are found with what they name, and what denies or asks is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.claiming import load_named
from youju.checks.statements import Statement, list_statements


def read(code: str, text: str) -> list[Statement]:
    """Return the statements of a text in the place of our own story's prose."""
    site = load_named("talent")
    story = site.stories[0]
    prose = {**story.prose, code: replace(story.prose[code], text=text)}
    found = list_statements(site, replace(story, prose=prose), code)
    return [one for one in found if one.origin.file == prose[code].file]


def test_a_sentence_names_what_it_cites_and_calls_by_its_label() -> None:
    text = "A. Social workers are fewer than the {{ fig('envoys') }}. B rose."
    first, last = read("en", text)
    assert [(m.name, m.cited) for m in first.mentions] == [
        ("social_workers", False),
        ("envoys", True),
    ]
    assert first.claim.words == "fewer than" and first.origin.column == text.index("fewer") + 1
    assert (last.claim.words, last.mentions) == ("rose", ())
    assert last.origin.column == text.index("rose") + 1


def test_words_of_literal_are_part_of_the_sentence() -> None:
    (one,) = read("zh", "高技能人才約佔{{ literal('一半', '取整') }}。")
    assert (one.claim.relation, one.text) == ("half", "高技能人才約佔一半。")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "It is not clear that prices rose."),
        ("en", "Did prices rise?"),
        ("en", "See [the page](https://a.example/rose)."),
        ("zh", "看不出是否增長。"),
        ("zh", "最高法院開庭。"),
    ],
)
def test_what_claims_nothing_is_no_statement(code: str, text: str) -> None:
    assert read(code, text) == []


def test_words_of_a_chart_know_it() -> None:
    site = load_named("talent")
    found = list_statements(site, site.stories[0], "en")
    charts = {one.chart.id for one in found if one.chart}
    assert {"funding", "livestream", "composition"} <= charts


def test_a_sentence_goes_on_behind_an_abbreviation() -> None:
    assert read("en", "No harbour in the U.S. has the largest share.") == []
    assert read("en", "No harbour that Capt. Smith saw has the largest share.") == []
    (found,) = read("en", "He saw none in the U.S. The largest share is ours.")
    assert found.text.strip() == "The largest share is ours."

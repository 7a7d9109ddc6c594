"""A figure in one language: its words, and its mark-up."""

from __future__ import annotations

import pytest

from tests.fixture import FIGURES, load_fixture
from youju.content.cited import Citation
from youju.localized.figures import mark_figure, mark_words, word_citation, word_figure
from youju.model import Figure, Origin


def figures() -> dict[str, Figure]:
    story = next(story for story in load_fixture().stories if story.slug == FIGURES)
    return dict(story.figures)


@pytest.mark.parametrize(
    ("figure_id", "english", "chinese"),
    [
        ("stalls", "more than 1,200\u00a0items", "1200多項"),
        ("rent", "about 3.6\u00a0million\u00a0yuan", "約360萬元"),
        ("food_share", "66.7\u00a0percent", "66.7%"),
    ],
)
def test_a_figure_is_worded_in_each_language(figure_id: str, english: str, chinese: str) -> None:
    site, figure = load_fixture(), figures()[figure_id]
    assert (word_figure(site, figure, "en"), word_figure(site, figure, "zh")) == (english, chinese)


def test_a_sentence_may_name_the_unit_itself() -> None:
    site, figure = load_fixture(), figures()["food"]
    assert word_figure(site, figure, "en", noun=False) == "800"
    citation = Citation("fig", "food", "", Origin(""), noun=False)
    words = word_citation(site, figures(), "zh", citation)
    assert ">800</data>" in mark_words(figure, words)


def test_what_is_no_figure_stands_for_itself() -> None:
    for function, key in (("literal", "food"), ("fig", "nobody")):
        citation = Citation(function, key, "", Origin(""))
        assert word_citation(load_fixture(), figures(), "en", citation) == key


def test_mark_up_holds_value_id_and_words() -> None:
    site, figure = load_fixture(), figures()["rent"]
    assert mark_figure(site, figure, "zh") == (
        '<data class="fig" value="3600000" data-figure="rent">約360萬元</data>'
    )

"""Evidence: a figure's words and mark-up, and everything that bears it out."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from tests.fixture import FIGURES, load_fixture
from youju.localized.story import Desk
from youju.model import Figure, Quantity
from youju.printing.evidence import EvidenceView, view_evidence

STORY = next(story for story in load_fixture().stories if story.slug == FIGURES)


def gather(figure_id: str, code: str, **more: Figure) -> EvidenceView:
    story = replace(STORY, figures={**STORY.figures, **more})
    return view_evidence(Desk(load_fixture(), story, code), story.figures[figure_id])


def test_words_cannot_become_mark_up() -> None:
    figure = replace(STORY.figures["food"], as_printed='<b>"800"&')
    printed = gather("food", "en", food=figure)["printed"]
    assert printed is not None

    root = ElementTree.fromstring(printed)
    assert (root.tag, root.text, len(root)) == ("data", '<b>"800"&', 0)


def test_evidence_is_worded_for_the_reader() -> None:
    english, chinese = (gather("clothes", code) for code in ("en", "zh"))
    assert (english["period"], chinese["period"]) == ("May 2024", "2024年5月")
    assert (english["locator"], chinese["locator"]) == ("paragraph 3", "第3段")
    assert english["source"] is not None
    assert english["source"]["line"] == "Fixture Statistics, “Market count”"
    assert english["source"]["title_original"] == "市場清點"
    assert [other["tag"] for other in english["others"]] == ["en", "zh-Hant"]


def test_a_place_in_the_source_that_is_no_paragraph_stays_as_it_is() -> None:
    figure = replace(STORY.figures["food"], locator="table 2")
    assert gather("food", "en", food=figure)["locator"] == "table 2"


def test_a_printed_figure_has_source_paragraph_print_and_note() -> None:
    evidence = gather("clothes", "zh")
    assert evidence["label"] == "賣衣服的"
    assert evidence["source"] is not None
    assert evidence["source"]["title_original"] == "市場清點"
    assert (evidence["locator"], evidence["period"]) == ("第3段", "2024年5月")
    assert (evidence["note"], evidence["formula"]) == ("含鞋帽。", ())
    assert evidence["printed"] == (
        '<data class="fig" value="400" data-figure="clothes">400個</data>'
    )


def test_a_derived_figure_shows_its_sum_with_the_figures_in_it() -> None:
    evidence = gather("food_share", "en")
    assert (evidence["source"], evidence["printed"], evidence["note"]) == (None, None, "")
    words = [str(part) for part in evidence["formula"]]
    assert [part for part in words if not part.startswith("<data")] == ["÷", "(", "+", ")"]
    assert [part.split('data-figure="')[1].split('"')[0] for part in words if "<data" in part] == [
        *("food", "food", "clothes")
    ]


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("count(kinds)", "counted: Selling food and Selling clothes"),
        ("max(kinds)", "the largest of: Selling food and Selling clothes"),
    ],
)
def test_what_is_counted_or_compared_is_named(formula: str, words: str) -> None:
    figure = replace(STORY.figures["food_share"], formula=formula)
    assert gather("food_share", "en", food_share=figure)["formula"] == (words,)


def test_a_number_in_a_formula_is_in_plain_digits() -> None:
    figure = replace(STORY.figures["food_share"], formula="rent * 1000000 - food")
    parts = gather("food_share", "en", food_share=figure)["formula"]
    assert [str(part) for part in parts if "<" not in part] == ["×", "1000000", "−"]


def test_a_rounded_figure_is_whole_in_its_evidence() -> None:
    large = Quantity(Decimal("113351800000000"), "yuan")
    figure = replace(STORY.figures["food"], quantity=large)
    english, chinese = (gather("food", code, food=figure) for code in ("en", "zh"))
    assert ">113.35\u00a0trillion\u00a0yuan<" in english["value"]
    assert english["whole"] == "113,351,800,000,000\u00a0yuan"
    assert chinese["whole"] == ""

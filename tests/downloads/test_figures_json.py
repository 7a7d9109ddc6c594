"""figures.json: every figure with its evidence and its uses, as programs read it."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from tests.fixture import FIGURES, KINDS, TIDY, load_fixture, text_of
from youju.downloads.figures_json import FIGURES_JSON, write_ledger
from youju.model import Site, Story


def read(slug: str = FIGURES) -> dict[str, Any]:
    ledger: dict[str, Any] = json.loads(text_of(f"data/{slug}/{FIGURES_JSON}"))
    return ledger


def find(slug: str) -> tuple[Site, Story]:
    site = load_fixture()
    return site, next(story for story in site.stories if story.slug == slug)


def test_a_figure_has_its_number_its_words_and_its_evidence() -> None:
    ledger = read()
    assert (ledger["story"], ledger["languages"]) == (FIGURES, {"en": "en", "zh": "zh-Hant"})
    stalls, *_ = ledger["figures"]
    assert stalls == {
        "id": "stalls",
        "group": "all",
        "label": {"en": "Stalls", "zh": "攤位"},
        "value": 1200,
        "unit": "item",
        "qualifier": "over",
        "precision": 1,
        "words": {"en": "more than 1,200\u00a0items", "zh": "1200多項"},
        "period": "2024-05",
        "source": "office",
        "locator": "3",
        "as_printed": "1200多個",
        "formula": "",
        "note": {},
        "status": "",
        "value_to": "",
        "margin_of_error": "",
        "used": {"key_figure": True, "text": True, "charts": [KINDS]},
    }


def test_derived_figures_have_formulas_and_notes_their_languages() -> None:
    figures = {figure["id"]: figure for figure in read()["figures"]}
    share = figures["food_share"]
    assert (share["formula"], share["source"]) == ("food / (food + clothes)", "")
    assert (share["value"], share["precision"]) == (66.7, 0.1)
    assert figures["clothes"]["note"] == {"en": "Shoes and hats included.", "zh": "含鞋帽。"}


def test_uses_say_where_readers_meet_a_figure() -> None:
    used = {figure["id"]: figure["used"] for figure in read()["figures"]}
    assert used["rent"] == {"key_figure": False, "text": True, "charts": []}
    assert used["clothes"] == {"key_figure": False, "text": False, "charts": [KINDS]}


def test_charts_name_what_they_draw_and_sources_stand_once() -> None:
    ledger = read()
    assert ledger["charts"] == [
        {"id": KINDS, "figures": ["food", "clothes", "stalls"], "table": None}
    ]
    (source,) = ledger["sources"]
    assert source["id"] == "office"
    assert source["publisher"] == {"en": "Fixture Statistics", "zh": "樣本統計處"}
    assert source["url"] == "https://statistics.example/market"
    tidy = read(TIDY)
    assert (tidy["figures"], tidy["sources"]) == ([], [])
    assert [chart["table"] for chart in tidy["charts"]] == ["visits", "visits"]


@pytest.mark.parametrize("value", ["0", "-3.5", "0.005", "999999999999.999", "1000000000000000"])
def test_a_value_reads_back_as_it_was_written(value: str) -> None:
    site, story = find(FIGURES)
    figure = story.figures["food"]
    changed = replace(figure, quantity=replace(figure.quantity, value=Decimal(value)))
    text = write_ledger(site, replace(story, figures={**story.figures, "food": changed}))
    (found,) = (f for f in json.loads(text, parse_float=Decimal)["figures"] if f["id"] == "food")
    assert Decimal(found["value"]) == Decimal(value)


def test_the_page_of_figures_links_it() -> None:
    assert f'href="../../../data/{FIGURES}/{FIGURES_JSON}"' in text_of(
        f"en/{FIGURES}/data/index.html"
    )

"""Versions: what readers are told makes one, the look and the engine do not."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from fixture import BY_YEAR, FIGURES, KINDS, TIDY, load_fixture, print_fixture

from youju.drawing.drafts import Slot
from youju.drawing.svg import Picture
from youju.embeds.versions import (
    describe_chart,
    find_pin,
    find_version,
    list_former,
    list_told,
)
from youju.model import Chart, Pin, Register, Site, Story, Text
from youju.theme import PALETTE

SITE = load_fixture()


def pick(slug: str) -> tuple[Story, Chart]:
    story = next(story for story in SITE.stories if story.slug == slug)
    return story, story.charts[0]


def version(
    site: Site = SITE,
    story: Story | None = None,
    chart: Chart | None = None,
    pictures: Mapping[Slot, Picture] | None = None,
) -> str:
    known = pick(FIGURES)
    pictures = pictures or print_fixture().pictures
    return find_version(site, story or known[0], chart or known[1], pictures)


def redraw(change: Any) -> dict[Slot, Picture]:
    return {s: replace(p, spec=change(p.spec)) for s, p in print_fixture().pictures.items()}


NOW = version()


def test_a_version_is_twelve_letters_and_stays() -> None:
    assert len(NOW) == 12 and int(NOW, 16) >= 0
    assert version() == NOW
    assert version(story=pick(TIDY)[0], chart=pick(TIDY)[1]) != NOW


def test_the_palette_the_renderer_and_the_pages_look_do_not_count() -> None:
    style = {**SITE.files, "static/css/embed.css": b"h1 { color: red }"}
    assert version(replace(SITE, files=style)) == NOW
    assert version(pictures=redraw(lambda spec: {**spec, "config": {}, "$schema": "v9"})) == NOW
    names = {pair[0]: name for name, pair in PALETTE.items()}

    def repaint(spec: Mapping[str, Any]) -> Any:
        text = json.dumps(spec)
        for colour, name in names.items():
            text = text.replace(colour, name)
        return json.loads(text)

    assert version(pictures=redraw(repaint)) == NOW


def test_shapes_count() -> None:
    assert version(pictures=redraw(lambda spec: {**spec, "height": 999})) != NOW


@pytest.mark.parametrize("name", ["title", "finding", "alt", "note"])
@pytest.mark.parametrize("code", ["en", "zh"])
def test_words_count_in_each_language(name: str, code: str) -> None:
    _, chart = pick(FIGURES)
    text = getattr(chart, name)
    changed = Text({**text, code: text[code] + "!"}, tuple(text))
    assert version(chart=replace(chart, **{name: changed})) != NOW


def test_numbers_labels_and_sources_count() -> None:
    story, _ = pick(FIGURES)
    food = story.figures["food"]
    others = (
        replace(food, quantity=replace(food.quantity, qualifier="about")),
        replace(food, label=Text({"en": "Food", "zh": "食物"}, ("en", "zh"))),
        replace(food, period="2024-06"),
    )
    for other in others:
        assert version(story=replace(story, figures={**story.figures, "food": other})) != NOW
    source = replace(SITE.sources["office"], published="2020")
    assert version(replace(SITE, sources={**SITE.sources, "office": source})) != NOW


def test_rows_of_a_series_count() -> None:
    story, chart = pick(TIDY)
    series = story.series["visits"]
    table = replace(series.table, rows=(("1964", "central", "1"), *series.table.rows[1:]))
    other = replace(story, series={"visits": replace(series, table=table)})
    assert version(story=other, chart=chart) != version(story=story, chart=chart)


def test_the_pin_of_a_state_is_found_and_the_others_are_former() -> None:
    story, chart = pick(FIGURES)
    now, old = Pin(NOW, FIGURES, KINDS, "2024-05-10"), Pin("0" * 12, FIGURES, KINDS, "2024-05-09")
    other = Pin("1" * 12, TIDY, BY_YEAR, "2024-05-11")
    site = replace(SITE, register=Register(pins=(old, other, now)))
    pictures = print_fixture().pictures
    assert find_pin(site, story, chart, pictures) == now
    assert list_former(site, story, chart, pictures) == [old]
    assert find_pin(SITE, story, chart, pictures) is None
    gone = replace(SITE, register=Register(pins=(old,)))
    assert (find_pin(gone, story, chart, pictures), list_former(gone, story, chart, pictures)) == (
        None,
        [old],
    )


def test_a_chart_tells_its_rows_and_what_its_words_cite() -> None:
    story, chart = pick(FIGURES)
    assert [figure.id for figure in list_told(story, chart)] == ["food", "clothes", "stalls"]
    cited = Text(
        dict.fromkeys(("en", "zh"), "{{ fig('rent') }} {{ literal('3', 'x') }}"), ("en", "zh")
    )
    told = list_told(story, replace(chart, note=cited))
    assert [figure.id for figure in told] == ["food", "clothes", "stalls", "rent"]


def test_what_is_kept_of_a_chart_are_its_title_and_its_figures() -> None:
    facts = describe_chart(SITE, *pick(FIGURES))
    assert facts["title"] == {"en": "Most stalls sell food", "zh": "賣吃的攤位最多"}
    assert facts["figures"]["stalls"] == {
        "value": "1200",
        "unit": "item",
        "qualifier": "over",
        "words": {"en": "more than 1,200\u00a0items", "zh": "1200多項"},
    }

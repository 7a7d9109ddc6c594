"""A story in one language: its texts in words and as HTML, what it cites, and its sources."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markupsafe import Markup

from tests.fixture import FIGURES, KINDS, TIDY, load_fixture
from youju.localized.story import Desk, list_chart_rows, list_sources, word_sources
from youju.model import MapSource, Prose, Story, Text


def story(slug: str = FIGURES) -> Story:
    return next(story for story in load_fixture().stories if story.slug == slug)


def desk(code: str = "en", slug: str = FIGURES, **options: object) -> Desk:
    return Desk(load_fixture(), story(slug), code, **options)  # type: ignore[arg-type]


def test_the_rows_of_a_chart_are_its_figures_and_those_beside() -> None:
    chart = next(chart for chart in story().charts if chart.id == KINDS)
    assert [figure.id for figure in list_chart_rows(story(), chart)] == [
        *chart.figures,
        *chart.beside,
    ]


TEXT = 'A & {{ fig("food") }}, {{ fig("food", noun=False) }}, {{ literal("<half>", "why") }}'


def test_plain_words_have_no_mark_up_and_count_as_no_citation() -> None:
    page = desk()
    assert page.plain(TEXT) == "A & 800\u00a0items, 800, <half>"
    assert not page.cited


def test_a_line_of_html_marks_its_figures_and_escapes_the_rest() -> None:
    page = desk()
    assert page.inline(TEXT) == (
        'A &amp; <data class="fig" value="800" data-figure="food">800\u00a0items</data>,'
        ' <data class="fig" value="800" data-figure="food">800</data>, &lt;half&gt;'
    )
    assert list(page.cited) == ["food"]


def test_figures_lead_to_their_evidence_and_the_first_can_be_returned_to() -> None:
    page = desk(link=lambda chart_id: f"#ev-{chart_id}", anchors=True)
    html = page.inline(TEXT)
    assert html.count('<a class="cite"') == 2
    assert html.count('id="ref-food"') == 1
    assert html.index('<a class="cite" id="ref-food" href="#ev-food"><data') < html.rindex("<a ")
    assert "<a" not in page.unlinked(TEXT)


def test_a_chart_stands_where_the_text_names_it() -> None:
    page = desk()
    prose = Prose("en.md", '## One {#one}\n\n{{ chart("kinds") }}\n\nTwo {{ fig("rent") }}\n')
    html = page.body(prose, lambda chart_id: Markup("<figure>{}</figure>").format(chart_id))
    assert html.startswith('<h2 id="one">One</h2>\n<figure>kinds</figure>\n<p>Two <data')
    assert list(page.cited) == ["rent"]


def test_sources_are_those_of_the_chart_or_of_the_story_once_each() -> None:
    assert [source.id for source in list_sources(desk())] == ["office"]
    assert [source.id for source in list_sources(desk(slug=TIDY), story(TIDY).charts[0])] == [
        "office"
    ]
    derived = replace(story().charts[0], figures=("food_share",), beside=())
    assert list_sources(desk(), derived) == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", "Source: Fixture Statistics, “Market count”; Fixture Statistics, “Market count”"),
        ("zh", "數據來源：樣本統計處《市場清點》；樣本統計處《市場清點》"),
    ],
)
def test_sources_are_told_apart_by_the_languages_mark(code: str, words: str) -> None:
    site, told = load_fixture(), story()
    second = {"second": replace(site.sources["office"], id="second")}
    clothes = replace(told.figures["clothes"], source="second")
    told = replace(told, figures={**told.figures, "clothes": clothes})
    page = Desk(replace(site, sources={**site.sources, **second}), told, code)
    assert word_sources(page, told.charts[0]) == words


def test_only_what_is_linked_can_be_returned_to() -> None:
    page = desk(link=lambda figure_id: f"#ev-{figure_id}", anchors=True)
    page.unlinked('{{ fig("food") }}')
    assert (list(page.cited), list(page.anchored)) == (["food"], [])
    assert 'id="ref-food"' in page.inline('{{ fig("food") }}')
    assert list(page.anchored) == ["food"]


@pytest.mark.parametrize(
    ("code", "approval", "behind"),
    [
        ("en", "", ". Map: Survey"),
        ("en", "GS1", ". Map: Survey, map approval number GS1"),
        ("zh", "GS1", "。地圖：測繪局，審圖號：GS1"),
    ],
)
def test_a_map_says_where_its_outlines_are_from(code: str, approval: str, behind: str) -> None:
    chart = story().charts[0]
    codes = tuple(load_fixture().languages)
    credit = Text({one: "Survey" if one == "en" else "測繪局" for one in codes}, codes)
    mapped = replace(chart, map_source=MapSource(credit, approval))
    line = word_sources(desk(code), chart)
    assert word_sources(desk(code), mapped) == line + behind
    bare = replace(chart, map_source=MapSource(None, ""))
    assert word_sources(desk(code), bare) == line

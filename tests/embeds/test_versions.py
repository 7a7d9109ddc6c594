"""Versions: what readers are told in a language makes one, the look and other languages do not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.fixture import BY_YEAR, FIGURES, KINDS, TIDY, keep_pin, load_fixture
from youju.embeds.versions import (
    describe_chart,
    find_pin,
    find_version,
    hash_told,
    is_told,
    list_former,
    list_told,
    read_facts,
)
from youju.model import Chart, Language, MapSource, Pin, Site, Story, Text

SITE = load_fixture()
CODES = ("en", "zh")


def pick(slug: str) -> tuple[Story, Chart]:
    story = next(story for story in SITE.stories if story.slug == slug)
    return story, story.charts[0]


def told(
    code: str = "en", site: Site = SITE, story: Story | None = None, chart: Chart | None = None
) -> str:
    known = pick(FIGURES)
    return hash_told(site, story or known[0], chart or known[1], code)


def test_what_was_told_has_the_same_hash_for_ever() -> None:
    """If this fails and the fixture's words are the same, every published pin would fall."""
    (first, bars), (second, lines) = pick(FIGURES), pick(TIDY)
    # Their words are those of the day on which a story had no place, and these charts no subtitle.
    first, second = replace(first, place=None), replace(second, place=None)
    lines = replace(lines, subtitle=None)
    assert {code: hash_told(SITE, first, bars, code) for code in CODES} == (
        {"en": "14e568effec5", "zh": "da3bc66ab133"}
    )
    assert {code: hash_told(SITE, second, lines, code) for code in CODES} == (
        {"en": "23012fa042de", "zh": "ede91dfbf337"}
    )
    assert find_version(SITE, first, bars) == "6eacf554acf5"


def test_the_line_below_the_title_counts() -> None:
    assert {code: told(code) for code in CODES} == {"en": "58d60de58242", "zh": "e36bf89b8400"}


def test_the_look_does_not_count() -> None:
    story, chart = pick(FIGURES)
    files = {**SITE.files, "static/css/embed.css": b"h1 { color: red }"}
    assert told(site=replace(SITE, files=files)) == told()
    assert told(story=replace(story, code=b"def kinds(data, frame): ...")) == told()
    assert told(chart=replace(chart, interactive=True)) == told()


def test_nor_does_a_space_that_holds_words_together() -> None:
    _, chart = pick(FIGURES)
    title = Text({**chart.title, "en": chart.title["en"].replace(" ", "\u00a0")}, CODES)
    assert told(chart=replace(chart, title=title)) == told()


@pytest.mark.parametrize("name", ["title", "finding", "alt", "note"])
@pytest.mark.parametrize("code", CODES)
def test_words_count_in_their_own_language_alone(name: str, code: str) -> None:
    _, chart = pick(FIGURES)
    text = getattr(chart, name)
    fields: dict[str, Any] = {name: Text({**text, code: text[code] + "!"}, CODES)}
    changed = replace(chart, **fields)
    assert {other for other in CODES if told(other, chart=changed) != told(other)} == {code}
    assert find_version(SITE, pick(FIGURES)[0], changed) != find_version(SITE, *pick(FIGURES))


def test_words_in_the_picture_count() -> None:
    story, chart = pick(TIDY)
    north = Text({**chart.words["north"], "en": "Upper"}, CODES)
    other = replace(chart, words={**chart.words, "north": north})
    assert told("en", story=story, chart=other) != told("en", story=story, chart=chart)
    assert told("zh", story=story, chart=other) == told("zh", story=story, chart=chart)


def test_numbers_labels_periods_and_sources_count() -> None:
    story, chart = pick(FIGURES)
    food = story.figures["food"]
    others = (
        replace(food, quantity=replace(food.quantity, qualifier="about")),
        replace(food, label=Text({"en": "Food", "zh": "食物"}, CODES)),
        replace(food, period="2024-06"),
    )
    for other in others:
        changed = replace(story, figures={**story.figures, "food": other})
        assert all(told(code, story=changed) != told(code) for code in CODES)
    source = replace(SITE.sources["office"], published="2020")
    assert told(site=replace(SITE, sources={**SITE.sources, "office": source})) != told()
    beside = replace(chart, figures=("food",), beside=("clothes", "stalls"))
    assert told(chart=beside) != told()  # the same table, with a row less in the picture


def test_rows_of_a_series_count() -> None:
    story, chart = pick(TIDY)
    series = story.series["visits"]
    table = replace(series.table, rows=(("1964", "central", "1"), *series.table.rows[1:]))
    other = replace(story, series={"visits": replace(series, table=table)})
    assert told(story=other, chart=chart) != told(story=story, chart=chart)


def test_a_pin_is_named_by_what_all_languages_tell() -> None:
    version = find_version(SITE, *pick(FIGURES))
    assert len(version) == 12 and int(version, 16) >= 0
    assert find_version(SITE, *pick(TIDY)) != version
    story, chart = pick(FIGURES)
    assert find_version(SITE, story, replace(chart, id="sorts")) != version
    assert find_version(replace(SITE, languages={"en": SITE.languages["en"]}), *pick(FIGURES)) != (
        version
    )


def test_a_language_more_makes_no_pin_old() -> None:
    pin = Pin("0" * 12, FIGURES, KINDS, "2024-05-09")
    site = keep_pin(SITE, pin)
    more = {**SITE.languages, "fr": Language("fr", "fr", "français")}
    site = replace(site, languages=more)
    assert all(is_told(site, pin, *pick(FIGURES), code) for code in CODES)
    assert [find_pin(site, *pick(FIGURES), code) for code in CODES] == [pin, pin]


def test_the_pin_of_a_state_is_found_in_each_language_and_the_others_are_former() -> None:
    old, half, now = (
        Pin(letter * 12, FIGURES, KINDS, f"2024-05-{day}")
        for letter, day in (("a", "09"), ("b", "10"), ("c", "11"))
    )
    site = keep_pin(SITE, old, {"en": "", "zh": ""})
    site = keep_pin(site, Pin("d" * 12, TIDY, BY_YEAR, "2024-05-12"))
    assert [find_pin(site, *pick(FIGURES), code) for code in CODES] == [None, None]
    site = keep_pin(site, half, {"en": ""})
    assert [find_pin(site, *pick(FIGURES), code) for code in CODES] == [None, half]
    assert list_former(site, *pick(FIGURES), "en") == [half, old]
    assert list_former(site, *pick(FIGURES), "zh") == [old]
    site = keep_pin(site, now)
    assert [find_pin(site, *pick(FIGURES), code) for code in CODES] == [now, now]
    assert find_pin(SITE, *pick(FIGURES), "en") is None


def test_a_chart_tells_its_rows_and_what_its_words_cite() -> None:
    story, chart = pick(FIGURES)
    assert [figure.id for figure in list_told(story, chart)] == ["food", "clothes", "stalls"]
    cited = Text(dict.fromkeys(CODES, "{{ fig('rent') }} {{ literal('3', 'x') }}"), CODES)
    found = list_told(story, replace(chart, note=cited))
    assert [figure.id for figure in found] == ["food", "clothes", "stalls", "rent"]


def test_what_is_kept_of_a_chart_are_its_title_its_figures_and_what_it_told() -> None:
    facts = describe_chart(SITE, *pick(FIGURES))
    assert facts["title"] == {"en": "Most stalls sell food", "zh": "賣吃的攤位最多"}
    assert facts["told"] == {code: told(code) for code in CODES}
    assert facts["figures"]["stalls"] == {
        "value": "1200",
        "unit": "item",
        "qualifier": "over",
        "words": {"en": "more than 1,200\u00a0items", "zh": "1200多項"},
    }
    pin = Pin("0" * 12, FIGURES, KINDS, "2024-05-09")
    assert read_facts(keep_pin(SITE, pin), pin).items() >= facts.items()


def test_whom_a_map_credits_and_who_approved_it_counts() -> None:
    _, chart = pick(FIGURES)
    credit = Text(dict.fromkeys(SITE.languages, "Survey"), tuple(SITE.languages))
    sources = (None, MapSource(), MapSource(credit), MapSource(credit, "GS1"))
    found = {told(chart=replace(chart, map_source=source)) for source in sources}
    assert len(found) == 4 and told() in found

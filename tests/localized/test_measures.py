"""What a chart measures, where and when: written, or composed of what its rows share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fixture import FIGURES, TIDY, load_fixture
from youju.languages.scripts import make_text
from youju.localized.charts import localize_chart
from youju.model import Chart, Site, Story

PLACE = {"en": "Fixture Town", "zh": "樣本鎮"}


def find(site: Site) -> tuple[Story, Chart]:
    story = next(story for story in site.stories if story.slug == FIGURES)
    return replace(story, place=make_text(PLACE, site.languages)), story.charts[0]


def word(story: Story, chart: Chart, code: str) -> str:
    site = replace(load_fixture(), stories=(story,))
    return localize_chart(site, story, chart, code).subtitle


def measure(unit: str = "", kind: str = "columns", **words: str) -> tuple[Story, Chart]:
    """Return a story, and a chart of its table whose numbers have these words and this unit."""
    site = load_fixture()
    story = next(story for story in site.stories if story.slug == TIDY)
    said = {"visits": make_text({"en": "Visits", "zh": "人次", **words}, site.languages)}
    options = {"x": "year", "y": "visits"}
    chart = replace(story.charts[0], subtitle=None, kind=kind, options=options, words=said)
    series = replace(story.series["visits"], units={"visits": unit} if unit else {})
    return replace(story, series={"visits": series}), chart


@pytest.mark.parametrize(
    ("code", "said"), [("en", "Fixture Town, items, May 2024"), ("zh", "樣本鎮，項，2024年5月")]
)
def test_place_unit_and_period_that_all_rows_share(code: str, said: str) -> None:
    assert word(*find(load_fixture()), code) == said


def test_a_story_without_a_place_has_none() -> None:
    story, chart = find(load_fixture())
    assert word(replace(story, place=None), chart, "en") == ""


def test_figures_at_an_axis_alone_have_their_unit_without_a_place() -> None:
    story, chart = find(load_fixture())
    story = replace(story, place=None)
    assert word(story, replace(chart, kind="lines"), "en") == "items, May 2024"
    assert word(story, replace(chart, kind="bars"), "en") == ""


def test_what_rows_do_not_share_is_left_out() -> None:
    story, chart = find(load_fixture())
    mixed = replace(chart, figures=("stalls", "rent"))
    assert word(story, mixed, "en") == "Fixture Town"
    same = replace(chart, figures=("stalls", "food"))
    assert word(story, same, "zh") == "樣本鎮，項，2024年5月"


def test_what_is_written_stands_alone() -> None:
    story, chart = find(load_fixture())
    written = make_text(
        {"en": "Stalls, of {{ fig('stalls') }}", "zh": "攤位"}, load_fixture().languages
    )
    said = word(story, replace(chart, subtitle=written), "en").replace("\u00a0", " ")
    assert said == "Stalls, of more than 1,200 items"


def test_the_description_begins_with_it() -> None:
    story, chart = find(load_fixture())
    site = replace(load_fixture(), stories=(story,))
    alt = localize_chart(site, story, chart, "en").alt
    assert alt.startswith("Fixture Town, items, May 2024: Bars: food")


@pytest.mark.parametrize(
    ("unit", "code", "said"),
    [
        ("", "en", "Visits, Fixture Town"),
        ("", "zh", "人次，樣本鎮"),
        ("usd", "en", "Visits, U.S. dollars, Fixture Town"),
        ("twd", "zh", "人次，新台幣，樣本鎮"),
        ("per_1000_people", "zh", "人次，每千人，樣本鎮"),
        ("percent", "en", "Visits, percent, Fixture Town"),
        ("visits", "en", "Visits, Fixture Town"),
        ("rank", "en", "Visits, Fixture Town"),
        ("growth", "en", "Visits, Fixture Town"),
    ],
)
def test_a_table_has_its_measure_and_unit(unit: str, code: str, said: str) -> None:
    assert word(*measure(unit), code) == said


def test_a_unit_in_brackets_is_not_said_twice() -> None:
    told = measure("usd", en="Gross ($ million)", zh="票房（百萬美元）")
    assert word(*told, "en") == "Gross ($ million), Fixture Town"
    assert word(*told, "zh") == "票房（百萬美元），樣本鎮"


def test_a_measure_needs_no_place() -> None:
    story, chart = measure("usd")
    assert word(replace(story, place=None), chart, "en") == "Visits, U.S. dollars"


def test_shares_have_no_unit_and_a_picture_with_headings_no_measure() -> None:
    assert word(*measure("usd", "percent-columns"), "en") == "Visits, Fixture Town"
    assert word(*measure("usd", "bar-table"), "en") == "Fixture Town"


@pytest.mark.parametrize(
    ("en", "zh", "said", "said_zh"),
    [
        ("Renewables (GWh)", "可再生能源（吉瓦時）", "Renewables, ", "可再生能源，"),
        ("GWh", "GWh", "", ""),
        ("Gross (million U.S. dollars)", "票房（億元）", "Gross, ", "票房，"),
        ("People", "人", "People, ", "人，"),
        ("Visits (Mondays)", "人次（周一）", "Visits (Mondays), ", "人次（周一），"),
    ],
)
def test_shares_are_of_a_measure_without_its_unit(
    en: str, zh: str, said: str, said_zh: str
) -> None:
    told = measure("", "percent-columns", en=en, zh=zh)
    assert word(*told, "en") == f"{said}Fixture Town"
    assert word(*told, "zh") == f"{said_zh}樣本鎮"


def test_what_a_function_draws_of_a_table_is_not_guessed() -> None:
    assert word(*measure("usd", ""), "en") == "Fixture Town"


def test_a_sign_of_a_currency_is_no_word() -> None:
    story, chart = find(load_fixture())
    units = dict(load_fixture().units)
    site = replace(load_fixture(), units=units | {"item": replace(units["usd"], id="item")})
    assert localize_chart(site, story, chart, "en").subtitle == (
        "Fixture Town, U.S. dollars, May 2024"
    )

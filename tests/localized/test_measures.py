"""What a chart measures, where and when: written, or composed of what its rows share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fixture import FIGURES, load_fixture
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


@pytest.mark.parametrize(
    ("code", "said"), [("en", "Fixture Town, items, May 2024"), ("zh", "樣本鎮，項，2024年5月")]
)
def test_place_unit_and_period_that_all_rows_share(code: str, said: str) -> None:
    assert word(*find(load_fixture()), code) == said


def test_a_story_without_a_place_has_none() -> None:
    story, chart = find(load_fixture())
    assert word(replace(story, place=None), chart, "en") == ""


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

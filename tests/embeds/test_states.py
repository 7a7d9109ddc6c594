"""States of a pin: current, later, corrected, withdrawn, and how they are said."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.fixture import FIGURES, KINDS, keep_pin, load_fixture
from youju.content.register import archive_facts
from youju.embeds.states import STATES, find_state, list_corrections, write_status, write_style
from youju.embeds.versions import describe_chart
from youju.model import Correction, Origin, Pin, Site, Text

SITE = load_fixture()
STORY = next(story for story in SITE.stories if story.slug == FIGURES)
CHART = STORY.charts[0]
DAY = "2024-05-10"
PIN = Pin("0" * 12, FIGURES, KINDS, DAY)


def correct(date: str, figure: str = "food") -> Correction:
    reason = Text({"en": "Misread.", "zh": "看錯了。"}, ("en", "zh"))
    return Correction(date, FIGURES, figure, "780個", reason, Origin("data/corrections.csv", 2))


def state(site: Site, was: str = "780") -> str:
    """Return the state of a pin that was made when the figure `food` was another."""
    facts = describe_chart(SITE, STORY, CHART)
    facts["figures"]["food"]["value"] = was
    facts["told"] = {"en": "other", "zh": "other"}
    kept = {archive_facts(PIN.version): json.dumps(facts).encode()}
    site = replace(site, files={**site.files, **kept})
    (found,) = {find_state(site, PIN, code) for code in ("en", "zh")}
    return found


def test_what_is_told_is_current_and_anything_else_is_later() -> None:
    assert find_state(keep_pin(SITE, PIN), PIN, "en") == "current"
    assert state(SITE) == "later"


def test_each_language_has_its_own_state() -> None:
    site = keep_pin(SITE, PIN, {"en": "other"})
    assert [find_state(site, PIN, code) for code in ("en", "zh")] == ["later", "current"]
    title = Text({**CHART.title, "zh": "吃的最多"}, ("en", "zh"))
    story = replace(STORY, charts=(replace(CHART, title=title),))
    site = replace(keep_pin(SITE, PIN), stories=(story,))
    assert [find_state(site, PIN, code) for code in ("en", "zh")] == ["current", "later"]


def test_in_a_language_that_the_site_gave_up_it_is_withdrawn() -> None:
    site = keep_pin(SITE, PIN)
    site = replace(site, languages={"en": site.languages["en"]})
    assert [find_state(site, PIN, code) for code in ("en", "zh")] == ["current", "withdrawn"]


@pytest.mark.parametrize(
    ("date", "figure", "was", "expected"),
    [
        (DAY, "food", "780", "corrected"),
        ("2024-06-01", "food", "780", "corrected"),
        ("2024-05-09", "food", "780", "later"),
        (DAY, "food", "800", "later"),
        (DAY, "rent", "780", "later"),
    ],
)
def test_a_correction_since_the_pins_day_counts_when_the_number_is_another(
    date: str, figure: str, was: str, expected: str
) -> None:
    site = replace(SITE, corrections=(correct(date, figure),))
    assert state(site, was=was) == expected


def test_a_correction_still_counts_when_its_figure_is_gone() -> None:
    words = Text({"en": "Clothes", "zh": "衣服"}, ("en", "zh"))
    charts = (replace(CHART, figures=("clothes",), finding=words, alt=words),)
    figures = {key: figure for key, figure in STORY.figures.items() if key != "food"}
    without = replace(SITE, stories=(replace(STORY, charts=charts, figures=figures),))
    assert state(without) == "later"
    assert state(replace(without, corrections=(correct("2024-05-09"),))) == "later"
    assert state(replace(without, corrections=(correct(DAY),))) == "corrected"
    assert state(replace(without, corrections=(correct(DAY, "drinks"),))) == "later"


def test_a_chart_that_is_gone_is_withdrawn() -> None:
    assert state(replace(SITE, stories=())) == "withdrawn"
    without = replace(STORY, charts=())
    assert state(replace(SITE, stories=(without,))) == "withdrawn"


def test_the_corrections_of_a_chart_are_those_of_its_figures() -> None:
    mine, rent = correct(DAY), correct(DAY, "rent")
    elsewhere = replace(mine, story="reading-rooms")
    site = replace(SITE, corrections=(mine, rent, elsewhere))
    assert list_corrections(site, STORY, CHART) == [mine]


def test_the_style_shows_the_line_of_its_state_alone() -> None:
    assert write_style("current") == "/* current */\n"
    for shown in STATES[1:]:
        expected = f".pin.current{{visibility:hidden}}.pin.{shown}{{visibility:visible}}\n"
        assert write_style(shown) == expected


def test_programs_read_the_state_and_where_the_chart_lives() -> None:
    assert json.loads(write_status(SITE, PIN, "zh", "later")) == {
        "version": "0" * 12,
        "date": DAY,
        "state": "later",
        "live": f"https://fixture.example/sub/zh/{FIGURES}/{KINDS}/",
    }

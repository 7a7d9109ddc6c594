"""States of a pin: current, later, corrected, withdrawn, and how they are said."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from fixture import FIGURES, KINDS, load_fixture, print_fixture

from youju.embeds.register import archive_facts
from youju.embeds.states import (
    STATES,
    find_state,
    list_corrections,
    write_status,
    write_style,
)
from youju.embeds.versions import describe_chart, find_version
from youju.model import Correction, Origin, Pin, Site, Text

SITE, PICTURES = load_fixture(), print_fixture().pictures
STORY = next(story for story in SITE.stories if story.slug == FIGURES)
CHART = STORY.charts[0]
NOW = find_version(SITE, STORY, CHART, PICTURES)
DAY = "2024-05-10"


def correct(date: str, figure: str = "food") -> Correction:
    reason = Text({"en": "Misread.", "zh": "看錯了。"}, ("en", "zh"))
    return Correction(date, FIGURES, figure, "780個", reason, Origin("data/corrections.csv", 2))


def state(site: Site, version: str = "0" * 12, was: str = "780") -> str:
    """Return the state of a pin that was made when the figure `food` was another."""
    facts = describe_chart(SITE, STORY, CHART)
    facts["figures"]["food"]["value"] = was
    kept = {archive_facts(version): json.dumps(facts).encode()}
    site = replace(site, files={**site.files, **kept})
    return find_state(site, Pin(version, FIGURES, KINDS, DAY), PICTURES)[0]


def test_the_same_version_is_current_and_another_is_later() -> None:
    assert state(SITE, NOW) == "current"
    assert state(SITE) == "later"


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
    status = json.loads(write_status(SITE, Pin("0" * 12, FIGURES, KINDS, DAY), "later", NOW))
    assert status == {
        "version": "0" * 12,
        "date": DAY,
        "state": "later",
        "current": NOW,
        "live": {
            code: f"https://fixture.example/sub/{code}/{FIGURES}/{KINDS}/" for code in ("en", "zh")
        },
    }

"""Pinning: a state gets one pin, with a page in each language and what the chart said."""

from __future__ import annotations

import json
from dataclasses import replace

from tests.fixture import BY_YEAR, FIGURES, KINDS, ONE_YEAR, TIDY, print_fixture
from youju.embeds.pins import make_pins
from youju.model import Pin, Register
from youju.problems import Problems
from youju.publish import Prepared


def pin(
    slug: str, chart_id: str | None = None, prepared: Prepared | None = None
) -> dict[Pin, dict[str, bytes]]:
    problems = Problems()
    made = make_pins(
        (prepared or print_fixture()).open_press(), slug, chart_id, "2024-05-10", problems
    )
    assert list(problems) == []
    return made


def test_a_pin_has_its_pages_and_its_facts() -> None:
    ((made, files),) = pin(FIGURES).items()
    assert (made.story, made.chart, made.date) == (FIGURES, KINDS, "2024-05-10")
    folder = f"embeds/@{made.version}"
    assert list(files) == [f"{folder}/en.html", f"{folder}/zh.html", f"{folder}/chart.json"]
    assert "Version of May 10, 2024" in files[f"{folder}/en.html"].decode()
    facts = json.loads(files[f"{folder}/chart.json"])
    assert (facts["version"], facts["date"]) == (made.version, made.date)
    assert set(facts["told"]) == {"en", "zh"}
    assert min(facts["heights"]["en"].values()) > 200
    assert facts["figures"]["food"]["words"]["zh"] == "800項"


def test_one_chart_or_all_of_a_story() -> None:
    assert [made.chart for made in pin(TIDY, BY_YEAR)] == [BY_YEAR]
    assert pin(TIDY) == pin(TIDY, BY_YEAR) | pin(TIDY, ONE_YEAR)
    assert [made.chart for made in pin(TIDY)] == [BY_YEAR, ONE_YEAR]


def test_the_same_state_is_not_pinned_twice() -> None:
    (made,) = pin(FIGURES)
    site = replace(
        print_fixture().site, register=Register(pins=(replace(made, date="2024-05-09"),))
    )
    assert pin(FIGURES, prepared=replace(print_fixture(), site=site)) == {}


def test_what_does_not_exist_is_told() -> None:
    problems = Problems()
    assert (
        make_pins(print_fixture().open_press(), "market-stall", None, "2024-05-10", problems) == {}
    )
    assert make_pins(print_fixture().open_press(), FIGURES, "kind", "2024-05-10", problems) == {}
    story, chart = problems
    assert story.sentence("en") == 'There is no story "market-stall" to pin.'
    assert story.mend("zh") == "是不是要寫「market-stalls」？請寫報道的 slug。"
    assert chart.sentence("zh") == "報道「market-stalls」沒有「kind」這幅圖表，無法固定版本。"
    assert chart.mend("en") == (
        'Did you mean "kinds"? Write the id of a chart, or none for all of them.'
    )

"""The rules of addresses, of figures that story.toml names, and of citations."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.fixture import (
    FIXTURE,
    hold,
)
from youju.content.site import load_site
from youju.inputs import Inputs, read_inputs
from youju.problems import Problems

STORY = "site_src/stories/market-stalls/story.toml"
TIDY = "site_src/stories/reading-rooms/story.toml"
EN, ZH = STORY.replace("story.toml", "en.md"), STORY.replace("story.toml", "zh.md")
SETTINGS, ABOUT = "site_src/site.toml", "site_src/pages/about/en.md"
FILES = dict(read_inputs(FIXTURE).files)
LINES = FILES["data/visits.csv"].splitlines(keepends=True)
FILES["data/visits.csv"] = b"".join([LINES[0], *LINES[1::60]])  # a year of each room


def tell(files: Mapping[str, bytes]) -> list[str]:
    """Return "place code" of everything the rules find."""
    site = load_site(Inputs(FIXTURE, {**FILES, **files}), Problems())
    problems = Problems()
    hold(site, problems)
    found = sorted(problems, key=lambda problem: (problem.origin, problem.code))
    return [f"{problem.origin} {problem.code}" for problem in found]


def changed(file: str, old: str, new: str) -> dict[str, bytes]:
    text = FILES[file].decode()
    assert old in text
    return {file: text.replace(old, new).encode()}


def test_a_story_and_a_page_cannot_have_one_address() -> None:
    assert tell(changed(STORY, 'slug = "market-stalls"', 'slug = "about"')) == [
        f"{STORY}:2:1 address-taken"
    ]


@pytest.mark.parametrize("chart_id", ["data", "figure", "index"])
def test_a_chart_cannot_take_an_address_of_its_story(chart_id: str) -> None:
    files = changed(STORY, 'id = "kinds"', f'id = "{chart_id}"')
    files |= changed(EN, 'chart("kinds")', f'chart("{chart_id}")')
    files |= changed(ZH, 'chart("kinds")', f'chart("{chart_id}")')
    assert tell(files) == [f"{STORY}:13:1 address-taken"]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('["stalls", "food_share"]', '["stals", "food_share"]', "11:1"),
        ('figures = ["food", "clothes"]', 'figures = ["food", "cloths"]', "13:1"),
        ('beside = ["stalls"]', 'beside = ["stall"]', "13:1"),
    ],
)
def test_named_figures_exist(old: str, new: str, place: str) -> None:
    assert tell(changed(STORY, old, new)) == [f"{STORY}:{place} prose-unknown-figure"]


def test_a_figure_like_no_other_gets_a_list_to_choose_from() -> None:
    site = load_site(
        Inputs(FIXTURE, {**FILES, **changed(STORY, '["stalls",', '["zzz",')}), Problems()
    )
    problems = Problems()
    hold(site, problems)
    (problem,) = problems
    assert '"stalls", "food", "clothes"' in problem.mend("en")


def test_a_chart_names_figures_or_a_series() -> None:
    assert tell(changed(STORY, 'figures = ["food", "clothes"]\n', "")) == [
        f"{STORY}:13:1 chart-empty"
    ]
    old = 'year"\nencoding = "position"\ntable = "visits"\nti'
    assert tell(changed(TIDY, old, old.replace("visits", "visit"))) == [
        f"{TIDY}:16:1 chart-unknown-series"
    ]


def test_citations_in_story_toml_have_line_and_column() -> None:
    files = changed(STORY, "fig('food') }}, clothes", "fig('foods') }}, clothes")
    assert tell(files) == [f"{STORY}:22:22 prose-unknown-figure"]
    files = changed(STORY, "Bars: food {{ fig('food') }}", "Bars: food {{ fig('food }}")
    assert tell(files) == [f"{STORY}:22:22 prose-syntax"]
    files = changed(STORY, "A count on", "{{ chart('kinds') }} A count on")
    assert tell(files) == [f"{STORY}:9:18 chart-in-words"]


def test_citations_in_prose_have_line_and_column() -> None:
    assert tell(changed(EN, 'fig("rent")', 'fig("rents")')) == [f"{EN}:3:121 prose-unknown-figure"]
    both = changed(EN, 'chart("kinds")', 'chart("kind")') | changed(
        ZH, 'chart("kinds")', 'chart("kind")'
    )
    assert tell(both) == [f"{EN}:5:1 prose-unknown-chart", f"{ZH}:5:1 prose-unknown-chart"]


def test_a_page_cites_nothing() -> None:
    page = (
        b'# About\n\nOf {{ fig("stalls") }} and {{ chart("kinds") }}, {{ literal("5", "a name") }}.'
    )
    assert tell({ABOUT: page}) == [f"{ABOUT}:3:4 page-cites", f"{ABOUT}:3:28 page-cites"]


def test_a_story_that_cannot_be_read_has_no_further_problems() -> None:
    assert tell(changed(STORY, "date = 2024-05-09", "date = ")) == []

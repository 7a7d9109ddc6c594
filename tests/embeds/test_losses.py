"""Embeds are not lost: each folder under tests/embed_mistakes is one way, and what is told.

`edits.toml` changes the fixture as in tests/site_mistakes. The mistakes of the register, of
tombstones and of corrections stand here together.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from tests.fixture import FIXTURE, load_fixture, print_fixture
from tests.telling import change, check_told
from youju import addresses
from youju.content.site import load_site
from youju.embeds.losses import check_archive, check_lost
from youju.inputs import Inputs, read_inputs
from youju.model import Site
from youju.problems import BuildError, Problem, Problems

FOLDER = Path(__file__).parents[1] / "embed_mistakes"
CASES = sorted(path.parent.name for path in FOLDER.glob("*/edits.toml"))


def list_embeds(site: Site) -> list[str]:
    """Return the addresses of embeds that the plan of `site` would have."""
    charts = [
        addresses.embed(code, story.slug, chart.id)
        for story in site.stories
        for chart in story.charts
        for code in (*site.languages, addresses.AUTO)
    ]
    return charts + [
        addresses.embed_figure(code, story.slug, key)
        for story in site.stories
        for key in story.figures
        for code in site.languages
    ]


def find_problems(case: str) -> tuple[Problem, ...]:
    files = dict(read_inputs(FIXTURE).files)
    for edit in tomllib.loads((FOLDER / case / "edits.toml").read_text("utf-8"))["edits"]:
        change(files, edit)
    problems = Problems()
    site = load_site(Inputs(FIXTURE, files), problems)
    check_archive(site, problems)
    if not site.tombstones:
        check_lost(site, list_embeds(site), problems)
    return BuildError(problems).problems


@pytest.mark.parametrize("case", CASES)
def test_mistake_is_told(case: str) -> None:
    check_told(FOLDER / case, find_problems(case))


def test_nothing_is_lost_of_the_fixture() -> None:
    problems = Problems()
    check_archive(load_fixture(), problems)
    check_lost(load_fixture(), print_fixture().pages, problems)
    assert list(problems) == []


def test_all_languages_of_a_lost_embed_are_told_at_once() -> None:
    site = load_fixture()
    pages = {path for path in print_fixture().pages if "market-stalls" not in path}
    problems = Problems()
    check_lost(site, pages, problems)
    assert [problem.code for problem in problems] == ["embed-language-lost"] * 3  # one is auto
    problems = Problems()
    check_lost(replace(site, stories=()), pages, problems)
    told = {str(dict(problem.values)["place"]): problem for problem in problems}
    figures = next(story for story in site.stories if story.slug == "market-stalls").figures
    assert set(told) == {"market-stalls/kinds", *(f"market-stalls/figure/{key}" for key in figures)}
    problem = told["market-stalls/kinds"]
    assert dict(problem.values)["languages"] == "auto, en, zh"
    assert str(problem.origin).startswith("embeds/embeds.lock:6:")


def test_a_page_that_chooses_a_language_is_held_like_the_others() -> None:
    site = load_fixture()
    auto = addresses.embed_auto("market-stalls", "kinds")
    register = replace(site.register, addresses=(auto,))
    problems = Problems()
    check_lost(replace(site, register=register, stories=()), (), problems)
    (problem,) = problems
    assert dict(problem.values)["languages"] == "auto"

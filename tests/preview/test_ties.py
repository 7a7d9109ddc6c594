"""Ties: which pages a file belongs to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fixture import FIGURES, TIDY, load_fixture
from youju.model import Origin
from youju.preview.ties import find_pages, leave_out
from youju.problems import Problem

STORY = f"site_src/stories/{FIGURES}"


def tie(file: str) -> set[str]:
    return set(find_pages(load_fixture(), Problem("story-slug", Origin(file))))


@pytest.mark.parametrize(
    ("file", "pages"),
    [
        (f"{STORY}/zh.md", {f"zh/{FIGURES}/index.html"}),
        ("site_src/pages/about/en.md", {"en/about/index.html"}),
        (f"zh/{FIGURES}/kinds/index.html", {f"zh/{FIGURES}/kinds/index.html"}),
        ("site_src/site.toml", {""}),
        ("templates/base.html", {""}),
        ("embeds/embeds.lock", {""}),
    ],
)
def test_a_file_belongs_to_its_pages(file: str, pages: set[str]) -> None:
    assert tie(file) == pages


@pytest.mark.parametrize("file", ["story.toml", "charts.py", "translations.toml"])
def test_a_file_of_a_story_belongs_to_everything_of_it(file: str) -> None:
    assert f"zh/{FIGURES}/" in tie(f"{STORY}/{file}")
    assert f"embed/en/{FIGURES}/" in tie(f"{STORY}/{file}")
    assert not any(TIDY in page for page in tie(f"{STORY}/{file}"))


def test_a_table_belongs_to_the_stories_that_name_it_and_sources_to_all() -> None:
    assert f"zh/{FIGURES}/" in tie("data/stalls.csv")
    assert not any(TIDY in page for page in tie("data/stalls.csv"))
    assert any(TIDY in page for page in tie("data/visits.csv"))
    assert {f"en/{FIGURES}/", f"en/{TIDY}/"} <= tie("data/sources.csv")


def test_a_story_whose_address_nobody_knows_belongs_everywhere() -> None:
    site = load_fixture()
    stories = tuple(replace(story, slug="") for story in site.stories)
    problem = Problem("story-slug", Origin(f"{STORY}/story.toml"))
    assert find_pages(replace(site, stories=stories), problem) == ("",)


def leave(*files: str) -> tuple[set[str], frozenset[str]] | None:
    left = leave_out(load_fixture(), [Problem("story-slug", Origin(file)) for file in files])
    return left and ({story.slug for story in left[0].stories}, left[1])


def test_what_cannot_be_made_is_left_out_and_no_more() -> None:
    assert leave() == ({FIGURES, TIDY}, frozenset())
    assert leave("data/stalls.csv") == ({TIDY}, frozenset())
    assert leave(f"{STORY}/zh.md") == ({FIGURES, TIDY}, frozenset({f"zh/{FIGURES}/index.html"}))
    assert leave("data/checks.csv", "data/corrections.csv") == ({FIGURES, TIDY}, frozenset())
    assert leave("data/stalls.csv", "site_src/site.toml") is None

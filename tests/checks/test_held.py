"""How much was held, as the end of a build says it."""

from __future__ import annotations

from tests.fixture import load_fixture
from youju.checks.held import count_held


def test_all_that_is_held_is_counted() -> None:
    site = load_fixture()
    held = count_held(site)
    assert held["figures"] == sum(len(story.figures) for story in site.stories) > 0
    assert held["languages"] == len(site.languages)
    assert held["prints"] <= held["printed"] and held["checked"] <= held["checkable"]

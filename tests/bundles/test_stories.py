"""Stories in two halves: each half is made of its own part of the site, and once."""

from __future__ import annotations

from pathlib import Path

from tests.fixture import load_fixture, print_fixture
from youju.bundles.parts import Parts
from youju.bundles.spool import Spool
from youju.bundles.stories import begin_stories, print_halves
from youju.problems import Problems


def test_both_halves_together_are_the_pages_of_the_story() -> None:
    printed = print_fixture()
    press, spool = printed.open_press(), Spool(Path())
    for work in begin_stories(load_fixture(), Parts(load_fixture(), "engine"), None, spool):
        text, rest = (made.pages for made in print_halves(work, Problems(), press, spool))
        (story,) = work.halves[0].part.stories
        assert text.keys() == {f"{code}/{story.slug}/index.html" for code in story.prose}
        assert not text.keys() & rest.keys()
        assert {**text, **rest}.items() <= printed.pages.items()
        assert all(story.slug in path for path in rest)


def test_each_thing_has_a_key_of_its_own() -> None:
    spool = Spool(Path())
    keys, other = (
        [
            key
            for work in begin_stories(load_fixture(), Parts(load_fixture(), engine), None, spool)
            for key in work.list_keys()
        ]
        for engine in ("a", "b")
    )
    of_pieces = 4 * len(load_fixture().authored)
    assert (
        len({*keys, *other}) == 2 * len(keys) == 2 * (11 + of_pieces) * len(load_fixture().stories)
    )

"""What the front page says of a story is kept with it, and is the same as new."""

from __future__ import annotations

from pathlib import Path

from tests.fixture import load_fixture, print_fixture
from youju.bundles.parts import Parts
from youju.bundles.spool import Spool
from youju.bundles.stories import begin_stories
from youju.bundles.teasers import Teasers
from youju.model import Origin
from youju.pages.story_views import view_teaser
from youju.problems import Problems
from youju.store.cache import Store


def open_teasers(store: Store) -> Teasers:
    parts = Parts(load_fixture(), "engine")
    return Teasers(begin_stories(load_fixture(), parts, store, Spool(Path())), store)


def test_what_is_kept_is_what_was_worded(tmp_path: Path) -> None:
    press, store = print_fixture().open_press(), Store(tmp_path)
    first, worded = open_teasers(store), {}
    for story in load_fixture().stories:
        for code in load_fixture().languages:
            worded[story.slug, code] = first.view(press, story, code)
            assert worded[story.slug, code] == view_teaser(press, story, code)
        first.save(story, Problems())
    again = open_teasers(store)
    for story in load_fixture().stories:
        for code in load_fixture().languages:
            view = again.view(press, story, code)
            assert view == worded[story.slug, code]
            assert view is not view_teaser(press, story, code)
            assert type(view["title"]) is type(worded[story.slug, code]["title"])
    assert len([*tmp_path.glob("*/*")]) == len(load_fixture().stories)


def test_what_depends_on_a_file_that_nobody_knows_is_not_kept(tmp_path: Path) -> None:
    story, said, store = load_fixture().stories[0], Problems(), Store(tmp_path)
    said.add("chart-file-undeclared", Origin("charts.py"), file="x.txt")
    teasers = open_teasers(store)
    teasers.view(print_fixture().open_press(), story, "en")
    teasers.save(story, said)
    assert not [*tmp_path.glob("*/*")]

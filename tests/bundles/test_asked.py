"""What is asked of a site again and again: found once, and by everybody the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.fixture import load_fixture
from youju.bundles.asked import find_findings, find_parts, list_kept, mark_engine
from youju.bundles.spool import Spool
from youju.bundles.stories import begin_stories
from youju.store.cache import Store


def test_each_is_found_once_for_a_site(tmp_path: Path) -> None:
    digests = iter(["one", "another"])
    site, store = replace(load_fixture()), Store(tmp_path)
    assert (
        mark_engine(site, lambda: next(digests))
        == mark_engine(site)
        == find_parts(site, store).engine
        == "one"
    )
    assert find_parts(site, store) is find_parts(site, store) is not find_parts(site, None)
    assert find_findings(site, store) is find_findings(site, store)
    assert mark_engine(replace(site), lambda: next(digests)) == "another"


def test_what_stories_are_kept_under_is_listed_with_what_was_found(tmp_path: Path) -> None:
    site, store = replace(load_fixture()), Store(tmp_path)
    parts = find_parts(site, store)
    works = begin_stories(site, parts, store, Spool(tmp_path))
    kept = list_kept(site, works, store)
    assert {key for work in works for key in work.list_keys()} < kept
    assert {*parts.list_keys(), *find_findings(site, store).list_keys()} < kept

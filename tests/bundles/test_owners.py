"""Whose each file is: a story's, or that of all; no file is lost between them."""

from __future__ import annotations

from tests.bundling import ROOMS, STALLS
from tests.fixture import load_fixture
from youju.bundles.owners import find_tables, sort_files


def test_tables_are_those_of_the_stories_that_read_them() -> None:
    tables = find_tables(load_fixture())
    assert "data/stalls.csv" in tables[STALLS.rstrip("/")]
    assert "data/visits.csv" in tables[ROOMS.rstrip("/")]
    assert not tables[STALLS.rstrip("/")] & tables[ROOMS.rstrip("/")]


def test_each_file_is_a_storys_or_that_of_all() -> None:
    site = load_fixture()
    tables = find_tables(site)
    shared, own = sort_files(site, tables)
    stories = {name for names in own.values() for name in names}
    assert {f"{STALLS}en.md", f"{ROOMS}story.toml"} <= stories
    assert "site_src/site.toml" in shared and not stories & shared.keys()
    rest = site.files.keys() - stories - shared.keys()
    read = frozenset[str]().union(*tables.values())
    assert {name for name in rest if not name.startswith("embeds/")} <= {
        *read,
        "data/corrections.csv",
    }

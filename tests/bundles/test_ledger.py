"""What things were made from: for each kind of change, the inputs that are told to differ."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.bundles.test_parts import PIN, load_changed
from tests.bundling import LENT, ROOMS, STALLS
from tests.fixture import keep_pin, load_fixture
from youju.bundles.ledger import (
    CHANGED,
    COMMON,
    GONE,
    NEW,
    Anew,
    ChangedInput,
    InputLedger,
    Thing,
    mark_common,
    name_ledger,
)
from youju.bundles.parts import NO_PROSE, Parts
from youju.model import Site
from youju.store.cache import Store

TEXT, REST = Thing("text en", STALLS.rstrip("/")), Thing("rest", STALLS.rstrip("/"))
OTHER, WHOLE, WORDS = Thing("text en", ROOMS.rstrip("/")), Thing("whole"), Thing("words")


def note(site: Site, store: Store | None, engine: str = "engine") -> Parts:
    """Have all things of `site` made anew, and saved."""
    parts = Parts(site, engine, store)
    keys = [parts.key_whole("whole"), parts.key_shared("words", ["data/sources.csv"])]
    for story in site.stories:
        keys.append(parts.key("text en", story, frozenset({"en"})))
        keys.append(parts.key("rest", story, NO_PROSE))
    for key in keys:
        parts.ledger.note(key)
    parts.save()
    return parts


def explain(before: Site, after: Site, folder: Path, engine: str = "engine") -> dict[Thing, Anew]:
    """Return what is told of each thing of `after`, which was made `before` and is anew."""
    store = Store(folder)
    note(before, store)
    return {one.thing: one for one in note(after, store, engine).ledger.explain()}


def file(name: str, change: str = CHANGED) -> ChangedInput:
    return ChangedInput("file", name, change)


SHARED = (TEXT, REST, OTHER, WHOLE, WORDS)
TOLD: dict[str, tuple[tuple[Thing, ...], ChangedInput]] = {
    "a sentence": ((TEXT,), file(f"{STALLS}en.md")),
    "a sentence that cites": ((REST, WHOLE), ChangedInput("cited", "market-stalls en")),
    "a title": ((TEXT, REST, WHOLE), file(f"{STALLS}story.toml")),
    "charts.py": ((TEXT, REST, WHOLE), file(f"{STALLS}charts.py")),
    "a value": ((TEXT, REST, WHOLE), file("data/stalls.csv")),
    "a photograph": ((OTHER, WHOLE), file(f"{ROOMS}hall.jpg")),
    "a source": (SHARED, file("data/sources.csv")),
    "a table that nobody reads": (SHARED, file("data/more.csv", NEW)),
    "a table in the folder of the other story": ((TEXT, REST, OTHER, WHOLE), file(LENT, NEW)),
    "the site's name": (SHARED, file("site_src/site.toml")),
    "a string": (SHARED, file("site_src/strings.toml")),
    "a unit": (SHARED, file("site_src/units.toml")),
    "a template of stories": (SHARED, file("templates/story.html")),
    "the look": (SHARED, file("static/css/site.css")),
    "no interaction": (SHARED, ChangedInput("vega", "")),
    "a tombstone": (SHARED, file("site_src/tombstones.toml", NEW)),
    "a correction": ((TEXT, REST, WHOLE), ChangedInput("corrections", "market-stalls")),
    "a chart that came with fewer files": (
        (TEXT, REST, WHOLE),
        ChangedInput("embeds", "market-stalls"),
    ),
    "a story added": ((WHOLE,), ChangedInput("story", "market-again", NEW)),
    "a story removed": ((WHOLE,), ChangedInput("story", "reading-rooms", GONE)),
}


@pytest.mark.parametrize("change", TOLD)
def test_what_differs_is_told_of_each_thing_that_it_reaches(change: str, tmp_path: Path) -> None:
    things, difference = TOLD[change]
    told = explain(load_fixture(), load_changed(change), tmp_path)
    reached = {thing for thing, one in told.items() if difference in one.differences}
    assert reached & {*SHARED} == {*things}


@pytest.mark.parametrize("change", ["a sentence", "a value", "a unit", "a photograph"])
def test_nothing_else_is_told(change: str, tmp_path: Path) -> None:
    (first, *_), difference = TOLD[change]
    told = explain(load_fixture(), load_changed(change), tmp_path)
    assert told[first] == Anew(first, (difference,))


def test_a_story_that_went_takes_its_files_along(tmp_path: Path) -> None:
    told = explain(load_fixture(), load_changed("a story removed"), tmp_path)
    names = [one.name for one in told[WHOLE].differences]
    assert "reading-rooms" in names
    assert not [name for name in names if name.startswith(ROOMS)]


def test_a_pin_is_told(tmp_path: Path) -> None:
    told = explain(load_fixture(), keep_pin(load_fixture(), PIN), tmp_path)
    assert ChangedInput("pins", "market-stalls") in told[TEXT].differences
    assert told[OTHER].differences == ()


def test_the_engine_is_told_of_everything(tmp_path: Path) -> None:
    told = explain(load_fixture(), load_fixture(), tmp_path, "another")
    assert {one.differences for one in told.values()} == {(ChangedInput("engine", ""),)}


def test_what_has_nothing_before_is_made_for_the_first_time(tmp_path: Path) -> None:
    ledger = note(load_fixture(), Store(tmp_path)).ledger
    assert {(one.first, one.differences) for one in ledger.explain()} == {(True, ())}
    told = explain(load_fixture(), load_changed("a story added"), tmp_path)
    new = Thing("rest", "site_src/stories/market-again")
    assert told[new].first and not told[REST].first


def test_of_what_was_lost_no_input_differs(tmp_path: Path) -> None:
    told = explain(load_fixture(), load_fixture(), tmp_path)
    assert {(one.first, one.differences) for one in told.values()} == {(False, ())}


def test_what_words_follow_from_is_told_and_they_are_not(tmp_path: Path) -> None:
    site = load_fixture()
    told = explain(site, replace(site, base_url="https://else.example/"), tmp_path)
    assert told[TEXT].differences == (ChangedInput("words", ""),)


def test_pieces_are_told_and_not_the_whole(tmp_path: Path) -> None:
    ledger = InputLedger(Store(tmp_path), {})
    for made in ("found", "found data", "text", "founder"):
        ledger.note(ledger.key(Thing(made, "a"), dict))
    told = [one.thing.made for one in ledger.explain()]
    assert told == ["found data", "text", "founder"]


def test_what_was_not_made_anew_is_not_told_and_is_known_later(tmp_path: Path) -> None:
    """A preview keeps pictures without what they were made from; the next build tells it."""
    store, folder = Store(tmp_path), "a"
    ledger = InputLedger(store, {})
    ledger.key(Thing("drawn", folder), lambda: {"file a.csv": "1"})
    ledger.note(ledger.key(Thing("rest", folder), dict))
    ledger.save()
    assert [one.thing.made for one in ledger.explain()] == ["rest"]
    later = InputLedger(store, {})
    later.note(later.key(Thing("drawn", folder), lambda: {"file a.csv": "2"}))
    later.save()
    assert later.explain() == (Anew(Thing("drawn", folder), (file("a.csv"),)),)


def test_without_a_store_all_is_made_for_the_first_time() -> None:
    note(load_fixture(), None)
    assert {one.first for one in note(load_fixture(), None).ledger.explain()} == {True}


def test_where_what_all_share_was_lost_that_it_differs_is_told(tmp_path: Path) -> None:
    store = Store(tmp_path)
    note(load_fixture(), store)
    store.drop(name_ledger(COMMON))
    told = note(load_changed("a unit"), store).ledger.explain()
    assert {one.differences for one in told if one.thing == TEXT} == {(ChangedInput(COMMON, ""),)}


@pytest.mark.parametrize(
    "harm",
    [
        lambda kept: b"{",
        lambda kept: b"[" * 100_000,
        lambda kept: b"[]",
        lambda kept: json.dumps(dict.fromkeys(json.loads(kept), 1)).encode(),
        lambda kept: json.dumps({made: {"file a": 1} for made in json.loads(kept)}).encode(),
    ],
)
def test_what_is_no_ledger_is_not_there(harm: Callable[[bytes], bytes], tmp_path: Path) -> None:
    store, key = Store(tmp_path), name_ledger(TEXT.folder)
    note(load_fixture(), store)
    kept = store.get(key)
    assert kept
    store.put(key, harm(kept))
    told = {one.thing: one for one in note(load_fixture(), store).ledger.explain()}
    assert told[TEXT].first and not told[OTHER].first


def test_a_key_is_made_of_the_inputs_alone() -> None:
    ledger, thing = InputLedger(None, {}), Thing("text", "a")
    first = ledger.key(thing, lambda: {"file a": "1", "file b": "2"})
    assert first == ledger.key(thing, lambda: {"file a": "1", "file b": "2"})
    others = [{"file a": "1"}, {"file a": "1", "file b": "3"}, {"file a": "1", "file c": "2"}]
    keys = {ledger.key(thing, lambda one=one: one) for one in others}  # type: ignore[misc]
    keys.add(ledger.key(Thing("text", "b"), lambda: {"file a": "1", "file b": "2"}))
    keys.add(ledger.key(Thing("rest", "a"), lambda: {"file a": "1", "file b": "2"}))
    assert len(keys) == 5 and first not in keys
    assert mark_common({"a": "1"}) != mark_common({"a": "2"})

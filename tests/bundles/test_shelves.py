"""Shelves: bytes side by side in one entry of the store, each held against its hash when read."""

from __future__ import annotations

from pathlib import Path

import pytest

from youju.bundles.shelves import DamagedError, find_shelved, name_shelf, shelve
from youju.output.manifest import hash_bytes
from youju.store.cache import Store, make_key

KEY = name_shelf(make_key("made", "a story"))
CONTENTS = {"b.html": b"second", "empty": b"", "a.html": b"first"}


def test_what_is_shelved_is_read_again(tmp_path: Path) -> None:
    store = Store(tmp_path)
    shelved = find_shelved(store, KEY, shelve(store, KEY, CONTENTS))
    assert shelved is not None
    assert dict(shelved) == CONTENTS and list(shelved) == list(CONTENTS)
    assert "a.html" in shelved and "c.html" not in shelved and len(shelved) == 3
    assert shelved.hashes() == {name: hash_bytes(content) for name, content in CONTENTS.items()}
    with pytest.raises(KeyError):
        shelved["c.html"]


def test_what_is_not_there_or_of_another_length_is_not_found(tmp_path: Path) -> None:
    store = Store(tmp_path)
    places = shelve(store, KEY, CONTENTS)
    store.put(KEY, b"x")
    assert find_shelved(store, KEY, places) is None
    store.drop(KEY)
    assert find_shelved(store, KEY, places) is None


def test_other_bytes_of_the_same_length_are_told_and_taken_out(tmp_path: Path) -> None:
    store = Store(tmp_path)
    places = shelve(store, KEY, CONTENTS)
    store.put(KEY, b"secondFIRST")
    shelved = find_shelved(store, KEY, places)
    assert shelved is not None and shelved["b.html"] == b"second"
    with pytest.raises(DamagedError):
        shelved["a.html"]
    assert store.measure(KEY) is None
    with pytest.raises(DamagedError):
        shelved["b.html"]


def test_a_story_without_pages_has_an_empty_shelf(tmp_path: Path) -> None:
    store = Store(tmp_path)
    shelved = find_shelved(store, KEY, shelve(store, KEY, {}))
    assert shelved is not None and not shelved

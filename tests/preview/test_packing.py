"""Packing: pages that the store keeps are sent by their places, and marked without being read."""

from __future__ import annotations

import pickle
from pathlib import Path

from youju.bundles.shelves import Shelved, name_shelf, shelve
from youju.bundles.spool import Joined, Spool
from youju.preview.packing import mark_pages, pack
from youju.store.cache import Store, make_key

PAGES = {"zh/index.html": b"one" * 1000, "zh/a.png": b"two" * 1000}


def test_what_is_on_shelves_stays_there_and_the_rest_is_sent(tmp_path: Path) -> None:
    store, key = Store(tmp_path), name_shelf(make_key("made", "x"))
    shelved = Shelved(store, key, shelve(store, key, PAGES))
    front = {"index.html": b"front"}
    packed = pickle.dumps(pack(Joined([Spool(tmp_path).hold(front), shelved])))
    assert b"front" in packed and b"oneone" not in packed
    assert dict(pickle.loads(packed)) == {**front, **PAGES}


def test_what_was_taken_out_is_not_sent(tmp_path: Path) -> None:
    store, key = Store(tmp_path), name_shelf(make_key("made", "x"))
    joined = Joined([Shelved(store, key, shelve(store, key, PAGES)), {"index.html": b"front"}])
    left = joined.without({"zh/a.png", "index.html"})
    assert dict(pickle.loads(pickle.dumps(pack(left)))) == dict(left)
    assert mark_pages(left).keys() == left.keys() == {"zh/index.html"}


def test_marks_are_of_bytes_wherever_these_are(tmp_path: Path) -> None:
    store, key = Store(tmp_path), name_shelf(make_key("made", "x"))
    joined = Joined([Shelved(store, key, shelve(store, key, PAGES)), {"index.html": b"front"}])
    store.drop(key)
    assert mark_pages(joined) == mark_pages({**PAGES, "index.html": b"front"})

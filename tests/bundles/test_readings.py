"""Readings: a page that stays as it was is not read again, and any other one is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from youju.audit.counterparts import Sight
from youju.audit.faults import Faults
from youju.audit.page import Counted
from youju.audit.reader import HeldBy, Reviewed
from youju.audit.visible import read_page
from youju.bundles import readings as readings_module
from youju.bundles.readings import Readings, key_readings
from youju.store.cache import Store

KEY = key_readings("engine", "a story")
FIRST = b'<p lang="en">One <data data-figure="x" value="5">five</data></p>'
OTHER = b'<p lang="en">Another</p>'


def read_again(store: Store, monkeypatch: pytest.MonkeyPatch, *pages: bytes) -> list[bytes]:
    """Return which of `pages` were read, and not remembered."""
    read: list[bytes] = []

    def watch(content: bytes, *, picture: bool = False) -> object:
        read.append(content)
        return read_page(content, picture=picture)

    monkeypatch.setattr(readings_module, "read_page", watch)
    readings = Readings(store, KEY)
    for page in pages:
        assert readings.read(page) == read_page(page)
    readings.save()
    return read


def test_a_page_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path)
    assert read_again(store, monkeypatch, FIRST, OTHER) == [FIRST, OTHER]
    assert read_again(store, monkeypatch, FIRST, OTHER) == []
    assert read_again(store, monkeypatch, FIRST, OTHER + b"s") == [OTHER + b"s"]
    assert read_again(store, monkeypatch, FIRST, OTHER) == [OTHER]  # it had gone


def test_a_picture_is_read_as_one(tmp_path: Path) -> None:
    svg = b'<svg lang="en"><text>A title</text><g id="picture"><text>5</text></g></svg>'
    for _ in range(2):
        readings = Readings(Store(tmp_path), KEY)
        assert readings.read(svg, picture=True) == read_page(svg, picture=True)
        assert readings.read(svg) == read_page(svg) != read_page(svg, picture=True)
        readings.save()


def test_what_is_found_in_a_page_is_found_once(tmp_path: Path) -> None:
    store, found = Store(tmp_path), list[str]()

    def find(*asked: tuple[bytes, str]) -> list[str]:
        """Return the names of what was found anew of what is `asked` of pages."""
        readings = Readings(store, KEY)
        for page, name in asked:

            def note(name: str = name) -> tuple[str, str]:
                found.append(name)
                return "found", name

            assert readings.recall(page, name, note) == ("found", name)
        readings.save()
        new, found[:] = [*found], []
        return new

    assert find((FIRST, "some"), (OTHER, "some")) == ["some", "some"]
    assert find((FIRST, "some"), (OTHER, "some")) == []
    assert find((FIRST, "more"), (OTHER, "some")) == ["more"]
    assert find((FIRST + b"s", "more"), (OTHER, "some")) == ["more"]
    assert find((FIRST, "more")) == ["more"]  # it had gone


def test_a_page_is_held_once_and_its_pieces_while_the_grounds_stay(tmp_path: Path) -> None:
    store = Store(tmp_path)

    def review(content: bytes, grounds: str, whole: str, path: str = "a.html") -> object:
        """Return what is known of pieces where the page is held anew, or else None."""
        held: list[object] = [None]

        def hold(known: Mapping[str, Counted]) -> Reviewed:
            held.append(known)
            return Reviewed((), Sight(path, {}), Faults(), {content.decode(): (("x", "", 0),)})

        readings = Readings(store, KEY)
        came = readings.review(path, content, HeldBy(grounds, whole), hold)
        assert came.sight.path == path and list(came.pieces) == [content.decode()]
        readings.save()
        return held[-1]

    pieces = {"one": (("x", "", 0),)}
    assert review(b"one", "grounds", "all") == {}
    assert review(b"one", "grounds", "all") is None
    assert review(b"one", "grounds", "all and more") == pieces
    assert review(b"one", "grounds", "all and more") is None
    assert review(b"two", "grounds", "all and more") == pieces
    assert review(b"two", "other grounds", "all and more") == {}
    assert review(b"two", "other grounds", "all and more", "b.html") == {}


def test_a_page_that_was_only_recalled_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path)
    assert read_again(store, monkeypatch, FIRST) == [FIRST]
    readings = Readings(store, KEY)
    readings.recall(FIRST, "some", tuple)
    readings.save()
    assert read_again(store, monkeypatch, FIRST) == []


def test_without_a_store_pages_are_read() -> None:
    readings = Readings(None, KEY)
    assert readings.read(FIRST) == read_page(FIRST)
    readings.save()


def test_what_no_reading_is_does_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path)
    store.put(KEY, b"damaged")
    assert read_again(store, monkeypatch, FIRST) == [FIRST]

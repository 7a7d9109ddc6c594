"""Readings: a page that stays as it was is not read again, and any other one is."""

from __future__ import annotations

from pathlib import Path

import pytest

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


def test_a_page_is_held_once_by_the_same(tmp_path: Path) -> None:
    store, held = Store(tmp_path), list[str]()

    def hold(*asked: tuple[bytes, str]) -> list[str]:
        """Return which of the pages `asked` for, and what they are held by, were held."""
        readings = Readings(store, KEY)
        for page, by in asked:

            def note(name: str = by) -> tuple[str, str]:
                held.append(name)
                return "came of", name

            assert readings.recall(page, by, note) == ("came of", by)
        readings.save()
        found, held[:] = [*held], []
        return found

    assert hold((FIRST, "some"), (OTHER, "some")) == ["some", "some"]
    assert hold((FIRST, "some"), (OTHER, "some")) == []
    assert hold((FIRST, "more"), (OTHER, "some")) == ["more"]
    assert hold((FIRST + b"s", "more"), (OTHER, "some")) == ["more"]
    assert hold((FIRST, "more")) == ["more"]  # it had gone


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

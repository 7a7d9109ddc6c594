"""The store: content comes back whole or not at all."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.store.cache import Store, make_key

KEY = make_key("svg", "a")


def test_what_was_put_comes_back(tmp_path: Path) -> None:
    store = Store(tmp_path / "charts")
    assert store.get(KEY) is None
    store.put(KEY, b"<svg/>")
    assert store.get(KEY) == b"<svg/>"
    assert Store(tmp_path / "charts").get(KEY) == b"<svg/>"
    assert [path.name for path in (tmp_path / "charts").rglob("*.*")] == [KEY]


def test_entries_stand_on_shelves_and_can_be_opened(tmp_path: Path) -> None:
    Store(tmp_path).put(KEY, b"<svg/>")
    assert (tmp_path / KEY[:2] / KEY).read_text().startswith("<svg/><!--")


@given(st.binary(max_size=60), st.data())
def test_a_changed_entry_is_not_there(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, data: st.DataObject
) -> None:
    store = Store(tmp_path_factory.mktemp("store"))
    store.put(KEY, content)
    assert store.get(KEY) == content
    path = store.folder / KEY[:2] / KEY
    entry = path.read_bytes()
    place = data.draw(st.integers(0, len(entry) - 1))
    path.write_bytes(entry[:place])
    assert store.get(KEY) is None
    path.write_bytes(entry[:place] + bytes([entry[place] ^ 1]) + entry[place + 1 :])
    assert store.get(KEY) is None
    store.put(KEY, content)
    assert store.get(KEY) == content


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    store = Store(tmp_path / "file" / "charts")
    store.put(KEY, b"x")
    assert store.get(KEY) is None
    store.prune([])


def test_whether_anything_is_kept_can_be_asked(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert not Store(tmp_path / "file" / "store").is_writable()
    assert Store(tmp_path / "new" / "store").is_writable()
    assert list((tmp_path / "new" / "store").iterdir()) == []


def test_a_write_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fail)
    Store(tmp_path).put(KEY, b"x")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_pruning_keeps_what_is_used_and_what_is_not_ours(tmp_path: Path) -> None:
    store = Store(tmp_path)
    kept, dropped = make_key("png", "b"), make_key("svg", "c")
    store.put(kept, b"1")
    store.put(dropped, b"2")
    unfinished = tmp_path / kept[:2] / "tmpabc.unfinished"
    stranger = tmp_path / kept[:2] / "notes.txt"
    unfinished.write_text("")
    stranger.write_text("")
    store.prune({kept})
    assert (store.get(kept), store.get(dropped)) == (b"1", None)
    assert stranger.exists() and not unfinished.exists()


@pytest.mark.parametrize("key", ["", "../x.svg", "a" * 40, KEY.upper(), f"{KEY}/..", f"x{KEY}"])
def test_only_keys_name_entries(tmp_path: Path, key: str) -> None:
    with pytest.raises(ValueError, match="not a key"):
        Store(tmp_path).get(key)


@given(st.lists(st.text(), max_size=3), st.lists(st.text(), max_size=3))
def test_different_parts_have_different_keys(one: list[str], two: list[str]) -> None:
    assert (make_key("svg", *one) == make_key("svg", *two)) == (one == two)


def test_the_extension_is_part_of_the_key() -> None:
    assert make_key("png", "a") != make_key("svg", "a") == KEY


def test_writers_and_readers_at_once_see_whole_entries(tmp_path: Path) -> None:
    contents = [bytes([n]) * 50_000 for n in range(4)]
    seen: set[bytes | None] = set()

    def write(content: bytes) -> None:
        for _ in range(20):
            Store(tmp_path).put(KEY, content)
            seen.add(Store(tmp_path).get(KEY))

    threads = [threading.Thread(target=write, args=(content,)) for content in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen <= set(contents)
    assert len(list(tmp_path.rglob("*.*"))) == 1

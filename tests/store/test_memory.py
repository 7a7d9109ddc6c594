"""What was found in texts is kept for the next process, and nothing that is none of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from youju.store.cache import Store, make_key
from youju.store.memory import Memory

KEY = make_key("json", "texts of a story")


def look(store: Store | None, *texts: str) -> list[str]:
    """Return which of `texts` a new process has to look through."""
    memory, looked = Memory(), list[str]()
    with memory.keep(store, KEY):
        for text in texts:

            def find(text: str = text) -> list[list[int]]:
                looked.append(text)
                return [[len(text)], []]

            assert memory.find(("a rule", text), find) == [[len(text)], []]
            assert memory.find(("a rule", text), find) == [[len(text)], []]
    return looked


def test_a_text_is_looked_through_once(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert look(store, "one", "two") == ["one", "two"]
    assert look(store, "two", "three") == ["three"]
    assert look(store, "one", "three") == []  # one stays, though the last process did not ask
    assert look(None, "one") == ["one"]


def test_rules_do_not_share_what_they_found(tmp_path: Path) -> None:
    memory = Memory()
    assert memory.find(("a rule", "text"), lambda: [[1]]) == [[1]]
    assert memory.find(("another", "text"), lambda: [[2]]) == [[2]]
    assert memory.find(("a", "rule text"), lambda: [[3]]) == [[3]]


def test_what_is_not_asked_for_goes_where_there_is_no_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("youju.store.memory._KEPT", 2)
    store = Store(tmp_path)
    look(store, "one", "two")
    assert look(store, "three") == ["three"]
    assert len(json.loads(store.get(KEY) or b"")) == 2
    assert look(store, "three") == []


@pytest.mark.parametrize(
    "kept", [b"damaged", b"[" * 100_000, b"[]", b'{"x": 1}', b'{"x": [1]}', b'{"x": [[null]]}']
)
def test_what_is_nothing_of_it_does_no_harm(kept: bytes, tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(KEY, kept)
    assert look(store, "one") == ["one"]


def test_a_process_does_not_grow_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("youju.store.memory._HELD", 2)
    memory = Memory()
    for number in range(9):
        with memory.keep(None, KEY):
            memory.find((str(number),), lambda: [[1]])
    assert len(memory._found) <= 3

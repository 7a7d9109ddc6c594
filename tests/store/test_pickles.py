"""Pickled nouns: kept, and read as nothing but the classes that are named."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from youju.store.cache import Store, make_key
from youju.store.pickles import keep_pickled, recall_pickled

KEY = make_key("made", "a number")
CLASSES = {("decimal", "Decimal")}


def test_what_is_kept_is_the_same(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert recall_pickled(store, KEY, dict, CLASSES) is None
    keep_pickled(store, KEY, {"a": Decimal("1.50")})
    assert repr(recall_pickled(store, KEY, dict, CLASSES)) == "{'a': Decimal('1.50')}"


def test_what_is_of_another_kind_or_class_is_not_there(tmp_path: Path) -> None:
    store = Store(tmp_path)
    keep_pickled(store, KEY, {"a": Decimal("1.50")})
    assert recall_pickled(store, KEY, list, CLASSES) is None
    assert recall_pickled(store, KEY, dict, ()) is None

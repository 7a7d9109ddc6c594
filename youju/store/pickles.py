"""Owns what the store has of nouns: pickled, and of classes that its reader names alone."""

from __future__ import annotations

import io
import pickle
from collections.abc import Collection
from typing import Any, TypeVar

from youju.store.cache import Store

T = TypeVar("T")


def keep_pickled(store: Store, key: str, made: object) -> None:
    """Keep what was `made` under `key`."""
    store.put(key, pickle.dumps(made, protocol=5))


def recall_pickled(
    store: Store, key: str, kind: type[T], classes: Collection[tuple[str, str]]
) -> T | None:
    """Return what `store` has under `key`, or None: nothing, or what is none of this `kind`.

    A store may come from elsewhere; nothing but `classes` (module, name) is made of what it holds.
    """
    kept = store.get(key)
    if kept is None:
        return None
    try:
        found = _Reader(kept, classes).load()
    except Exception:  # what is damaged on purpose may fail in any way
        return None
    return found if isinstance(found, kind) else None


class _Reader(pickle.Unpickler):
    def __init__(self, content: bytes, classes: Collection[tuple[str, str]]) -> None:
        super().__init__(io.BytesIO(content))
        self._classes = classes

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in self._classes:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)

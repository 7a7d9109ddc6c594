"""Owns what is kept of a story: pictures, pages, what was read on these; in the store and back."""

from __future__ import annotations

import io
import pickle
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from youju.audit.faults import Faults
from youju.audit.visible import Seen
from youju.pictures.cards import Card, Key
from youju.problems import Problems
from youju.rendering.cache import Store
from youju.rendering.svg import Picture, Slot

# A store may come from elsewhere; nothing but these is made of what it holds.
_CLASSES = {
    ("youju.audit.faults", "Faults"),
    ("youju.audit.visible", "MarkedFigure"),
    ("youju.audit.visible", "Seen"),
    ("youju.audit.visible", "VisibleWords"),
    ("youju.bundles.kept", "Bundle"),
    ("youju.bundles.kept", "Drawn"),
    ("youju.bundles.kept", "Found"),
    ("youju.bundles.kept", "Read"),
    ("youju.model.tables", "Origin"),
    ("youju.pictures.cards", "Card"),
    ("youju.problems", "Problem"),
    ("youju.problems", "Problems"),
    ("youju.rendering.svg", "Picture"),
    ("youju.rendering.svg", "Slot"),
}


@dataclass(frozen=True)
class Drawn:
    """All pictures of a story, what was said while they were drawn, and their keys in the store.

    `photographs` are copies of those in its prose, by path.
    """

    pictures: Mapping[Slot, Picture]
    cards: Mapping[Key, Card]
    posters: Mapping[str, bytes]
    problems: Problems
    used: frozenset[str]
    photographs: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Bundle:
    """Finished pages of a story by path, and what is wrong on these."""

    pages: Mapping[str, bytes]
    faults: Faults


@dataclass(frozen=True)
class Read:
    """What was read on pages, by marks of their bytes."""

    pages: Mapping[str, Seen]


@dataclass(frozen=True)
class Found:
    """What the rules of what editors write found."""

    problems: Problems


Kept = TypeVar("Kept", Bundle, Drawn, Found, Read)


def recall_made(store: Store, key: str, kind: type[Kept]) -> Kept | None:
    """Return what `store` has under `key`, or None: nothing, or what is none of this `kind`."""
    kept = store.get(key)
    if kept is None:
        return None
    try:
        found = _Reader(io.BytesIO(kept)).load()
    except Exception:  # what is damaged on purpose may fail in any way
        return None
    return found if isinstance(found, kind) else None


def keep_made(store: Store, key: str, made: Bundle | Drawn | Found | Read) -> None:
    """Keep what was `made` of a story under `key`."""
    store.put(key, pickle.dumps(made, protocol=5))


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _CLASSES:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)

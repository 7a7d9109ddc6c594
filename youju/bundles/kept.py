"""Owns what is kept of a story: pictures, pages, what was read on these; in the store and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from youju.audit.faults import Faults
from youju.audit.finished import Sights
from youju.audit.reader import HeldBy, Reviewed
from youju.audit.seen import Seen
from youju.bundles.shelves import Stretch
from youju.pages.story_views import TeaserView
from youju.pictures.cards import Card, Key
from youju.problems import Problems
from youju.rendering.svg import Picture, Slot
from youju.store.cache import Store
from youju.store.pickles import keep_pickled, recall_pickled

_CLASSES = {
    ("collections", "Counter"),
    ("youju.audit.counterparts", "Sight"),
    ("youju.audit.faults", "Faults"),
    ("youju.audit.reader", "HeldBy"),
    ("youju.audit.reader", "Reviewed"),
    ("youju.audit.seen", "MarkedFigure"),
    ("youju.audit.seen", "Seen"),
    ("youju.audit.seen", "VisibleWords"),
    ("youju.bundles.kept", "Bundle"),
    ("youju.bundles.kept", "Drawn"),
    ("youju.bundles.kept", "Found"),
    ("youju.bundles.kept", "Said"),
    ("youju.bundles.kept", "Teaser"),
    ("youju.bundles.kept", "Read"),
    ("markupsafe", "Markup"),
    ("youju.origins", "Origin"),
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
class Said:
    """What was said while a story was drawn, how many pictures it has, and their keys."""

    problems: Problems
    pictures: int
    used: frozenset[str]


@dataclass(frozen=True)
class Teaser:
    """What the front page in each language says of a story."""

    views: Mapping[str, TeaserView]


@dataclass(frozen=True)
class Bundle:
    """Where finished pages stand on each of their shelves, by its key, and what is wrong on these.

    `sights` are for pages in other languages; `keys` those of pieces that it was put together from,
    on whose shelves its pages stand.
    """

    shelves: Mapping[str, Mapping[str, Stretch]]
    faults: Faults
    sights: Sights = field(default_factory=dict)
    keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class Read:
    """What was read on pages, by marks of their bytes, and what else was found in these; and what
    came of holding each page, by its path, with marks of what it follows from."""

    pages: dict[str, Seen]
    found: dict[str, object]
    reviews: dict[str, tuple[HeldBy, Reviewed]]


@dataclass(frozen=True)
class Found:
    """What the rules of what editors wrote found, and what a story declares as no figure.

    `keys` are those of what was found in its pieces.
    """

    problems: Problems
    literals: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()


Keepable = Bundle | Drawn | Found | Read | Said | Teaser
Kept = TypeVar("Kept", Bundle, Drawn, Found, Read, Said, Teaser)


def recall_made(store: Store, key: str, kind: type[Kept]) -> Kept | None:
    """Return what `store` has under `key`, or None: nothing, or what is none of this `kind`."""
    return recall_pickled(store, key, kind, _CLASSES)


def keep_made(store: Store, key: str, made: Keepable) -> None:
    """Keep what was `made` of a story under `key`."""
    keep_pickled(store, key, made)

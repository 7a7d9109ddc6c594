"""Owns what was read and held on pages, by their bytes: a page that stays is not read again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar, cast

from youju.audit.page import Counted
from youju.audit.reader import HeldBy, Reader, Reviewed
from youju.audit.seen import Seen
from youju.audit.visible import read_page
from youju.bundles.kept import Read, keep_made, recall_made
from youju.cancelling import step
from youju.output.manifest import hash_bytes
from youju.store.cache import Store, make_key

T = TypeVar("T")


def key_readings(engine: str, *pages: str) -> str:
    """Return the key of what `engine` (its digest) reads on the `pages` so named."""
    return make_key("made", "readings", engine, *pages)


def name_texts(readings: str) -> str:
    """Return the key of what is remembered of the texts of pages whose `readings` have a key."""
    return make_key("json", "texts", readings)


class Readings(Reader):
    """What was read and held on pages that belong together: that `store` has under `key`, and new.

    The key names the pages, not their bytes, which all that is kept has a mark of.
    """

    def __init__(self, store: Store | None, key: str) -> None:
        self._store, self._key = store, key
        self._kept = (recall_made(store, key, Read) if store else None) or Read({}, {}, {})
        self._used, self._seen = set[str](), dict[str, Seen]()
        self._found: dict[str, object] = {}
        self._reviews: dict[str, tuple[HeldBy, Reviewed]] = {}

    def read(self, content: bytes, *, picture: bool = False) -> Seen:
        """Return what read_page does."""
        step()
        mark = f"{self._mark(content)} {picture:d}"
        seen = self._kept.pages.get(mark) or read_page(content, picture=picture)
        self._seen[mark] = seen
        return seen

    def recall(self, content: bytes, name: str, find: Callable[[], T]) -> T:
        """Return what `find` finds, or what it found in the same `content` by its `name`."""
        mark = f"{self._mark(content)} {name}"
        known = self._kept.found
        self._found[mark] = known[mark] if mark in known else find()
        return cast("T", self._found[mark])

    def review(
        self,
        path: str,
        content: bytes,
        by: HeldBy,
        hold: Callable[[Mapping[str, Counted]], Reviewed],
    ) -> Reviewed:
        """Return what `hold` returns, or what it returned of the same page by the same."""
        now = replace(by, whole=f"{self._mark(content)} {by.whole}")
        before, known = self._kept.reviews.get(path, (None, None))
        if not known or before != now:
            same = known.pieces if known and before and before.grounds == now.grounds else {}
            known = hold(same)
        self._reviews[path] = now, known
        return known

    def _mark(self, content: bytes) -> str:
        mark = hash_bytes(content)
        self._used.add(mark)
        return mark

    def save(self) -> None:
        """Keep what was read and held on the pages that were asked for, and of no other."""
        seen = self._kept.pages | self._seen
        seen = {mark: one for mark, one in seen.items() if mark.partition(" ")[0] in self._used}
        new = Read(seen, self._found, self._reviews)
        if self._store and self._list_marks(new) != self._list_marks(self._kept):
            keep_made(self._store, self._key, new)

    def _list_marks(self, read: Read) -> set[object]:
        held = ((path, by) for path, (by, _) in read.reviews.items())
        return {*read.pages, *read.found, *held}

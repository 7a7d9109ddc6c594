"""Owns what was read on pages, kept by their bytes: a page that stays is not read again."""

from __future__ import annotations

from youju.audit.visible import Seen, read_page
from youju.bundles.kept import Read, keep_made, recall_made
from youju.cancelling import step
from youju.output.manifest import hash_bytes
from youju.store.cache import Store, make_key


def key_readings(engine: str, *pages: str) -> str:
    """Return the key of what `engine` (its digest) reads on the `pages` so named."""
    return make_key("made", "readings", engine, *pages)


class Readings:
    """Readings of pages that belong together: those that `store` has under `key`, and new ones.

    The key names the pages, not their bytes, which each reading has a mark of.
    """

    def __init__(self, store: Store | None, key: str) -> None:
        self._store, self._key = store, key
        self._kept = (recall_made(store, key, Read) if store else None) or Read({})
        self._used: dict[str, Seen] = {}

    def read(self, content: bytes, *, picture: bool = False) -> Seen:
        """Return what read_page does."""
        step()
        mark = f"{hash_bytes(content)} {picture:d}"
        seen = self._kept.pages.get(mark) or read_page(content, picture=picture)
        self._used[mark] = seen
        return seen

    def save(self) -> None:
        """Keep what was read, and no page that was not asked for."""
        if self._store and self._used.keys() != self._kept.pages.keys():
            keep_made(self._store, self._key, Read(self._used))

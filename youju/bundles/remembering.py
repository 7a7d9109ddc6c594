"""Owns what is remembered of texts by their words: a text that stays is not taken apart again."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from youju.checks.links import Links, list_links
from youju.content.cited import cut_citations
from youju.model import Prose, Story
from youju.output.manifest import hash_bytes
from youju.store.cache import Store, make_key


class Remembered:
    """What `engine` (its digest) found in texts: what `store` has of it, and what is new.

    It must be plain data, and be checked to be.
    """

    def __init__(self, what: str, engine: str, store: Store | None) -> None:
        self.key = make_key("json", "remembered", what, engine)
        self._store = store
        self._kept = _recall(store, self.key) if store else {}
        self._used: dict[str, Any] = {}

    def find(self, mark: str, find: Callable[[], Any], is_kept: Callable[[Any], bool]) -> Any:
        """Return what was found under `mark` if it `is_kept` whole, or else what `find` finds."""
        if mark not in self._used:
            kept = self._kept.get(mark)
            self._used[mark] = kept if is_kept(kept) else find()
        return self._used[mark]

    def save(self) -> None:
        """Keep what was asked for, and nothing else."""
        if self._store and self._used != self._kept:
            self._store.put(self.key, json.dumps(self._used).encode())


class CitedMarks(Remembered):
    """Marks of what texts cite."""

    def __init__(self, engine: str, store: Store | None) -> None:
        super().__init__("cited", engine, store)

    def read(self, story: Story) -> tuple[str, ...]:
        """Return a mark of what the text cites, for each language of `story`."""
        return tuple(self._mark(prose.text, prose.readable) for prose in story.prose.values())

    def _mark(self, text: str, readable: bool) -> str:
        found = self.find(_hash(text), lambda: _hash(cut_citations(text)), _is_text)
        return f"{found} {readable:d}"


class LinksInTexts(Remembered):
    """The links of texts."""

    def __init__(self, engine: str, store: Store | None) -> None:
        super().__init__("links", engine, store)

    def read(self, prose: Prose, text: str) -> Links:
        """Return what list_links does."""
        found: Links = self.find(_hash(text), lambda: list_links(prose, text), _is_links)
        return found


def _is_text(kept: Any) -> bool:
    return isinstance(kept, str)


def _is_links(kept: Any) -> bool:
    return isinstance(kept, list) and all(
        isinstance(pair, list) and [type(part) for part in pair] == [str, int] for pair in kept
    )


def _hash(text: str) -> str:
    return hash_bytes(text.encode("utf-8", "surrogatepass"))


def _recall(store: Store, key: str) -> dict[str, Any]:
    try:
        kept = json.loads(store.get(key) or b"{}")
    except (ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}

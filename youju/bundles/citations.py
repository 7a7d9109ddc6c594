"""Owns what the texts of a site cite, kept by their words: a text that stays is not taken apart."""

from __future__ import annotations

import hashlib
import json

from youju.content.cited import cut_citations
from youju.model import Site, Story
from youju.rendering.cache import Store, make_key


class CitedMarks:
    """Marks of what texts of `site` cite: those that `store` has of what `engine` read, and new
    ones."""

    def __init__(self, site: Site, engine: str, store: Store | None) -> None:
        self.key = make_key("json", "cited", engine, site.base_url)
        self._store = store
        self._kept = _recall(store, self.key) if store else {}
        self._used: dict[str, str] = {}

    def read(self, story: Story) -> tuple[str, ...]:
        """Return a mark of what the text cites, for each language of `story`."""
        return tuple(self._mark(prose.text, prose.readable) for prose in story.prose.values())

    def save(self) -> None:
        """Keep the marks that were asked for, and no other."""
        if self._store and self._used.keys() != self._kept.keys():
            self._store.put(self.key, json.dumps(self._used).encode())

    def _mark(self, text: str, readable: bool) -> str:
        mark = f"{_hash(text)} {readable:d}"
        if mark not in self._used:
            self._used[mark] = self._kept.get(mark) or f"{_hash(cut_citations(text))} {readable:d}"
        return self._used[mark]


def _hash(text: str) -> str:
    content = text.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(content, digest_size=20).hexdigest()


def _recall(store: Store, key: str) -> dict[str, str]:
    try:
        kept = json.loads(store.get(key) or b"{}")
        return {str(mark): str(cited) for mark, cited in kept.items()}
    except (ValueError, AttributeError, RecursionError):
        return {}

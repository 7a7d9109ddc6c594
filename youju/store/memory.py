"""Owns what slow rules found in texts: remembered while a process runs, and kept for the next.

What is found must follow from the text and from what its mark names besides, and be lists of
lists of whole numbers and texts.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any, TypeVar

from youju.store.cache import Store, make_key

T = TypeVar("T")
# So many texts of one story are kept; it has some hundred. A process has those of many stories.
_KEPT, _HELD = 5_000, 100_000


class Memory:
    """What was found in texts, by marks."""

    def __init__(self) -> None:
        self._found: dict[str, Any] = {}
        self._asked: dict[str, Any] = {}

    def find(self, mark: tuple[str, ...], find: Callable[[], T]) -> T:
        """Return what `find` returned for `mark`, the name of a rule and all that it depends on."""
        key = make_key("text", *mark)
        if key not in self._found:
            self._found[key] = find()
        found: T = self._found[key]
        self._asked[key] = found
        return found

    @contextmanager
    def keep(self, store: Store | None, key: str) -> Iterator[None]:
        """Remember what `store` has under `key`, and keep there what was asked for meanwhile.

        What was not asked for stays, too, as long as there is room: it was said of other texts of
        the same story, which did not change.
        """
        if len(self._found) > _HELD:
            self._found.clear()
        kept = _recall(store, key) if store else {}
        self._found |= kept
        self._asked = {}
        yield
        if store and self._asked.keys() - kept.keys():
            lasting = islice((self._asked | kept).items(), _KEPT)
            store.put(key, json.dumps(dict(lasting)).encode())


def _recall(store: Store, key: str) -> dict[str, Any]:
    try:
        kept = json.loads(store.get(key) or b"{}")
    except (ValueError, RecursionError):
        return {}
    whole = isinstance(kept, dict) and all(map(_is_found, kept.values()))
    return kept if whole else {}


def _is_found(value: object) -> bool:
    """Tell whether a `value` is what rules find: lists of lists of numbers and texts."""
    return isinstance(value, list) and all(
        isinstance(one, list) and all(isinstance(part, (int, str)) for part in one) for one in value
    )


TEXTS = Memory()

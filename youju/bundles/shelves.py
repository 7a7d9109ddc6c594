"""Owns finished bytes that the store keeps side by side in one entry, and gives one by one."""

from __future__ import annotations

from collections.abc import Mapping

from youju.bundles.spool import Placed
from youju.output.manifest import hash_bytes
from youju.store.cache import Store, make_key

# Where bytes stand in the entry, how many they are, and their hash.
Stretch = tuple[int, int, str]


class DamagedError(Exception):
    """The store no longer has what it had; what was left of it is taken out."""


class Shelved(Placed[Stretch]):
    """Bytes by name, read from `store` when they are asked for.

    What does not have its hash any more raises DamagedError.
    """

    def __init__(self, store: Store, key: str, places: Mapping[str, Stretch]) -> None:
        super().__init__(places)
        self._store, self._key = store, key

    def __getitem__(self, name: str) -> bytes:
        start, length, known = self._places[name]
        content = self._store.read_piece(self._key, start, length)
        if hash_bytes(content) != known:
            self._store.drop(self._key)
            raise DamagedError(self._key)
        return content

    def hashes(self) -> dict[str, str]:
        """Return the hash of each, by name."""
        return {name: known for name, (_, _, known) in self._places.items()}


def name_shelf(key: str) -> str:
    """Return the key of the bytes that belong to the entry under `key`."""
    return make_key("made", "shelf", key)


def shelve(store: Store, key: str, contents: Mapping[str, bytes]) -> dict[str, Stretch]:
    """Keep `contents` under `key`; return where each stands."""
    places: dict[str, Stretch] = {}
    pieces = []
    start = 0
    for name, content in contents.items():
        places[name] = (start, len(content), hash_bytes(content))
        pieces.append(content)
        start += len(content)
    store.put(key, b"".join(pieces))
    return places


def find_shelved(store: Store, key: str, places: Mapping[str, Stretch]) -> Shelved | None:
    """Return what `store` keeps under `key` at `places`; None where it has another length.

    It is not read: whether the bytes are still theirs shows when one of them is.
    """
    length = max((start + length for start, length, _ in places.values()), default=0)
    return Shelved(store, key, places) if store.measure(key) == length else None

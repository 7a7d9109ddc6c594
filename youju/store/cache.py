"""Owns the store of what builds made: content found again by the hash of all it came from."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path

_KEY = re.compile(r"[0-9a-f]{40}\.[a-z]{3,4}")
_SHELF = re.compile(r"[0-9a-f]{2}")
_UNFINISHED = ".unfinished"
_SEAL_LENGTH = len("<!---->") + 40


def make_key(extension: str, *parts: str) -> str:
    """Return the key of what is made from `parts` alone: "1f…9a.svg".

    `parts` must be everything the content depends on. They are hashed with their lengths, so that
    no two lists of parts look alike.
    """
    total = hashlib.blake2b(digest_size=20)
    for part in parts:
        content = part.encode("utf-8", "surrogatepass")
        total.update(b"%d:" % len(content))
        total.update(content)
    return f"{total.hexdigest()}.{extension}"


def digest_modules(names: Iterable[str]) -> str:
    """Return the hash of modules of the engine, named by their paths in it: "rendering/png.py".

    It stands in the keys of what they make.
    """
    here = Path(__file__).parents[1]
    return make_key("code", *((here / name).read_text("utf-8") for name in names))


class Store:
    """A cache in a folder, which may be absent, full, read-only or damaged without harm.

    An entry is the content and a seal, the hash of the content as an XML comment (an SVG remains
    one; readers of PNG stop before it). What does not match its seal is not there.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def is_writable(self) -> bool:
        """Tell whether what is put here is kept, as far as that can be known."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            tempfile.TemporaryFile(dir=self.folder).close()
        except OSError:
            return False
        return True

    def get(self, key: str) -> bytes | None:
        """Return what was put under `key`, or None when it is missing or not as it was put."""
        try:
            entry = self._path(key).read_bytes()
        except OSError:
            return None
        content, seal = entry[:-_SEAL_LENGTH], entry[-_SEAL_LENGTH:]
        return content if seal == _seal(content) else None

    def measure(self, key: str) -> int | None:
        """Return the length of what was put under `key`, None when it is missing; the seal is not
        looked at."""
        try:
            return self._path(key).stat().st_size - _SEAL_LENGTH
        except OSError:
            return None

    def read_piece(self, key: str, start: int, length: int) -> bytes:
        """Return a piece of what was put under `key`, or what is left of it; without the seal it
        may be anything."""
        try:
            with self._path(key).open("rb") as file:
                file.seek(start)
                return file.read(length)
        except OSError:
            return b""

    def drop(self, key: str) -> None:
        """Take out what was put under `key`."""
        with suppress(OSError):
            self._path(key).unlink()

    def put(self, key: str, content: bytes) -> None:
        """Keep `content` under `key`; a folder that cannot be written is no error.

        The entry appears as a whole, whatever other builds do at the same time.
        """
        path = self._path(key)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(_UNFINISHED, dir=path.parent)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(content)
                    file.write(_seal(content))
                Path(name).replace(path)
            finally:
                Path(name).unlink(missing_ok=True)

    def prune(self, keep: Collection[str]) -> None:
        """Remove every entry whose key is not in `keep`, and what broken builds left unfinished.

        Files that no Store made stay.
        """
        for path in list(self.folder.glob("??/*")):
            entry = _KEY.fullmatch(path.name) and path.name not in keep
            if _SHELF.fullmatch(path.parent.name) and (entry or path.name.endswith(_UNFINISHED)):
                with suppress(OSError):
                    path.unlink()

    def _path(self, key: str) -> Path:
        if not _KEY.fullmatch(key):
            raise ValueError(f"not a key of the store: {key!r}")
        return self.folder / key[:2] / key


def _seal(content: bytes) -> bytes:
    return b"<!--%s-->" % hashlib.blake2b(content, digest_size=20).hexdigest().encode()

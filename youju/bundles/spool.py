"""Owns finished bytes that wait to be written: in a file without a name, not in memory."""

from __future__ import annotations

import errno
import io
import os
import tempfile
import weakref
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Generic, TypeVar

_Place = TypeVar("_Place")


class _Reel:
    """A file that is closed when nobody has it any more; one thread at a time uses it."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        weakref.finalize(self, file.close)


class Placed(Mapping[str, bytes], Generic[_Place]):
    """Bytes by name, each at a place that is known without reading it."""

    def __init__(self, places: Mapping[str, _Place]) -> None:
        self._places = places

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


class Spooled(Placed[tuple[_Reel, int, int]]):
    """Bytes by name, read from a spool whenever they are asked for."""

    def __getitem__(self, name: str) -> bytes:
        reel, start, length = self._places[name]
        reel.file.seek(start)
        return reel.file.read(length)


class Joined(Placed[Mapping[str, bytes]]):
    """Bytes by name of several mappings together."""

    def __init__(self, mappings: Iterable[Mapping[str, bytes]]) -> None:
        # What is joined already is taken apart again, so that parts are what was shelved as one.
        super().__init__(
            {
                name: one._places[name] if isinstance(one, Joined) else one
                for one in mappings
                for name in one
            }
        )

    def __getitem__(self, name: str) -> bytes:
        return self._places[name][name]

    def without(self, names: Collection[str]) -> Joined:
        """Return all but what has one of these `names`."""
        left = Joined(())
        left._places = {name: part for name, part in self._places.items() if name not in names}
        return left

    def list_parts(self) -> list[Mapping[str, bytes]]:
        """Return the mappings that it is joined of, in their order."""
        return list({id(part): part for part in self._places.values()}.values())


class Spool:
    """Takes bytes in; whoever holds some of them keeps its file open, and nobody else finds it.

    It stands in `folder`, or where the system has its temporary files, or else in memory.
    """

    def __init__(self, folder: Path) -> None:
        self._reel = _Reel(_open(folder))

    def hold(self, contents: Mapping[str, bytes]) -> Spooled:
        """Take `contents` in; return them."""
        if isinstance(contents, Spooled):
            return contents
        try:
            return self._write(contents)
        except OSError:  # the disk is full, which whoever writes the site will tell
            self._reel = _Reel(io.BytesIO())
            return self._write(contents)

    def _write(self, contents: Mapping[str, bytes]) -> Spooled:
        places = {}
        start = self._reel.file.seek(0, io.SEEK_END)
        for name, content in contents.items():
            if self._reel.file.write(content) != len(content):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            places[name] = (self._reel, start, len(content))
            start += len(content)
        return Spooled(places)


@dataclass(frozen=True)
class SpooledPage:
    """A page whose bytes are read when they are needed."""

    path: str
    held: Mapping[str, bytes]

    @property
    def content(self) -> bytes:
        """Return the bytes of the page."""
        return self.held[self.path]


def list_pages(held: Mapping[str, bytes]) -> Iterator[SpooledPage]:
    """Yield the pages that are `held`, by path."""
    return (SpooledPage(path, held) for path in held)


def _open(folder: Path) -> IO[bytes]:
    for place in (folder if folder.is_dir() else None, None):
        try:
            return tempfile.TemporaryFile(buffering=0, dir=place)
        except OSError:  # read-only, or there is none
            continue
    return io.BytesIO()

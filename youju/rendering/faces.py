"""Owns the fonts that drawing processes get: subsets of the chart font, grown as jobs need more."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from youju.typography.subsets import find_wanted, write_subset


@dataclass(frozen=True)
class Faces:
    """Folders of one face each, which draw what is `wanted` (typography.subsets)."""

    wanted: frozenset[str] = frozenset()
    folders: tuple[Path, ...] = ()


class Typecase:
    """A temporary folder of faces; `faces` are the newest, with all that was ever asked for."""

    def __init__(self, expect: Callable[[], str]) -> None:
        """`expect` returns what will probably be drawn: with the first faces it is ready, too."""
        self.faces = Faces()
        self._expect = expect
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def cover(self, texts: Iterable[str]) -> bool:
        """Have faces for `texts`, specs and SVGs; return whether they are new."""
        wanted = frozenset[str]().union(*map(find_wanted, texts))
        if self.faces.folders and wanted <= self.faces.wanted:
            return False
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="youju-faces-")
            wanted |= find_wanted(self._expect())
        wanted |= self.faces.wanted
        # Those before stay: a process may still read from them.
        folder = tempfile.mkdtemp(dir=self._folder.name)
        self.faces = Faces(wanted, write_subset(wanted, Path(folder)))
        return True

    def close(self) -> None:
        """Remove the folder, when no process reads from it any more."""
        if self._folder is not None:
            self._folder.cleanup()

"""Owns what was seen of the output's files: who has not been touched since need not be read."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path

SIGHTINGS = ".cache/output.json"
_SECOND = 1_000_000_000
# A file whose time is this near may be written again within the same tick of the disk's clock.
_YOUNG = 2 * _SECOND


class Sightings:
    """The marks of pages whose bytes were known: size, times and inode, kept in a file.

    The file may be missing, damaged or of another output: then nothing was seen.
    """

    def __init__(self, file: Path, output: Path) -> None:
        self._file = file
        self._output = os.path.abspath(output)  # noqa: PTH100  (a link stays one)
        self._marks = self._read()
        self._changed = False

    def vouch(self, path: str, known: str) -> bool:
        """Return whether the page at `path` still is what it was when its hash was `known`."""
        seen = self._marks.get(path)
        return seen is not None and seen == [known, self.look(path)]

    def look(self, path: str) -> str:
        """Return the mark that the page at `path` has now, "" for what is no file.

        To be asked for before the file is read: who writes it meanwhile is found out.
        """
        try:
            found = os.stat(f"{self._output}/{path}", follow_symlinks=False)  # noqa: PTH116
        except (OSError, ValueError):
            return ""
        moment = found.st_mtime_ns
        # Whole seconds are those of a disk that knows no shorter ones, or of an unpacked archive.
        settled = moment % _SECOND and moment < time.time_ns() - _YOUNG
        marks = (found.st_size, moment, found.st_ino, found.st_ctime_ns)
        return " ".join(map(str, marks)) if settled else ""

    def record(self, path: str, known: str, mark: str) -> None:
        """Keep that the page whose hash is `known` has the `mark`."""
        if mark and self._marks.get(path) != [known, mark]:
            self._marks[path] = [known, mark]
            self._changed = True

    def renew(self, pages: Mapping[str, str], vouched: Collection[str] = ()) -> None:
        """Keep the marks of `pages` (path → hash), whose bytes were put or found in the output.

        Those that were `vouched` for since, and not touched, have theirs.
        """
        for path, known in pages.items():
            if path not in vouched:
                self.record(path, known, self.look(path))
        for path in self._marks.keys() - pages.keys():
            del self._marks[path]
            self._changed = True
        self.save()

    def save(self) -> None:
        """Write the file, where it can be written and something is new."""
        if not self._changed:
            return
        entry = {"output": self._output, "pages": self._marks}
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            unfinished = self._file.with_name(f"{self._file.name}.{os.getpid()}.unfinished")
            unfinished.write_text(json.dumps(entry), "utf-8")
            unfinished.replace(self._file)
            self._changed = False

    def _read(self) -> dict[str, list[str]]:
        try:
            entry = json.loads(self._file.read_bytes())
            pages = entry["pages"] if entry["output"] == self._output else {}
            return {path: [known, mark] for path, (known, mark) in pages.items()}
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return {}

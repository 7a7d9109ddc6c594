"""Owns noticing: waits until what a build reads has changed and has come to rest."""

from __future__ import annotations

import asyncio
import hashlib
import os
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from youju.inputs import FOLDERS, read_home, read_inputs
from youju.output.up_to_date import engine_digest
from youju.problems import Problems

# Stands among the changed names for the engine's own files, all together.
ENGINE = "youju"
# Seconds between two looks, and between a change seen and the look that finds it at rest. The
# second is well above the tick of a file system's clock (4 to 10 ms): two writes within one tick
# are both over when the files are read.
_INTERVAL = 0.1
_SETTLE = 0.05
# A file that is written without a pause (a growing log) does not hold the preview up for ever.
_MOST_LOOKS = 40
# Shared folders and FAT keep times to the second or two: a file changed just now may change again
# without showing it, so its bytes are read as long as it is young.
_YOUNG_NS = 2_000_000_000

_Stats = Mapping[str, tuple[int, int, int, int]]


class Watch:
    """Watches the inputs of the site under `root`, Youju's own templates and the engine itself.

    File attributes only say when to read; the bytes decide what has changed. A file that was
    merely touched is no change, and neither is what Excel, WPS or an editor leaves beside the
    file being edited: the rules are those of `youju.inputs`.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._read: _Stats = {}
        self._marks: Mapping[str, str] = {}
        self._asked = False

    def ask(self) -> None:
        """Have `change` return, though nothing may have changed."""
        self._asked = True

    async def change(self) -> frozenset[str]:
        """Wait for the next change; return the names of the files changed, added or removed.

        The first call returns every name at once, after `ask` the next returns at once. What
        changes after a call has returned (while a build runs, say) is returned by the next.
        """
        while True:
            stats = await self._rest()
            if stats != self._read or _is_any_young(stats):
                self._read = stats
                with suppress(OSError):  # a folder vanished while being read: look again
                    marks = await asyncio.to_thread(_read_marks, self._root)
                    former, self._marks = self._marks, marks
                    if former != marks:
                        return frozenset(
                            name
                            for name in former.keys() | marks.keys()
                            if former.get(name) != marks.get(name)
                        )
            if self._asked:
                self._asked = False
                return frozenset()
            await asyncio.sleep(_INTERVAL)

    async def _rest(self) -> _Stats:
        stats = await asyncio.to_thread(_read_stats, self._root)
        if stats == self._read:
            return stats
        for _ in range(_MOST_LOOKS):
            await asyncio.sleep(_SETTLE)
            earlier, stats = stats, await asyncio.to_thread(_read_stats, self._root)
            if stats == earlier:
                break
        return stats


def _is_any_young(stats: _Stats) -> bool:
    now = time.time_ns()
    return any(abs(now - changed) < _YOUNG_NS for changed, *_ in stats.values())


def _read_stats(root: Path) -> _Stats:
    """Return the attributes that a save changes, by path: also a save that keeps the old time."""
    folders = {base / name for base in (root, read_home()) for name in FOLDERS}
    stats: dict[str, tuple[int, int, int, int]] = {}
    for folder in {*folders, Path(__file__).parent.parent}:
        for place, below, names in os.walk(folder):
            below[:] = [name for name in below if name != "__pycache__"]
            for name in names:
                path = os.path.join(place, name)  # noqa: PTH118 (ten times a second: no Path)
                with suppress(OSError):  # gone since it was listed
                    found = os.stat(path)  # noqa: PTH116
                    stats[path] = (
                        found.st_mtime_ns,
                        found.st_ctime_ns,
                        found.st_size,
                        found.st_ino,
                    )
    return stats


def _read_marks(root: Path) -> Mapping[str, str]:
    """Return a mark of what each file holds; files that cannot be read are marked with why."""
    problems = Problems()
    inputs = read_inputs(root, problems)
    marks = {name: _mark(content) for name, content in inputs.files.items()}
    for problem in problems:
        marks[problem.origin.file] = f"{problem.code} {problem.values}"
    marks[ENGINE] = engine_digest()
    return marks


def _mark(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()

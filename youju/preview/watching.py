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
# Seconds between two looks at all files, between two at those that were saved last, and between a
# change seen and the look that finds it at rest. The third is above the tick of a file system's
# clock (4 to 10 ms): two writes within one tick are both over when the files are read.
_INTERVAL = 0.1
# After so many seconds in which nothing was saved, all files are looked at less often.
_REST, _REST_INTERVAL = 60.0, 0.3
_GLANCE = 0.02
_SETTLE = 0.02
# How many files that were saved last are looked at more often: whoever writes saves them again.
_MOST_RECENT = 16
# A file that is written without a pause (a growing log) does not hold the preview up for ever.
_MOST_LOOKS = 100
# Shared folders and FAT keep times to the second or two: a file changed just now may change again
# without showing it, so its bytes are read as long as it is young.
_YOUNG_NS = 2_000_000_000

_HERE = os.path.join(Path(__file__).parent.parent, "")  # noqa: PTH118
_Stat = tuple[int, int, int, int]
_Stats = Mapping[str, _Stat]


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
        self._engine = ""
        self._recent: list[str] = []
        self._changed = 0.0
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
                recent = _list_recent(stats, self._read)
                moved = any(path.startswith(_HERE) for path in recent)
                self._read = stats
                self._recent = [*recent, *self._recent][:_MOST_RECENT]
                with suppress(OSError):  # a folder vanished while being read: look again
                    if changed := await asyncio.to_thread(self._compare, moved):
                        self._changed = time.monotonic()
                        return changed
            if self._asked:
                self._asked = False
                return frozenset()
            await self._pause()

    def _compare(self, engine: bool) -> frozenset[str]:
        """Return the names of the files that changed since the last time.

        The engine is read if it may have changed, or if nothing else did: there is time.
        """
        former, self._marks = self._marks, _read_marks(self._root)
        names = former.keys() | self._marks.keys()
        changed = {name for name in names if former.get(name) != self._marks.get(name)}
        if engine or not changed:
            known, self._engine = self._engine, engine_digest()
            changed |= {ENGINE} if known != self._engine else set()
        return frozenset(changed)

    async def _pause(self) -> None:
        """Wait for the next look at all files, or until one saved lately is saved again."""
        rests = time.monotonic() - self._changed > _REST
        for _ in range(round((_REST_INTERVAL if rests else _INTERVAL) / _GLANCE)):
            await asyncio.sleep(_GLANCE)
            if await asyncio.to_thread(self._is_saved_again):
                return

    def _is_saved_again(self) -> bool:
        return any(_read_stat(path) != self._read.get(path) for path in self._recent)

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


def _list_recent(stats: _Stats, former: _Stats) -> list[str]:
    """Return the paths of what changed from `former` to `stats`, the last first."""
    changed = [path for path in stats.keys() | former.keys() if stats.get(path) != former.get(path)]
    return sorted(changed, key=lambda path: stats.get(path, (0,)), reverse=True)


def _is_any_young(stats: _Stats) -> bool:
    now = time.time_ns()
    return any(abs(now - changed) < _YOUNG_NS for changed, *_ in stats.values())


def _read_stats(root: Path) -> _Stats:
    """Return the attributes that a save changes, by path: also a save that keeps the old time."""
    folders = {base / name for base in (root, read_home()) for name in FOLDERS}
    stats: dict[str, _Stat] = {}
    for folder in {*folders, Path(_HERE)}:
        for place, below, names in os.walk(folder):
            below[:] = [name for name in below if name != "__pycache__"]
            for name in names:
                path = os.path.join(place, name)  # noqa: PTH118 (ten times a second: no Path)
                if stat := _read_stat(path):  # else it is gone since it was listed
                    stats[path] = stat
    return stats


def _read_stat(path: str) -> _Stat | None:
    """Return the attributes of a file that a save changes; None if there is no such file."""
    try:
        found = os.stat(path)  # noqa: PTH116
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)


def _read_marks(root: Path) -> Mapping[str, str]:
    """Return a mark of what each file holds; files that cannot be read are marked with why."""
    problems = Problems()
    inputs = read_inputs(root, problems)
    marks = {name: _mark(content) for name, content in inputs.files.items()}
    for problem in problems:
        marks[problem.origin.file] = f"{problem.code} {problem.values}"
    return marks


def _mark(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()

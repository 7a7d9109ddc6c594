"""Owns the lock that keeps two builds of one site apart; a dead build's lock is free by itself."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from youju.origins import Origin
from youju.output.folders import name_beside
from youju.problems import Problem

# Windows forbids reading what is locked: the locked byte lies far behind the owner's name.
_FAR = 1 << 30


class BusyError(Exception):
    """Another build is at work: process `pid` (0 if unknown), `since` "2026-03-01 09:30:00"."""

    def __init__(self, pid: int, since: str, place: str = "output") -> None:
        self.pid, self.since = pid, since
        values = (("pid", str(pid)), ("since", since))
        self.problem = Problem("output-busy", Origin(place), values)
        super().__init__(f"process {pid} builds since {since}")


@contextmanager
def lock_output(output: Path) -> Iterator[None]:
    """Hold the only right to write `output` and what lies beside it, or raise BusyError."""
    path = name_beside(output, "lock")
    file = _take(path, output.name)
    try:
        file.truncate(0)
        file.write(f"{os.getpid()} {time.strftime('%Y-%m-%d %H:%M:%S')}")
        file.flush()
        yield
    finally:
        _release(path, file)


def _take(path: Path, place: str) -> TextIO:
    while True:
        file = _open(path)
        if not _try_lock(file.fileno()):
            with file:
                file.seek(0)
                pid, _, since = file.read().partition(" ")
            raise BusyError(int(pid) if pid.isdigit() else 0, since, place)
        # The former owner may have removed the file between our opening and our locking it.
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(file.fileno()), path.stat()):
                return file
        file.close()


def _open(path: Path) -> TextIO:
    """Open the lock's own file; a link in its place would have us empty another one."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    if path.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    # Path.open knows no opener; os.fdopen, should it fail, would leave the file behind.
    return open(path, "r+", encoding="ascii", opener=lambda name, _: os.open(name, flags, 0o666))


def _try_lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(handle, _FAR, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _release(path: Path, file: TextIO) -> None:
    # Windows removes no open file; elsewhere it must go while it is still ours.
    if sys.platform == "win32":
        file.close()
        with suppress(PermissionError):
            path.unlink()
    else:
        path.unlink(missing_ok=True)
        file.close()

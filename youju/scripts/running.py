"""Owns the run of a story's own code: within a time limit, and watched for files it opens."""

from __future__ import annotations

import ctypes
import os
import sys
import sysconfig
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

# Seconds of work, and seconds in all where the machine is busy or the code waits.
TIME_LIMIT, PATIENCE = 10.0, 60.0
_LOOK = 0.25
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_SYSTEM = ("/dev/", "/proc/", "/sys/", "/etc/", "/usr/share/zoneinfo/")
_Returned = TypeVar("_Returned")


class TooSlow(BaseException):
    """A story's code went on for too long. It is no Exception, so that the code lets it pass."""


def run_within(
    call: Callable[[], _Returned],
    file: str,
    opened: dict[tuple[str, int], None],
    limit: float | None = None,
) -> _Returned:
    """Return what `call` returns, whose code was compiled as `file`.

    Path and line of each file that it opens to read are put into `opened`; modules and what
    belongs to Python or a library are not counted. TooSlow is raised inside the code that goes on
    for `limit` seconds of work, or TIME_LIMIT.
    """
    _listen()
    _heard.file, _heard.opened = file, opened
    try:
        return _limit(call, TIME_LIMIT if limit is None else limit)
    finally:
        _heard.opened = None


def _limit(call: Callable[[], _Returned], limit: float) -> _Returned:
    """Return what `call` returns, or raise TooSlow after `limit` seconds of the processor.

    A thread watches, and raises it in the thread that calls: code of a story cannot be ended
    otherwise without ending its process.
    """
    target, over, turn = threading.get_ident(), threading.Event(), threading.Lock()
    work, begun, late = time.process_time(), time.monotonic(), False

    def watch() -> None:
        nonlocal late
        while not over.wait(_LOOK):
            late = time.process_time() - work > limit or time.monotonic() - begun > PATIENCE
            with turn:
                if late and not over.is_set():  # again and again, should the code catch it
                    _raise_in(target, TooSlow)

    threading.Thread(target=watch, daemon=True).start()
    try:
        try:
            return call()
        finally:
            with turn:
                over.set()
            if late:
                _raise_rest(target)
    except TooSlow:
        over.set()
        raise


def _raise_in(thread: int, error: type[BaseException]) -> None:
    """Raise `error` in a thread at its next step.

    Works for the main thread and any other, with or without signals.
    """
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(error))


def _raise_rest(thread: int) -> None:
    """Have nothing left to be raised in `thread`, which is this one: it is raised here, and caught.

    Were it taken back, the interpreter would look for it for good; while Python 3.11 is traced, it
    would then do nothing else.
    """
    with suppress(TooSlow):
        _raise_in(thread, TooSlow)
        while True:
            pass


class _Heard(threading.local):
    file = ""
    opened: dict[tuple[str, int], None] | None = None


_heard = _Heard()


@cache
def _listen() -> None:
    """Install the hook that hears of every opened file; it cannot be taken out again."""
    sys.addaudithook(_hear)


def _hear(event: str, arguments: tuple[Any, ...]) -> None:
    opened = _heard.opened
    if event != "open" or opened is None or isinstance(arguments[0], int):
        return
    _heard.opened = None  # what is asked here is not heard
    try:
        path, mode, flags = os.path.abspath(os.fsdecode(arguments[0])), *arguments[1:]  # noqa: PTH100
        reads = not set(mode or "") & set("wax+") and not (flags or 0) & _WRITING
        if reads and _is_data(path) and (line := _find_line(_heard.file)):
            opened[path, line] = None
    finally:
        _heard.opened = opened


def _is_data(path: str) -> bool:
    """Tell whether `path` is a file that is there, and no part of Python or of a library."""
    return (
        not path.endswith((".py", ".pyc"))
        and not path.startswith((*_SYSTEM, *_list_libraries()))
        and os.path.isfile(path)  # noqa: PTH113
    )


def _find_line(file: str) -> int:
    """Return the line of `file` that is being run; 0 if none is, or if it imports a module."""
    frame = sys._getframe(2)
    while frame is not None:
        name = frame.f_code.co_filename
        if name == file:
            return frame.f_lineno
        if name.startswith("<frozen importlib"):
            return 0
        frame = frame.f_back  # type: ignore[assignment]
    return 0


@cache
def _list_libraries() -> tuple[str, ...]:
    names = ("stdlib", "platstdlib", "purelib", "platlib")
    folders = {*(sysconfig.get_path(name) for name in names), str(Path(__file__).parents[1])}
    return tuple(os.path.join(folder, "") for folder in folders)  # noqa: PTH118

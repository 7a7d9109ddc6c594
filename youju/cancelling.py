"""Owns cancelling: work that nobody waits for any more ends at its next step."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class CancelledError(BaseException):
    """The work is not wanted any more. It is no Exception, so that all code lets it pass."""


class _Asked(threading.local):
    is_wanted: Callable[[], bool] | None = None


_asked = _Asked()


def step() -> None:
    """Raise CancelledError if this thread's work is not wanted any more.

    Whoever does long work calls it between two pieces, where nothing is left half done.
    """
    if _asked.is_wanted and not _asked.is_wanted():
        raise CancelledError


@contextmanager
def wanted_while(is_wanted: Callable[[], bool] | None) -> Iterator[None]:
    """Have steps of this thread ask `is_wanted`; None lets all work inside go on to its end."""
    former, _asked.is_wanted = _asked.is_wanted, is_wanted
    try:
        yield
    finally:
        _asked.is_wanted = former

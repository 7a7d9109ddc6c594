"""Owns progress: what long work tells of how far it is, to whoever listens in its thread."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

_Item = TypeVar("_Item")


@dataclass(frozen=True)
class Phase:
    """What is being done, a key of messages.toml: the one of this `number` of `total`.

    Both are 0 where nobody counts. The `subject`, such as a story, needs no translation.
    """

    key: str
    number: int = 0
    total: int = 0
    subject: str = ""


Listener = Callable[[Phase], None]
# Between two phases of one sort that go to another process.
_REPORT_SECONDS = 0.2


class _Heard(threading.local):
    listener: Listener | None = None
    subject: str = ""


_heard = _Heard()


def report(key: str, number: int = 0, total: int = 0) -> None:
    """Tell who listens in this thread what is being done; where nobody does, it costs nothing."""
    if _heard.listener:
        _heard.listener(Phase(key, number, total, _heard.subject))


def track(
    key: str, items: Collection[_Item], name: Callable[[_Item], str] | None = None
) -> Iterator[_Item]:
    """Yield the `items`, each reported before it; what is reported meanwhile has its `name`."""
    former, total = _heard.subject, len(items)
    try:
        for number, item in enumerate(items, start=1):
            if _heard.listener:
                _heard.subject = former
                report(key, number, total)
                if name:
                    _heard.subject = place(name(item), number, total)
            yield item
    finally:
        _heard.subject = former


def place(name: str, number: int, total: int) -> str:
    """Return what is said of the one of this `name`, the `number`th of `total`: "tea (2/3)"."""
    return f"{name} ({number}/{total})" if total > 1 else name


@contextmanager
def named(subject: str) -> Iterator[None]:
    """Have what is reported inside be of this `subject`."""
    former, _heard.subject = _heard.subject, subject
    try:
        yield
    finally:
        _heard.subject = former


def find_listener() -> Listener | None:
    """Return who listens in this thread, if anybody does."""
    return _heard.listener


def space(listener: Listener) -> Listener:
    """Return what passes on to `listener` each phase of another sort than the one before, and of
    the others only as many as people can read."""
    key, next_time = "", 0.0

    def take(phase: Phase) -> None:
        nonlocal key, next_time
        if phase.key != key or time.monotonic() >= next_time:
            key, next_time = phase.key, time.monotonic() + _REPORT_SECONDS
            listener(phase)

    return take


@contextmanager
def heard_by(listener: Listener | None) -> Iterator[None]:
    """Have what is reported in this thread go to `listener`; None lets it go unheard."""
    former, _heard.listener = _heard.listener, listener
    try:
        yield
    finally:
        _heard.listener = former

"""Owns supervision: one build after another, none of them for longer than it is wanted."""

from __future__ import annotations

import asyncio
import time
from asyncio import Task
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from functools import partial

from youju.model import Origin
from youju.preview.build_worker import Attempt, Contents, Worker
from youju.preview.problem_page import make_notices
from youju.preview.watching import ENGINE, Watch
from youju.preview.words import word_preview
from youju.problems import Problem

# A build that is about to end may, for another process has to load everything anew: a newer save
# ends it when it has run for half as long again as the last one, but neither sooner nor later.
_GRACE_SHARE = 1.5
_LEAST_GRACE_SECONDS, _MOST_GRACE_SECONDS = 3.0, 15.0
# A first build of a large site takes minutes; what takes longer than this will never end.
LIMIT_SECONDS = 600.0
# It is said that a build still runs after this long, then after twice as long, and so on.
_WORD_SECONDS = 3.0


@dataclass(frozen=True)
class Looks:
    """Who looks: `list_open` names the pages that stand open, the one looked at last first; `show`
    takes those that are made before the rest, on any thread."""

    list_open: Callable[[], Sequence[str]] = tuple
    show: Callable[[Contents], None] = lambda pages: None


async def build_again(
    worker: Worker,
    watch: Watch,
    tell: Callable[[str], None],
    language: str,
    looks: Looks,
    limit: float = LIMIT_SECONDS,
) -> AsyncIterator[tuple[Attempt, float]]:
    """Build after every change that `watch` sees; yield what came of it, and the seconds it took.

    Contents that stand open are made first, and shown to `looks`.

    The watch goes on while a build runs, and a newer save ends one that is not about to end by
    itself. A build that takes longer than `limit` seconds is ended, and a notice says so.
    """
    looking = asyncio.create_task(watch.change())
    fresh, grace = True, _LEAST_GRACE_SECONDS
    try:
        while True:
            changed = await looking
            fresh = fresh or _is_code(changed)
            looking = asyncio.create_task(watch.change())
            started = time.perf_counter()
            attempt = await _build(
                partial(worker.build, fresh, looks.list_open(), looks.show),
                worker.stop,
                looking,
                (grace, limit),
                lambda key, seconds: tell(word_preview(key, language, seconds=round(seconds))),
            )
            if attempt is not None:
                seconds = time.perf_counter() - started
                grace = max(_LEAST_GRACE_SECONDS, _GRACE_SHARE * seconds)
                grace = min(grace, _MOST_GRACE_SECONDS)
                fresh = False
                yield attempt, seconds
    finally:
        looking.cancel()


async def _build(
    build: Callable[[], Attempt],
    stop: Callable[[], None],
    looking: Task[frozenset[str]],
    ends: tuple[float, float],
    say: Callable[[str, float], None],
) -> Attempt | None:
    """Return what comes of one `build`, None when a newer save has ended it with `stop`.

    `ends` are the seconds after which it is ended: when a newer save is there, and when none is.
    """
    grace, limit = ends
    building = asyncio.create_task(asyncio.to_thread(build))
    started, word_at = time.perf_counter(), _WORD_SECONDS
    while True:
        waited = {building} if looking.done() else {building, looking}
        pause = min(grace if looking.done() else limit, word_at) - (time.perf_counter() - started)
        await asyncio.wait(waited, timeout=max(pause, 0), return_when=asyncio.FIRST_COMPLETED)
        took = time.perf_counter() - started
        if building.done():
            return building.result()
        if took >= (grace if looking.done() else limit):
            await asyncio.to_thread(stop)
            await building
            if not looking.done():
                return _make_slow(limit)
            say("overtaken", took)
            return None
        if took >= word_at:
            say("building", took)
            word_at *= 2


def _is_code(changed: frozenset[str]) -> bool:
    """Tell whether code has changed that a process keeps once it has loaded it.

    A story's charts.py is run anew in each build.
    """
    return ENGINE in changed or any(
        name.endswith(".py") and not name.endswith("/charts.py") for name in changed
    )


def _make_slow(limit: float) -> Attempt:
    problem = Problem("preview-slow", Origin("site_src"), (("seconds", f"{limit:g}"),))
    return Attempt(notices=make_notices([(problem, ("",))]))

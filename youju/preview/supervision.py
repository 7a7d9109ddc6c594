"""Owns supervision: one build after another, none of them for longer than it is wanted."""

from __future__ import annotations

import asyncio
import time
from asyncio import Task
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from functools import partial

from youju.model import Origin
from youju.preview.build_worker import Attempt, Early, Worker
from youju.preview.problem_page import make_notices
from youju.preview.watching import ENGINE, Watch
from youju.preview.words import word_preview
from youju.problems import Problem

# A build that does not give way is ended, with its process, and another has to load everything
# anew: after half as long again as the last one took, but neither sooner nor later.
_GRACE_SHARE = 1.5
_LEAST_GRACE_SECONDS, _MOST_GRACE_SECONDS = 3.0, 15.0
# A build gives way at once, but where saves follow each other without a pause nothing would ever be
# told: when it was not for so long, the next build has its time.
_MOST_UNTOLD_SECONDS = 5.0
# Between two times that a build is asked to give way.
_ASK_SECONDS = 0.2
# A first build of a large site takes minutes; what takes longer than this will never end.
LIMIT_SECONDS = 600.0
# It is said that a build still runs after this long, then after twice as long, and so on.
_WORD_SECONDS = 3.0


@dataclass(frozen=True)
class Looks:
    """Who looks: `list_open` names the pages that stand open, the one looked at last first; `show`
    takes what is known before the rest, on any thread. Who `is_told` by it how far a build is need
    not be told that it still runs."""

    list_open: Callable[[], Sequence[str]] = tuple
    show: Callable[[Early], None] = lambda early: None
    is_told: bool = False


async def build_again(
    worker: Worker,
    watch: Watch,
    tell: Callable[[str], None],
    language: str,
    looks: Looks,
    limit: float = LIMIT_SECONDS,
) -> AsyncIterator[tuple[Attempt, float]]:
    """Build after every change that `watch` sees; yield what came of it, and the seconds it took.

    Pages that stand open are made first, and shown to `looks`. The watch goes on while a build
    runs, which gives way to a newer save. A build that takes longer than `limit` seconds is ended,
    and a notice says so.
    """
    looking = asyncio.create_task(watch.change())

    def say(key: str, seconds: float) -> None:
        if key != "building" or not looks.is_told:
            tell(word_preview(key, language, seconds=round(seconds)))

    fresh, grace, untold = True, _LEAST_GRACE_SECONDS, 0.0
    try:
        while True:
            changed = await looking
            fresh = fresh or _is_code(changed)
            looking = asyncio.create_task(watch.change())
            started = time.perf_counter()
            untold = untold or started
            asking = 0.0 if started - untold < _MOST_UNTOLD_SECONDS else grace
            attempt = await _build(
                partial(worker.build, fresh, looks.list_open(), looks.show),
                worker,
                looking,
                (asking, grace, limit),
                say,
            )
            fresh = False  # the process that was begun, or the one after it, has the new code
            if attempt is not None:
                seconds = time.perf_counter() - started
                grace = max(_LEAST_GRACE_SECONDS, _GRACE_SHARE * seconds)
                grace = min(grace, _MOST_GRACE_SECONDS)
                untold = 0.0
                yield attempt, seconds
    finally:
        looking.cancel()


async def _build(
    build: Callable[[], Attempt],
    worker: Worker,
    looking: Task[frozenset[str]],
    ends: tuple[float, float, float],
    say: Callable[[str, float], None],
) -> Attempt | None:
    """Return what comes of one `build` of `worker`, None when it has given way to a newer save.

    When one is there, it is asked to after the first of `ends`, in seconds, and ended when it has
    not done so after the second; when there is none, it is ended after the third.
    """
    asking, grace, limit = ends
    asked: float | None = None
    building = asyncio.create_task(asyncio.to_thread(build))
    started, word_at = time.perf_counter(), _WORD_SECONDS
    while True:
        took = time.perf_counter() - started
        if building.done():
            attempt = building.result()
            return None if attempt.gave_way else attempt
        if looking.done() and took >= asking:
            worker.give_way()  # again and again: the first time it may not have begun
            asked = took if asked is None else asked
        end = limit if asked is None else asked + grace
        if took >= end:
            await asyncio.to_thread(worker.stop)
            await building
            if not looking.done():
                return _make_slow(limit)
            say("overtaken", took)
            return None
        if took >= word_at:
            say("building", took)
            word_at *= 2
        waited = {building} if looking.done() else {building, looking}
        look = took + _ASK_SECONDS if looking.done() else limit
        pause = min(end, word_at, look) - took
        await asyncio.wait(waited, timeout=max(pause, 0), return_when=asyncio.FIRST_COMPLETED)


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

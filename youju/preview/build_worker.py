"""Owns attempts: builds for the preview, in a process of their own that may stumble or die."""

from __future__ import annotations

import pickle
import threading
import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from youju.cancelling import CancelledError, wanted_while
from youju.children import Child, hear_interrupts, listen, send
from youju.preview.packing import pack
from youju.preview.problem_page import Notice, make_notices
from youju.preview.trials import Trial
from youju.problems import BuildError
from youju.progress import Phase, heard_by, space

Contents = Mapping[str, bytes]
# What is shown before the whole site is made: pages, what was found to be wrong, or how far it is.
Early = Contents | tuple[Notice, ...] | Phase
# What makes the site in a folder: it is told which pages stand open, and may show something before
# the rest is made.
Plan = Callable[[Path, Sequence[str], Callable[[Early], None]], Trial]

# How long a worker that is told to end may take to close what it has open.
_PATIENCE_SECONDS = 3
_BUILDS = "youju.preview.build_worker:serve_builds"


@dataclass(frozen=True)
class Attempt:
    """What came of one build: its pages and what is to be said of them, or a fault of our own.

    `pages` is None when none could be made. `fault` is a traceback; `died` the exit code of a
    worker that ended without an answer. One that `gave_way` was not made to its end.
    """

    pages: Contents | None = None
    notices: tuple[Notice, ...] = ()
    fault: str = ""
    died: int | None = None
    gave_way: bool = False


class Worker:
    """A process that runs `plan` of the site under `root` on demand and keeps in between what it
    has imported and what `plan` holds.

    `plan` must be importable by name: a module's function, or made of such; if it has `close`, that
    is called when the worker ends. A story that calls sys.exit and a library that aborts end the
    worker or the attempt, never the preview.
    """

    def __init__(self, plan: Plan, root: Path) -> None:
        self._job = pickle.dumps((plan, root))
        self._lock = threading.Lock()
        self._closed = False
        self._child: Child | None = None

    def build(
        self,
        fresh: bool,
        names: Sequence[str] = (),
        show: Callable[[Early], None] = lambda early: None,
    ) -> Attempt:
        """Build once and return what came of it; `fresh` forgets all code loaded before.

        `show` takes what is known before the rest, also of the pages `names`, which stand open.
        Reloading modules in place is unsound, so changed code gets a new process.
        """
        try:
            child = self._start(fresh)
            self._send(tuple(names))
            while not isinstance(answer := pickle.loads(child.receive()), Attempt):
                show(answer)
            return answer
        except (EOFError, OSError, pickle.UnpicklingError):
            with self._lock:
                return Attempt(died=self._stop() or 0)

    def give_way(self) -> None:
        """Have the build that runs end at its next step; a build that has ended does not mind."""
        with suppress(EOFError, OSError):
            self._send(None)

    def _send(self, message: object) -> None:
        with self._lock:
            if self._child is None:
                raise EOFError
            self._child.send(pickle.dumps(message))

    def stop(self) -> None:
        """End the build that runs, and its process with it; the next build gets another."""
        with self._lock:
            self._stop()

    def close(self) -> None:
        """End the worker for good, also in the middle of a build."""
        with self._lock:
            self._closed = True
            self._stop()

    def _start(self, fresh: bool) -> Child:
        with self._lock:
            if self._closed:
                raise EOFError
            if self._child and not fresh:
                return self._child
            self._stop()
            self._child = Child(_BUILDS, session=True)
            self._child.send(self._job)
            return self._child

    def _stop(self) -> int | None:
        """End the process, if there is one, so that it ends its own; return its exit code."""
        child, self._child = self._child, None
        return child.stop(_PATIENCE_SECONDS) if child else None


def serve_builds(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answer every message of `requests` with an attempt, until they end or are interrupted.

    The first is the job. None has the build that runs give way.
    """

    def tell(message: object) -> None:
        send(answers, pickle.dumps(message))

    with suppress(KeyboardInterrupt, EOFError, OSError):
        inbox = listen(requests)
        hear_interrupts()  # the thread above stays as it is
        job, kept = inbox.get(), list[tuple[Plan, Path]]()
        try:
            while job and (message := inbox.get()):
                names = pickle.loads(message)
                if names is not None:  # else what was to give way has ended meanwhile
                    with wanted_while(inbox.empty), heard_by(space(tell)):
                        attempt = _attempt(job, kept, names, tell)
                    tell(attempt)
        finally:
            for plan, _ in kept:
                getattr(plan, "close", lambda: None)()


def _attempt(
    job: bytes,
    kept: list[tuple[Plan, Path]],
    names: Sequence[str],
    show: Callable[[Early], None],
) -> Attempt:
    """Return what comes of the `job`, which is `kept` once it could be loaded."""
    try:
        kept[:] = kept or [pickle.loads(job)]
        ((plan, root),) = kept
        try:
            trial = plan(root, names, show)
            return Attempt(pack(trial.pages), make_notices(trial.problems))
        except BuildError as error:
            return Attempt(notices=make_notices((problem, ("",)) for problem in error.problems))
    except KeyboardInterrupt:
        raise
    except CancelledError:
        return Attempt(gave_way=True)
    except BaseException:  # SystemExit too: a story's code may call sys.exit
        return Attempt(fault=traceback.format_exc())

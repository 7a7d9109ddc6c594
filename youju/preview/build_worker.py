"""Owns attempts: builds for the preview, in a process of their own that may stumble or die."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from pathlib import Path

from youju.cancelling import CancelledError, wanted_while
from youju.preview.packing import pack
from youju.preview.problem_page import Notice, make_notices
from youju.preview.trials import Trial
from youju.problems import BuildError
from youju.progress import Listener, Phase, heard_by

Contents = Mapping[str, bytes]
# What is shown before the whole site is made: pages, what was found to be wrong, or how far it is.
Early = Contents | tuple[Notice, ...] | Phase
# What makes the site in a folder: it is told which pages stand open, and may show something before
# the rest is made.
Plan = Callable[[Path, Sequence[str], Callable[[Early], None]], Trial]

# How long a worker that is told to end may take to close what it has open.
_PATIENCE_SECONDS = 3
# Between two looks of a build whether it is to give way.
_LOOK_SECONDS = 0.01
# Between two times that it says how far it is.
_REPORT_SECONDS = 0.2


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
        self._process: multiprocessing.process.BaseProcess | None = None
        self._link: Connection | None = None

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
            link = self._start(fresh)
            self._send(tuple(names))
            while not isinstance(answer := link.recv(), Attempt):
                show(answer)
            return answer
        except (EOFError, OSError):
            with self._lock:
                return Attempt(died=self._stop() or 0)

    def give_way(self) -> None:
        """Have the build that runs end at its next step; a build that has ended does not mind."""
        with suppress(EOFError, OSError):
            self._send(None)

    def _send(self, message: object) -> None:
        with self._lock:
            if self._link is None:
                raise EOFError
            self._link.send(message)

    def stop(self) -> None:
        """End the build that runs, and its process with it; the next build gets another."""
        with self._lock:
            self._stop()

    def close(self) -> None:
        """End the worker for good, also in the middle of a build."""
        with self._lock:
            self._closed = True
            self._stop()

    def _start(self, fresh: bool) -> Connection:
        with self._lock:
            if self._closed:
                raise EOFError
            if self._link and not fresh:
                return self._link
            self._stop()
            # Spawned, not forked: a fork of a process with threads may hang.
            context = multiprocessing.get_context("spawn")
            self._link, far = context.Pipe()
            self._process = context.Process(target=_work, args=(far, self._job))
            with _hold_interrupts():
                self._process.start()
            far.close()
            return self._link

    def _stop(self) -> int | None:
        """End the process, if there is one; return its exit code."""
        process, link, self._process, self._link = self._process, self._link, None, None
        if not process or not link:
            return None
        _end(process)
        link.close()
        code = process.exitcode
        process.close()
        return code


def _end(process: multiprocessing.process.BaseProcess) -> None:
    """End `process` politely, so that it ends its own workers too; then by force."""
    assert process.pid is not None
    if sys.platform == "win32":
        process.terminate()
    else:
        with suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGINT)
    process.join(_PATIENCE_SECONDS)
    if process.exitcode is None:
        if sys.platform != "win32":
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.join()


@contextmanager
def _hold_interrupts() -> Iterator[None]:
    """Start a process that no Ctrl-C reaches before `_work` is ready for it."""
    if sys.platform == "win32":
        yield
    else:
        resource_tracker.ensure_running()  # it would let interrupts through again when it starts
        former = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, former)


def _work(link: Connection, job: bytes) -> None:
    """Answer every message with an attempt, until the other end closes or interrupts."""
    with suppress(KeyboardInterrupt, EOFError, OSError):
        if sys.platform != "win32":
            os.setsid()  # the terminal's Ctrl-C is for the preview, which then ends this process
            signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
        kept: list[tuple[Plan, Path]] = []
        try:
            while True:
                names = link.recv()
                if names is not None:  # else what was to give way has ended meanwhile
                    with wanted_while(_ask(link)), heard_by(_space(link.send)):
                        attempt = _attempt(job, kept, names, link.send)
                    link.send(attempt)
        finally:
            for plan, _ in kept:
                getattr(plan, "close", lambda: None)()


def _ask(link: Connection) -> Callable[[], bool]:
    """Return what tells whether nothing came over `link`, where it looks now and then."""
    next_look = 0.0

    def is_wanted() -> bool:
        nonlocal next_look
        if time.monotonic() < next_look:
            return True
        next_look = time.monotonic() + _LOOK_SECONDS
        return not link.poll()

    return is_wanted


def _space(send: Listener) -> Listener:
    """Return what passes on each phase of another sort than the one before, and of the others only
    as many as people can read."""
    key, next_time = "", 0.0

    def take(phase: Phase) -> None:
        nonlocal key, next_time
        if phase.key != key or time.monotonic() >= next_time:
            key, next_time = phase.key, time.monotonic() + _REPORT_SECONDS
            send(phase)

    return take


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

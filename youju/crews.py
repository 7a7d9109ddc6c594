"""Owns crews: executors whose calls run in processes of ours, several at the same time."""

from __future__ import annotations

import _thread
import gc
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from types import TracebackType
from typing import IO, Any, ParamSpec, TypeVar

from youju.children import Child, hear_interrupts, listen, send
from youju.progress import Listener, find_listener, heard_by, space

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")
_SERVES = "youju.crews:serve_calls"
# How long a process that is told to end may take to end its own.
_PATIENCE_SECONDS = 3
# A child that dies costs its call another try, in another child.
_TRIES = 2
# Processes of a crew unless told: each takes some 400 MB, with the one that draws for it.
_MOST = 4


@dataclass(frozen=True)
class _Answer:
    """What a call returned, or the traceback of what it raised."""

    made: Any = None
    fault: str = ""


class Crew(Executor):
    """Runs calls in up to `processes` children; a context manager, at whose end none is left.

    What is called, what it is given and what it returns are pickled. A call of which two children
    died raises BrokenExecutor. Phases that calls report go to `hear`, from any thread. Work that
    runs is ended where the context is left by an exception.
    """

    def __init__(self, processes: int, hear: Listener | None = None) -> None:
        self._threads = ThreadPoolExecutor(processes, "crew")
        self._lock = threading.Lock()
        self._idle: list[Child] = []
        self._busy: set[Child] = set()
        self._closed = False
        self._hear = hear

    def submit(
        self, fn: Callable[_Given, _Made], /, *args: _Given.args, **kwargs: _Given.kwargs
    ) -> Future[_Made]:
        """Have the call made in a child, when one is free."""
        return self._threads.submit(self._call, partial(fn, *args, **kwargs))

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more calls, and end all children when those that were taken are done."""
        self._threads.shutdown(wait, cancel_futures=cancel_futures)
        if wait:
            self.end()

    def end(self) -> None:
        """End all children now; who waits for one gets BrokenExecutor."""
        with self._lock:
            self._closed = True
            children, self._idle = [*self._idle, *self._busy], []
        for child in children:
            child.stop(_PATIENCE_SECONDS)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind:
            self.end()
        self.shutdown(cancel_futures=kind is not None)

    def _call(self, call: Callable[[], Any]) -> Any:
        pickled = pickle.dumps(call)  # now, for calls that wait would fill the memory
        for _ in range(_TRIES):
            child = self._take()
            answer = self._ask(child, pickled)
            if answer and answer.fault:
                raise RuntimeError(answer.fault)
            if answer:
                return answer.made
        raise BrokenExecutor("the processes that were asked have died")

    def _take(self) -> Child:
        with self._lock:
            if self._closed:
                raise BrokenExecutor("the crew has ended")
            child = self._idle.pop() if self._idle else _start()
            self._busy.add(child)
        return child

    def _ask(self, child: Child, call: bytes) -> _Answer | None:
        """Return the answer of a child to `call`; None when it has died."""
        answer: _Answer | None = None
        try:
            child.send(call)
            while not isinstance(told := pickle.loads(child.receive()), _Answer):
                if self._hear:
                    self._hear(told)
            answer = told
        except (EOFError, OSError, pickle.UnpicklingError):
            child.stop()
        with self._lock:
            self._busy.discard(child)
            if answer and not self._closed:
                self._idle.append(child)
        return answer


def offer_crew(jobs: int | None = None) -> Callable[[int], Crew] | None:
    """Return what opens a crew for so many calls, of up to `jobs` processes, as many as there are
    processors unless told; this thread hears of its work. For one process there is none."""
    processes = min(_MOST, _count_processors()) if jobs is None else jobs
    return partial(_open, processes) if processes > 1 else None


def _open(processes: int, calls: int) -> Crew:
    return Crew(min(processes, calls), find_listener())


def _count_processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _start() -> Child:
    """Return a child that takes calls, and looks as seldom as we do for what nobody needs."""
    child = Child(_SERVES, session=True)
    with suppress(OSError, EOFError):  # it may be dead already: who asks it finds out
        child.send(pickle.dumps(gc.get_threshold()))
    return child


def serve_calls(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answer calls until there are no more, or it is interrupted (youju.children).

    The call that is being made when the parent goes is given up.
    """
    with suppress(KeyboardInterrupt, EOFError, OSError):
        calls = listen(requests, at_end=_interrupt)
        hear_interrupts()  # the thread above stays as it is
        gc.set_threshold(*pickle.loads(calls.get() or b""))
        while call := calls.get():
            with heard_by(space(lambda phase: send(answers, pickle.dumps(phase)))):
                answer = _answer(call)
            send(answers, answer)


def _answer(call: bytes) -> bytes:
    try:
        return pickle.dumps(_Answer(pickle.loads(call)()))
    except KeyboardInterrupt:
        raise
    except BaseException:  # SystemExit too: it is the caller's to hear of
        return pickle.dumps(_Answer(fault=traceback.format_exc()))


def _interrupt() -> None:
    """End what the main thread does, also while it waits."""
    if sys.platform == "win32":
        _thread.interrupt_main()
    else:
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)

"""Owns drawing: jobs go to child processes with a time limit and come back checked, in order."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from math import ceil
from types import TracebackType
from typing import Self

from youju.cancelling import CancelledError, step
from youju.progress import report
from youju.rendering import specs, svg_checks
from youju.rendering.faces import Typecase
from youju.rendering.jobs import Job, Raster, Result, write_request
from youju.rendering.machinery import read_machinery
from youju.rendering.process import Process
from youju.rendering.specs import Fault
from youju.rendering.vega import check_vega
from youju.store.cache import Store, make_key
from youju.typography import fonts

TIME_LIMIT = 10.0


class Renderer:
    """Draws jobs in child processes; a context manager, at whose end no child is left.

    A child that raises, dies or takes longer than `limit` seconds is not used again, since one
    failure spoils the next chart (hazard H5); its job is tried once more in a fresh child, and
    then comes back as a fault, alone. What `store` holds is not drawn again.
    There is one child for each `apiece` drawings that are asked for together, up to `workers`: to
    start one takes as long as ten drawings.
    `expect` returns the words that will probably be drawn: where other characters come later, the
    children begin anew.
    """

    def __init__(
        self,
        store: Store | None = None,
        *,
        workers: int = 2,
        apiece: int = 1,
        limit: float = TIME_LIMIT,
        expect: Callable[[], str] = str,
    ) -> None:
        self._store = store
        self._shown: list[set[str]] = []
        self._workers, self._apiece = workers, apiece
        self._wanted = 1
        self._limit = limit
        self._pool = ThreadPoolExecutor(workers, "render")
        self._lock = threading.Condition()  # told of when a child is free
        self._typecase = Typecase(expect)
        self._idle: list[Process] = []
        self._busy: set[Process] = set()
        self._closed = False
        self._noted: list[set[str]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def is_closed(self) -> bool:
        """Tell whether it can draw nothing any more."""
        return self._closed

    @contextmanager
    def note_used(self) -> Iterator[set[str]]:
        """Collect the keys in the store of all that is used inside, for `prune`."""
        self._noted.append(set())
        try:
            yield self._noted[-1]
        finally:
            self._noted.pop()

    def use(self, keys: Collection[str]) -> None:
        """Have `keys` of the store stand among what is used now."""
        for noted in self._noted:
            noted.update(keys)

    def prune(self, used: set[str]) -> None:
        """Leave in the store what a whole site has `used`, and those before that are still shown:
        all since `show_last` was called, and the one before that."""
        if self._store:
            self._store.prune(used.union(*self._shown))
        self._shown.append(used)

    def show_last(self) -> None:
        """Take it that of all sites drawn the last one is shown, and no other."""
        del self._shown[:-1]

    def warm(self, drawings: int) -> None:
        """Start the children for so many `drawings` now, half a second before they are asked."""
        with self._lock:
            self._want(drawings)
            while len(self._idle) + len(self._busy) < self._wanted and not self._closed:
                self._idle.append(Process(self._limit))

    def _want(self, drawings: int) -> None:
        """Have as many children as `drawings` that are asked for together are worth."""
        self._wanted = max(self._wanted, min(self._workers, ceil(drawings / self._apiece)))

    def draw(self, jobs: Sequence[Job]) -> list[Result]:
        """Return a result for each job, in their order; equal jobs are drawn once."""
        keys = [_key(job) for job in jobs]
        self.use(keys)
        asked: dict[str, Result | Future[bytes | Fault]] = {}
        try:
            work = dict(zip(keys, jobs, strict=True))
            begun = {key: self._recall(key, job) for key, job in work.items()}
            new = [job for key, job in work.items() if begun[key] is None]
            self._want(len(new))
            self._dress(new)
            asked = {
                key: found or self._pool.submit(self._make, work[key])
                for key, found in begun.items()
            }
            done = self._finish_all(asked)
        except CancelledError:  # the children may end what they do
            for answer in asked.values():
                if isinstance(answer, Future):
                    answer.cancel()
            raise
        except BaseException:
            self.close()
            raise
        return [done[key] for key in keys]

    def close(self) -> None:
        """Kill every child and wait until it is gone; nothing can be drawn afterwards."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
            for child in self._busy:
                child.kill()
            self._lock.notify_all()
        for child in idle:
            child.stop()
        self._pool.shutdown(cancel_futures=True)
        self._typecase.close()

    def _recall(self, key: str, job: Job) -> Result | None:
        """Return what is kept under `key`, or why `job` may not be drawn; None if it is to be."""
        step()
        kept = self._store.get(key) if self._store else None
        # A store may come from elsewhere. That the font has its characters, its key tells.
        if kept is not None and not _check_made(key, kept, glyphs=False):
            return Result(kept)
        faults = _check_job(job)
        return Result(faults=tuple(faults)) if faults else None

    def _dress(self, jobs: Sequence[Job]) -> None:
        """Have faces for `jobs`; children with faces that lack something are not used again."""
        if not jobs:
            return
        report("fonts")
        if not self._typecase.cover(map(write_request, jobs)):
            return
        with self._lock:
            past = [child for child in self._idle if child.faces]
            self._idle = [child for child in self._idle if not child.faces]
        for child in past:
            child.stop()

    def _finish_all(self, asked: Mapping[str, Result | Future[bytes | Fault]]) -> dict[str, Result]:
        """Return the results; what is drawn for them is reported, one after the other."""
        new = sum(isinstance(answer, Future) for answer in asked.values())
        numbers = count(1)
        done: dict[str, Result] = {}
        for key, answer in asked.items():
            if isinstance(answer, Future):
                report("rasters" if key.endswith(".png") else "drawing", next(numbers), new)
            done[key] = self._finish(key, answer)
        return done

    def _finish(self, key: str, begun: Result | Future[bytes | Fault]) -> Result:
        if isinstance(begun, Result):
            return begun
        step()
        fonts.read_characters()  # while the children draw
        content = begun.result()
        if isinstance(content, Fault):
            return Result(faults=(content,))
        if key.endswith(".svg"):
            content = svg_checks.renumber_ids(content.decode()).encode()
        if faults := _check_made(key, content, glyphs=True):
            return Result(faults=tuple(faults))
        if self._store:
            self._store.put(key, content)
        return Result(content)

    def _make(self, job: Job) -> bytes | Fault:
        request = write_request(job).encode()
        answer = self._ask_child(request, fresh=False)
        return answer if isinstance(answer, bytes) else self._ask_child(request, fresh=True)

    def _can_ask(self) -> bool:
        return self._closed or bool(self._idle) or len(self._busy) < self._wanted

    def _ask_child(self, request: bytes, *, fresh: bool) -> bytes | Fault:
        """Return the answer of an idle drawing process to `request`, or of a `fresh` one.

        One that failed is stopped, and not asked again: a failure may spoil what it draws next.
        """
        with self._lock:
            self._lock.wait_for(self._can_ask)
            if self._closed:
                raise RuntimeError("the renderer is closed")
            child = self._idle.pop() if self._idle and not fresh else Process(self._limit)
            self._busy.add(child)
        answer: bytes | Fault | None = None
        try:
            if child.faces is None:
                child.give_faces(self._typecase.faces)
            answer = child.ask(request)
            return answer
        finally:  # whatever was raised, others may ask again
            with self._lock:
                self._busy.discard(child)
                reusable = isinstance(answer, bytes) and not self._closed
                if reusable:
                    self._idle.append(child)
                self._lock.notify()
            if not reusable:
                child.stop()


def _check_job(job: Job) -> list[Fault]:
    if isinstance(job, Raster):
        return svg_checks.check_svg(job.svg)
    return specs.check_spec(job.spec)


def _check_made(key: str, content: bytes, *, glyphs: bool) -> list[Fault]:
    """Return what must not be published in a picture or view; the rows of marks are only read."""
    if not key.endswith((".svg", ".vega")):
        return []
    try:
        text = content.decode()
        return (
            svg_checks.check_svg(text, glyphs=glyphs) if key.endswith(".svg") else check_vega(text)
        )
    except UnicodeDecodeError as error:
        return [Fault("chart-drawing-broken", str(error))]


def _key(job: Job) -> str:
    return make_key(job.kind, write_request(job), *read_machinery())

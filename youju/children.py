"""Owns child processes: started, spoken to in frames, given a limit, and ended, whatever they do.

What runs in the child is a function of ours, named as "package.module:function". It gets two
streams, of what it is asked and for its answers; nothing else that it reads or prints is among
them. A frame is a mark, four bytes of length, and content: what has no mark is no answer, and the
child that wrote it is as good as gone.
"""

from __future__ import annotations

import os
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pkgutil import resolve_name
from queue import SimpleQueue
from typing import IO

_HEAD = struct.Struct(">4sI")
_MARK = b"\xf0\x9f\x93\x8e"
# Nothing is looked for in the folder where the parent stands, nor in the parent's main module.
_BEGIN = (
    "import sys; sys.path[:] = sys.argv[2:];"
    "from youju.children import answer_parent; answer_parent(sys.argv[1])"
)


class LateError(EOFError):
    """The child was ended, for it took longer than it may."""


class Child:
    """A new interpreter, not a fork: a fork of a process with threads may hang.

    With an `environment` of its own it takes nothing else from ours. One in a `session` of its own
    hears no Ctrl-C of the terminal's, nor any other interrupt before it takes SIGINT's block away,
    and takes its own children along when it is ended by force. `errors` takes what it prints.
    """

    def __init__(
        self,
        function: str,
        *,
        environment: Mapping[str, str] | None = None,
        session: bool = False,
        errors: IO[bytes] | None = None,
    ) -> None:
        flags = ["-P"] if environment is None else ["-I"]
        self._late = False
        self._session = session and sys.platform != "win32"
        with _hold_interrupts(self._session):
            self._process = subprocess.Popen(
                [sys.executable, *flags, "-c", _BEGIN, function, *sys.path],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=environment,
                start_new_session=self._session,
            )

    def send(self, content: bytes) -> None:
        """Write one frame; OSError or EOFError when the child is gone."""
        with _open_only():
            send(_pipe(self._process.stdin), content)

    def receive(self) -> bytes:
        """Read one frame; OSError or EOFError when the child is gone, or writes anything else."""
        with _open_only():
            return receive(_pipe(self._process.stdout))

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """End the child when what is done inside takes longer; then LateError is raised."""
        timer = threading.Timer(seconds, self._expire)
        timer.daemon = True
        timer.start()
        try:
            yield
        except (OSError, EOFError):
            if not self._late:
                raise
        finally:
            timer.cancel()
        if self._late:
            raise LateError

    def kill(self) -> None:
        """End the child now; who waits for it is told, and calls stop()."""
        self._process.kill()

    def stop(self, patience: float = 0) -> int:
        """End the child, wait until it is gone and close what belonged to it.

        It has `patience` seconds to end itself; then force is used. Returns its exit code, which is
        negative for a signal.
        """
        if patience and self._process.poll() is None:
            self._interrupt()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(patience)
        if self._process.poll() is None:
            self._kill_all()
        code = self._process.wait()
        with suppress(OSError):  # what was not sent any more
            _pipe(self._process.stdin).close()
        _pipe(self._process.stdout).close()
        return code

    def _interrupt(self) -> None:
        if sys.platform == "win32":
            self._process.terminate()
        else:
            self._process.send_signal(signal.SIGINT)

    def _kill_all(self) -> None:
        if sys.platform != "win32" and self._session:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()

    def _expire(self) -> None:
        self._late = True
        self._process.kill()


def answer_parent(name: str) -> None:
    """Let the function called `name` answer in this process, which is a Child."""
    requests, answers = _claim_streams()
    resolve_name(name)(requests, answers)


def hear_interrupts() -> None:
    """Take interrupts from now on in this thread of a Child, also where its parent was started in
    the background, as nohup and cron do, and hears none."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])


def listen(
    requests: IO[bytes], at_end: Callable[[], None] = lambda: None
) -> SimpleQueue[bytes | None]:
    """Return where the frames of `requests` come in as they are sent, and None when no more will;
    then `at_end` is called, in the thread that reads them."""
    inbox: SimpleQueue[bytes | None] = SimpleQueue()

    def read() -> None:
        with suppress(EOFError, OSError):
            while True:
                inbox.put(receive(requests))
        inbox.put(None)
        at_end()

    threading.Thread(target=read, daemon=True).start()
    return inbox


def send(stream: IO[bytes], content: bytes) -> None:
    """Write one frame."""
    stream.write(_HEAD.pack(_MARK, len(content)) + content)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes:
    """Read one frame; EOFError when the other side has gone, or writes what is none."""
    mark, length = _HEAD.unpack(_read(stream, _HEAD.size))
    if mark != _MARK:
        raise EOFError("no frame")
    return _read(stream, length)


def _read(stream: IO[bytes], length: int) -> bytes:
    content = stream.read(length)
    while len(content) < length:
        more = stream.read(length - len(content))
        if not more:
            raise EOFError
        content += more
    return content


def _claim_streams() -> tuple[IO[bytes], IO[bytes]]:
    """Return the parent's pipes; who prints does so to the error stream, and who reads is alone.

    They are read without a buffer, whose lock a thread that waits would hold to the very end.
    """
    requests = os.fdopen(os.dup(sys.stdin.fileno()), "rb", buffering=0)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, sys.stdin.fileno())
    os.close(nothing)
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return requests, answers


@contextmanager
def _hold_interrupts(held: bool) -> Iterator[None]:
    """Start a process that no interrupt reaches before it is ready for one."""
    if sys.platform == "win32" or not held:
        yield
    else:
        former = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, former)


@contextmanager
def _open_only() -> Iterator[None]:
    """Say of a pipe that stop() has closed meanwhile what is said of one that broke."""
    try:
        yield
    except ValueError as error:
        raise EOFError from error


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None, "Popen was asked for this pipe"
    return stream

"""What children of tests run: they answer, or do what children may do instead."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, TypeVar

from youju.children import hear_interrupts, receive, send
from youju.progress import named, report

T = TypeVar("T")


def echo(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Send each frame back, whatever is printed or read meanwhile; end where there are no more."""
    while True:
        try:
            content = receive(requests)
        except EOFError:
            sys.exit(5)
        print("printed")
        os.write(1, b"written")
        send(answers, content + sys.stdin.read().encode())


def hang(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Take no notice of anything."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    send(answers, b"begun")
    time.sleep(600)


def wait_for_interrupt(requests: IO[bytes], answers: IO[bytes]) -> None:
    """End as one is asked to, once it can be asked."""
    try:
        hear_interrupts()
        send(answers, b"begun")
        time.sleep(600)
    except KeyboardInterrupt:
        sys.exit(3)


def write_rubbish(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answer with what is no frame, and stay."""
    answers.write(b"Warning: a library prints where it should not\n")
    answers.flush()
    time.sleep(600)


def refuse(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Stumble over a library that is not there."""
    import no_such_library  # noqa: F401


def tell_process(seconds: float) -> int:
    """Return the number of this process after some time."""
    time.sleep(seconds)
    return os.getpid()


def wait_for_file(place: str) -> None:
    """Return when a file is at `place`."""
    while not Path(place).exists():
        time.sleep(0.01)


def die_once(place: str) -> str:
    """Die where no file is at `place`, and leave one."""
    mark = Path(place)
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "alive"


def report_twice(subject: str) -> None:
    """Report two phases of work on the `subject`."""
    with named(subject):
        report("fonts")
        report("drawing", 1, 2)


def die_first(place: str, call: Callable[[], T]) -> T:
    """Return what `call` returns, but die first, once (see die_once)."""
    die_once(place)
    return call()

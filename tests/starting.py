"""Programs of tests that start processes, and what is left of these when they end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.fixture import ROOT

needs_proc = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs /proc")
# Starts the program with arguments; returns it, and the mark that it and its children have.
Start = Callable[..., tuple[subprocess.Popen[str], str]]


@contextmanager
def start_program(folder: Path, code: str) -> Iterator[Start]:
    """Give what runs `code`, a main module without a guard; at the end, all that runs is killed."""
    program = folder / "program.py"
    program.write_text(code, "utf-8")
    mark = f"{folder.name}-{time.monotonic_ns()}"
    started: list[subprocess.Popen[str]] = []

    def run(*arguments: str) -> tuple[subprocess.Popen[str], str]:
        started.append(
            subprocess.Popen(
                [sys.executable, str(program), *arguments],
                env={**os.environ, "PYTHONPATH": str(ROOT), "YOUJU_TEST": mark},
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                start_new_session=True,
            )
        )
        return started[-1], mark

    yield run
    for running in started:
        with suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
        running.communicate()


def find_children(mark: str, function: str) -> list[int]:
    """Return the processes with the `mark` that run `function` of ours (youju.children)."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            environment = (entry / "environ").read_bytes().split(b"\0")
            command = (entry / "cmdline").read_text()
        except OSError:
            continue
        if f"YOUJU_TEST={mark}".encode() in environment and function in command:
            found.append(int(entry.name))
    return found


def wait_until(is_so: Callable[[], object], seconds: float = 30) -> None:
    """Wait until `is_so` tells so, and fail when it takes too long."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "it takes too long"
        time.sleep(0.05)

"""Owns one drawing process as its parent sees it: started, asked with a time limit, stopped."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from pathlib import Path
from typing import IO

from youju.rendering import worker
from youju.rendering.faces import Faces
from youju.rendering.specs import Fault

_START_LIMIT = 60.0


class Process:
    """A child process that draws; it is good until it gives the first fault, then to be stopped."""

    def __init__(self, limit: float) -> None:
        """Start it without waiting; each drawing may take `limit` seconds."""
        self.faces: Faces | None = None
        self._limit = limit
        self._ready = False
        self._late = False
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115  (closed by stop)
        self._process = subprocess.Popen(
            [sys.executable, "-I", worker.__file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env=_environment(),
        )
        self._send({"path": sys.path, "limit": limit})

    def give_faces(self, faces: Faces) -> None:
        """Give it the fonts that it draws with from now on: once, before it is asked."""
        self.faces = faces
        self._send([str(folder) for folder in faces.folders])

    def ask(self, request: bytes) -> bytes | Fault:
        """Return the picture that answers `request` (rendering.worker), or why there is none."""
        try:
            if not self._ready:
                self._wait(None, _START_LIMIT)
                self._ready = True
            answer = self._wait(request, self._limit)
        except (OSError, EOFError):
            self._process.kill()
            code = self._process.wait()
            if self._late:
                return Fault("chart-drawing-slow", f"{self._limit:g}")
            return Fault("chart-drawing-stopped", f"exit {code}: {self._last_words()}")
        status, content = answer[:1], answer[1:]
        if status == worker.DRAWN:
            return content
        return Fault("chart-drawing-failed", _without_stack(content.decode()))

    def kill(self) -> None:
        """End the process now; whoever waits in ask() gets a fault, and calls stop()."""
        self._process.kill()

    def stop(self) -> None:
        """End the process, wait until it is gone and close what belonged to it."""
        self._process.kill()
        with suppress(OSError):  # what was not sent any more
            _pipe(self._process.stdin).close()
        _pipe(self._process.stdout).close()
        self._process.wait()
        self._errors.close()

    def _send(self, content: object) -> None:
        with suppress(OSError):  # it may be dead already: the first ask() finds out
            worker.send(_pipe(self._process.stdin), json.dumps(content).encode())

    def _wait(self, request: bytes | None, limit: float) -> bytes:
        timer = threading.Timer(limit, self._expire)
        timer.daemon = True
        timer.start()
        try:
            if request is not None:
                worker.send(_pipe(self._process.stdin), request)
            answer = worker.receive(_pipe(self._process.stdout))
        finally:
            timer.cancel()
        if self._late:
            raise EOFError
        return answer

    def _expire(self) -> None:
        self._late = True
        self._process.kill()

    def _last_words(self) -> str:
        """Return the line of the error stream that says most: what a panic says, or the last."""
        self._errors.seek(0)
        lines = [
            line for line in self._errors.read().decode("utf-8", "replace").splitlines() if line
        ]
        panics = [lines[i + 1] for i, line in enumerate(lines[:-1]) if "panicked at" in line]
        return (panics or lines[-1:] or ["no message"])[0]


def _environment() -> dict[str, str]:
    """Return the child's environment: dates in UTC (hazard H11), no fonts but ours."""
    fontconfig = Path(__file__).with_name("fonts.conf")
    return {
        **os.environ,
        "TZ": "UTC",
        "FONTCONFIG_FILE": str(fontconfig),
        "RUST_BACKTRACE": "0",
    }


def _without_stack(message: str) -> str:
    """Return an error of Vega's without vl-convert's heading and the places in Vega's code."""
    lines = [line.strip() for line in message.splitlines()]
    noise = ("at ", "Vega-Lite to SVG conversion failed")
    return " ".join(line for line in lines if line and not line.startswith(noise))


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None, "Popen was asked for this pipe"
    return stream

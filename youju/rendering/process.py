"""Owns one drawing process as its parent sees it: started, asked with a time limit, stopped."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from youju.children import Child, LateError
from youju.rendering import worker
from youju.rendering.faces import Faces
from youju.rendering.specs import Fault

_START_LIMIT = 60.0
_DRAWS = "youju.rendering.worker:serve_jobs"


class Process:
    """A child process that draws; it is good until it gives the first fault, then to be stopped."""

    def __init__(self, limit: float) -> None:
        """Start it without waiting; each drawing may take `limit` seconds."""
        self.faces: Faces | None = None
        self._limit = limit
        self._ready = False
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115  (closed by stop)
        self._child = Child(_DRAWS, environment=_environment(), errors=self._errors)
        self._send({"limit": limit})

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
        except LateError:
            return Fault("chart-drawing-slow", f"{self._limit:g}")
        except (OSError, EOFError):
            code = self._child.stop()
            return Fault("chart-drawing-stopped", f"exit {code}: {self._last_words()}")
        status, content = answer[:1], answer[1:]
        if status == worker.DRAWN:
            return content
        return Fault("chart-drawing-failed", _without_stack(content.decode()))

    def kill(self) -> None:
        """End the process now; whoever waits in ask() gets a fault, and calls stop()."""
        self._child.kill()

    def stop(self) -> None:
        """End the process, wait until it is gone and close what belonged to it."""
        self._child.stop()
        self._errors.close()

    def _send(self, content: object) -> None:
        with suppress(OSError, EOFError):  # it may be dead already: the first ask() finds out
            self._child.send(json.dumps(content).encode())

    def _wait(self, request: bytes | None, limit: float) -> bytes:
        with self._child.within(limit):
            if request is not None:
                self._child.send(request)
            return self._child.receive()

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

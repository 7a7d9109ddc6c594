"""Owns what becomes of a call into the site's own code: what it returned, or where it failed."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from youju.scripts import running
from youju.scripts.running import TooSlow


@dataclass(frozen=True)
class Outcome:
    """What a call `made`, or its `error` and the `line` of the site's file, 0 where none was in it.

    `opened` are the files that were read besides, each as people know it, with the line.
    """

    made: Any
    error: BaseException | None
    line: int
    opened: tuple[tuple[str, int], ...]


def run_code(code: bytes, file: str, space: dict[str, Any]) -> Outcome:
    """Run a module of the site in `space`, where its functions are found afterwards."""
    return run_call(lambda: _load(code, file, space), file)


def run_call(call: Callable[[], Any], file: str, limit: float | None = None) -> Outcome:
    """Call what was compiled as `file`; whatever it raises is in the outcome.

    It has `limit` seconds of work, or as many as stories' code has.
    """
    opened: dict[tuple[str, int], None] = {}
    made, failed = None, None
    try:
        made = running.run_within(call, file, opened, limit)
    except (Exception, SystemExit, TooSlow) as error:
        failed = error
    line = find_line(failed, file) if failed else 0
    return Outcome(made, failed, line, tuple((_shorten(path), at) for path, at in opened))


def find_line(error: BaseException, file: str) -> int:
    """Return the last line of `file` on the way to `error`, or 0."""
    trace = traceback.extract_tb(error.__traceback__)
    lines = [entry.lineno for entry in trace if entry.filename == file]
    if isinstance(error, SyntaxError) and error.filename == file:
        lines.append(error.lineno)
    return lines[-1] or 0 if lines else 0


def _load(code: bytes, file: str, space: dict[str, Any]) -> bool:
    exec(compile(code, file, "exec"), space)
    return True


def _shorten(path: str) -> str:
    """Return a path from the folder of the build where it is below it, and else as it is."""
    here = Path.cwd()
    found = Path(path)
    return found.relative_to(here).as_posix() if found.is_relative_to(here) else path

"""Owns what one command costs: processor time with its children, wall time, memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# What every build that draws something pays once: the yardstick that costs are divided by.
IMPORTS = (sys.executable, "-c", "import pandas, altair")
_KIB = 1024
_UNKEPT = "PYTHONDONTWRITEBYTECODE"


@dataclass(frozen=True)
class Cost:
    """What a command took: seconds of processor with children, of wall; bytes of memory.

    `memory` is that of its largest process at its largest.
    """

    cpu: float
    wall: float
    memory: int


def run(command: Sequence[str | Path], folder: Path | None = None) -> Cost:
    """Run `command`, in `folder` if told, and return what it took (POSIX); it must succeed.

    Python keeps compiled modules, as it does for everybody, whatever this shell says of it.
    """
    kept = {name: value for name, value in os.environ.items() if name != _UNKEPT}
    started = time.perf_counter()
    process = subprocess.Popen(list(command), cwd=folder, stdout=subprocess.DEVNULL, env=kept)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    wall = time.perf_counter() - started
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss * _KIB)


def take_median(costs: Sequence[Cost]) -> Cost:
    """Return the median of each measure, by itself."""
    return Cost(
        statistics.median(cost.cpu for cost in costs),
        statistics.median(cost.wall for cost in costs),
        int(statistics.median(cost.memory for cost in costs)),
    )

"""How many examples a property test tries: all of them, or a sample in the everyday suite."""

from __future__ import annotations

import os

QUICK = "YOUJU_QUICK" in os.environ
_SAMPLE = 20


def examples(count: int) -> int:
    """Return `count`, and in the everyday suite (`make quick`) a twentieth of it, at least 10."""
    return max(10, count // _SAMPLE) if QUICK else count

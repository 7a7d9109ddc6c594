"""How many cases a test tries: few every day, more in `make test`, all in campaigns."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable
from typing import TypeVar

Case = TypeVar("Case")

_TRIALS = os.environ.get("YOUJU_TRIALS", "some")
QUICK = _TRIALS == "few"
# `make search` tries others each time; what it finds becomes an example, by name.
SEARCHING = "YOUJU_SEARCH" in os.environ
_SHARES = {"few": 20, "some": 4, "many": 1}


def examples(count: int) -> int:
    """Return `count` in a campaign (YOUJU_TRIALS=many), else a share of it, at least a few.

    `make test` tries a quarter, and 10 at least; `make quick` (YOUJU_TRIALS=few) a twentieth, 5.
    """
    return min(count, max(5 if QUICK else 10, count // _SHARES[_TRIALS]))


def sample(cases: Iterable[Case], share: int, name: str) -> list[Case]:
    """Return every case, but in `make quick` one in `share`: always the same ones for a `name`.

    For cases that one test goes through; parametrized ones are marked `sampled(share)`.
    """
    found = list(cases)
    return found[offset(name, share) :: share] or found[:1] if QUICK else found


def offset(name: str, share: int) -> int:
    """Return where to begin among `share` cases: each test elsewhere, and always at the same."""
    return zlib.crc32(name.encode()) % share

"""How many examples a property test tries: few every day, more in `make test`, all in campaigns."""

from __future__ import annotations

import os

_TRIALS = os.environ.get("YOUJU_TRIALS", "some")
QUICK = _TRIALS == "few"
_SHARES = {"few": 20, "some": 4, "many": 1}


def examples(count: int) -> int:
    """Return `count` in a campaign (YOUJU_TRIALS=many), else a share of it, at least 10.

    `make test` tries a quarter, `make quick` (YOUJU_TRIALS=few) a twentieth.
    """
    return min(count, max(10, count // _SHARES[_TRIALS]))

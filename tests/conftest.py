"""What every test has: properties without a deadline, for a busy machine is no fault of theirs;
and large matrices, of which the everyday suite tries a sample."""

from __future__ import annotations

import gc
from collections import Counter

import pytest
from hypothesis import Phase, settings
from hypothesis.internal.conjecture import providers

from tests.profiles import QUICK, SEARCHING, offset

# To explain a failure Python 3.11 is traced, which has hung a process after thousands of tests.
PHASES = [phase for phase in Phase if phase is not Phase.explain]
# The same code gets the same answer, so that who changes a word is not stopped by a case that
# nobody had met before; `make search` looks for those.
settings.register_profile(
    "youju",
    deadline=None,
    phases=PHASES,
    max_examples=15 if QUICK else 100,
    derandomize=not SEARCHING,
)
settings.load_profile("youju")
if not SEARCHING:
    # Else examples hold constants of those of our modules that happen to be loaded.
    providers._get_local_constants = lambda: providers._local_constants


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """In `make quick`, leave out all but one in `share` cases of functions marked `sampled`."""
    if not QUICK:
        return
    seen: Counter[str] = Counter()
    left = []
    for item in items:
        function = item.nodeid.partition("[")[0]
        if mark := item.get_closest_marker("sampled"):
            (share,) = mark.args
            seen[function] += 1
            if (seen[function] + offset(function, share)) % share:
                left.append(item)
    if left:
        config.hook.pytest_deselected(items=left)
        gone = set(left)
        items[:] = [item for item in items if item not in gone]


def pytest_collection_finish() -> None:
    """Spare the collector what lives to the end anyway: thousands of tests and their cases."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)

"""What every test has: properties without a deadline, for a busy machine is no fault of theirs."""

from __future__ import annotations

from hypothesis import Phase, settings

# To explain a failure Python 3.11 is traced, which has hung a process after thousands of tests.
PHASES = [phase for phase in Phase if phase is not Phase.explain]
settings.register_profile("youju", deadline=None, phases=PHASES)
settings.load_profile("youju")

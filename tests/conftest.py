"""What every test has: properties without a deadline, for a busy machine is no fault of theirs."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("youju", deadline=None)
settings.load_profile("youju")

"""What the tests of kinds share: charts made as pictures.schema makes them, and checked once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from altair.utils.schemapi import debug_mode


@pytest.fixture(autouse=True, scope="module")
def unchecked_parts() -> Iterator[None]:
    """Let Altair hold no part to the schema as it is made; `write_spec` holds the whole to it."""
    with debug_mode(False):
        yield

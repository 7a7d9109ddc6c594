"""The noun of a look: frozen, compared by what it looks like, and its text tells two apart."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from youju.model import Logo
from youju.theme import HOUSE


def test_a_look_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        HOUSE.band = 3  # type: ignore[misc]


@pytest.mark.parametrize(
    "change",
    [
        {"series": ("main",)},
        {"palette": {**HOUSE.palette, "main": ("#000000", "#ffffff")}},
        {"sizes": {**HOUSE.sizes, "title": 20.0}},
        {"widths": {**HOUSE.widths, "wide": 700}},
        {"logo": Logo("logo.svg", 10, 10)},
    ],
)
def test_its_text_which_caches_are_kept_by_tells_every_change(change: dict[str, object]) -> None:
    assert repr(replace(HOUSE, **change)) != repr(HOUSE)  # type: ignore[arg-type]
    assert repr(replace(HOUSE)) == repr(HOUSE)

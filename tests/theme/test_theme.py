"""What stories import from youju.theme is there, whichever module it lives in."""

from __future__ import annotations

from youju import theme

# What stories could import before the look had more than one module.
FIRST = (
    *("PALETTE", "SERIES", "WIDTHS", "TEXT", "SMALL", "LARGE", "Frame", "bars", "frames"),
    *("colour", "config", "config_alone", "measure", "palette_css", "pixels", "word_axis"),
)


def test_what_was_there_before_stays() -> None:
    assert set(FIRST) <= set(theme.__all__)
    assert all(hasattr(theme, name) for name in theme.__all__)

"""Owns the house look of charts, as stories import it: palette, frame, style and shapes."""

from __future__ import annotations

from youju.theme.frame import WIDTHS, Frame
from youju.theme.palette import PALETTE, SERIES, colour, palette_css
from youju.theme.shapes import frames, measure, pixels, word_axis
from youju.theme.style import LARGE, SMALL, TEXT, config, config_alone, join_config

__all__ = [
    "LARGE",
    "PALETTE",
    "SERIES",
    "SMALL",
    "TEXT",
    "WIDTHS",
    "Frame",
    "bars",
    "colour",
    "config",
    "config_alone",
    "frames",
    "join_config",
    "measure",
    "palette_css",
    "pixels",
    "word_axis",
]


def __getattr__(name: str) -> object:
    """Import what stories once found here and moved to a floor above (PEP 562)."""
    if name != "bars":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module("youju.kinds.bars"), name)

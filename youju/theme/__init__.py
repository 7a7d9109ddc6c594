"""Owns the house look of charts, as stories import it: palette, frame, style and shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from youju.theme.frame import Frame
from youju.theme.house import HOUSE, read_constant, use_look
from youju.theme.palette import colour, css_name, palette_css
from youju.theme.shapes import frames, measure, pixels, word_axis
from youju.theme.sheet import look_css
from youju.theme.style import LARGE, SMALL, TEXT, config, config_alone, join_config

if TYPE_CHECKING:
    from collections.abc import Mapping

    PALETTE: Mapping[str, tuple[str, str]]
    SERIES: tuple[str, ...]
    WIDTHS: Mapping[str, int]

__all__ = [
    "HOUSE",
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
    "css_name",
    "frames",
    "join_config",
    "look_css",
    "measure",
    "palette_css",
    "pixels",
    "use_look",
    "word_axis",
]


def __getattr__(name: str) -> object:
    """Return a constant of the look in use, or what moved to a floor above (PEP 562)."""
    if name != "bars":
        return read_constant(name)
    from importlib import import_module

    return getattr(import_module("youju.kinds.bars"), name)

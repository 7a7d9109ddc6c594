"""Owns what a story's charts.py imports: the frame, the house shapes, colours and the slider."""

from __future__ import annotations

from youju.kinds.bars import bars
from youju.kinds.columns import columns
from youju.theme.frame import Frame
from youju.theme.palette import PALETTE, SERIES, colour
from youju.theme.shapes import frames, measure, pixels, word_axis
from youju.theme.slider import add_slider
from youju.theme.style import LARGE, SMALL, TEXT

__all__ = [
    "LARGE",
    "PALETTE",
    "SERIES",
    "SMALL",
    "TEXT",
    "Frame",
    "add_slider",
    "bars",
    "colour",
    "columns",
    "frames",
    "measure",
    "pixels",
    "word_axis",
]

"""Owns what a story's charts.py imports: the frame, the house shapes, colours and the slider."""

from __future__ import annotations

from youju.theme.frame import Frame
from youju.theme.palette import PALETTE, SERIES, colour
from youju.theme.shapes import bars, frames, measure, pixels, word_axis
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
    "frames",
    "measure",
    "pixels",
    "word_axis",
]

"""Owns what a story's charts.py imports: the frame, the house shapes, colours and the slider."""

from __future__ import annotations

from typing import TYPE_CHECKING

from youju.kinds.areas import area, percent_area, stacked_area
from youju.kinds.bar_table import bar_table
from youju.kinds.bars import bars
from youju.kinds.bullet import bullet
from youju.kinds.choropleth import choropleth
from youju.kinds.columns import columns
from youju.kinds.diverging_bars import diverging_bars
from youju.kinds.dot_range import dot_range
from youju.kinds.framed_bars import framed_bars
from youju.kinds.heat_map import heat_map
from youju.kinds.histogram import histogram
from youju.kinds.lines import lines
from youju.kinds.pyramid import pyramid
from youju.kinds.ranks import ranks
from youju.kinds.rates import rates
from youju.kinds.scatter import scatter
from youju.kinds.slope import slope
from youju.kinds.split_bars import grouped_bars, percent_bars, stacked_bars
from youju.kinds.split_columns import grouped_columns, percent_columns, stacked_columns
from youju.kinds.strip import strip
from youju.kinds.symbol_map import symbol_map
from youju.kinds.time_spans import time_spans
from youju.kinds.units import units
from youju.kinds.waffle import waffle
from youju.theme.frame import Frame
from youju.theme.house import read_constant
from youju.theme.palette import colour
from youju.theme.shapes import frames, measure, pixels, word_axis
from youju.theme.slider import add_slider
from youju.theme.style import LARGE, SMALL, TEXT

if TYPE_CHECKING:
    from collections.abc import Mapping

    PALETTE: Mapping[str, tuple[str, str]]
    SERIES: tuple[str, ...]
else:
    __getattr__ = read_constant  # a site's look decides

__all__ = [
    "LARGE",
    "PALETTE",
    "SERIES",
    "SMALL",
    "TEXT",
    "Frame",
    "add_slider",
    "area",
    "bar_table",
    "bars",
    "bullet",
    "choropleth",
    "colour",
    "columns",
    "diverging_bars",
    "dot_range",
    "framed_bars",
    "frames",
    "grouped_bars",
    "grouped_columns",
    "heat_map",
    "histogram",
    "lines",
    "measure",
    "percent_area",
    "percent_bars",
    "percent_columns",
    "pixels",
    "pyramid",
    "ranks",
    "rates",
    "scatter",
    "slope",
    "stacked_area",
    "stacked_bars",
    "stacked_columns",
    "strip",
    "symbol_map",
    "time_spans",
    "units",
    "waffle",
    "word_axis",
]

"""Owns how parts are put together: side by side from zero, on each other, or as shares of all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from youju.kinds.legend import LegendEntry, name_tones
from youju.theme.lengths import DASH
from youju.theme.palette import colour

if TYPE_CHECKING:
    import pandas as pd

# Colours of series on which words are readable on both papers, the first of SERIES.
_READABLE = 4


def name_parts(rows: pd.DataFrame) -> dict[str, str]:
    """Return the parts of `rows` in their order, each with its name."""
    return dict(zip(rows["part"], rows["name"], strict=True))


def put_together(rows: pd.DataFrame, mode: str) -> pd.DataFrame:
    """Return `rows` with `start`, `end` and `tone`, their colour, as their parts are put together.

    `mode` is "grouped", "stacked" (parts below zero downwards) or "percent" of each cell's sum, in
    each panel. A row without a number takes no room; of shares, none of its cell has a number, for
    the rest would look whole.
    """
    stacks = [rows["panel"], rows["cell"]]
    if mode == "percent":
        whole = rows["value"].groupby(stacks).transform(lambda part: part.notna().all())
        rows = rows.assign(value=rows["value"].where(whole), word=rows["word"].where(whole, DASH))
    values = rows["value"].fillna(0.0)
    if mode == "percent":
        sums = values.groupby(stacks).transform("sum")
        values = (values / sums.where(sums != 0) * 100).fillna(0.0)
    ends = values
    if mode != "grouped":
        side = [rows["panel"], rows["cell"], values < 0]
        ends = values.groupby(side).cumsum()
    tones = name_tones(list(name_parts(rows)))
    return rows.assign(
        start=ends - values, end=ends, tone=[colour(tones[part]) for part in rows["part"]]
    )


def list_entries(rows: pd.DataFrame) -> list[LegendEntry]:
    """Return the legend's entries for the parts of `rows`; one part alone needs none."""
    parts = name_parts(rows)
    tones = name_tones(list(parts))
    if len(parts) < 2:
        return []
    return [LegendEntry("square", tones[part], name) for part, name in parts.items()]


def can_bear_words(parts: Sequence[str]) -> bool:
    """Tell whether words may stand on the colours of so many parts."""
    return len(parts) <= _READABLE

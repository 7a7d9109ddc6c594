"""Owns diverging bars: shares of answers, those against to the left and those for to the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from youju.kinds.legend import LegendEntry
from youju.kinds.rows import arrange, sort_cells
from youju.kinds.shading import choose_ink, choose_tone
from youju.kinds.split_bars import place_split_bars
from youju.kinds.stacking import name_parts, put_together
from youju.theme.frame import Frame
from youju.theme.house import current_look

if TYPE_CHECKING:
    import pandas as pd

    from youju.kinds.panels import AnyChart


def diverging_bars(
    data: pd.DataFrame,
    frame: Frame,
    *,
    x: str,
    y: str,
    series: str,
    order: str = "table",
    reverse: bool = False,
    facet: str | None = None,
) -> AnyChart:
    """Return a bar for each cell of `x`, its parts the shares that the numbers `y` have of its sum.

    Parts are the answers in the column `series`, in the order of the table, from one end of the
    scale to the other. Of an odd number the middle one is neutral: half of it stands on either
    side of the line. All bars are as long as each other. `reverse` exchanges the colours. There is
    a panel for each cell of the column `facet`.
    """
    rows = put_together(arrange(data, frame, x, y, series, facet), "percent")
    names = name_parts(rows)
    tones = _choose_tones(list(names), reverse=reverse)
    starts = _find_starts(rows, list(names))
    rows = rows.assign(
        start=rows["start"] - starts,
        end=rows["end"] - starts,
        tone=[tones[part] for part in rows["part"]],
        ink=[choose_ink(tones[part]) for part in rows["part"]],
    )
    entries = [LegendEntry("square", tones[part], name) for part, name in names.items()]
    return place_split_bars(rows, frame, "diverging", sort_cells(rows, order), entries)


def _choose_tones(parts: Sequence[str], *, reverse: bool) -> dict[str, str]:
    """Return the colour of each of `parts`: of one hue, neutral, of the other."""
    tones = current_look().diverging[:: -1 if reverse else 1]
    last = max(len(parts) - 1, 1)
    return {part: choose_tone(tones, turn / last) for turn, part in enumerate(parts)}


def _find_starts(rows: pd.DataFrame, parts: Sequence[str]) -> pd.Series[float]:
    """Return how much of each row's bar is on the left: what is against, and half the neutral."""
    turns = {part: turn for turn, part in enumerate(parts)}
    middle = (len(parts) - 1) / 2
    left = [min(max(middle - turns[part] + 0.5, 0.0), 1.0) for part in rows["part"]]
    shares = (rows["end"] - rows["start"]) * left
    return shares.groupby([rows["panel"], rows["cell"]]).transform("sum")

"""Owns the dot range: a line of dots for each thing, which shows how far its numbers lie apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from youju.kinds.legend import (
    LegendEntry,
    References,
    dashed,
    lay_out_legend,
    name_tones,
    read_references,
)
from youju.kinds.panels import WORDED, Panel, draw_panels, has_panels
from youju.kinds.plane import Axis, Plane, in_pixels
from youju.kinds.rows import arrange, sort_cells
from youju.kinds.scales import find_range, measure_widest
from youju.kinds.spans import LEAST, MOST, has_spans
from youju.kinds.stacking import list_entries, name_parts
from youju.theme.frame import Frame
from youju.theme.lengths import DASH
from youju.theme.palette import colour
from youju.theme.stacks import place_bars, place_labels
from youju.theme.style import SMALL, TEXT
from youju.typography.metrics import measure_text

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

    from youju.kinds.panels import AnyChart

# How much of the width labels before their dots may take; pixels from a dot to its word.
_SHARE, _GAP = 0.34, 12
# What the places of dots that are no rows are called, which no table shares.
_AT = {"value": "px_x", "middle": "px_y"}


def dot_range(
    data: pd.DataFrame,
    frame: Frame,
    *,
    x: str | None = None,
    y: str | None = None,
    series: str | None = None,
    order: str = "table",
    reference: str | None = None,
    band: Sequence[str] | None = None,
    facet: str | None = None,
) -> AnyChart:
    """Return a line for each cell of `x`, with a dot at the number `y` of each part `series`.

    Its least and its greatest number stand in words beside their dots. A dot is a place and no
    length: the scale need not begin at zero. Where no number is known, a dash stands. Figures that
    are ranges, or have a margin, need no `series`: their line is from the least to the most.
    A `reference` and the ends of a `band` are ids of figures beside the chart.
    There is a panel for each cell of the column `facet`, all on one scale and in one order.
    """
    rows = _part_spans(arrange(data, frame, x, y, series, facet), frame)
    tones = name_tones(list(name_parts(rows)))
    rows = rows.assign(tone=[colour(tones[part]) for part in rows["part"]])
    held, cells = read_references(frame, reference, band), sort_cells(rows, order)
    entries = [*list_entries(rows), *held.entries]
    if not has_panels(rows):
        return _draw(rows, frame, cells, entries, rows, held)

    def draw(panel: Panel) -> alt.LayerChart | alt.FacetChart:
        own = set(panel.rows["cell"])
        shown = [cell for cell in cells if cell in own]
        return _draw(panel.rows, panel.frame, shown, panel.heads, rows, held)

    return draw_panels(rows, frame, entries, draw, WORDED)


def _draw(
    rows: pd.DataFrame,
    frame: Frame,
    cells: Sequence[str],
    entries: Sequence[LegendEntry],
    within: pd.DataFrame,
    held: References,
) -> alt.LayerChart | alt.FacetChart:
    """Return the lines and dots of `rows`, a line for each of `cells`, below their legend.

    Their scale is that of the rows that they are `within`.
    """
    legend = lay_out_legend(entries, frame.width)
    heads = rows.drop_duplicates("cell").set_index("cell").loc[list(cells)]
    column = measure_widest(within["label"], TEXT) + 14
    above = column > frame.width * _SHARE
    heads, height = place_bars(heads.reset_index(), frame.width, above, top=legend.height)
    middles = dict(zip(heads["cell"], heads["middle"], strict=True))
    rows = rows.assign(middle=[middles[cell] for cell in rows["cell"]])
    known = rows[rows["value"].notna()]
    least, most = _find_extremes(known)
    left = 0 if above else column
    room = [measure_widest(part["word"]) + _GAP + 2 for part in _find_extremes(within)]
    ends = (left + room[0], frame.width - room[1])
    axis = Axis(*find_range([*within["value"], *held.values], zero=False), *ends)
    plane = Plane(frame.width, height, axis, in_pixels(height))
    tracks = [
        (left, middles[cell], end, middles[cell])
        for cell, end in _end_tracks(known, axis).items()
        if end > left + _GAP
    ]
    reach = known.groupby("cell")["value"].agg(["min", "max"])
    spans = [
        (axis.place(low), middles[str(cell)], axis.place(high), middles[str(cell)])
        for cell, low, high in reach.itertuples()
    ]
    gaps = [(ends[0], at, DASH) for cell, at in middles.items() if cell not in set(known["cell"])]
    words, top = place_labels(heads), legend.height
    sides = [axis.place(value) for value in held.band]
    boxes = [*_box_words(least, axis, left=True), *_box_words(most, axis, left=False)]
    lines = [
        (at, start, at, end)
        for at in map(axis.place, held.line)
        for start, end in _break_line(at, (top, height), boxes)
    ]
    return plane.join(
        legend.draw(plane),
        plane.fill([(min(sides), top, max(sides), height)] if sides else [], "pale"),
        plane.rule(lines, **dashed("ink")),
        plane.rule(tracks),
        plane.rule(spans, color=colour("quiet"), strokeWidth=2),
        _draw_spans(known, plane),
        _draw_dots(known, plane),
        plane.write(words, fontSize=TEXT, color=colour("ink")),
        plane.write(gaps),
        plane.write_rows(least, "value", "middle", dx=-_GAP, align="right"),
        plane.write_rows(most, "value", "middle", dx=_GAP, align="left"),
    )


def _part_spans(rows: pd.DataFrame, frame: Frame) -> pd.DataFrame:
    """Return a row for each end of the figures' spans, worded by itself, and for single numbers."""
    import pandas as pd

    if not has_spans(rows):
        return rows
    whole = rows[LEAST].notna()
    ends = [
        rows[whole].assign(value=rows[name], word=[frame.number(v) for v in rows[name][whole]])
        for name in (LEAST, MOST)
    ]
    return pd.concat([rows[~whole], *ends]).sort_index(kind="stable").reset_index(drop=True)


def _find_extremes(rows: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the rows of the least and of the greatest number of each cell in its panel; one alone
    is that."""
    rows = rows[rows["value"].notna()]
    grouped = rows.groupby(["panel", "cell"])["value"]
    least, most = rows.loc[grouped.idxmin()], rows.loc[grouped.idxmax()]
    apart = least["value"].to_numpy() < most["value"].to_numpy()
    return least[apart], most


def _end_tracks(rows: pd.DataFrame, axis: Axis) -> dict[str, float]:
    """Return where the rule from each cell's label ends: before its first word or dot."""
    first = rows.sort_values("value").drop_duplicates("cell")
    words = [
        axis.place(v) - _GAP - measure_text(w, SMALL)
        for v, w in zip(first["value"], first["word"], strict=True)
    ]
    return dict(zip(first["cell"], [at - _GAP / 2 for at in words], strict=True))


def _box_words(rows: pd.DataFrame, axis: Axis, *, left: bool) -> list[tuple[float, float, float]]:
    """Return where the words of `rows`, on the `left` or right of their dots, begin and end, and
    their middles."""
    found = []
    for value, word, middle in zip(rows["value"], rows["word"], rows["middle"], strict=True):
        at, wide = axis.place(value), measure_text(word, SMALL)
        start = at - _GAP - wide if left else at + _GAP
        found.append((start, start + wide, middle))
    return found


def _break_line(
    at: float, ends: tuple[float, float], boxes: Sequence[tuple[float, float, float]]
) -> Iterator[tuple[float, float]]:
    """Yield the pieces of an upright line at a pixel, lest it run through words."""
    start, end = ends
    half = SMALL / 2 + 2
    for middle in sorted(middle for left, right, middle in boxes if left - 3 <= at <= right + 3):
        yield start, middle - half
        start = middle + half
    yield start, end


def _draw_spans(rows: pd.DataFrame, plane: Plane) -> list[alt.Chart]:
    """Return the line of each row that is a span, which is its mark; its ends are no rows."""
    import altair as alt

    if not has_spans(rows):
        return []
    line = alt.Chart(rows[rows[LEAST].notna()]).mark_rule(color=colour("quiet"), strokeWidth=2)
    y = plane.y.channel("middle", alt.Y)
    return [line.encode(x=plane.x.channel(LEAST, alt.X), x2=alt.X2(MOST), y=y)]


def _draw_dots(rows: pd.DataFrame, plane: Plane) -> list[alt.Chart]:
    style: dict[str, Any] = {"size": 110, "opacity": 1, "stroke": colour("paper"), "strokeWidth": 1}
    spans = rows[LEAST].notna() if has_spans(rows) else rows["value"].isna()
    ends = rows[spans][["value", "middle", "tone"]].rename(columns=_AT)
    return [
        *plane.dot_rows(rows[~spans], "value", "middle", **style),
        *plane.dot_rows(ends, *_AT.values(), **style),
    ]

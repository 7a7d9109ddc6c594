"""Owns bars: a row each, as long as its number, with its label before it or above it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING

from youju.kinds.intervals import list_whiskers
from youju.kinds.legend import LegendEntry, dashed, find_references, lay_out_legend
from youju.kinds.panels import Panel, draw_panels, has_panels
from youju.kinds.plane import Plane, by_tone, in_pixels
from youju.kinds.rows import arrange, choose_tones, sort_cells
from youju.kinds.scales import measure_widest
from youju.kinds.spans import draw_spans, find_far_ends, list_reaches
from youju.theme.frame import Frame
from youju.theme.lengths import measure_words, set_lengths, word_rows
from youju.theme.palette import colour
from youju.theme.shapes import break_lines, draw_zero, pixels
from youju.theme.stacks import LINE, MANY, measure_labels, place_bars
from youju.theme.style import TEXT
from youju.typography.metrics import measure_text

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

    from youju.kinds.panels import AnyChart

# Pixels that bars have to themselves at least, from words before bars to these, and behind the
# lines over their ends.
_LEAST, _APART, _END = 60, 12, 6
# Where words before bars would leave these less, they stand above them.
_ROOMY = 110


def bars(
    data: pd.DataFrame,
    frame: Frame,
    first: str = "main",
    *,
    x: str | None = None,
    y: str | None = None,
    highlight: Collection[str] | None = None,
    order: str = "table",
    reference: str | None = None,
    band: Sequence[str] | None = None,
    interval: Sequence[str] | None = None,
    facet: str | None = None,
) -> AnyChart:
    """Return labelled bars, a row of `data` each: label, bar, value in words.

    On narrow screens the label stands above its bar, on wide ones before it, where it has room.
    Bars below zero run to the left of a line, with their words on their left; a row without a
    value has its label and a dash. The first bar of figures is in the colour `first`, the others in
    quiet blue-grey; or those of `highlight` stand out, and without one (an empty list), as in a
    table or in panels, all are alike.

    `x` is the column of a table that names the rows, `y` that of their numbers. A `reference` and
    the ends of a `band` are ids of figures beside the chart. From one to the other of the two
    columns of an `interval` there is a line over the end of each bar, which the chart's word for
    "interval" explains; words then stand before the bars, off these lines. There is a panel for
    each cell of the column `facet`, all on one scale.
    """
    plain = x is None and y is None and facet is None
    rows = word_rows(data, frame) if plain else arrange(data, frame, x, y, None, facet, interval)
    if order != "table" and not facet:
        rows = _sort(rows, order, rows)
    told = () if highlight is None and not plain else highlight
    rows = rows.assign(tone=_choose_tones(rows, first, told))
    entries, values = find_references(frame, reference, band)
    entries += list_whiskers(frame, interval, rows)
    draw_one = partial(_draw, has_line=bool(reference), ranged=not interval, within=rows)
    if has_panels(rows):

        def draw(panel: Panel) -> alt.LayerChart | alt.FacetChart:
            own = _sort(panel.rows, order, rows)  # as all are, wherever a table has its rows
            return draw_one(own, panel.frame, panel.heads, values)

        return draw_panels(rows, frame, entries, draw)
    return draw_one(rows, frame, entries, values)


def _sort(rows: pd.DataFrame, order: str, within: pd.DataFrame) -> pd.DataFrame:
    """Return `rows` in the `order` that the cells have of all that they are `within`."""
    name = "cell" if "cell" in rows else "id"
    cells = sort_cells(within.assign(cell=within[name]), order)
    ranked = {cell: rank for rank, cell in enumerate(cells)}
    return rows.iloc[sorted(range(len(rows)), key=lambda n: ranked[rows[name].iloc[n]])]


def _choose_tones(rows: pd.DataFrame, first: str, highlight: Collection[str] | None) -> list[str]:
    if highlight is None:
        return ([colour(first)] + [colour("second")] * len(rows))[: len(rows)]
    return choose_tones(rows, highlight, first)


def _draw(
    rows: pd.DataFrame,
    frame: Frame,
    entries: Sequence[LegendEntry],
    references: Sequence[float],
    *,
    has_line: bool,
    ranged: bool,
    within: pd.DataFrame,
) -> alt.LayerChart | alt.FacetChart:
    """Return the bars of `rows`, which have their words and colours, below their legend.

    Their scale is that of the rows that they are `within`.
    """
    import altair as alt
    import pandas as pd

    legend = lay_out_legend(entries, frame.width)
    words = measure_widest(within["word"], TEXT) + _APART
    before, after = measure_words(within) if ranged else (words, _END)
    column = measure_labels(within["label"], frame.width)
    stacked = frame.narrow or frame.width - column - before - after < _LEAST
    if aloft := stacked and not ranged and _stand_aloft(within, frame.width, words):
        before = _END  # the cap of an interval below zero
    left, thickness = (0, 18) if stacked else (column, 22 if len(rows) <= MANY else 18)
    far = find_far_ends(rows)
    held = [*references, *far, *list_reaches(within), *within["value"]]
    scaled = pd.concat([rows["value"], pd.Series(held, dtype=float)], ignore_index=True)
    reach = thickness / 2 + 3 if stacked else (19 if len(rows) <= MANY else 14)
    lengths = set_lengths(scaled, left + before, max(frame.width - after, left + _LEAST))
    rows, height = place_bars(rows, frame.width, stacked, legend.height, column)
    ends, first = list(lengths.ends), len(rows) + len(references)
    level = frame.width if aloft else left + before - _APART
    words_at = ends[first : first + len(rows)] if ranged else [level] * len(rows)
    words_y = _find_last_lines(rows) if aloft else rows["middle"]
    rows = rows.assign(start=lengths.zero, end=ends[: len(rows)])
    rows = rows.assign(words_at=words_at, words_y=words_y)
    pixel = dict(zip(held, ends[len(rows) :], strict=True))
    base = alt.Chart(rows).properties(width=frame.width, height=height)
    plane = Plane(frame.width, height, in_pixels(frame.width), in_pixels(height))
    places = [float(end) for end in ends[len(rows) : first]]
    line, sides = (places[:1], places[1:]) if has_line else ([], places)
    return alt.layer(
        *legend.draw(plane),
        *plane.fill([(min(sides), legend.height, max(sides), height)] if sides else [], "pale"),
        _draw_lengths(base, rows, (frame.width, height), thickness),
        *draw_spans(rows, plane, pixel.__getitem__, upright=False, size=thickness, ranged=ranged),
        *draw_zero(rows, rows["middle"], reach, (frame.width, height)),
        *plane.rule([(at, legend.height, at, height) for at in line], **dashed("ink")),
        base.mark_text(x=0, **break_lines(rows["label"])).encode(
            y=pixels("above", height, alt.Y), text=alt.Text("label:N")
        ),
        *_draw_words(base, rows, (frame.width, height), beside=ranged),
    )


def _draw_lengths(
    base: alt.Chart, rows: pd.DataFrame, size: tuple[float, float], thickness: float
) -> alt.Chart:
    """Return the bars of those `rows` that have a number."""
    import altair as alt

    known = rows["value"].notna()
    valued = base if known.all() else alt.Chart(rows[known])
    drawn: alt.Chart = valued.mark_bar(size=thickness).encode(
        x=pixels("start", size[0], alt.X),
        x2=alt.X2("end:Q"),
        y=pixels("middle", size[1], alt.Y),
        color=by_tone(),
    )
    return drawn


def _find_last_lines(rows: pd.DataFrame) -> pd.Series:
    """Return where the last lines of the labels above bars stand."""
    return rows["above"] + LINE * rows["label"].str.count("\n")


def _stand_aloft(rows: pd.DataFrame, width: float, words: float) -> bool:
    """Tell whether words of `rows`, so wide, stand behind the labels above the bars: where before
    the bars they would leave these too little, and each has room beside the end of its label."""
    placed, _ = place_bars(rows, int(width), stacked=True)
    both = zip((label.split("\n")[-1] for label in placed["label"]), placed["word"], strict=True)
    lines = (measure_text(label, TEXT) + _APART + measure_text(word, TEXT) for label, word in both)
    return width - words - _END < _ROOMY and max(lines, default=0) <= width


def _draw_words(
    base: alt.Chart, rows: pd.DataFrame, size: tuple[float, float], *, beside: bool
) -> list[alt.Chart]:
    """Return the words `beside` the ends of bars: on the left of those below zero, else on the
    right; or in a column before or above them all."""
    import altair as alt

    x, y = pixels("words_at", size[0], alt.X), pixels("words_y", size[1], alt.Y)
    text = alt.Text("word:N")
    if not beside:
        return [base.mark_text(align="right").encode(x=x, y=y, text=text)]
    below = rows["value"] < 0
    if not below.any():
        return [base.mark_text(dx=7).encode(x=x, y=y, text=text)]
    sides = ((rows[~below], {"dx": 7}), (rows[below], {"dx": -7, "align": "right"}))
    return [
        alt.Chart(part).mark_text(**style).encode(x=x, y=y, text=text)
        for part, style in sides
        if len(part)
    ]

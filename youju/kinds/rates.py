"""Owns rates: a handful of numbers in their order, and between neighbours how much they changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from youju.kinds.plane import Plane, in_pixels
from youju.kinds.rows import arrange_column, choose_tones
from youju.kinds.scales import measure_widest
from youju.languages import style_of
from youju.numbers.rates import Rate, find_quantum, find_rate
from youju.numbers.wording import pick_wording
from youju.theme.frame import Frame
from youju.theme.lengths import DASH, measure_words, set_lengths
from youju.theme.palette import colour
from youju.theme.stacks import MANY, place_bars, place_labels
from youju.theme.style import SMALL, TEXT
from youju.typography.line_breaking import wrap

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

# Pixels: how thick a bar is, how far the line of zero goes beyond it, from words to what is beside
# them, how wide the bracket of a rate is, from the middle of a row to its end, how tall the
# triangle there, what a sign of times may be wider than measured, and what bars have at least.
_BAR, _OVER, _GAP, _BRACKET, _FROM, _TIP, _SIGN, _LEAST = 18, 2, 8, 12, 4, 7, 6, 60
_LINE = SMALL + 4
# How much of the width labels before their bars may take, and the words of rates.
_SHARE, _WORDS = 0.34, 0.24
# From how many percent on more is said as times as much.
_MANIFOLD = 1000


def rates(
    data: pd.DataFrame,
    frame: Frame,
    *,
    x: str,
    y: str,
    highlight: Collection[str] = (),
    times: bool = False,
) -> alt.LayerChart | alt.FacetChart:
    """Return a bar for each row in the order of the table, as long as its number `y`, and at the
    right of each two neighbours the change from the first to the second.

    It is in percent, of 1,000 percent and more, and with `times` of all, in times: the second
    divided by the first; worked out from the numbers themselves, in the digits that they allow if
    each was rounded to the last digit that the column has anywhere, and else marked as about so
    much. Whole numbers count as exact; 0% and −100% are told only if it is so. From nothing, from
    below zero, and where a number is not known there is no rate: a dash.
    """
    rows = arrange_column(data, frame, x, y)
    rows = rows.assign(tone=choose_tones(rows, highlight))
    words = _word_rates(list(rows["value"]), frame, times=times)
    column = measure_widest(words) + _BRACKET + 2 * _GAP + _SIGN if words else 0.0
    before, after = measure_words(rows)
    labels = measure_widest(rows["label"], TEXT) + 14
    room = frame.width - column - before - after
    tall = len(rows) > MANY and any("\n" in said for said in words)
    above = labels > frame.width * _SHARE or room - labels < _LEAST or tall
    rows, height = place_bars(rows, int(frame.width - column), above)
    left = (0.0 if above else labels) + before
    right = max(frame.width - column - after, left + _BAR)
    lengths = set_lengths(rows["value"], left, right)
    rows = rows.assign(
        start=lengths.zero,
        end=lengths.ends,
        top=rows["middle"] - _BAR / 2,
        bottom=rows["middle"] + _BAR / 2,
    )
    plane = Plane(frame.width, height, in_pixels(frame.width), in_pixels(height))
    said = place_labels(rows)
    reach = _BAR / 2 + _OVER
    zero = [(lengths.zero, at - reach, lengths.zero, at + reach) for at in rows["middle"]]
    return plane.join(
        plane.box_rows(rows[rows["value"].notna()], "start", "top", "end", "bottom"),
        plane.rule(zero if before else [], color=colour("quiet")),
        plane.write(said, fontSize=TEXT, color=colour("ink")),
        *_write_numbers(rows, plane),
        *_draw_rates(rows, words, frame.width - column, plane),
    )


def _word_rates(values: Sequence[float], frame: Frame, *, times: bool) -> list[str]:
    """Return what is said between each two neighbours: +2.4%, ×2.4, about −2.5%, a dash."""
    known = [None if value != value else Decimal(repr(value)) for value in values]
    quantum = find_quantum([number for number in known if number is not None])
    words = [
        DASH if a is None or b is None else _word_change(a, b, quantum, frame, times=times)
        for a, b in pairwise(known)
    ]
    room = frame.width * _WORDS
    return ["\n".join(wrap(said, SMALL, room)) for said in words]


def _word_change(
    before: Decimal, after: Decimal, quantum: Decimal, frame: Frame, *, times: bool
) -> str:
    rate = find_rate(before, after, quantum, times=times)
    if rate and not times and rate.value >= _MANIFOLD:
        return _word_change(before, after, quantum, frame, times=True)
    return _word_rate(rate, frame, times=times) if rate else DASH


def _word_rate(rate: Rate, frame: Frame, *, times: bool) -> str:
    number = frame.number(float(rate.value))
    said = f"×{number}" if times else f"{'+' if rate.value > 0 else ''}{number}%"
    if not rate.about:
        return said
    wording = pick_wording(rate.value, "about", "percent", style_of(frame.language))
    return wording.pattern.replace("{x}", said).replace("{n}", said)


def _write_numbers(rows: pd.DataFrame, plane: Plane) -> list[list[alt.Chart]]:
    """Return the numbers at the ends of bars: on the left of those below zero."""
    below = rows["value"] < 0
    style = {"fontSize": TEXT}
    return [
        plane.write_rows(rows[~below], "end", "middle", dx=_GAP, **style),
        plane.write_rows(rows[below], "end", "middle", dx=-_GAP, align="right", **style),
    ]


def _draw_rates(
    rows: pd.DataFrame, words: Sequence[str], left: float, plane: Plane
) -> list[list[alt.Chart]]:
    """Return the rates from the pixel `left` on, each in a bracket from its row to the next, whose
    words they are."""
    start, end = left + _GAP, left + _GAP + _BRACKET
    lines, tips, levels = [], [], []
    for word, (a, b) in zip(words, pairwise(rows["middle"]), strict=True):
        lines += [(start, a + _FROM, end, a + _FROM), (end, a + _FROM, end, b - _FROM)]
        lines += [(start + _TIP, b - _FROM, end, b - _FROM)]
        tips.append((start, b - _FROM, colour("quiet")))
        levels.append((a + b - word.count("\n") * _LINE) / 2)
    later = rows.iloc[1:].assign(word=words, words_at=end + _GAP, level=levels)
    style = {"lineBreak": "\n", "lineHeight": _LINE, "fontSize": SMALL}
    return [
        plane.rule(lines, color=colour("quiet")),
        plane.point(tips, _TIP, left=True),
        plane.write_rows(later, "words_at", "level", **style),
    ]

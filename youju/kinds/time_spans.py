"""Owns spans of time: a bar for each thing from when it began to when it ended, and its amount."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from youju.kinds.legend import Legend, LegendEntry, lay_out_legend
from youju.kinds.plane import Axis, Plane, in_pixels, point_width
from youju.kinds.rows import arrange, arrange_column, choose_tones, read_cells
from youju.kinds.scales import measure_widest
from youju.kinds.times import Times, find_days, find_unit, place_dates
from youju.theme.frame import Frame
from youju.theme.lengths import DASH
from youju.theme.palette import colour
from youju.theme.stacks import place_bars, place_labels
from youju.theme.style import SMALL, TEXT
from youju.typography.line_breaking import wrap

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

# Pixels: how tall a bar is, how far one that is open goes on behind all dates, before the column of
# amounts, of a line of words.
_TALL, _OPEN, _APART, _LINE = 14, 20, 16, SMALL + 4
# Pixels by which a bar goes on under its arrow, and the lines of dates beyond bars below labels.
_SEAM, _OVER = 0.5, 5
# How much of the width labels before their bars may take, and the heading of amounts.
_SHARE, _HEAD = 0.34, 0.3
# What the chart's words for a bar that is open are called: at its end, and where it begins.
_WORD, _BEFORE = "open", "open_start"
_START = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class _Room:
    """Where bars stand: their plane, the pixels to which open ones reach, what is said above them
    on the right, from where to where the lines of dates go down, where the last bar ends, and their
    labels."""

    plane: Plane
    ends: tuple[float, float]
    legend: Legend
    head: Sequence[tuple[float, float, str]]
    lines: Sequence[tuple[float, float]]
    bottom: float
    labels: Sequence[tuple[float, float, str]]


def time_spans(
    data: pd.DataFrame,
    frame: Frame,
    *,
    x: str,
    start: str,
    end: str,
    y: str | None = None,
    highlight: Collection[str] = (),
    order: str = "table",
) -> alt.LayerChart | alt.FacetChart:
    """Return a bar for each row, called as the cell of `x` says, from the first day of the date in
    the column `start` to the last of the one in `end`.

    Dates are 2006, 2006Q1, 2006-01 or 2006-01-15. Where one is not given the bar is open: it goes
    on behind the dates of all others, to an arrow, which the chart's word "open" explains; where
    the beginning is open, the chart's word "open_start", if it has one. Numbers `y` stand in words
    on the right: neither length nor thickness of a bar is free to show them.
    An `order` is that of the first days.
    """
    rows = _read_rows(data, frame, x, y, (start, end))
    if order != "table":
        rows = rows.sort_values("first", ascending=order == "ascending", kind="stable")
    rows = rows.assign(tone=choose_tones(rows, highlight))
    rows, room = _make_room(rows, frame, frame.say(y) if y else "")
    plane = room.plane
    unit = find_unit([*read_cells(data, start), *read_cells(data, end)])
    dates = _name_dates(rows, unit, plane, frame)
    return plane.join(
        room.legend.draw(plane),
        plane.write(room.head, align="right"),
        plane.rule([(at, top, at, end) for at, _, _ in dates for top, end in room.lines]),
        plane.write([(at, room.bottom + SMALL, said) for _, at, said in dates], align="center"),
        _draw_bars(rows, room),
        plane.write(room.labels, fontSize=TEXT, color=colour("ink")),
        _write_gaps(rows[~_is_drawn(rows)], plane),
        _write_amounts(rows, plane) if y else [],
    )


def _read_rows(
    data: pd.DataFrame, frame: Frame, x: str, y: str | None, columns: tuple[str, str]
) -> pd.DataFrame:
    """Return rows with when each began, `first`, and when it was over, `after`, in milliseconds."""
    if y:
        rows = arrange_column(data, frame, x, y)
    else:
        rows = arrange(data.assign(value=0.0), frame, x, "value")
    first, last = ([find_days(cell) for cell in read_cells(data, name)] for name in columns)
    return rows.assign(
        first=[_count(days[0]) if days else float("nan") for days in first],
        after=[_count(days[1]) if days else float("nan") for days in last],
    )


def _count(day: date) -> float:
    """Return the milliseconds from 1970 to the beginning of `day`."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000


def _find_day(milliseconds: float) -> date:
    return (_START + timedelta(milliseconds=milliseconds)).date()


def _is_drawn(rows: pd.DataFrame) -> pd.Series[bool]:
    return rows["first"].notna() | rows["after"].notna()


def _make_room(rows: pd.DataFrame, frame: Frame, head: str) -> tuple[pd.DataFrame, _Room]:
    """Return `rows` with their places down, and the room that they have below the word `head`."""
    entries = _list_entries(rows[_is_drawn(rows)], frame)
    lines = wrap(head, SMALL, frame.width * _HEAD) if head else []
    wide = max(measure_widest(rows["word"], TEXT), measure_widest(lines)) + _APART if head else 2
    legend = lay_out_legend(entries, frame.width - (wide if head else 0))
    column = measure_widest(rows["label"], TEXT) + 14
    above = column > frame.width * _SHARE
    top = max(legend.height, len(lines) * _LINE)
    rows, bottom = place_bars(rows, frame.width, above, top=top)
    ends = (0.0 if above else column, frame.width - wide)
    height = bottom + SMALL + 10
    labels = place_labels(rows)
    said = [(float(frame.width), top - len(lines) * _LINE / 2, "\n".join(lines))]
    plane = Plane(frame.width, height, _scale(rows, ends), in_pixels(height))
    reach = _TALL / 2 + _OVER
    pieces = [(at - reach, at + reach) for at in rows["middle"]] if above else [(top, bottom)]
    return rows, _Room(plane, ends, legend, said, pieces, bottom, labels)


def _list_entries(rows: pd.DataFrame, frame: Frame) -> list[LegendEntry]:
    """Return the legend's entries of open bars: of both ends together, where one word is all."""
    before, after = (bool(rows[name].isna().any()) for name in ("first", "after"))
    apart = _BEFORE in frame.words
    entries = [LegendEntry("open", "main", frame.say(_WORD))] if after else []
    if before and (apart or not after):
        entries.append(LegendEntry("open-left", "main", frame.say(_BEFORE if apart else _WORD)))
    return entries


def _scale(rows: pd.DataFrame, ends: tuple[float, float]) -> Axis:
    """Return the axis of all dates; open bars go on beyond its ends."""
    known = [*rows["first"].dropna(), *rows["after"].dropna()]
    low, high = (min(known), max(known)) if known else (0.0, 1.0)
    drawn = rows[_is_drawn(rows)]
    left, right = (_OPEN if drawn[name].isna().any() else 0 for name in ("first", "after"))
    return Axis(low, max(high, low + 1), ends[0] + left, ends[1] - right, dates=True)


def _name_dates(
    rows: pd.DataFrame, unit: str, plane: Plane, frame: Frame
) -> list[tuple[float, float, str]]:
    """Return dates with the pixels at which they begin, and those of the middle of their words."""
    known = [*rows["first"].dropna(), *rows["after"].dropna()]
    if not known:
        return []

    def place(day: date) -> float | None:
        at = plane.x.place(_count(day))
        return at if plane.x.start - 1 <= at <= plane.x.end + 1 else None

    times = Times(unit, (_find_day(min(known)), _find_day(max(known))))
    return place_dates(times, frame.language, place, plane.width)


def _draw_bars(rows: pd.DataFrame, room: _Room) -> list[alt.Chart]:
    """Return the bars, a pixel long at least, and the arrows of those that are open."""
    plane, x = room.plane, room.plane.x
    rows = rows[_is_drawn(rows)]
    tip = point_width(_TALL) - _SEAM
    far = [x.find(room.ends[0] + tip), x.find(room.ends[1] - tip)]
    begun, over = rows["first"].fillna(far[0]), rows["after"].fillna(far[1])
    least = x.find(x.start + 1) - x.low
    bars = rows.assign(
        begun=begun,
        over=over.where(over - begun >= least, begun + least),
        top=rows["middle"] - _TALL / 2,
        bottom=rows["middle"] + _TALL / 2,
    )
    layers = plane.box_rows(bars, "begun", "top", "over", "bottom")
    for name, at in (("first", room.ends[0]), ("after", room.ends[1])):
        tips = rows[rows[name].isna()]
        points = [(at, y, tone) for y, tone in zip(tips["middle"], tips["tone"], strict=True)]
        layers += plane.point(points, _TALL, left=name == "first")
    return layers


def _write_amounts(rows: pd.DataFrame, plane: Plane) -> list[alt.Chart]:
    rows = rows.assign(words_at=plane.x.find(plane.width))
    return plane.write_rows(rows, "words_at", "middle", align="right", fontSize=TEXT)


def _write_gaps(rows: pd.DataFrame, plane: Plane) -> list[alt.Chart]:
    rows = rows.assign(word=DASH, words_at=plane.x.low)
    return plane.write_rows(rows, "words_at", "middle", color=colour("quiet"))

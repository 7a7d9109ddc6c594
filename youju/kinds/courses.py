"""Owns what lines and areas share: the course of numbers along an axis, its names and events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from youju.kinds.legend import Legend, LegendEntry, dashed, lay_out_legend
from youju.kinds.panels import SLIM, Panel, draw_panels
from youju.kinds.plane import Axis, Plane
from youju.kinds.scales import (
    choose_log_ticks,
    choose_ticks,
    find_height,
    find_range,
    measure_widest,
    word_ticks,
)
from youju.kinds.spreading import spread
from youju.kinds.times import Times, choose_dates, place_event, read_times
from youju.theme.frame import Frame
from youju.theme.palette import colour, letter_colour
from youju.theme.style import SMALL
from youju.typography.line_breaking import wrap
from youju.typography.metrics import measure_text

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

    from youju.kinds.panels import AnyChart

_HEIGHTS = {True: 250, False: 330}
_LINE, _GAP = SMALL + 4, 8
# How much of the width names at the ends of lines may take, and how many lines they may have.
_SHARE, _MOST_LINES, _MOST_NAMES = 0.3, 3, 8


@dataclass(frozen=True)
class Course:
    """What is said of a picture whose numbers run along an axis, and where it stands.

    `names` are the entries of its parts, which stand beside `ends`, their last numbers; `entries`
    the others of its legend; `events` cells of the axis. The rest is laid out.
    """

    names: Mapping[str, LegendEntry]
    ends: Mapping[str, float]
    entries: Sequence[LegendEntry] = ()
    events: Sequence[str] = ()
    plane: Plane = field(default=Plane(1, 1, Axis(0, 1, 0, 1), Axis(0, 1, 0, 1)))
    legend: Legend = field(default=Legend((), 0))
    ticks: Sequence[tuple[float, str]] = ()
    named: Sequence[tuple[float, str]] = ()
    beside: Sequence[tuple[float, str, str]] = ()
    told: Sequence[tuple[float, float, str, float]] = ()


def course_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows in the order of their line, with where they stand: `at`.

    `alone` are those without a neighbour that has a number. Cells that are no dates stand in the
    order of the table, numbers from 0.
    """
    places = _place_cells(list(rows["cell"]))
    rows = rows.assign(at=[places[cell] for cell in rows["cell"]])
    runs = list(zip(rows["panel"], rows["part"], strict=True))
    turns = {run: index for index, run in enumerate(dict.fromkeys(runs))}
    rows = rows.assign(turn=[turns[run] for run in runs])
    rows = rows.sort_values(["turn", "at"], kind="stable").drop(columns="turn")
    return rows.assign(alone=find_alone(rows, rows["value"].notna())).reset_index(drop=True)


def find_alone(rows: pd.DataFrame, known: pd.Series[bool]) -> pd.Series[bool]:
    """Return which of the `known` rows, in the order of their lines, have no known neighbour."""
    runs = known.groupby([rows["panel"], rows["part"]])
    near = [runs.shift(step, fill_value=False) for step in (1, -1)]
    return known & ~near[0] & ~near[1]


def lay_out_course(
    rows: pd.DataFrame,
    frame: Frame,
    course: Course,
    values: Iterable[float],
    *,
    zero: bool,
    log: bool = False,
    percent: bool = False,
    tall: float = 0,
) -> Course:
    """Return `course` with its plane: axes, legend, names and events, each where it has room.

    The axes are those of all `rows` and `values`, which of a panel are more than it draws; its
    scale is `tall`.
    """
    beside = wrap_names(course.names, frame)
    entries = [*(() if beside else course.names.values()), *course.entries]
    legend = lay_out_legend(
        entries if len(course.names) > 1 or beside else course.entries, frame.width
    )
    values = list(values)
    low, high = _find_ends(values, zero=zero, log=log)
    need = sum(words.count("\n") + 1 for words in beside.values()) * _LINE
    height = max(find_height(values, tall or _HEIGHTS[frame.narrow]), need)
    choose = choose_log_ticks if log else choose_ticks
    ticks = choose(low, high, round(height / 62))
    words = word_ticks(ticks, frame, percent=percent)
    left = measure_widest(words) + 10
    right = frame.width - (measure_widest(beside.values()) + _GAP if beside else 4)
    x = scale_cells(rows, left, right)
    told = _stack_events(course.events, rows, x, frame)
    top = legend.height + max((level for *_, level in told), default=0) * _LINE + 8
    y = Axis(ticks[0], ticks[-1], top + height, top, log=log)
    plane = Plane(frame.width, top + height + SMALL + 16, x, y)
    return replace(
        course,
        plane=plane,
        legend=legend,
        ticks=list(zip(ticks, words, strict=True)),
        named=name_cells(rows, frame, x),
        beside=_spread(beside, course, y),
        told=[(at, start, said, top - level * _LINE) for at, start, said, level in told],
    )


def draw_course(
    course: Course,
    marks: Sequence[alt.Chart],
    *,
    reference: Sequence[float] = (),
    band: Sequence[float] = (),
    baseline: Sequence[float] = (),
) -> alt.LayerChart | alt.FacetChart:
    """Return the picture of `marks` with all that is said of them."""
    plane = course.plane
    x, y = plane.x, plane.y
    left, right, bottom = x.start, x.end, y.start
    ends = [y.place(value) for value in band]
    ticks = [(y.place(tick), said) for tick, said in course.ticks]
    events = [(at, top + _LINE / 2, at, bottom) for at, _, _, top in course.told]
    told = [(start, top, said) for _, start, said, top in course.told]
    strong = [v for v in (0.0, *baseline) if y.low <= v <= y.high and not y.log]
    return plane.join(
        course.legend.draw(plane),
        plane.fill([(left, min(ends), right, max(ends))] if ends else [], "pale"),
        plane.rule([(left, at, right, at) for at, _ in ticks]),
        plane.rule([(left, y.place(v), right, y.place(v)) for v in strong], color=colour("quiet")),
        plane.write([(0, at, said) for at, said in ticks]),
        plane.rule(events, color=colour("quiet")),
        marks,
        plane.rule([(left, y.place(v), right, y.place(v)) for v in reference], **dashed("ink")),
        plane.write(told, color=colour("ink")),
        plane.write([(at, bottom + SMALL + 5, said) for at, said in course.named], align="center"),
        *[
            plane.write([(right + _GAP, at, said)], color=letter_colour(tone))
            for at, said, tone in course.beside
        ],
    )


def draw_course_panels(
    rows: pd.DataFrame,
    frame: Frame,
    entries: Sequence[LegendEntry],
    scale: Callable[[Frame, Course, float], Course],
    draw: Callable[[pd.DataFrame, Course], alt.LayerChart | alt.FacetChart],
    least: float = SLIM,
) -> AnyChart:
    """Return small multiples of courses: what `draw` makes of a panel's rows and its course.

    `scale` lays out a course with its frame and `tall`, all on the axes of all rows; each is
    `least` pixels wide.
    """

    def draw_one(panel: Panel) -> alt.LayerChart | alt.FacetChart:
        course = scale(panel.frame, Course({}, {}, panel.heads), panel.tall)
        return draw(panel.rows, course)

    return draw_panels(rows, frame, entries, draw_one, least)


def _find_ends(values: Iterable[float], *, zero: bool, log: bool) -> tuple[float, float]:
    if not log:
        return find_range(values, zero=zero)
    known = [value for value in values if value > 0]
    return (min(known), max(known)) if known else (1.0, 10.0)


def _place_cells(cells: Sequence[str]) -> dict[str, float]:
    """Return where each cell stands: by its date, or by its turn in the table."""
    times = read_times(cells)
    if times is None:
        return {cell: float(turn) for turn, cell in enumerate(dict.fromkeys(cells))}
    return {cell: times.place(day) for cell, day in zip(cells, times.days, strict=True)}


def _read_course(rows: pd.DataFrame) -> Times | None:
    return read_times(list(rows["cell"]))


def scale_cells(rows: pd.DataFrame, left: float, right: float) -> Axis:
    """Return the axis between two pixels on which `rows` stand where they are `at`."""
    times = _read_course(rows)
    low, high = (min(rows["at"]), max(rows["at"])) if len(rows) else (0.0, 1.0)
    if low == high:
        low, high = low - 1, high + 1
    return Axis(low, high, left, right, dates=times is not None and times.unit != "year")


def name_cells(rows: pd.DataFrame, frame: Frame, x: Axis) -> list[tuple[float, str]]:
    """Return the words below the axis: dates where there is room, or as many cells as have it."""
    times = _read_course(rows)
    if times is not None:

        def place(day: date) -> float | None:
            at = x.place(times.place(day))
            return at if x.start - 1 <= at <= x.end + 1 else None

        return choose_dates(times, frame.language, place, frame.width)
    said = dict(zip(rows["at"], rows["label"], strict=True))
    for step in range(1, len(said) + 1):
        placed: list[tuple[float, str]] = []
        for at, words in list(said.items())[::step]:
            half = measure_text(words, SMALL) / 2
            placed.append((min(max(x.place(at), half), frame.width - half), words))
        edges = [(at, measure_text(words, SMALL) / 2) for at, words in placed]
        if all(a + h + 8 <= b - k for (a, h), (b, k) in pairwise(edges)):
            return placed
    return []


def wrap_names(names: Mapping[str, LegendEntry], frame: Frame) -> dict[str, str]:
    """Return the names in the lines that they have beside a picture; none where one has no room."""
    room = frame.width * _SHARE - _GAP
    wrapped = {part: wrap(entry.words, SMALL, room) for part, entry in names.items()}
    fits = all(
        len(lines) <= _MOST_LINES and max(measure_text(line, SMALL) for line in lines) <= room
        for lines in wrapped.values()
    )
    if not fits or not 0 < len(names) <= _MOST_NAMES:
        return {}
    return {part: "\n".join(lines) for part, lines in wrapped.items()}


def _spread(beside: Mapping[str, str], course: Course, y: Axis) -> list[tuple[float, str, str]]:
    """Return names beside the ends of their parts, moved until none stands on another."""
    known = [part for part in beside if course.ends[part] == course.ends[part]]
    lost = [part for part in beside if part not in known]
    wanted = sorted([(y.place(course.ends[part]), part) for part in known]) + [
        (y.start, part) for part in lost
    ]
    heights = [(beside[part].count("\n") + 1) * _LINE for _, part in wanted]
    places = [(at, tall) for (at, _), tall in zip(wanted, heights, strict=True)]
    middles = spread(places, y.end - _LINE / 2, y.start + _LINE / 2)
    return [
        (middle, beside[part], course.names[part].tone)
        for middle, (_, part) in zip(middles, wanted, strict=True)
    ]


def _stack_events(
    events: Sequence[str], rows: pd.DataFrame, x: Axis, frame: Frame
) -> list[tuple[float, float, str, int]]:
    """Return events with their pixels, where their words begin, these, and at which level above."""
    places = dict(zip(rows["cell"], rows["at"], strict=True))
    dated = {event: place_event(event, list(places)) for event in events if event not in places}
    places |= {event: at for event, at in dated.items() if at is not None}
    levels: list[float] = []
    found: list[tuple[float, float, str, int]] = []
    for at, event in sorted((x.place(places[event]), event) for event in events if event in places):
        said = frame.say(f"event {event}")
        wide = measure_text(said, SMALL)
        start = min(max(at - wide / 2, 0), max(frame.width - wide, 0))
        level = next((n for n, edge in enumerate(levels) if edge + 12 <= start), len(levels))
        levels[level : level + 1] = [start + wide]
        found.append((at, start, said, level + 1))
    return found

"""Owns ranks over time: a line for each thing, through its place among all at each time."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from youju.kinds.courses import course_rows, name_cells, scale_cells
from youju.kinds.legend import Legend, LegendEntry, lay_out_legend, name_tones
from youju.kinds.plane import Axis, Plane
from youju.kinds.rows import arrange, choose_parts, say_cell
from youju.kinds.scales import measure_widest
from youju.kinds.spreading import spread
from youju.kinds.stacking import name_parts
from youju.kinds.times import read_times, word_cell
from youju.languages import style_of
from youju.theme.frame import Frame
from youju.theme.palette import colour, letter_colour
from youju.theme.style import SMALL
from youju.typography.line_breaking import wrap

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

# Pixels: of a line of words, from a dot to words, from the number of a rank to its name, across a
# dot, between dots of one rank; between two ranks, and of all ranks where there are many.
_LINE, _GAP, _APART, _DOT, _TIED, _PITCH, _TALL = SMALL + 4, 12, 6, 9, 10, 28, 560
# How much of the width names may take; how much of the way to the next time dots of one rank may,
# which would be read as times between.
_SHARE, _NEAR = 0.32, 0.3
# Dots of one rank that have room beside each other at the ends; more stand closer.
_MOST = 8


@dataclass(frozen=True)
class _Room:
    """Where ranks stand: their plane, what is said above it, the names at their ends, each with the
    middle of all its lines, and its part; the numbers of these ranks, and those on the left."""

    plane: Plane
    legend: Legend
    names: Sequence[tuple[float, str, str]]
    numbers: Mapping[str, str]
    ticks: Sequence[tuple[float, float, str]]


def ranks(
    data: pd.DataFrame,
    frame: Frame,
    *,
    x: str,
    y: str,
    series: str,
    highlight: Collection[str] = (),
    ranked: bool = False,
    reverse: bool = False,
) -> alt.LayerChart | alt.FacetChart:
    """Return a line for each cell of `series`, through its rank by the number `y` at each cell of
    `x`, with its last rank and its name at the end.

    The greatest number is first, or with `reverse` the least; `ranked` numbers are ranks already.
    Equal numbers share a rank, their dots stand side by side, and the next rank is left out. What
    has no row at a time takes no part in it: its line ends, and goes on where it is back. Where a
    number is not known nobody's rank is, and nothing is drawn. Names of what is gone before the end
    stand above, with the last time.
    """
    rows = course_rows(arrange(data, frame, x, y, series))
    if not ranked:
        rows = rows.assign(value=find_ranks(rows, reverse=reverse))
    rows = rows.assign(turn=_number_times(rows))
    rows = rows.assign(left=rows["turn"].max() - rows["turn"])
    known = rows[rows["value"].notna()]
    names = name_parts(rows)
    tones = _choose_tones(known, names, highlight)
    room = _make_room(known, rows, names, tones, frame)
    plane = room.plane
    below = plane.height - SMALL
    known = known.assign(
        across=_set_apart(known, plane.x),
        tone=[colour(tones.get(part, "rule")) for part in known["part"]],
        run=_find_runs(known),
        told=[part in tones for part in known["part"]],
    )
    right = plane.x.end + _GAP + _count_tied(known) * _TIED / 2
    return plane.join(
        room.legend.draw(plane),
        plane.write(room.ticks),
        plane.write(
            [(at, below, said) for at, said in name_cells(rows, frame, plane.x)], align="center"
        ),
        _draw_lines(known[~known["told"]], plane, 1.5),
        plane.dot_rows(known.sort_values("told"), "across", "value", size=_DOT**2, opacity=1),
        _draw_lines(known[known["told"]], plane, 2.5),
        _write_names(room, right, tones),
    )


def find_ranks(rows: pd.DataFrame, *, reverse: bool = False) -> pd.Series:
    """Return the rank of each row's `value` among those of its `at`: 1, 2, 2, 4.

    Nobody's is known where some value is not.
    """
    times = rows.groupby("at")["value"]
    found: pd.Series = times.rank(method="min", ascending=reverse)
    return found.where(times.transform(lambda values: values.notna().all()).astype(bool))


def _number_times(rows: pd.DataFrame) -> list[int]:
    turns = {at: turn for turn, at in enumerate(sorted(set(rows["at"])))}
    return [turns[at] for at in rows["at"]]


def _find_runs(rows: pd.DataFrame) -> list[int]:
    """Return a number for each piece of a line: times that follow each other, of one part."""
    follows = (rows["part"] == rows["part"].shift()) & (rows["turn"] == rows["turn"].shift() + 1)
    return list((~follows).cumsum())


def _find_ends(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the last row of each part, by its part."""
    return rows.drop_duplicates("part", keep="last").set_index("part")


def _choose_tones(
    rows: pd.DataFrame, names: Mapping[str, str], highlight: Collection[str]
) -> dict[str, str]:
    """Return the colour's name of each part that stands out, all without a `highlight`.

    Those that are gone before the end come first, for colours alone lead to their names.
    """
    told = choose_parts(names, highlight)
    gone = [part for part in told if part in _list_gone(rows)]
    return name_tones([*gone, *(part for part in told if part not in gone)])


def _list_gone(rows: pd.DataFrame) -> list[str]:
    """Return the parts whose last rank is followed by a time, though nobody may have one there."""
    return [str(part) for part, left in _find_ends(rows)["left"].items() if left > 0]


def _make_room(
    rows: pd.DataFrame,
    everything: pd.DataFrame,
    names: Mapping[str, str],
    tones: Mapping[str, str],
    frame: Frame,
) -> _Room:
    ends, gone = _find_ends(rows), _list_gone(rows)
    cells = dict(zip(ends.index, ends["cell"], strict=True))
    entries = [
        LegendEntry("line-solid", tones[part], _name_gone(names[part], cells[part], frame))
        for part in gone
        if part in tones
    ]
    legend = lay_out_legend(entries, frame.width)
    low, high = (min(rows["value"]), max(rows["value"])) if len(rows) else (1.0, 1.0)
    last = {part: rank for part, rank in ends["value"].items() if part not in gone}
    stay = [str(part) for part in last]
    numbers = {part: frame.number(last[part]) for part in stay}
    said = {part: wrap(names[part], SMALL, frame.width * _SHARE) for part in stay}
    lines = [len(one) * _LINE for one in said.values()]
    slots = high - low + 1
    pitch = max(min(_PITCH, _TALL / slots), *(tall + 2 for tall in lines if slots <= len(said)), 4)
    height = max(slots * pitch, sum(lines) + _LINE)
    top = legend.height + _LINE / 2
    each = height / slots
    y = Axis(low, low + 1, top + each / 2, top + each * 1.5)
    y = replace(y, high=max(high, y.high), end=max(y.place(high), y.end))
    ticks = _list_ticks(y, high, frame)
    column = measure_widest(numbers.values()) + _APART
    column += measure_widest("\n".join(one) for one in said.values())
    beside = _count_tied(rows) * _TIED / 2 + _GAP
    left = measure_widest(word for *_, word in ticks) + beside
    x = scale_cells(everything, left, frame.width - column - beside)
    wanted = [(y.place(last[part]), tall) for part, tall in zip(stay, lines, strict=True)]
    places = spread(wanted, top - _LINE / 2, top + height)
    placed = [(at, "\n".join(said[part]), part) for at, part in zip(places, stay, strict=True)]
    plane = Plane(frame.width, top + height + _LINE + 8, x, y)
    return _Room(plane, legend, placed, numbers, ticks)


def _name_gone(name: str, cell: str, frame: Frame) -> str:
    """Return the name of what is gone, with the time at which it had its last rank."""
    times = read_times([cell])
    said = word_cell(times, times.days[0], frame.language) if times else say_cell(cell, frame)
    return f"{name}{style_of(frame.language).comma}{said}"


def _list_ticks(y: Axis, last: float, frame: Frame) -> list[tuple[float, float, str]]:
    """Return the ranks beside the picture: all, or the first and each fifth, tenth, and so on."""
    pitch = y.place(y.low + 1) - y.start
    step = next((n for n in (1, 5, 10, 50, 100, 500) if n * pitch >= _LINE), 1000)
    numbers = range(int(y.low), int(last) + 1)
    kept = [n for n in numbers if n == y.low or (n % step == 0 and n - y.low >= step / 2)]
    return [(0.0, y.place(n), frame.number(float(n))) for n in kept]


def _count_tied(rows: pd.DataFrame) -> int:
    """Return how many dots stand side by side at most, as far as the ends leave room for them."""
    return min(int(rows.groupby(["at", "value"]).size().max()), _MOST) if len(rows) else 1


def _set_apart(rows: pd.DataFrame, x: Axis) -> list[float]:
    """Return where each dot stands across: at its time, or beside others of the same rank."""
    places = sorted({x.place(at) for at in rows["at"]})
    steps = [b - a for a, b in pairwise(places)]
    room = min(*steps, _MOST * _TIED / _NEAR, x.end - x.start) * _NEAR
    same = rows.groupby(["at", "value"])
    turns, counts = same.cumcount(), same["value"].transform("size")
    return [
        x.find(x.place(at) + (turn - (count - 1) / 2) * min(_TIED, room / max(count - 1, 1)))
        for at, turn, count in zip(rows["at"], turns, counts, strict=True)
    ]


def _write_names(room: _Room, right: float, tones: Mapping[str, str]) -> list[alt.Chart]:
    """Return the numbers of the last ranks from the pixel `right` on, each with its name."""
    layers: list[alt.Chart] = []
    left = right + measure_widest(room.numbers.values()) + _APART
    for at, said, part in room.names:
        first = at - said.count("\n") * _LINE / 2
        words = [(right, first, room.numbers[part]), (left, at, said)]
        layers += room.plane.write(words, color=letter_colour(tones.get(part, "quiet")))
    return layers


def _draw_lines(rows: pd.DataFrame, plane: Plane, width: float) -> list[alt.Chart]:
    style = {"strokeWidth": width, "strokeJoin": "round"}
    return plane.line_rows(rows, "across", "value", "run", **style)

"""Owns the legend of a picture: what its colours, its reference line and its band are, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from youju.kinds.plane import Plane, point_width
from youju.theme.frame import Frame
from youju.theme.house import current_look, list_tones
from youju.theme.palette import colour, letter_colour
from youju.theme.style import SMALL
from youju.typography.line_breaking import wrap
from youju.typography.metrics import measure_text

if TYPE_CHECKING:
    import altair as alt

_LINE, _GAP = 22, 18
# The word for what has no number: the chart's own, or the interface's.
NO_DATA = "no_data"
# How a band is filled round its line, so that lines and other bands are seen through it.
FAINT: Mapping[str, Any] = {"opacity": 0.22}
# How wide the sample of each shape is.
SAMPLES = {
    "square": 10,
    "blank": 10,
    "band": 14,
    "line": 14,
    "line-solid": 14,
    "interval": 14,
    "whisker": 14,
    "mark": 4,
    "open": 20,
    "open-left": 20,
    "dot": 6,
    "head": -6,
}


@dataclass(frozen=True)
class LegendEntry:
    """One sample of a legend: its `shape`, its colour's name, its words.

    Shapes are "square", "blank" (its edge alone), "line" (dashed), "line-solid", "mark"
    (upright), "dot", "band", "open" (a bar that goes on), "open-left" (one that began before),
    "interval" (a line in its pale band), "whisker" (a line with a stroke at each end) and
    "head", which is words alone. It takes as much room as so many `lines` of words, or more.
    """

    shape: str
    tone: str
    words: str
    lines: int = 1


@dataclass(frozen=True)
class Legend:
    """A legend laid out in lines of a width: its entries with their pixels, and its height."""

    entries: Sequence[tuple[LegendEntry, float, float, str]]
    height: float

    def draw(self, plane: Plane) -> list[alt.Chart]:
        """Return the layers of the legend at the top of `plane`."""
        layers: list[Any] = []
        for entry, x, y, words in self.entries:
            layers += draw_sample(entry.shape, entry.tone, x, y, plane)
            middle = y + words.count("\n") * (SMALL + 4) / 2
            style = {"color": letter_colour(entry.tone)} if entry.shape == "head" else {}
            layers += plane.write([(x + SAMPLES[entry.shape] + 6, middle, words)], **style)
        return layers


def draw_sample(shape: str, tone: str, x: float, y: float, plane: Plane) -> list[alt.Chart]:
    """Return the layers of one sample of a legend, from `x` on, with its middle at `y`."""
    end = x + SAMPLES[shape]
    if shape == "line":
        return plane.rule([(x, y, end, y)], **dashed(tone))
    if shape == "line-solid":
        return plane.rule([(x, y, end, y)], color=colour(tone), strokeWidth=2.5)
    if shape == "mark":
        return plane.rule([(end - 2, y - 7, end - 2, y + 7)], color=colour(tone), strokeWidth=3)
    if shape == "dot":
        dot = (end - 3, y, end - 2.99, y)
        return plane.rule([dot], color=colour(tone), strokeWidth=5, strokeCap="round")
    if shape == "open":
        box = (x, y - 5, end - point_width(10), y + 5)
        return [*plane.fill([box], tone), *plane.point([(end, y, colour(tone))], 10)]
    if shape == "open-left":
        box = (x + point_width(10), y - 5, end, y + 5)
        return [*plane.fill([box], tone), *plane.point([(x, y, colour(tone))], 10, left=True)]
    if shape == "interval":
        pale = plane.fill([(x, y - 6, end, y + 6)], tone, **FAINT)
        return [*pale, *plane.rule([(x, y, end, y)], color=colour(tone), strokeWidth=2)]
    if shape == "whisker":
        ends = [(at, y - 5, at, y + 5) for at in (x, end)]
        return plane.rule([(x, y, end, y), *ends], color=colour(tone), strokeWidth=1.5)
    if shape == "head":
        return []
    if shape == "blank":
        return plane.fill([(x + 1, y - 4, end - 1, y + 4)], "paper", colour(tone))
    return plane.fill([(x, y - 5, end, y + 5)], tone)


def dashed(tone: str) -> dict[str, Any]:
    """Return how a line of reference is drawn, in its picture and in its legend."""
    return {"color": colour(tone), "strokeWidth": 1.5, "strokeDash": [4, 3]}


def name_axes(up: str, across: str) -> list[LegendEntry]:
    """Return the entries that say what the axes of all panels are, which have no room for it."""
    said = ((arrow, words) for arrow, words in (("↑", up), ("→", across)) if words)
    return [LegendEntry("head", "quiet", f"{arrow} {words}") for arrow, words in said]


def lay_out_legend(entries: Sequence[LegendEntry], width: float) -> Legend:
    """Return the legend of `entries` in lines of `width`; words that are longer are broken."""
    placed: list[tuple[LegendEntry, float, float, str]] = []
    x, y, deep = 0.0, 0.0, 0
    for entry in entries:
        sample = SAMPLES[entry.shape] + 6
        room = width - sample
        words = entry.words
        if measure_text(words, SMALL) > room:
            words = "\n".join(wrap(words, SMALL, room))
        size = sample + max(measure_text(line, SMALL) for line in words.split("\n"))
        if x and x + size > width:
            x, y, deep = 0.0, y + _LINE + deep * (SMALL + 4), 0
        placed.append((entry, x, y + 9, words))
        deep = max(deep, words.count("\n"), entry.lines - 1)
        x += size + _GAP
    return Legend(placed, y + _LINE + deep * (SMALL + 4) + 8 if placed else 0)


def name_tones(parts: Sequence[str]) -> dict[str, str]:
    """Return the colour's name of each part, in the order of the look's series, further ones where
    there are more parts."""
    series = list_tones(current_look())
    return {part: series[index % len(series)] for index, part in enumerate(parts)}


@dataclass(frozen=True)
class References:
    """What a picture is held against: the value of a `line`, if any, the two of a `band`, if any,
    and the entries of its legend that say what they are."""

    entries: Sequence[LegendEntry] = ()
    line: Sequence[float] = ()
    band: Sequence[float] = ()

    @property
    def values(self) -> list[float]:
        """All values, which the scale of the picture must reach."""
        return [*self.line, *self.band]


def read_references(frame: Frame, reference: str | None, band: Sequence[str] | None) -> References:
    """Return what find_references finds, the line and the band apart."""
    entries, values = find_references(frame, reference, band)
    split = 1 if reference else 0
    return References(entries, values[:split], values[split:])


def find_references(
    frame: Frame, reference: str | None, band: Sequence[str] | None
) -> tuple[list[LegendEntry], list[float]]:
    """Return the legend's entries and the values of the figures that a picture is held against.

    `reference` is the id of a figure beside the chart, `band` the ids of two: its ends. What the
    band is, the chart's word for "band" says.
    """
    entries, values = [], []
    if reference:
        figure = frame.beside[reference]
        entries.append(LegendEntry("line", "ink", f"{frame.say(reference)} {figure['word']}"))
        values.append(float(figure["value"]))
    if band:
        entries.append(LegendEntry("band", "pale", frame.say("band")))
        values += [float(frame.beside[key]["value"]) for key in band]
    return entries, values

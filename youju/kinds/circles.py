"""Owns circles whose areas are numbers: how large they are, their marks and their legend."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from youju.kinds.plane import Plane
from youju.kinds.scales import choose_ticks, word_ticks
from youju.theme.frame import Frame
from youju.theme.palette import colour
from youju.theme.style import SMALL
from youju.typography.metrics import measure_text

if TYPE_CHECKING:
    import altair as alt

# The radius of the largest circle at most, in pixels, and how much of the ground all cover at most.
_LARGEST, _COVERED = {True: 20.0, False: 32.0}, 0.2
# Pixels: the radius of the ring that stands for zero, from a circle of the legend to its words,
# from these to the next circle, above and below, and of a line.
_ZERO, _GAP, _APART, _EDGE, _LINE = 2.5, 6, 18, 4, 22
# Of about how many round numbers a legend has some.
_SAMPLES = 4


def choose_scale(values: Iterable[float], ground: float, frame: Frame) -> float:
    """Return the radius of the circle of the number one, on a `ground` of so many square pixels."""
    known = [value for value in values if value > 0]
    if not known:
        return 0.0
    room = math.sqrt(_COVERED * ground / math.pi / sum(known))
    return min(_LARGEST[frame.narrow] / math.sqrt(max(known)), room)


def draw_circles(circles: Sequence[Mapping[str, Any]], plane: Plane) -> list[alt.Chart]:
    """Return the layers of circles, each with its `id`, its `tone`, its `radius`, and the pixels of
    its middle `across` and `down`; one without a radius is a ring."""
    rings = [{**one, "radius": _ZERO} for one in circles if not one["radius"]]
    discs = [one for one in circles if one["radius"]]
    edge = {"stroke": colour("paper"), "strokeWidth": 0.75}
    return [
        *_draw(discs, plane, filled=True, opacity=0.75, **edge),
        *_draw(rings, plane, filled=False, strokeWidth=1.25),
    ]


def _draw(circles: Sequence[Mapping[str, Any]], plane: Plane, **style: Any) -> list[alt.Chart]:
    import altair as alt
    import pandas as pd

    if not circles:
        return []
    # What is no row has columns of names that no table shares.
    first = "" if "id" in circles[0] else "px_"
    sizes = [{**one, "size": 4 * one["radius"] ** 2} for one in circles]  # as Vega has it
    names = ("id", "tone", "across", "down", "size")
    rows = pd.DataFrame([{f"{first}{n}": one[n] for n in names if n in one} for one in sizes])
    return [
        alt.Chart(rows)
        .mark_point(shape="circle", **style)
        .encode(
            x=plane.x.channel(f"{first}across", alt.X),
            y=plane.y.channel(f"{first}down", alt.Y),
            size=alt.Size(f"{first}size", type="quantitative", scale=None, legend=None),
            color=alt.Color(f"{first}tone", type="nominal", scale=None, legend=None),
        )
    ]


class SizeLegend:
    """Circles of up to three round numbers, side by side, with their numbers in words."""

    def __init__(self, most: float, scale: float, frame: Frame) -> None:
        ticks = [tick for tick in choose_ticks(0, most or 1, _SAMPLES) if 0 < tick <= most]
        ticks = sorted({ticks[0], ticks[(len(ticks) - 1) // 2], ticks[-1]} if ticks else {most})
        words = word_ticks(ticks, frame)
        self._circles: list[dict[str, Any]] = []
        self._words: list[tuple[float, float, str]] = []
        largest = scale * math.sqrt(ticks[-1])
        self.height = max(2 * largest + 2 * _EDGE, _LINE) if most else 0.0
        left = 1.0
        for tick, said in zip(ticks, words, strict=True):
            radius = scale * math.sqrt(tick)
            end = left + 2 * radius + _GAP + measure_text(said, SMALL)
            if end > frame.width or not most:
                break
            middle = self.height / 2
            place = {"across": left + radius, "down": middle, "radius": radius}
            self._circles.append({**place, "tone": colour("quiet")})
            self._words.append((left + 2 * radius + _GAP, middle, said))
            left = end + _APART

    def draw(self, plane: Plane) -> list[alt.Chart]:
        """Return the layers of the legend at the top of `plane`."""
        circles = _draw(self._circles, plane, filled=False, strokeWidth=1)
        return [*circles, *plane.write(self._words)]

"""Owns shading: the steps that numbers are put into, the shade of each, and their scale."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

from youju.kinds.plane import Plane
from youju.kinds.scales import choose_ticks, find_range, measure_widest, word_ticks
from youju.theme.frame import Frame
from youju.theme.house import current_look

if TYPE_CHECKING:
    import altair as alt

# About how many steps there are, and the height of their scale with its words in pixels.
_STEPS, SCALE_HEIGHT = 6, 42
SWATCH = 10
# Words on dark and on light shades. Shades are the same on both papers, so these are none of the
# palette's, which dark paper exchanges.
# At the luminance (WCAG 2.2) _EVEN both contrast alike.
_EVEN = 0.18
_LIGHT_INK, _DARK_INK = "#fdfdfd", "#04070a"
# The ground, as an edge round them, and the colour of words that are read on any shades.
ON_ANY = (_LIGHT_INK, _DARK_INK)


@dataclass(frozen=True)
class Shading:
    """Steps between neighbouring `edges`, each with its tone, a colour as #rrggbb; where there are
    zeros alone the one edge, with its tone."""

    edges: Sequence[float]
    tones: Sequence[str]

    def shade(self, value: float) -> str:
        """Return the tone of the step that `value` is in; an edge belongs to the step above."""
        step = bisect_right(self.edges, value) - 1
        return self.tones[min(max(step, 0), len(self.tones) - 1)]

    def measure(self, frame: Frame, room: float) -> tuple[float, float]:
        """Return how many pixels the scale has before its first swatch and behind its last, for its
        words, and how many a swatch has, in so much `room`."""
        half = measure_widest(word_ticks(self.edges, frame)) / 2
        return half, min(2 * half + 8, (room - 2 * half) / len(self.tones))

    def draw(self, plane: Plane, frame: Frame, room: float = 0) -> list[alt.Chart]:
        """Return the layers of the scale at the top of `plane`, in the first `room` pixels or all:
        a swatch a step, words at edges."""
        words = word_ticks(self.edges, frame)
        half, size = self.measure(frame, room or plane.width)
        layers: list[alt.Chart] = []
        for index, tone in enumerate(self.tones):
            left = half + size * index
            layers += plane.fill([(left, 0, left + size, SWATCH)], tone)
        every = ceil((2 * half + 6) / size)  # as many words as have room beside each other
        start = half + size / 2 if len(words) == len(self.tones) else half
        places = [(start + size * n, 24.0, said) for n, said in enumerate(words) if n % every == 0]
        return [*layers, *plane.write(places, align="center")]


def choose_shading(
    values: Iterable[float],
    *,
    reverse: bool = False,
    middle: float | None = None,
    breaks: Sequence[float] = (),
) -> Shading:
    """Return the shading of `values`: darker the further from zero, or two colours away from
    `middle`, which is zero where signs are mixed.

    Steps are those between `breaks`, from below the least to above the greatest of `values`, or
    round numbers. `reverse` exchanges the ends of the colours: what is warm or bad can be in the
    warm one.
    """
    known = [value for value in values if value == value]
    low, high = find_range(known, zero=False)
    step = -1 if reverse else 1
    ramp, diverging = (tones[::step] for tones in (current_look().ramp, current_look().diverging))
    middle = 0.0 if middle is None and low < 0 < high else middle
    if known and not any(known) and not breaks and not middle:
        return Shading([0.0], [ramp[0] if middle is None else choose_tone(diverging, 0.5)])
    if middle is None:
        edges = breaks or choose_ticks(low, high, _STEPS)
        ramp = ramp[::-1] if edges[-1] <= 0 else ramp
        last = max(len(edges) - 2, 1)
        return Shading(edges, [choose_tone(ramp, n / last) for n in range(len(edges) - 1)])
    low, high = min([*known, middle]), max([*known, middle])
    reach = max(middle - low, high - middle) or 1.0
    edges = breaks or [middle + tick for tick in choose_ticks(-reach, reach, _STEPS + 2)]
    kept = [(a, b) for a, b in pairwise(edges) if breaks or (b > low and a <= high)]
    places = [(a + b) / 2 - middle for a, b in kept]
    if breaks:  # steps of any width: a shade further with each, as many to both sides
        places = [float(_count_steps(breaks, middle, n)) for n in range(len(kept))]
    far = max(map(abs, places)) if breaks else edges[-1] - middle
    tones = [choose_tone(diverging, (place / (far or 1.0) + 1) / 2) for place in places]
    return Shading([kept[0][0], *(b for _, b in kept)], tones)


def _count_steps(breaks: Sequence[float], middle: float, step: int) -> int:
    """Return how many steps from the `middle` a step lies, 0 for the one that has it within."""
    low, high = breaks[step], breaks[step + 1]
    if low < middle < high:
        return 0
    between = [edge for edge in breaks if min(middle, low) < edge < max(middle, high)]
    return len(between) + 1 if low >= middle else -len(between) - 1


def choose_ink(tone: str) -> str:
    """Return the colour in which words are read on `tone`, both as #rrggbb."""
    lit = [(part / 255 + 0.055) / 1.055 for part in _read(tone)]
    luminance = 0.2126 * lit[0] ** 2.4 + 0.7152 * lit[1] ** 2.4 + 0.0722 * lit[2] ** 2.4
    return _DARK_INK if luminance > _EVEN else _LIGHT_INK


def choose_tone(tones: Sequence[str], place: float) -> str:
    """Return the colour at `place`, from 0 to 1, along `tones`."""
    at = min(max(place, 0.0), 1.0) * (len(tones) - 1)
    first = min(int(at), len(tones) - 2)
    pairs = zip(_read(tones[first]), _read(tones[first + 1]), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * (at - first)):02x}" for a, b in pairs)


def _read(tone: str) -> tuple[int, int, int]:
    red, green, blue = (int(tone[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue

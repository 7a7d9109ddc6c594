"""Owns how tall a frame must be at every width for its page to stand in it whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from youju.model import Look
from youju.rendering.svg import Picture
from youju.theme import HOUSE
from youju.typography.line_breaking import wrap
from youju.typography.metrics import WIDER_HAN

# The embed's style sheet (static/css/embed.css) sets the same sizes and the same turning point.
MARGIN, TURN, WIDEST_NARROW = 12, 600, 420
# Each text is in one of the sizes of the look, on lines so high.
SIZES = {
    "title": ("title", 1.3),
    "subtitle": ("small", 1.5),
    "finding": ("text", 1.55),
    "small": ("small", 1.5),
    "label": ("text", 1.4),
    "value": ("value", 1.25),
    "slider": ("small", 1.5),
}
# A single figure's value is smaller in a narrow frame: a share of its width, but not below.
VALUE_SHARE, LEAST_VALUE = 0.09, 20.0
# What stands above each text, and above the picture.
GAPS = {"title": 0, "subtitle": 4, "finding": 6, "small": 8, "label": 0, "value": 4, "slider": 11}
PLOT_GAP = 12
# However short a frame, a picture with its gap does not shrink below the first, nor the picture
# below this share of its size.
LEAST_PLOT, LEAST_SHARE = 108, 0.6
# Widths between which the needed height is nearly a line. Narrower than the first, a frame gets
# the first one's height, beyond the last the last one's.
KNOTS = (
    *(280, 300, 320, 340, 360, 380, 400, WIDEST_NARROW + 2 * MARGIN, 480, 520, 560, TURN - 1),
    *(TURN, 840),
)
# Wider than the last, frames have its height, and longer lines more room.
_BEYOND = (960, 1120)
CARD_KNOTS = (180, 200, 220, 240, 280, 320, 400, 520, 720)
_HEADLINES = frozenset({"title", "value"})
SPARE = 6  # pixels that a fit may stand too high for the sake of fewer knots


@dataclass(frozen=True)
class Fit:
    """The heights in pixels at which a page stands whole: `heights` maps each knot to one.

    Between two knots the height lies on the line between theirs.
    """

    heights: Mapping[int, int]

    @property
    def tallest(self) -> int:
        """The height that is enough at every width."""
        return max(self.heights.values())

    def at(self, width: float) -> float:
        """Return the height that a frame of `width` pixels gets."""
        knots = list(self.heights)
        for left, right in pairwise(knots):
            if left <= width <= right:
                share = (width - left) / (right - left)
                return self.heights[left] + share * (self.heights[right] - self.heights[left])
        return self.heights[knots[0] if width < knots[0] else knots[-1]]

    def css(self) -> str:
        """Return the fit as a CSS height that follows the width of the nearest container.

        "calc(512px + clamp(0px,100cqw - 280px,40px)*-.45 + …)". Small drops are left out, which
        makes a frame taller and never shorter.
        """
        knots = list(self.heights)
        terms = [f"{self.heights[knots[0]]}px"]
        for left, right in pairwise(knots):
            rise, run = self.heights[right] - self.heights[left], right - left
            if rise > 0 or rise <= -SPARE:
                slope = f"{rise / run:.3f}".rstrip("0").rstrip(".").replace("0.", ".")
                terms.append(f"clamp(0px,100cqw - {left}px,{run}px)*{slope}")
        return f"calc({' + '.join(terms)})" if len(terms) > 1 else terms[0]


def fit_frame(
    texts: Mapping[str, Sequence[str]], pictures: Mapping[str, Picture], look: Look = HOUSE
) -> Fit:
    """Return the fit of a chart's embed, whose `texts` have the paragraphs of each size in SIZES.

    `pictures` has both widths of the chart; type and sizes are those of `look`.
    """
    column = look.widths["wide"]
    knots = sorted({*KNOTS, column + 2 * MARGIN})
    words = {knot: 2 * MARGIN + _measure_words(texts, look, knot) for knot in knots}
    plots = {knot: PLOT_GAP + _measure_picture(pictures, column, knot) for knot in knots}
    return _fit(words, {knot: max(height, LEAST_PLOT) for knot, height in plots.items()})


def find_room(text: str, longer: str, look: Look = HOUSE) -> int | None:
    """Return the width of a frame from which `longer` takes no more lines than `text` at any.

    Both are small print. So frames that were pasted for `text` have room for it; 0 says that it
    has room at every width, None that it has at none.
    """
    face, font = (WIDER_HAN, look.breadths["text"]), look.sizes["small"]

    def count(words: str, width: int) -> int:
        return len(wrap(words, font, width - 2 * MARGIN, face))

    knots = sorted({*KNOTS, look.widths["wide"] + 2 * MARGIN})
    room: int | None = None
    for width in sorted({*knots, *_BEYOND}, reverse=True):
        if count(longer, width) > count(text, min(width, knots[-1])):
            return room
        room = width
    return 0


def fit_card(texts: Mapping[str, Sequence[str]], look: Look = HOUSE) -> Fit:
    """Return the fit of a single figure's embed; the keys of `texts` are sizes, as in a chart's."""
    next_knots = (*CARD_KNOTS[1:], CARD_KNOTS[-1])
    words = {
        knot: 2 * MARGIN + _measure_words(texts, look, knot, until)
        for knot, until in zip(CARD_KNOTS, next_knots, strict=True)
    }
    return _fit(words, dict.fromkeys(CARD_KNOTS, 0.0))


def _fit(words: Mapping[int, float], pictures: Mapping[int, float]) -> Fit:
    """Return heights whose lines lie above all that is needed between two knots.

    A text needs no more lines where there is more room, and within one layout a picture grows
    evenly: the text's height at a knot and the picture's at the next one bound all between them.
    """
    heights, before = {}, next(iter(words))
    for knot in words:
        before = knot if knot == TURN else before
        heights[knot] = ceil(words[before] + pictures[knot]) + 1
        before = knot
    return Fit(_thin(heights))


def _thin(heights: Mapping[int, int]) -> dict[int, int]:
    """Return `heights` without the knots that a line between others passes closely above."""
    knots = list(heights)
    kept = [knots[0]]
    for place, following in enumerate(knots[2:], start=1):
        line = Fit({knot: heights[knot] for knot in (kept[-1], following)})
        passed = knots[knots.index(kept[-1]) + 1 : place + 1]
        if not all(0 <= line.at(knot) - heights[knot] <= SPARE for knot in passed):
            kept.append(knots[place])
    return {knot: heights[knot] for knot in (*kept, knots[-1])}


def _measure_words(
    texts: Mapping[str, Sequence[str]], look: Look, width: int, until: int = 0
) -> float:
    """Return how high the texts are at `width`, in the sizes that they have `until` a width."""
    total = 0.0
    for kind, paragraphs in texts.items():
        size, line = SIZES[kind]
        font = look.sizes[size]
        if kind == "value":
            font = min(max(VALUE_SHARE * (until or width), LEAST_VALUE), font)
        face = (WIDER_HAN, look.breadths["headline" if kind in _HEADLINES else "text"])
        for text in filter(None, paragraphs):
            total += len(wrap(text, font, width - 2 * MARGIN, face)) * font * line
            total += GAPS[kind]
    return total


def _measure_picture(pictures: Mapping[str, Picture], column: int, width: int) -> float:
    size = "wide" if width >= TURN else "narrow"
    widest = WIDEST_NARROW if size == "narrow" else column
    picture = pictures[size]
    return picture.height * min(width - 2 * MARGIN, widest) / picture.width

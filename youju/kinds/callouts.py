"""Owns callouts: words at places of a map, which keep apart, inside the picture and off places."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from youju.formats.rings import Rectangle
from youju.kinds.land import GRAIN, Land
from youju.kinds.plane import Plane
from youju.kinds.regions import DrawnRegion
from youju.kinds.scales import measure_widest
from youju.kinds.shading import ON_ANY
from youju.theme.palette import colour
from youju.theme.style import SMALL

if TYPE_CHECKING:
    import altair as alt

# Pixels: of a line of words, from a place to the words beside it, between words, from words to
# discs, and how far words may be moved, in which steps; and by how much letters are less tall than
# their line, either side.
_LINE, _GAP, _APART, _EDGE, _FURTHEST, _STEP = SMALL + 4, 5, 3, 1.5, 240, 8
_LEADING = 2.0
# How far words may be moved to free paper, of the width of a picture, and in pixels at least; and
# at how many places of a line to words it is looked whether it runs through others.
_AWAY, _AWAY_LEAST, _PLACES = 0.15, 80.0, 24
# Where words are tried at each distance: right, left, above, below, then between these; and all
# round, where they had room nowhere else.
_WAYS = tuple(math.radians(angle) for angle in (0, 180, 270, 90, 315, 45, 225, 135))
_ALL_ROUND = tuple(math.radians(angle) for angle in range(0, 360, 10))


# What words keep off, how far they may be moved for it, and where to.
_Tier = tuple[Land | None, Sequence[Rectangle], float, Sequence[float]]


@dataclass(frozen=True)
class Spot:
    """What words are written at: its region, `down` pixels lower than that lies by itself, the
    words, the colour of the region, and that in which words are read on it."""

    region: DrawnRegion
    down: float
    words: str
    ground: str
    ink: str

    @property
    def middle(self) -> tuple[float, float]:
        x, y = self.region.middles[0]
        return x, y + self.down

    @property
    def box(self) -> Rectangle:
        return _move(self.region.box, self.down)

    def holds(self, box: Rectangle) -> bool:
        """Tell whether words in `box` stand on the region alone."""
        return self.region.holds(_trim(_move(box, -self.down)))


@dataclass(frozen=True)
class Callouts:
    """Words with the pixels of their middles: those on regions, by the colours of these and of the
    words; those beside, on paper; and the lines that lead to what stands apart."""

    inside: Mapping[tuple[str, str], Sequence[tuple[float, float, str]]]
    beside: Sequence[tuple[float, float, str]]
    leaders: Sequence[Rectangle]

    def draw(self, plane: Plane) -> list[alt.Chart]:
        """Return the layers of the words, each with an edge in the colour of its ground.

        All are drawn twice, wherever they stand: languages are held to the same numbers.
        """
        groups = [*self.inside.items(), ((colour("paper"), colour("ink")), self.beside)]
        return [
            *plane.rule(self.leaders, color=colour("paper"), strokeWidth=3),
            *plane.rule(self.leaders, color=colour("ink"), strokeWidth=1),
            *(
                layer
                for (ground, ink), said in groups
                for style in ({"stroke": ground, "strokeWidth": 3}, {"color": ink})
                for layer in plane.write(_part(said), align="center", **style)
            ),
        ]


def place_callouts(
    places: Sequence[Spot],
    top: float,
    plane: Plane,
    discs: Sequence[Rectangle] = (),
    land: Land | None = None,
) -> Callouts:
    """Return the words of `places` in what of the `plane` lies below `top`.

    They stand on their region where it has room; else beside it, off the `land` if paper is near.
    They keep off all `discs`, told by the squares round them, but their own; where there is no room
    for that, off those of others that have words; else they stand on any. Of what has room nowhere
    there are none.
    """
    land = land or Land()
    taken: list[Rectangle] = []
    inside: dict[tuple[str, str], list[tuple[float, float, str]]] = {}
    beside: list[tuple[float, float, str]] = []
    leaders: list[Rectangle] = []
    room = (0.0, top, plane.width, plane.height)
    for place in _order(places):
        others = [one for one in places if one is not place]
        points = [_pad(one.middle, 3.0) for one in others]
        every = [disc for disc in discs if disc != place.box]
        named = [disc for disc in every if any(disc == one.box for one in others)]
        tiers: Sequence[_Tier] = (
            (land, every, max(_AWAY * plane.width, _AWAY_LEAST), _WAYS),
            (Land(), every, _FURTHEST, _WAYS),
            (None, every, _FURTHEST, _ALL_ROUND),
            (None, named, _FURTHEST, _ALL_ROUND),
            (None, [], _FURTHEST, _ALL_ROUND),
        )
        fits = (
            box
            for ground, avoided, far, ways in tiers
            for box in _try_boxes(place, far, ways)
            if _holds(room, box)
            and not any(_touch(box, other) for other in (*taken, *points))
            and not any(_meets(_trim(box), disc) for disc in avoided)
            and (ground is None or place.holds(box) or not ground.touches(box))
            and (ground is None or not _is_struck(place, box, taken, leaders))
        )
        if (box := next(fits, None)) is None:
            continue
        taken.append(box)
        said = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2, place.words)
        if place.holds(box):
            inside.setdefault((place.ground, place.ink), []).append(said)
            continue
        if land.touches(_shrink(box, GRAIN)):
            inside.setdefault(ON_ANY, []).append(said)
        else:
            beside.append(said)
        leaders.append(_lead(place, box))
    return Callouts(inside, beside, leaders)


def _order(places: Sequence[Spot]) -> list[Spot]:
    """Return those first that have room on their region, then the smallest, which have least."""
    roomy = [any(place.holds(box) for box in _try_inside(place)) for place in places]
    known = list(zip(places, roomy, strict=True))
    return [one for one, has in known if has] + [one for one, has in known[::-1] if not has]


def _part(said: Sequence[tuple[float, float, str]]) -> list[tuple[float, float, str]]:
    """Return words a line each, so that a name and its number do not run into each other where
    the picture is read."""
    return [
        (x, y + (turn - words.count("\n") / 2) * _LINE, line)
        for x, y, words in said
        for turn, line in enumerate(words.split("\n"))
    ]


def _try_boxes(place: Spot, furthest: float, ways: Sequence[float]) -> Iterator[Rectangle]:
    """Yield where words may stand: on their region, then round it, ever further away."""
    yield from (box for box in _try_inside(place) if place.holds(box))
    wide, tall = _measure(place)
    left, top, right, bottom = place.box
    x, y = place.middle
    for far in range(_GAP, int(furthest), _STEP):
        for way in ways:
            across, down = math.cos(way), math.sin(way)
            middle_x = x + _reach(across, left - x, right - x, far + wide / 2)
            middle_y = y + _reach(down, top - y, bottom - y, far + tall / 2)
            yield (
                *(middle_x - wide / 2, middle_y - tall / 2),
                *(middle_x + wide / 2, middle_y + tall / 2),
            )


def _try_inside(place: Spot) -> Iterator[Rectangle]:
    """Yield boxes of words in the middle of their region, whether it holds them or not."""
    wide, tall = _measure(place)
    for x, y in place.region.middles:
        level = y + place.down
        yield x - wide / 2, level - tall / 2, x + wide / 2, level + tall / 2


def _measure(place: Spot) -> tuple[float, float]:
    return measure_widest([place.words]), (place.words.count("\n") + 1) * _LINE


def _lead(place: Spot, box: Rectangle) -> Rectangle:
    """Return the ends of the line from a place to words beside it."""
    x, y = place.middle
    return x, y, min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3])


def _is_struck(
    place: Spot, box: Rectangle, taken: Sequence[Rectangle], leaders: Sequence[Rectangle]
) -> bool:
    """Tell whether a line to words elsewhere runs through `box`, or the one to it through those."""
    lead = [] if place.holds(box) else [_lead(place, box)]
    return any(_runs_through(line, box) for line in leaders) or any(
        _runs_through(line, other) for line in lead for other in taken
    )


def _runs_through(line: Rectangle, box: Rectangle) -> bool:
    (x1, y1, x2, y2), (left, top, right, bottom) = line, box
    parts = (n / _PLACES for n in range(_PLACES + 1))
    return any(
        left <= x1 + (x2 - x1) * part <= right and top <= y1 + (y2 - y1) * part <= bottom
        for part in parts
    )


def _move(box: Rectangle, down: float) -> Rectangle:
    return box[0], box[1] + down, box[2], box[3] + down


def _meets(box: Rectangle, disc: Rectangle) -> bool:
    """Tell whether words in `box` touch the disc that fills a square."""
    left, top, right, bottom = disc
    x, y = (left + right) / 2, (top + bottom) / 2
    across, down = max(box[0] - x, x - box[2], 0.0), max(box[1] - y, y - box[3], 0.0)
    return math.hypot(across, down) < (right - left) / 2 + _EDGE


def _trim(box: Rectangle) -> Rectangle:
    """Return where the letters of words in `box` are, whose lines are taller."""
    left, top, right, bottom = box
    return left, top + _LEADING, right, bottom - _LEADING


def _reach(way: float, low: float, high: float, beyond: float) -> float:
    """Return how far from its middle words stand along an axis: past the edge of their place."""
    if abs(way) < 0.1:
        return 0.0
    return low - beyond if way < 0 else high + beyond


def _shrink(box: Rectangle, by: float) -> Rectangle:
    left, top, right, bottom = box
    return left + by, top + by, right - by, bottom - by


def _pad(point: tuple[float, float], by: float) -> Rectangle:
    return point[0] - by, point[1] - by, point[0] + by, point[1] + by


def _holds(outer: Rectangle, box: Rectangle) -> bool:
    return outer[0] <= box[0] and outer[1] <= box[1] and box[2] <= outer[2] and box[3] <= outer[3]


def _touch(a: Rectangle, b: Rectangle) -> bool:
    across = a[0] < b[2] + _APART and b[0] < a[2] + _APART
    return across and a[1] < b[3] + _APART and b[1] < a[3] + _APART

"""Owns shades: the colours from few to many, and from below to above, that a palette leads to."""

from __future__ import annotations

from collections.abc import Collection

# How much of a colour is in the steps towards it from light paper; what is between both sides.
_STEPS, _NEUTRAL = (0.2, 0.47, 0.74, 1.0), "#e8e6e3"
_PAPER = "#ffffff"


def shade_ramp(colour: str, palette: Collection[str]) -> tuple[str, ...]:
    """Return shades from a pale one to `colour` (#rrggbb), none of which is in the `palette`: dark
    paper exchanges the colours of that, which would put a shade out of its order."""
    return tuple(evade(mix(_PAPER, colour, step), palette) for step in _STEPS)


def shade_apart(below: str, above: str, palette: Collection[str]) -> tuple[str, ...]:
    """Return shades from one colour over a neutral one to another, none of the `palette`."""
    half = [mix(_NEUTRAL, end, 0.5) for end in (below, above)]
    return tuple(evade(tone, palette) for tone in (below, half[0], _NEUTRAL, half[1], above))


def mix(one: str, other: str, share: float) -> str:
    """Return the colour that has so great a `share` of the `other` in the `one`."""
    pairs = zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def evade(tone: str, palette: Collection[str]) -> str:
    """Return a colour like `tone` that is none of the palette's."""
    red, green, blue = bytes.fromhex(tone[1:])
    step = 1 if blue < 128 else -1
    while tone in palette:
        blue += step
        tone = f"#{red:02x}{green:02x}{blue:02x}"
    return tone

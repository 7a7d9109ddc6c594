"""Owns colours of data as letters have them: darker on light paper, lighter on dark."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from youju.theme.shades import evade, mix

_Palette = Mapping[str, tuple[str, str]]

# WCAG 2.2, 1.4.3, for letters; what rounding a colour takes from it.
_READABLE = 4.5
_STEPS = 100


def name_letters(name: str) -> str:
    """Return what the colour `name` is called as letters have it."""
    return f"{name}_letters"


def add_letters(palette: _Palette, names: Collection[str]) -> dict[str, tuple[str, str]]:
    """Return `palette` with a further colour for each of `names` in which letters could not be
    read on one of both papers: it has as much of the ink in it as makes them readable there."""
    made = dict(palette)
    for name in names:
        pairs = list(zip(palette[name], palette["paper"], strict=True))
        if all(measure_contrast(*pair) >= _READABLE for pair in pairs):
            continue
        light, dark = (
            _move(tone, paper, end)
            for (tone, paper), end in zip(pairs, ("#000000", "#ffffff"), strict=True)
        )
        taken = {pair[0] for pair in made.values()}
        made[name_letters(name)] = (evade(light, taken), dark)
    return made


def measure_contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2 of two colours ("#rrggbb"): 1 to 21."""
    low, high = sorted((_measure_light(one), _measure_light(other)))
    return (high + 0.05) / (low + 0.05)


def _measure_light(tone: str) -> float:
    """Return the relative luminance of WCAG 2."""
    parts = [part / 255 for part in bytes.fromhex(tone[1:])]
    lit = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * lit[0] + 0.7152 * lit[1] + 0.0722 * lit[2]


def _move(tone: str, paper: str, end: str) -> str:
    """Return the colour between `tone` and `end` that is readable on `paper` and nearest to it; on
    a paper that neither contrasts with, `end`."""
    for step in range(_STEPS):
        moved = mix(tone, end, step / _STEPS)
        if measure_contrast(moved, paper) >= _READABLE:
            return moved
    return end

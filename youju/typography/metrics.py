"""Owns how wide a text is: in the chart font, and in readers' own with room for every usual one."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

# Advances of Helvetica in em, as Arial and the chart font's Liberation Sans have them, and nearly
# Roboto and Segoe UI.
_GROUPS = {
    0.24: "ijl'|’‘",
    0.3: " \u00a0ft.,:;/!I[]\\",
    0.36: 'r-()"“”`',
    0.5: "ckszvxyJ",
    0.69: "ABEKPSVXYFTZ&−+=<>~",
    0.8: "CDHNRUwGOQ",
    0.96: "mMW%@—…",
}
_ADVANCES = {char: advance for advance, chars in _GROUPS.items() for char in chars}
_OTHERS = 0.57  # a digit, and most small letters
# How much wider Han is in readers' faces: one em in all, and browsers put an eighth between it and
# Latin.
WIDER_HAN = 1.05
# A face: one of the chart font's and of readers' usual ones by its name, or how much wider than
# these Han and others are in it.
Face = str | tuple[float, float]
# The chart font and its bold, San Francisco and its like, Georgia bold.
_WIDER: Mapping[Face, tuple[float, float]] = {
    "drawn": (1.0, 1.0),
    "bold": (1.0, 1.09),
    "sans": (WIDER_HAN, 1.08),
    "serif": (WIDER_HAN, 1.27),
}
_CHART_FONT = ("drawn", "bold")


@lru_cache(maxsize=2**16)  # the same words are set at many widths
def measure_text(text: str, size: float, face: Face = "sans", among_han: bool = False) -> float:
    """Return how many pixels `text` needs at `size` in a `face`: its characters' sum.

    `among_han` is for parts of a text that has Han: the chart font's marks, such as “, are then as
    wide as Han. Our pages name a Latin face first, which has narrow ones.
    """
    wide = "WFA" if among_han and face in _CHART_FONT else "WF"
    return size * sum(_measure_char(char, face, wide) for char in text)


def has_han(text: str) -> bool:
    """Tell whether `text` has a character as wide as Han."""
    return any(unicodedata.east_asian_width(char) in "WF" for char in text)


@cache
def _measure_char(char: str, face: Face, wide: str) -> float:
    han, others = face if isinstance(face, tuple) else _WIDER[face]
    if unicodedata.east_asian_width(char) in wide:
        return han
    return others * _ADVANCES.get(char, _OTHERS)

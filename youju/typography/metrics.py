"""Owns how wide a text is: in the chart font, and in readers' own with room for every usual one."""

from __future__ import annotations

import unicodedata
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
# How much wider Han and others are: in the chart font and its bold, in readers' San Francisco and
# its like, in Georgia bold. Han is one em in all; browsers put an eighth between it and Latin.
_WIDER = {"drawn": (1.0, 1.0), "bold": (1.0, 1.09), "sans": (1.05, 1.08), "serif": (1.05, 1.27)}
_CHART_FONT = ("drawn", "bold")


@lru_cache(maxsize=2**16)  # the same words are set at many widths
def measure_text(text: str, size: float, face: str = "sans", among_han: bool = False) -> float:
    """Return how many pixels `text` needs at `size` in a `face` of _WIDER: its characters' sum.

    `among_han` is for parts of a text that has Han: the chart font's marks, such as “, are then as
    wide as Han. Our pages name a Latin face first, which has narrow ones.
    """
    wide = "WFA" if among_han and face in _CHART_FONT else "WF"
    return size * sum(_measure_char(char, face, wide) for char in text)


def has_han(text: str) -> bool:
    """Tell whether `text` has a character as wide as Han."""
    return any(unicodedata.east_asian_width(char) in "WF" for char in text)


@cache
def _measure_char(char: str, face: str, wide: str) -> float:
    han, others = _WIDER[face]
    if unicodedata.east_asian_width(char) in wide:
        return han
    return others * _ADVANCES.get(char, _OTHERS)

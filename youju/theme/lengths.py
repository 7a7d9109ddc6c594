"""Owns lengths: where the bars of values begin and end in pixels, and what is said of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from youju.theme.frame import Frame
from youju.theme.style import TEXT
from youju.typography.metrics import measure_text

if TYPE_CHECKING:
    import pandas as pd

# Stands where a row has no value.
DASH = "–"
# From a word to the end of its bar, and to what stands next.
_GAP = 10


@dataclass(frozen=True)
class Lengths:
    """Pixels from the left: of zero, and of the end of each row's bar (at zero without a value)."""

    zero: float
    ends: pd.Series


def set_lengths(values: pd.Series, left: float, right: float) -> Lengths:
    """Return the lengths of `values` that fill the room between `left` and `right`.

    All share a scale that has zero in it. A value that is not zero has a pixel at least, so that
    one beside a huge one is seen to be there.
    """
    known = values.dropna()
    low, high = min(0, *known, 0), max(0, *known, 0)
    span = (high - low) or 1
    zero = left - low / span * (right - left) if low else left
    ends = zero + values / span * (right - left)
    short = (values != 0) & ((ends - zero).abs() < 1)
    ends = ends.mask(short, zero + (values > 0) * 2 - 1)
    return Lengths(zero, ends.fillna(zero))


def word_rows(data: pd.DataFrame, frame: Frame) -> pd.DataFrame:
    """Return `data` with a word for every row: its own, else its number, else a dash."""
    given = list(data["word"]) if "word" in data else [None] * len(data)
    words = [
        word if isinstance(word, str) and word else DASH if value != value else frame.number(value)
        for word, value in zip(given, data["value"], strict=True)
    ]
    return data.assign(word=words)


def measure_words(data: pd.DataFrame) -> tuple[float, float]:
    """Return how much room the words of `data` need before bars below zero, and behind bars."""
    below = data["value"] < 0
    before, after = (
        max((measure_text(word, TEXT) + _GAP for word in words), default=0)
        for words in (data["word"][below], data["word"][~below])
    )
    return before, after

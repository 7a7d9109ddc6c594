"""Owns how far a name and a text share words, in languages with and without spaces."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

# Letters of words in order; of Latin ones with an ending cut off, so that graduate is graduates.
_WORD = re.compile(r"[^\W\d_]+")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]{2,}")
_STEM = 5
# Shorter words are the, of, and.
_LEAST = 4


def count_stems(text: str) -> Counter[str]:
    """Return what tells the words of `text`, and how often: stems of longer ones, and pairs of
    Chinese characters."""
    folded = unicodedata.normalize("NFC", text).casefold()
    pairs = (run[at : at + 2] for run in _CJK.findall(folded) for at in range(len(run) - 1))
    words = _WORD.findall(_CJK.sub(" ", folded))
    return Counter(
        [*pairs, *(word.removesuffix("s")[:_STEM] for word in words if len(word) >= _LEAST)]
    )


def list_stems(text: str) -> frozenset[str]:
    """Return what tells the words of `text`, each once."""
    return frozenset(count_stems(text))


def find_share(name: str, text: str) -> float:
    """Return what part of the words of `name` stand in `text`, from 0 to 1."""
    stems = list_stems(name)
    return len(stems & list_stems(text)) / len(stems) if stems else 0.0

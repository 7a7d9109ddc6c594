"""Owns the unit that a table says of its cells, in a heading or above: 億元, US$ million."""

from __future__ import annotations

import re
from dataclasses import dataclass

from youju.audit.grammar import Tongue
from youju.audit.readings import fold
from youju.formats.fragments import Fragment

_SIGN = re.compile(r"(?:US|HK|NT)\$|[$¥€£]")
# Several of a scale word: in thousands of people.
_IN = re.compile(r"(?:in )?(?=\w+s\b)", re.IGNORECASE)


@dataclass(frozen=True)
class HeadingUnit:
    """A unit in its parts: the sign before a number, the scale word and what is counted."""

    sign: str
    scale: str
    counted: str
    words: str

    def put_round(self, number: str) -> str:
        """Return `number`, as a cell prints it, with the unit where a sentence has it."""
        joint = " " if self.words[:1].isascii() and self.words[:1].isalpha() else ""
        return f"{self.sign}{number}{joint}{self.words}"


def read_heading_unit(fragment: Fragment, tongue: Tongue) -> HeadingUnit | None:
    """Return the unit that its table says of a cell, or None.

    The words that end a caption are one where they are a scale word, a classifier or both, and
    nothing else.
    """
    if fragment.unit:
        return _take_apart(fragment.unit, tongue)
    unit = _take_apart(fragment.caption, tongue) if fragment.caption else None
    known = unit and (not unit.counted or tongue.measure.fullmatch(unit.counted))
    return unit if known else None


def _take_apart(text: str, tongue: Tongue) -> HeadingUnit:
    text = fold(text).strip()
    money = _SIGN.match(text)
    words = _write_one(text[money.end() :].strip() if money else text, tongue)
    scale = tongue.scale.match(words)
    counted = words[scale.end() if scale else 0 :].strip()
    return HeadingUnit(money[0] if money else "", scale[0].strip() if scale else "", counted, words)


def _write_one(words: str, tongue: Tongue) -> str:
    """Return a unit with its scale word as numbers have it: thousand for in thousands of."""
    bare = _IN.sub("", words, count=1) if _IN.match(words) else words
    word = bare.partition(" ")[0].lower()
    if word.endswith("s") and word[:-1] in tongue.scales:
        return f"{word[:-1]} {bare[len(word) :].strip().removeprefix('of ')}".strip()
    return words

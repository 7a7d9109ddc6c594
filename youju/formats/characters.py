"""Owns which characters may be published: the table of those that may not, and how each is told."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from youju.model import Origin
from youju.problems import Problems

# Characters that XML, fonts or readers cannot bear: U+000B is a line break pasted from Word.
_UNFIT = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\uf8ff\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0xF0000, 0x10000))
    + "\U000f0000-\U0010ffff"
)
# Embeddings, overrides and isolates turn the text behind them round, numbers too. The marks U+200E
# and U+200F are no more than a letter nobody sees, and names in Hebrew and Arabic need them.
_DIRECTION = "\u202a-\u202e\u2066-\u2069"
# What stands where a character was lost.
_DAMAGED = "\ufffd"
FORBIDDEN = re.compile(f"[{_UNFIT}{_DIRECTION}{_DAMAGED}]")
ESCAPED = "text-escaped-character"
# All but what most texts are written in, none of which is of any kind that is told.
_DOUBTFUL = re.compile(
    "[^\t\n\r -~\xa0-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u3000-\u3029\u3030-\u3098"
    "\u309b-\u9fff\uff00-\uffef]"
)

# An escape in TOML, JSON and calls in prose, where two backslashes are one; and one in HTML.
_BACKSLASH = re.compile(r"\\(?:\\|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([bf]))")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9A-Fa-f]{1,9})|([0-9]{1,9}))")
_SHORT = {"b": "\b", "f": "\f"}
# No letter bears more marks than a few; sorting them takes time by the square of their number.
_MOST_MARKS = 30


def check_characters(text: str, file: str, problems: Problems) -> str:
    """Return `text` without the characters that cannot be published, each of which is reported.

    They are control characters (one in a label kills the drawing process, hazard H1), private
    ones, signs that turn the order of text, and those left by a lost character.
    """
    if not _DOUBTFUL.search(text):
        return text
    for code, pattern in _list_kinds():
        if not pattern.search(text):
            continue
        for origin, found in _find(pattern, text, file):
            problems.add(code, origin, character=name_character(found), position=origin.column)
        text = pattern.sub("", text)
    return text


def check_decoded(text: str, origin: Origin, problems: Problems) -> str:
    """Return `text`, in which escapes were read, without what cannot be published.

    Each such character is reported at `origin`.
    """
    for found in dict.fromkeys(FORBIDDEN.findall(text)):
        problems.add(ESCAPED, origin, character=name_character(found))
    return FORBIDDEN.sub("", text)


def list_backslashes(text: str) -> Iterator[tuple[int, str]]:
    """Yield each escape (as in TOML and JSON) of what cannot be published: place, character."""
    for match in _BACKSLASH.finditer(text):
        if match[3]:
            yield match.start(), _SHORT[match[3]]
        elif (code := match[1] or match[2]) and int(code, 16) <= 0x10FFFF:
            found = chr(int(code, 16))
            # Half of a pair is no character, and the pair may be a good one.
            if FORBIDDEN.match(found) and not "\ud800" <= found <= "\udfff":
                yield match.start(), found


def list_references(text: str) -> Iterator[tuple[int, str]]:
    """Yield each character reference of HTML to what cannot be published: place, character."""
    # A page has many, of few kinds; hardly any has one of these.
    kinds = {pair: _refer(*pair) for pair in set(_REFERENCE.findall(text))}
    if any(map(FORBIDDEN.match, kinds.values())):
        for match in _REFERENCE.finditer(text):
            found = kinds[match[1] or "", match[2] or ""]
            if FORBIDDEN.match(found):
                yield match.start(), found


def _refer(hexadecimal: str, decimal: str) -> str:
    """Return the character that a reference is to; U+FFFD for a number that is none's."""
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    none = code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF
    return "\ufffd" if none else chr(code)


def name_character(character: str) -> str:
    """Return how a character is told to people: U+202E RIGHT-TO-LEFT OVERRIDE."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()


def split_lines(text: str) -> list[str]:
    """Split as editors count lines: str.splitlines would also split at U+000B or U+2028."""
    return re.split(r"\r\n?|\n", text)


def _find(pattern: re.Pattern[str], text: str, file: str) -> Iterator[tuple[Origin, str]]:
    """Yield the first place of each such character in each line."""
    for number, line in enumerate(split_lines(text), 1):
        seen: dict[str, int] = {}
        for match in pattern.finditer(line):
            seen.setdefault(match[0][0], match.start() + 1)
        for character, column in seen.items():
            yield Origin(file, number, column), character


@cache
def _list_kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the problems that a character can be, with what has them.

    Of combining marks, which no letter can bear so many of, the first ones are left out.
    """
    marks = "".join(filter(unicodedata.combining, map(chr, range(0x300, 0x1F000))))
    return (
        ("text-unfit-character", re.compile(f"[{_UNFIT}]")),
        ("text-direction-character", re.compile(f"[{_DIRECTION}]")),
        ("text-damaged", re.compile(f"{_DAMAGED}+")),
        ("text-stacked-marks", re.compile(f"(?<=[{marks}]{{{_MOST_MARKS}}})[{marks}]+")),
    )

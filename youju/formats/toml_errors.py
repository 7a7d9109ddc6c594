"""Owns what the parser of TOML refuses: which mistake of an editor it is, and where it stands."""

from __future__ import annotations

import re
from datetime import date

# How the parser's messages begin (Python 3.11 to 3.14), and the problem that an editor has.
_KINDS = {
    "Illegal character '\\n'": "document-text-not-closed",
    "Illegal character '\\r'": "document-text-not-closed",
    "Unterminated string": "document-text-not-closed",
    "Found invalid character '\\n'": "document-text-not-closed",
    "Expected \"'": "document-text-not-closed",
    "Invalid value": "document-not-quoted",
    "Invalid date": "document-not-quoted",
    "Unescaped": "document-backslash",
    "Cannot overwrite": "document-key-twice",
    "Cannot declare": "document-key-twice",
    "Cannot mutate": "document-key-twice",
    "Cannot redefine": "document-key-twice",
    "Duplicate inline": "document-key-twice",
    "Unclosed": "document-not-closed",
    "Expected ']": "document-not-closed",
    "Expected newline": "document-behind-value",
}
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
# A day without quotation marks, in the ways that people write it.
_DAY = re.compile(
    r"^[\w.-]+\s*=\s*([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})日?\s*(?:#.*)?$"
)
# The same with the year last, which some write with the day first and some with the month.
_DAY_LAST = re.compile(
    r"^[\w.-]+\s*=\s*([0-9]{1,2})\s*[-/.]\s*([0-9]{1,2})\s*[-/.]\s*([0-9]{4})\s*(?:#.*)?$"
)
# What a text of several lines or a list begins with, when it is never closed.
_OPENING = re.compile(r"\"\"\"|'''|[\[{](?![^\[\]{}]*[\]}])")
# The first line of a part, in brackets: [series.visits], or [[charts]] where there are several; an
# editor may have written one bracket on one side and two on the other.
_PART = re.compile(r"\[{1,2}\s*([^\[\]=]+?)\s*\]{1,2}\s*(?:#.*)?")
# What follows in a list or in { } when the comma before it is missing, or one of full width.
_NEXT_ITEM = re.compile(r"[，、；;]|[\"'{\w+-]")
_NEXT_KEY = re.compile(r"\s*[^\s=,]+\s*=")


def explain_syntax(text: str, message: str) -> tuple[str, int, int, dict[str, str]]:
    """Return the code of the problem in `text`, its line and column, and what its sentence needs.

    `message` is what tomllib says; numbers and brackets beyond all measure say something else.
    """
    code = next((kind for start, kind in _KINDS.items() if message.startswith(start)), None)
    lines = text.splitlines() or [""]
    place = _PLACE.search(message)
    line, column = (int(part) for part in place.groups()) if place else (len(lines), 1)
    found = lines[min(line, len(lines)) - 1]
    if message.startswith("Unclosed") and _is_item(found, column):
        return "document-list-comma", line, column, {"found": found.strip()}
    if near := _mend_part(found.strip(), lines):
        return "document-part-brackets", line, 1, {"found": found.strip(), "near": near}
    if code == "document-not-closed" or not place:
        line, column = _find_beginning(lines[:line]), 1
    found = lines[min(line, len(lines)) - 1].strip()
    if days := _list_days(found):
        near = " / ".join(day.isoformat() for day in days if day)
        if near:
            return "document-day-form", line, column, {"found": found, "near": near}
        return "document-no-such-day", line, column, {"found": found}
    return code or "document-syntax", line, column, {"found": found}


def _list_days(found: str) -> list[date | None]:
    """Return the days that a line without quotation marks may name, None for one that is none."""
    if match := _DAY.search(found):
        year, month, day = map(int, match.groups())
        return [_make_day(year, month, day)]
    if match := _DAY_LAST.search(found):
        one, other, year = map(int, match.groups())
        return [*dict.fromkeys((_make_day(year, other, one), _make_day(year, one, other)))]
    return []


def _make_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _is_item(line: str, column: int) -> bool:
    """Tell whether a further item begins at `column`, and not the next line's key."""
    begins_line = not line[: column - 1].strip()
    if begins_line and _NEXT_KEY.match(line):
        return False
    return bool(_NEXT_ITEM.match(line, column - 1))


def _find_beginning(lines: list[str]) -> int:
    """Return the last line that opens a list or a long text, or else the last with anything."""
    written = [number for number, line in enumerate(lines, 1) if line.strip()]
    opening = [
        number
        for number in written
        if _OPENING.search(lines[number - 1]) and not _PART.fullmatch(lines[number - 1].strip())
    ]
    return (opening or written or [1])[-1]


def _mend_part(found: str, lines: list[str]) -> str:
    """Return how the name of a part is written that has too few or too many brackets, or ""."""
    if not (match := _PART.fullmatch(found)):
        return ""
    one, several = f"[{match[1]}]", f"[[{match[1]}]]"
    here = found.partition("#")[0].strip()
    others = {line.partition("#")[0].strip() for line in lines}
    if here not in (one, several):
        return next((way for way in (several, one) if way in others), f"{several} / {one}")
    other = one if here == several else several
    return other if other in others else ""

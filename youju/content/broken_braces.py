"""Owns double braces that cannot be read: which slip it was, and the citation that was meant."""

from __future__ import annotations

import re
from collections.abc import Mapping

from youju.content.braces import CITING
from youju.messages import word_message

_CURLY = "“”„‟″‘’‚‛′「」『』«»"
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_STRAIGHT = dict.fromkeys(map(ord, "“”„‟″「」『』«»"), '"') | dict.fromkeys(map(ord, "‘’‚‛′"), "'")
# A text between straight quotation marks: what is wide in it may stay.
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
_CALL = re.compile(rf"\{{+-?\s*({'|'.join(CITING)})\b((?:\s*\()*)([^)}}]*)(\)*)\s*(\}}*)")
_OPTION = re.compile(r",?\s?\b(noun|event|change)\s?=\s?(True|False)", re.IGNORECASE)
_MARKS = " \t\"'"


def explain_broken(found: str) -> Mapping[str, str]:
    """Return what is to be said of braces that cannot be read: the name of the slip in each
    language, and the citation that was meant, "" where nobody knows."""
    slip, plain = _find_signs(found)
    call = _CALL.match(plain)
    if call is None:
        return _say(slip or ("" if "}}" in found else "braces-open"), "")
    function, opened, inside, closed, braces = call.groups()
    options = "".join(f", {key}={value.title()}" for key, value in _OPTION.findall(inside))
    words = _take_words(function, _OPTION.sub("", inside))
    if not slip:
        slip = _find_slip(found, inside, opened.count("("), len(closed), braces)
    mark = "'" if "'" in plain and '"' not in plain else '"'
    if words is None or any(mark in word for word in words):
        return _say(slip, "")
    said = ", ".join(f"{mark}{word}{mark}" for word in words)
    return _say(slip, f"{{{{ {function}({said}{options}) }}}}")


def _find_signs(found: str) -> tuple[str, str]:
    """Return which signs of `found` are not those of a keyboard in ASCII, and it with these."""
    outside = _QUOTED.sub("", found)
    if any(sign in _CURLY for sign in outside):
        return "braces-curly", found.translate(_STRAIGHT).translate(_WIDE)
    if outside.translate(_WIDE) != outside:
        kept = _QUOTED.findall(found)
        pieces = [piece.translate(_WIDE) for piece in _QUOTED.split(found)]
        plain = "".join(a + b for a, b in zip(pieces, [*kept, ""], strict=True))
        return "braces-wide", plain
    return "", found


def _find_slip(found: str, inside: str, opened: int, closed: int, braces: str) -> str:
    """Return the name of the slip in a call in ASCII, or "" where it is another one."""
    if inside.count('"') % 2 or (inside.count("'") % 2 and '"' not in inside):
        return "braces-quote"
    if found.startswith("{{{") or len(braces) > len("}}"):
        return "braces-braces"
    if not (opened and closed):
        return "braces-bracket"
    if max(opened, closed) > 1:
        return "braces-brackets"
    if len(braces) < len("}}"):
        return "braces-open"
    return "braces-comma" if _QUOTED.sub("", inside).strip() and "," not in inside else ""


def _take_words(function: str, inside: str) -> list[str] | None:
    """Return the texts that a call was given, or None where they cannot be told apart."""
    quoted = [word.strip(_MARKS) for word in _QUOTED.findall(inside)]
    needed = 2 if function == "literal" else 1
    if len(quoted) == needed and not _QUOTED.sub("", inside).strip(" ,"):
        return quoted
    words = [word.strip(_MARKS) for word in inside.split(",", needed - 1)]
    return words if len(words) == needed and all(words) else None


def _say(slip: str, near: str) -> Mapping[str, str]:
    said = {"near": near}
    for code in ("en", "zh"):
        said[f"slip_{code}"] = word_message(slip, code) if slip else ""
    return said

"""Owns double braces that cite nothing: which mistake an editor made in them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from youju.problems.hints import find_nearest, hint_meant

CITING = ("fig", "chart", "literal")
_CALL = re.compile(r"\{\{-?\s*(\w+)\s*\((.*)\)\s*-?\}\}", re.DOTALL)
_WORD = re.compile(r"\{\{-?\s*([^\W\d][\w-]*)\s*-?\}\}")
# What stands in the place of a text in quotation marks: an id, or a number.
_BARE = re.compile(r"\w[\w.-]*")
_TEXT = re.compile(r"""\s*("[^"]*"|'[^']*')\s*""")


def explain_braces(found: str) -> tuple[str, Mapping[str, str]]:
    """Return the code of the problem with the braces `found`, which can be read, and its values."""
    values = {"found": " ".join(found.split())}
    if word := _WORD.fullmatch(found):
        return "prose-bare-word", values | {"word": word[1]}
    call = _CALL.fullmatch(found)
    if not call or call[1] not in CITING:
        meant = hint_meant(find_nearest(call[1], CITING)) if call else {}
        if call and meant:
            return "prose-misspelt-call", values | meant | {"word": call[1]}
        return "prose-unknown-call", values
    function, inside = call[1], call[2].strip()
    values["function"] = function
    first = inside.partition(",")[0].strip()
    if first.strip("\"' ") == "":
        return "prose-empty-call", values
    if _BARE.fullmatch(first):
        rest = inside[len(first) :].lstrip()
        if function == "literal" and not rest:
            rest = ', "…"'
        near = f'{{{{ {function}("{first}"{rest}) }}}}'
        return "prose-unquoted", values | {"word": first, "near": near}
    if function == "literal" and (text := _TEXT.fullmatch(inside)):
        return "prose-no-reason", values | {"text": text[1]}
    return "prose-call-words", values

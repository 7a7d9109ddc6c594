"""Owns words that may be false once a number beside them changes: rose, most, first, 增長, 最多."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache

from youju.languages.parts import has_part, read_part
from youju.model import Language


def find_claims(text: str, tag: str, languages: Mapping[str, Language]) -> tuple[str, ...]:
    """Return the claims in `text`, as written, once each; `tag` is its language ("en-GB" → "en").

    `languages` has the site's by their tags; words in a language that is none of them, and of
    which Youju has no list, have no claims.
    """
    if language := languages.get(tag):
        pattern: re.Pattern[str] | None = _read_pattern(tag, language.own.get("claims", ""))
    else:
        pattern = _read_foreign(tag)
    return tuple(dict.fromkeys(pattern.findall(text))) if pattern else ()


@cache
def _read_pattern(tag: str, own: str = "") -> re.Pattern[str]:
    return _compile(tomllib.loads(own or read_part(tag, "claims"))["words"])


@cache
def _read_foreign(tag: str) -> re.Pattern[str] | None:
    return _read_pattern(tag) if has_part(tag, "claims") else None


def _compile(words: list[str]) -> re.Pattern[str]:
    """Longest first, so that 最多 is not read as 最; Latin words end where the word ends."""
    longest = sorted(words, key=len, reverse=True)
    pieces = (re.escape(word).replace(r"\*", r"\w*") for word in longest)
    return re.compile(
        "|".join(rf"\b{piece}\b" if piece[0].isascii() else piece for piece in pieces),
        re.IGNORECASE,
    )

"""Owns words that may be false once a number beside them changes: rose, most, first, 增長, 最多."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from youju.languages.claim_words import compile_words, read_claims
from youju.languages.parts import has_part
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
    return re.compile(compile_words(read_claims(tag, own)["words"]), re.IGNORECASE)


@cache
def _read_foreign(tag: str) -> re.Pattern[str] | None:
    return _read_pattern(tag) if has_part(tag, "claims") else None

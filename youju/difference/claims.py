"""Owns words that may be false once a number beside them changes: rose, most, first, 增長, 最多."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path


def find_claims(text: str, tag: str) -> tuple[str, ...]:
    """Return the claims in `text`, as written, once each; `tag` is its language ("en-GB" → "en").

    A language without a list has none.
    """
    pattern = _read_patterns().get(tag)
    while pattern is None and "-" in tag:
        tag = tag.rpartition("-")[0]
        pattern = _read_patterns().get(tag)
    return tuple(dict.fromkeys(pattern.findall(text))) if pattern else ()


@cache
def _read_patterns() -> Mapping[str, re.Pattern[str]]:
    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return {tag: _compile(entry["words"]) for tag, entry in data.items()}


def _compile(words: list[str]) -> re.Pattern[str]:
    """Longest first, so that 最多 is not read as 最; Latin words end where the word ends."""
    longest = sorted(words, key=len, reverse=True)
    pieces = (re.escape(word).replace(r"\*", r"\w*") for word in longest)
    return re.compile(
        "|".join(rf"\b{piece}\b" if piece[0].isascii() else piece for piece in pieces),
        re.IGNORECASE,
    )

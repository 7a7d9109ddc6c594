"""Owns words that claim how numbers compare, move or rank: claims.toml of a language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from youju.languages.parts import read_part
from youju.model import Language


@dataclass(frozen=True)
class Claim:
    """Words that claim a relation ("largest", "descending"), as written, and where they stand."""

    relation: str
    words: str
    start: int
    end: int


def list_claims(text: str, language: Language) -> list[Claim]:
    """Return the claims of a relation in `text`, in their order; the longest words win."""
    pattern, relations = _read_relations(language.tag, language.own.get("claims", ""))
    if pattern is None:
        return []
    return [
        Claim(relations[int((match.lastgroup or "_0")[1:])], match[0], *match.span())
        for match in pattern.finditer(text)
    ]


def compile_words(words: Iterable[str]) -> str:
    """Return a pattern of `words`, longest first, so that 最多 is not read as 最.

    A star stands for any ending; Latin words end where the word ends.
    """
    pieces = (re.escape(word).replace(r"\*", r"\w*") for word in sorted(words, key=len)[::-1])
    return "|".join(rf"\b{piece}\b" if piece[0].isascii() else piece for piece in pieces)


def read_claims(tag: str, own: str = "") -> Mapping[str, Any]:
    """Return claims.toml of BCP 47 `tag`, or the site's `own` text; LookupError without either."""
    return tomllib.loads(own or read_part(tag, "claims"))


@cache
def _read_relations(tag: str, own: str) -> tuple[re.Pattern[str] | None, tuple[str, ...]]:
    """Return a pattern in which each word is a group by its number, and the words' relations."""
    listed = read_claims(tag, own).get("relations", {})
    owners = {word: relation for relation, words in listed.items() for word in words}
    if not owners:
        return None, ()
    ordered = sorted(owners, key=len, reverse=True)
    pieces = (f"(?P<_{at}>{compile_words([word])})" for at, word in enumerate(ordered))
    return re.compile("|".join(pieces), re.IGNORECASE), tuple(owners[word] for word in ordered)

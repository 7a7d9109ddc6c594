"""Owns claims.toml of a language: its lists of words and of patterns, compiled once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from youju.languages.parts import read_part
from youju.model import Language


def compile_words(words: Iterable[str]) -> str:
    """Return a pattern of `words`, longest first, so that 最多 is not read as 最.

    A star stands for any ending; Latin words end where the word ends.
    """
    return "|".join(map(_bound_word, sorted(words, key=len)[::-1]))


def _bound_word(word: str) -> str:
    piece = re.escape(word).replace(r"\*", r"\w*")
    return rf"\b{piece}\b" if word[0].isascii() and word[0].isalpha() else piece


@cache
def read_claims(tag: str, own: str = "") -> Mapping[str, Any]:
    """Return claims.toml of BCP 47 `tag`, or the site's `own` text; LookupError without either."""
    return tomllib.loads(own or read_part(tag, "claims"))


def list_pattern_names(language: Language, section: str) -> tuple[str, ...]:
    """Return the names of the lists of patterns in a `section` of claims.toml; none without it."""
    return tuple(read_claims(language.tag, language.own.get("claims", "")).get(section, {}))


def list_patterns(language: Language, section: str, name: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns that a `section` of claims.toml has under `name`; none without it."""
    found = read_patterns(language.tag, language.own.get("claims", ""), section)
    return found.get(name, ())


@cache
def read_patterns(tag: str, own: str, section: str) -> Mapping[str, tuple[re.Pattern[str], ...]]:
    """Return the lists of patterns in a `section` of claims.toml, by name; none without it."""
    found = read_claims(tag, own).get(section, {})
    return {name: tuple(map(re.compile, patterns)) for name, patterns in found.items()}


@cache
def compile_list(
    tag: str, own: str, name: str, *, with_case: bool = False
) -> re.Pattern[str] | None:
    """Return a pattern of the words that [claiming] has under `name`, or None without any."""
    words = read_claims(tag, own).get("claiming", {}).get(name, [])
    return re.compile(compile_words(words), 0 if with_case else re.IGNORECASE) if words else None


def find_pattern(language: Language, name: str) -> re.Pattern[str] | None:
    """Return what finds the words that the language, or a site in its place, has under `name`."""
    return compile_list(language.tag, language.own.get("claims", ""), name)

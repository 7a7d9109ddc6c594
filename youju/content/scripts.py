"""Owns the conversion between scripts: zh-Hans derived from zh-Hant, never the other way."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Protocol

from youju.model import Language, Text

# Quotation marks are punctuation of a script too, and OpenCC leaves them (「」 → “”).
_QUOTES = str.maketrans("「」『』", "“”‘’")


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


def convert(text: str, language: Language) -> str:
    """Return `text`, written in the language that `language` derives from, in `language`'s script.

    Phrases in `language.overrides` are set as the override says; the rest goes through OpenCC's
    t2s. Only Traditional to Simplified is supported: the way back is lossy (BYVoid/OpenCC#1497).
    """
    if not language.overrides:
        return _plain(text)
    phrases = sorted(language.overrides, key=len, reverse=True)
    pieces = re.split(f"({'|'.join(map(re.escape, phrases))})", text)
    return "".join(language.overrides.get(piece) or _plain(piece) for piece in pieces)


def make_text(words: Mapping[str, str], languages: Mapping[str, Language]) -> Text:
    """Return a Text in all `languages`, the derived ones converted from their originals.

    Raises ValueError when an authored language is missing.
    """
    full = {code: word for code, word in words.items() if code in languages}
    for code, language in languages.items():
        if language.derived_from and language.derived_from in words and code not in words:
            full[code] = convert(words[language.derived_from], language)
    return Text(full, tuple(languages))


def _plain(text: str) -> str:
    return _read_converter().convert(text).translate(_QUOTES)


@cache
def _read_converter() -> _Converter:
    import opencc

    converter: _Converter = opencc.OpenCC("t2s")
    return converter

"""Owns the conversion between scripts: zh-Hans derived from zh-Hant, never the other way."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Protocol

from youju.model import Language, Text

# Signs of Chinese and Japanese, which set no words apart, for a class of a pattern.
UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
# Quotation marks are punctuation of a script too, and OpenCC leaves them (「」 → “”).
_QUOTES = str.maketrans("「」『』", "“”‘’")


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


def convert_script(text: str, language: Language) -> str:
    """Return `text`, written in the language that `language` derives from, in `language`'s script.

    Phrases in `language.overrides` are set as the override says, those of scripts.toml as it says;
    the rest goes through OpenCC's tw2sp, which also knows the words of the mainland (軟體 → 软件).
    Only Traditional to Simplified is supported: the way back is lossy (BYVoid/OpenCC#1497).
    """
    if text.isascii() and not language.overrides:
        return text
    known = {**_read_words(), **language.overrides}
    pieces = _write_pattern(tuple(known)).split(text)
    return "".join(known.get(piece) or _plain(piece) for piece in pieces)


def make_text(words: Mapping[str, str], languages: Mapping[str, Language]) -> Text:
    """Return a Text in all `languages`, the derived ones converted from their originals.

    Raises ValueError when an authored language is missing.
    """
    full = {code: word for code, word in words.items() if code in languages}
    for code, language in languages.items():
        if language.derived_from and language.derived_from in words and code not in words:
            full[code] = convert_script(words[language.derived_from], language)
    return Text(full, tuple(languages))


@cache
def _write_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return the expression that finds any of `phrases`, the longest first."""
    longest = sorted(phrases, key=len, reverse=True)
    return re.compile(f"({'|'.join(map(re.escape, longest))})")


@cache
def _read_words() -> Mapping[str, str]:
    """Return the words of scripts.toml, each as it is set: those kept change their script only."""
    data = tomllib.loads(Path(__file__).with_name("scripts.toml").read_text("utf-8"))
    kept = {word: _read_converter("t2s").convert(word) for word in data["kept"].split()}
    words: dict[str, str] = data["words"]
    return kept | words


def _plain(text: str) -> str:
    return _read_converter("tw2sp").convert(text).translate(_QUOTES)


@cache
def _read_converter(name: str) -> _Converter:
    import opencc

    converter: _Converter = opencc.OpenCC(name)
    return converter

"""Owns the preview's own words: preview.toml, in the languages that problems speak."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from youju.problems import LANGUAGES

_WORDS = Path(__file__).with_name("preview.toml")


def word_preview(key: str, language: str, **values: object) -> str:
    """Return a sentence of preview.toml in `language` ("zh-hans" speaks "zh"; unknown: "en")."""
    return _read_words()[key][choose(language)].format_map(values)


def choose(language: str) -> str:
    """Return which of LANGUAGES speaks to a reader of `language`."""
    spoken = language.partition("-")[0]
    return spoken if spoken in LANGUAGES else "en"


@cache
def _read_words() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(_WORDS.read_text("utf-8"))

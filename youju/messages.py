"""Owns what the command line says to people: messages.toml, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path


def word_message(key: str, language: str, **values: object) -> str:
    """Return the sentence `key` of messages.toml in `language` ("en", "zh") with its `values`."""
    return read_words()[key][language].format_map(values)


@cache
def read_words() -> Mapping[str, Mapping[str, str]]:
    """Read every sentence: key → {"en", "zh"}."""
    import tomllib  # once, and only when something is said

    sentences: dict[str, dict[str, str]] = tomllib.loads(
        Path(__file__).with_suffix(".toml").read_text("utf-8")
    )
    return sentences

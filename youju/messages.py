"""Owns what the command line says to people: messages.toml, in English and Chinese."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path


def word_message(key: str, language: str, **values: object) -> str:
    """Return the sentence `key` of messages.toml in `language` ("en", "zh") with its `values`."""
    return read_words()[key][language].format_map(values)


def use_utf8() -> None:
    """Write UTF-8 to files and pipes whatever the system's code page; a terminal knows its own."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


@cache
def read_words() -> Mapping[str, Mapping[str, str]]:
    """Read every sentence: key → {"en", "zh"}."""
    import tomllib  # once, and only when something is said

    sentences: dict[str, dict[str, str]] = tomllib.loads(
        Path(__file__).with_suffix(".toml").read_text("utf-8")
    )
    return sentences

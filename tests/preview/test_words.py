"""The preview's own words: in both languages, with the same values."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import youju.preview.words
from youju.preview.words import word_preview

WORDS = Path(youju.preview.words.__file__).with_name("preview.toml")


def test_every_sentence_stands_in_both_languages_with_the_same_values() -> None:
    table = tomllib.loads(WORDS.read_text("utf-8"))
    for code, entry in table.items():
        assert set(entry) == {"en", "zh"}, code
        fields = [set(re.findall(r"{(\w+)}", text)) for text in entry.values()]
        assert fields[0] == fields[1], code
        assert not re.search(r"[,:;()?!]", re.sub(r"{\w+}", "", entry["zh"])), code


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Port 1 is taken, so the preview uses port 2."),
        ("zh", "連接埠 1 已被佔用，預覽改用 2。"),
        ("zh-hans", "連接埠 1 已被佔用，預覽改用 2。"),
        ("fr", "Port 1 is taken, so the preview uses port 2."),
    ],
)
def test_a_language_speaks_or_is_spoken_for(language: str, line: str) -> None:
    assert word_preview("taken", language, port=1, used=2) == line

"""The command line's own words: both languages, the same placeholders, each of them used."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from youju.messages import read_words, word_message

ENGINE = Path(__file__).parent.parent / "youju"


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("key", read_words())
def test_each_sentence_is_in_both_languages(key: str) -> None:
    entry = read_words()[key]
    assert set(entry) == {"en", "zh"}
    assert fields(entry["en"]) == fields(entry["zh"])
    assert re.search("[\u3400-\u9fff]", entry["zh"])
    assert not re.search("[\u3400-\u9fff]", entry["en"])
    assert not re.search("[\u3400-\u9fff][,:;?!]|[,:;?!][\u3400-\u9fff]", entry["zh"])


def test_a_sentence_takes_its_values() -> None:
    assert word_message("up-to-date", "en", file="a{b}") == "Up to date: a{b}"
    assert word_message("up-to-date", "zh", file="a") == "已是最新：a"


def test_each_sentence_is_said_somewhere() -> None:
    code = "".join(file.read_text("utf-8") for file in ENGINE.rglob("*.py"))
    made = {"chart-added", "chart-removed", "chart-changed", "alt", "table"}
    for key in read_words().keys() - made:
        # Plain texts are looked for first: patterns are slow in the whole code.
        quoted = any(f"{a}{key}{b}" in code for a in "\"'(-" for b in "\"'=")
        assert quoted or re.search(rf"\b{re.escape(key)}=", code), key

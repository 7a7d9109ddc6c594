"""Phrases that a stranger puts into usual words; what is read of them: numbers_/test_phrases.py."""

from __future__ import annotations

import pytest

from youju.audit.grammar import read_tongue
from youju.audit.phrases import put


@pytest.mark.parametrize(
    ("text", "tag", "usual"),
    [
        ("過百人", "zh", "超過百人"),
        ("超過百人，經過百年", "zh", "超過百人，經過百年"),
        ("破亿元", "zh", "突破一亿元"),
        ("突破億元，十億元", "zh", "突破一億元，十億元"),
        ("近萬人，三萬人，幾萬人", "zh", "近一萬人，三萬人，幾萬人"),
        ("a quarter of a million", "en", "0.25 million"),
        ("two and a quarter million", "en", "two and a quarter million"),
        ("half a dozen eggs", "en", "6 eggs"),
    ],
)
def test_a_phrase_gives_way_to_usual_words(text: str, tag: str, usual: str) -> None:
    assert put(text, read_tongue(tag).phrases) == usual


@pytest.mark.parametrize(
    ("text", "tag", "usual"),
    [
        ("數十萬人", "zh", "至少十萬人"),
        ("好几亿元", "zh", "至少一亿元"),
        ("十幾個", "zh", "十多個"),
        ("tens of millions of euros", "en", "at least ten million euros"),
        ("何万人", "ja", "少なくとも一万人"),
    ],
)
def test_a_bound_stands_for_what_names_no_one_number(text: str, tag: str, usual: str) -> None:
    assert put(text, read_tongue(tag).bounds) == usual

"""The sentence of a kept text that prints a figure, cut out whole, or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fixture import load_fixture
from youju.model import Figure
from youju.tables.quotes import QuotedPrint, find_quote

TEXT = """# 市場清點

統計處說，市場有1200多個攤位。賣吃的有800個，賣衣服的有 400 個。另有800個。

The fee rose, they say. About 3.5 percent pay it. Others do not.
"""
FILES = {"data/sources/office.txt": TEXT.encode()}


def make(printed: str, locator: str) -> Figure:
    (story,) = (story for story in load_fixture().stories if story.slug == "market-stalls")
    return replace(story.figures["stalls"], as_printed=printed, locator=locator)


@pytest.mark.parametrize(
    ("printed", "locator", "quote"),
    [
        ("1200多個", "1", QuotedPrint("統計處說，市場有", "1200多個", "攤位。")),
        ("400個", "第1段", QuotedPrint("賣吃的有800個，賣衣服的有 ", "400 個", "。")),
        ("about 3.5 percent", "2", QuotedPrint("", "About 3.5 percent", " pay it.")),
        ("3.5 percent … ±1 point", "2", QuotedPrint("About ", "3.5 percent", " pay it.")),
        ("1200多個", "2", None),
        ("800個", "1", None),  # twice
        ("4000個", "1", None),
    ],
)
def test_the_sentence_is_cut_out_whole(
    printed: str, locator: str, quote: QuotedPrint | None
) -> None:
    assert find_quote(make(printed, locator), FILES) == quote


def test_without_a_text_there_is_none() -> None:
    assert find_quote(make("1200多個", "1"), {}) is None

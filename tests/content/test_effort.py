"""Effort: what would keep Markdown busy is refused, and no article is."""

from __future__ import annotations

import pytest

from youju.content.effort import MOST_EFFORT, is_heavy


@pytest.mark.parametrize(
    "text",
    [
        "x" * (MOST_EFFORT + 1),
        *("[" * 600, "~~a " * 600, "## a\n" * 600, "---\n" * 600, "[a](b\n" * 600),
        *("<a " * 400, "<div>\n\n" * 400, "<![CDATA[" * 400, "```x\n\n" * 300),
    ],
)
def test_what_takes_too_long_is_heavy(text: str) -> None:
    assert is_heavy(text)


@pytest.mark.parametrize(
    "text",
    [
        "A paragraph with [a link](https://a.example) in it.\n\n" * 2000,
        "- [a link](https://a.example)\n" * 400,
        "| [a](https://a.example) | b |\n" * 400,
        "## Heading {#a}\n\nText\n\n" * 500,
        "<p>x<br>y</p>\n" * 2000,
        "```\ncode\n```\n\n" * 50,
    ],
)
def test_a_long_article_is_not(text: str) -> None:
    assert not is_heavy(text)

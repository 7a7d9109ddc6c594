"""Blocks of prose: headings, paragraphs and list items with their section and line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from youju.checks.blocks import list_blocks
from youju.model import Prose

TEXT = """\
# A page

Above all.

## Costs {#costs}
Straight below
and on.

{{ chart("kinds") }}

- Fish
- Fruit,
  ripe
1. Cloth

## No id

* Late
"""


def test_blocks_know_their_section_and_line() -> None:
    blocks = list_blocks(Prose("a.md", TEXT))
    assert [(b.section, b.origin.line, b.item, b.text) for b in blocks] == [
        ("", 1, False, "# A page"),
        ("", 3, False, "Above all."),
        ("costs", 5, False, "## Costs {#costs}"),
        ("costs", 6, False, "Straight below\nand on."),
        ("costs", 11, True, "- Fish"),
        ("costs", 12, True, "- Fruit,\n  ripe"),
        ("costs", 14, True, "1. Cloth"),
        ("", 16, False, "## No id"),
        ("", 18, True, "* Late"),
    ]
    assert {block.origin.file for block in blocks} == {"a.md"}


def test_a_chart_among_words_is_a_block() -> None:
    (block,) = list_blocks(Prose("a.md", 'See {{ chart("kinds") }}.'))
    assert block.text.startswith("See")


def test_an_empty_text_has_no_blocks() -> None:
    assert list_blocks(Prose("a.md", " \n\n")) == []


@given(st.lists(st.sampled_from(["a", "", "- b", "## c {#c}", "#", " ", "1. d", "\u2028"])))
def test_no_line_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    kept = [line for block in list_blocks(Prose("a.md", text)) for line in block.text.split("\n")]
    assert kept == [line for line in text.split("\n") if line.strip()]

"""Owns the blocks of prose: headings, paragraphs and list items, each with its section and line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from youju.content.lists import INTERRUPTS
from youju.content.prose import list_sections
from youju.model import Origin, Prose

_ITEM = re.compile(r"[ \t]*(?:\d{1,9}[.)]|[-*+])[ \t]")
_CHART = re.compile(r"\s*\{\{\s*chart\([^{}]*\)\s*\}\}\s*")


@dataclass(frozen=True)
class Block:
    """One block of a text; `section` is the id of the heading above it, or ""."""

    section: str
    text: str
    origin: Origin
    item: bool = False


def list_blocks(prose: Prose) -> list[Block]:
    """Return the blocks of `prose` in order; a chart on a line of its own is none."""
    headings = {line: key for key, _, line in list_sections(prose.text)}
    blocks: list[Block] = []
    lines: list[str] = []
    section, start = "", 1

    def close() -> None:
        text = "\n".join(lines)
        if lines and not _CHART.fullmatch(text):
            item = bool(_ITEM.match(lines[0]))
            blocks.append(Block(section, text, Origin(prose.file, start), item))
        lines.clear()

    for number, line in enumerate(prose.text.split("\n"), 1):
        heading = number in headings or line.startswith("#")
        listed = lines and _ITEM.match(lines[0])
        new_item = bool(lines and (_ITEM if listed else INTERRUPTS).match(line))
        if heading or new_item or not line.strip():
            close()
        if number in headings:
            section = headings[number] or ""
        if not lines:
            start = number
        if line.strip():
            lines.append(line)
        if heading:
            close()
    close()
    return blocks

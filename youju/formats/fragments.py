"""Owns how the text of a source is laid out: its paragraphs, headings, pages and tables."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from youju.languages.scripts import UNSPACED

_HAN = re.compile(f"[{UNSPACED}]")
_HEADING = re.compile(r"#{1,6}(?:\s+|$)")
_PAGE = re.compile(r"\[page (\d+)\]")
_RULE = re.compile(r"\|?[\s|:-]+\|?")
_SENTENCE = re.compile(r"[。！？!?]|\.(?:[\s\"”’)]|$)")
# A line of Chinese that ends so is the last of its paragraph; so is one before an indent.
_ENDED = re.compile(r"[。！？][」』”’）]*$")
_INDENT = re.compile("(?:  |\u3000|\t)")
# A line that the next one follows without a space: 1,⏎234 and twenty-⏎one.
_OPEN_END = re.compile(r"\d[,.]$|[a-z]-$")
# How a line ends and the next begins, where a number of a sentence is broken between them. Lines
# that are little but a number are rows of a list.
_NUMERALS = "〇零一二兩两三四五六七八九十百千"
_BROKEN = (
    (r"[^\W\d]\w* .*[^\W\d](?<!\.) \d{1,3}(?:,\d{3})*,?\s*$", r"\d{3}(?!\d).*[^\W\d]"),
    (rf"[{UNSPACED}]{{2}}.*\d,?\s*$", rf"\d{{3}}(?!\d).*[{UNSPACED}]"),
    (
        rf"[{UNSPACED}]{{2}}.*[{_NUMERALS}\d][萬万億亿]$",
        rf"[{_NUMERALS}\d多餘余].*[{UNSPACED}]",
    ),
    (rf"[{UNSPACED}]{{2}}.*[{_NUMERALS}][百千]$", rf"[{_NUMERALS}多餘余].*[{UNSPACED}]"),
)
# As much of a line as says how it ends: a source may have all its words in one.
_END_LENGTH = 80
# The units of a table's numbers, in the heading of a column or above the table.
_IN_BRACKETS = re.compile(r"[（(]([^（）()]{1,20})[)）]\s*$")
_ABOVE = re.compile(
    r"(?:單位|单位|単位|units?)\s*[:：]\s*([^\s（）()]+(?: [^\s（）()]+)?)", re.IGNORECASE
)
_LAST_WORDS = re.compile(r"[（(,，、:：]\s?([^（）(),，、:：。.]{1,20})[)）]?\s*$")


@dataclass(frozen=True)
class Fragment:
    """A piece of a source's text, in one line, and its place as a locator names it.

    Places are "3" (a paragraph of the body), "heading 2", "page 4", or of a cell
    "table 1: 2023 / Visitors (thousand)", whose `unit` ("thousand") its table says. The last words
    of what stands above a table may say it, too (`caption`), if they are a unit.
    """

    place: str
    text: str
    unit: str = ""
    caption: str = ""


def normalise_text(text: str) -> str:
    """Return `text` in NFC, with LF and no trailing spaces: what is hashed of a source."""
    lines = unicodedata.normalize("NFC", re.sub(r"\r\n?|\f", "\n", text)).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


def split_fragments(text: str) -> Iterator[Fragment]:
    """Yield the fragments of a normalised `text` in their order.

    Paragraphs are divided by blank lines (or are lines, where no line is blank). Headings begin
    with `#`; where none does, a block without a sentence is one. `[page 3]` alone on a line begins
    a page, and rows between bars are a table whose first row and column are headings.
    """
    counts = {"paragraph": 0, "heading": 0, "table": 0}
    blocks, page, above, caption = list(_split_blocks(text)), "", "", ""
    marked = any(_HEADING.match(block[0]) for block in blocks)
    for block in blocks:
        if found := _PAGE.fullmatch(block[0]):
            page, block = f"page {found[1]}", block[1:]
        if not block:
            continue
        if all(line.startswith("|") for line in block):
            counts["table"] += 1
            yield from _split_table(block, page or f"table {counts['table']}", above, caption)
            continue
        joined = _join(block)
        above = unit[1] if (unit := _ABOVE.search(joined)) else ""
        caption = last[1].strip() if (last := _LAST_WORDS.search(joined)) else ""
        heading = _HEADING.match(joined)
        is_heading = heading if marked or page else not _SENTENCE.search(joined)
        kind = "heading" if is_heading else "paragraph"
        counts[kind] += 1
        place = page or (f"heading {counts[kind]}" if is_heading else str(counts[kind]))
        yield Fragment(place, joined[heading.end() :] if heading else joined)


def _split_blocks(text: str) -> Iterator[list[str]]:
    lines = text.strip("\n").split("\n")
    loose = any(not line.strip() for line in lines)
    block: list[str] = []
    for before, line in pairwise(["", *lines]):
        apart = _HEADING.match(before.strip()) or _HEADING.match(line) or _INDENT.match(line)
        tables = before.startswith("|") and line.startswith("|")
        ended = bool(_ENDED.search(before)) or before.startswith("|") != line.startswith("|")
        ended |= not (loose or _is_broken(before, line))
        if block and not tables and (not line.strip() or apart or ended or _PAGE.match(line)):
            yield block
            block = []
        if line.strip():
            block.append(line.strip())
    if block:
        yield block


def _is_broken(before: str, line: str) -> bool:
    """Tell whether a number goes on from the line `before` to the next: 另有一萬⏎二千人."""
    before = before[-_END_LENGTH:]
    return any(end.search(before) and start.match(line.lstrip()) for end, start in _list_broken())


@cache
def _list_broken() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((re.compile(end), re.compile(start)) for end, start in _BROKEN)


def _join(lines: list[str]) -> str:
    """Join broken lines: in Chinese, and inside a number or a word, without a space."""
    chinese, joined = bool(_HAN.search("".join(lines))), lines[0]
    for line in lines[1:]:
        tight = chinese and not (joined[-1:].isascii() and joined[-1:].isalpha())
        joined += line if tight or _OPEN_END.search(joined) else f" {line}"
    return " ".join(joined.split())


def _split_table(rows: list[str], name: str, above: str, caption: str) -> Iterator[Fragment]:
    """Yield the cells that have words; the unit of one is its column's, or what stands above."""
    cells = [
        [cell.strip() for cell in row.strip().strip("|").split("|")]
        for row in rows
        if not _RULE.fullmatch(row)
    ]
    heads, *body = cells or [[]]
    for row in body:
        for head, cell in list(zip(heads, row, strict=False))[1:]:
            found = _IN_BRACKETS.search(head)
            if cell:
                place, unit = f"{name}: {row[0]} / {head}", found[1] if found else above
                yield Fragment(place, cell, unit, "" if unit else caption)

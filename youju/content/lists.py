"""Owns lists in Markdown: where CommonMark sees one, and how Python-Markdown wants it written."""

from __future__ import annotations

import re
from collections.abc import Iterator

# As CommonMark has it: a list that begins in the middle of a paragraph has a dash or the number 1.
INTERRUPTS = re.compile(r" {0,3}(?:[-*+]|1[.)])[ \t]+(?=\S)")
_ITEM = re.compile(r"([ \t]*)([-*+]|\d{1,9}[.)])([ \t]+)(?=\S)")
# What begins a line that is no part of a paragraph.
_NO_PARAGRAPH = re.compile(r" {4}|\t| {0,3}(?:[#>|<]|\[[^\]]*\]:|[-*_=](?:[ \t]*[-*_=])*[ \t]*$)")
# The line below a table's head; a row may begin with a dash.
_TABLE = re.compile(r"[ \t]*(?=[^|]*\|)[-:|][-:| \t]*")
_STEP = 4


def write_lists(lines: list[str]) -> Iterator[str]:
    """Yield the lines of a text, its lists written as Python-Markdown reads them.

    That is a blank line above a list and four spaces for each level; 1) becomes 1., for which it
    has no reading. What is written so already stays as it is.
    """
    stack: list[int] = []  # where the words of each open item begin
    paragraph = blank = table = inside = (
        False  # inside: a paragraph of an item, behind a blank line
    )
    for line in lines:
        indent = len(line) - len(line.lstrip(" "))
        item = _ITEM.match(line) if stack or not paragraph else INTERRUPTS.match(line)
        table = bool(line.strip()) and (table or bool(_TABLE.fullmatch(line)))
        if not line.strip():
            paragraph, blank = False, True
            yield line
            continue
        if (
            item
            and not table
            and (stack or indent < _STEP)
            and not _NO_PARAGRAPH.match(line.strip())
        ):
            if not blank and (inside or (paragraph and not stack)):
                yield ""
            marker = _ITEM.match(line)
            assert marker
            while stack and indent < stack[-1]:
                stack.pop()
            words = line[marker.end() :]
            depth, number = len(stack), marker[2].replace(")", ".")
            stack.append(indent + len(marker[2]) + min(len(marker[3]), _STEP))
            yield " " * max(indent if depth else 0, _STEP * depth) + f"{number} {words}"
            paragraph = blank = inside = False
            continue
        if stack and blank:
            while stack and indent < stack[-1]:
                stack.pop()
            line = " " * max(indent, _STEP * len(stack)) + line.lstrip(" ") if stack else line
            inside = bool(stack)
        if line.startswith("#"):
            stack.clear()
        paragraph = paragraph or (not stack and not _NO_PARAGRAPH.match(line))
        blank = False
        yield line

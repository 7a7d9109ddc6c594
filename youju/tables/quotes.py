"""Owns quotes: the sentence of a source's kept text in which the print of a figure stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from youju.formats.decoding import decode
from youju.formats.fragments import Fragment, normalise_text, split_fragments
from youju.model import Figure
from youju.problems import Problems
from youju.tables.locators import is_at, split_locator
from youju.tables.print_indexes import name_text

_END = re.compile(r"[。！？!?][」』”’）]*|\.(?=\s)[\"”’)]*")
# Where as_printed has two parts of a text, as a number and the margin that is given elsewhere.
_APART = "…"


@dataclass(frozen=True)
class QuotedPrint:
    """A sentence in three parts: what stands before the print, the print itself, what follows."""

    before: str
    printed: str
    after: str


def find_quote(figure: Figure, files: Mapping[str, bytes]) -> QuotedPrint | None:
    """Return the sentence of the text kept among a site's `files` that prints `figure`.

    None where no text is kept, where the print stands in a table, or nowhere or twice at its place.
    """
    content = files.get(name_text(figure.source)) if figure.source else None
    if content is None or not figure.as_printed:
        return None
    place, _ = split_locator(figure.locator)
    print_ = re.compile(r"\s*".join(map(re.escape, _squeeze(figure.as_printed))), re.IGNORECASE)
    found = [
        (fragment.text, match)
        for fragment in _read_fragments(content)
        if ": " not in fragment.place and (not place or is_at(fragment.place, place))
        for match in print_.finditer(fragment.text)
    ]
    return _cut_sentence(*found[0]) if len(found) == 1 else None


@lru_cache(maxsize=64)  # each figure of a source is looked for, on each page
def _read_fragments(content: bytes) -> tuple[Fragment, ...]:
    return tuple(split_fragments(normalise_text(decode(content, "", Problems()) or "")))


def _squeeze(printed: str) -> str:
    """Return the first part of a print without its spaces, which type-setting may change."""
    return "".join(printed.partition(_APART)[0].split())


def _cut_sentence(text: str, match: re.Match[str]) -> QuotedPrint:
    ends = [end.end() for end in _END.finditer(text)]
    start = max((end for end in ends if end <= match.start()), default=0)
    stop = min((end for end in ends if end >= match.end()), default=len(text))
    before, after = text[start : match.start()], text[match.end() : stop]
    return QuotedPrint(before.lstrip(), match[0], after.rstrip())

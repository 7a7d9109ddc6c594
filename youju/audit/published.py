"""Owns holding published files against what may not stand there: what turns numbers round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache, partial

from youju.addresses import PINNED
from youju.audit.faults import Faults
from youju.audit.reader import Reader
from youju.formats.characters import FORBIDDEN, list_backslashes, list_references, name_character

_MARKED_UP = (".html", ".svg", ".xml")
_TEXTS = (*_MARKED_UP, ".txt", ".json", ".csv", ".css")
_JSON = re.compile(r'<script type="application/[^<>]*>([^<]+)')


def check_published_characters(
    pages: Mapping[str, bytes], faults: Faults, reader: Reader | None = None
) -> None:
    """Report each such character on `pages` (path → bytes), plain or by an escape.

    Every kind of text is read whole, attributes and what is offered for copying too; scripts are
    not, which hold no word of an editor, nor what was pinned, whose bytes stay. A `reader` may
    remember what was found in the same bytes.
    """
    for path, content in pages.items():
        if not path.endswith(_TEXTS) or (path.startswith(PINNED) and path.endswith(".html")):
            continue
        kind = path.rpartition(".")[2]
        find = partial(_list_found, kind, content)
        found = reader.recall(content, f"characters {kind}", find) if reader else find()
        for line, character in found:
            faults.add("finished-character", path, line, character=character)


# A preview plans a story at every save that changes a number in it, and most of its pages, some
# hundred, stay as they were.
@lru_cache(maxsize=600)
def _list_found(kind: str, content: bytes) -> tuple[tuple[int, str], ...]:
    """Return the line and the name of each such character's first place in a file of `kind`."""
    text = content.decode("utf-8")
    first: dict[str, int] = {}
    for place, found in _find(f".{kind}", text):
        first.setdefault(found, place)
    return tuple(
        (text.count("\n", 0, place) + 1, name_character(found)) for found, place in first.items()
    )


def _find(kind: str, text: str) -> Iterator[tuple[int, str]]:
    yield from ((match.start(), match[0]) for match in FORBIDDEN.finditer(text))
    if kind in _MARKED_UP:
        yield from list_references(text)
        for data in _JSON.finditer(text):
            yield from ((data.start(1) + n, found) for n, found in list_backslashes(data[1]))
    if kind == ".json":
        yield from list_backslashes(text)

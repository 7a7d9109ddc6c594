"""Owns subsets of the chart font: the faces that some texts name, with no more than their words.

A drawing process opens a face anew for each glyph; of the whole font, 19 MB, that is a third of the
time that a Chinese picture takes.
"""

from __future__ import annotations

import re
from collections.abc import Set
from pathlib import Path
from typing import Any
from unicodedata import normalize

from youju.typography.fonts import open_faces

# What no text has to hold for it to be drawn: Latin, Greek and Cyrillic in either case, marks that
# shorten words or stand before numbers, and full-width forms.
_ALWAYS = (
    *((0, 0x250), (0x300, 0x530), (0x2000, 0x2400)),
    *((0x3000, 0x3040), (0xFE00, 0xFE50), (0xFF00, 0xFFF0)),
)
_COMMON = frozenset(point for start, end in _ALWAYS for point in range(start, end))
# A character as JSON, an expression of Vega's or mark-up writes it: \u5716, \u{5716}, &#x5716;.
_ESCAPED = re.compile(r"(?:\\u(?=\{)|&#x)\{?([0-9a-f]+)|\\u([0-9a-f]{4})|&#([0-9]+)", re.IGNORECASE)
_LARGEST = 0x10FFFF


def find_wanted(text: str) -> frozenset[str]:
    """Return what the drawing of `text`, a spec or SVG, may need of the chart font.

    These are its rare characters, written out or escaped, and the names of faces: {"圖", "Noto Sans
    CJK TC"}. The first face, in which every other text's Han is drawn, needs no name.
    """
    characters = set(text + _decode_escaped(text))
    forms = {
        form for char in characters for form in normalize("NFD", char) + normalize("NFC", char)
    }
    rare = {char for char in characters | forms if ord(char) not in _COMMON}
    return frozenset({name for name in open_faces() if name in text} | rare)


def write_subset(wanted: Set[str], folder: Path) -> tuple[Path, ...]:
    """Write the faces and characters that are `wanted`, each face into a folder in `folder`.

    The folders come in the order of the font's faces: where no face is named, the first counts.
    Names, kerning and forms are those of the whole font, and so is every picture.
    """
    points = _COMMON | {ord(char) for char in wanted if len(char) == 1}
    first, *_ = faces = open_faces()
    made = []
    for name, face in faces.items():
        if name == first or name in wanted:
            made.append(folder / name.replace(" ", "-"))
            made[-1].mkdir(parents=True)
            (made[-1] / "face.otf").write_bytes(_cut(face, points))
    return tuple(made)


def _cut(face: Any, points: Set[int]) -> bytes:
    import uharfbuzz as hb

    subset = hb.SubsetInput()
    subset.keep_everything()  # without it names go, and a face without its name is not found
    subset.glyph_set.clear()
    subset.unicode_set.clear()
    subset.unicode_set.update(points)
    content: bytes = hb.subset(face, subset).blob.data
    return content


def _decode_escaped(text: str) -> str:
    """Return the characters that stand escaped in `text`; two halves (JSON) are one character."""
    points = (int(a or b, 16) if a or b else int(c) for a, b, c in _ESCAPED.findall(text))
    units = "".join(chr(point) for point in points if point <= _LARGEST)
    return units.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")

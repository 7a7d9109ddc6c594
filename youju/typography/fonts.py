"""Owns the chart font: the pinned package's file, its families and the characters it draws."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

# The faces of Noto Sans CJK differ in the shape of characters, so the script of a language tag
# chooses ("zh-Hans" → SC). Every face has the same characters, Latin and digits among them.
FAMILIES = {
    "Hans": "Noto Sans CJK SC",
    "Hant": "Noto Sans CJK TC",
    "Jpan": "Noto Sans CJK JP",
    "Kore": "Noto Sans CJK KR",
}
# The scripts of tags that name none.
_SCRIPTS = {
    "ja": "Jpan",
    "ko": "Kore",
    **dict.fromkeys(("zh-tw", "zh-hk", "zh-mo"), "Hant"),
    **dict.fromkeys(("zh-cn", "zh-sg"), "Hans"),
}
# Languages without such a script are drawn in the face that vl-convert carries inside it: its
# quotation marks are narrow and it has a bold cut. Han characters in them fall back to Noto.
LATIN = "Liberation Sans"
_FALLBACK = "Noto Sans CJK TC"
# What readers have where the chart font is not installed: macOS and Windows.
_READERS = {
    "Hans": ("PingFang SC", "Microsoft YaHei", "SimHei"),
    "Hant": ("PingFang TC", "Microsoft JhengHei", "PMingLiU"),
    "Jpan": ("Hiragino Sans", "Yu Gothic", "Meiryo"),
    "Kore": ("Apple SD Gothic Neo", "Malgun Gothic"),
}
_LATIN_READERS = ("Arial", "Helvetica Neue", "PingFang TC", "Microsoft JhengHei")
# Characters that every renderer leaves blank, with or without a glyph: line ends, soft hyphen,
# zero-width and direction marks, variation selectors.
_BLANK = frozenset(
    {
        *(0x09, 0x0A, 0x0D, 0xAD, 0xFEFF),
        *(*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065)),
        *(*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)),
    }
)


def family(tag: str) -> str:
    """Return the families that draw a language, the first one first.

    "zh-Hans" → "Noto Sans CJK SC"; "en" → "Liberation Sans, Noto Sans CJK TC".
    """
    return FAMILIES.get(_find_script(tag), f"{LATIN}, {_FALLBACK}")


def stack(tag: str) -> str:
    """Return the font-family of a file that leaves the site: the chart font, then the reader's own.

    "zh-Hans" → "'Noto Sans CJK SC','PingFang SC','Microsoft YaHei','SimHei',sans-serif".
    """
    readers = _READERS.get(_find_script(tag), _LATIN_READERS)
    faces = (*family(tag).split(", "), *readers)
    return ",".join([*(f"'{face}'" for face in faces), "sans-serif"])


def has_bold(tag: str) -> bool:
    """Return whether the font that draws a language has a bold face; Noto here has not."""
    return family(tag).startswith(LATIN)


def missing_characters(text: str) -> str:
    """Return the characters of `text` that the chart font cannot draw, each once, in order.

    Without this question a missing character comes out as an empty box, and nothing warns.
    """
    drawn = read_characters()
    return "".join(dict.fromkeys(c for c in text if ord(c) not in drawn and ord(c) not in _BLANK))


@cache
def read_characters() -> frozenset[int]:
    """Read the code points that the font has a glyph for."""
    face = next(iter(open_faces().values()))
    return frozenset(face.unicodes)


@cache
def open_faces() -> dict[str, Any]:
    """Return each face of the font (uharfbuzz.Face) by its family, in the order they stand in."""
    import uharfbuzz as hb

    blob = hb.Blob.from_file_path(str(_font_file()))
    faces = [hb.Face(blob, index) for index in range(hb.Face(blob).count)]
    return {face.get_name(hb.OTNameIdPredefined.FONT_FAMILY): face for face in faces}


@cache
def font_digest() -> str:
    """Return a hash of the font's bytes, for cache keys (19 MB, 0.02 s, once in a process)."""
    with _font_file().open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _find_script(tag: str) -> str:
    """Return the script of a tag that a face is for: "zh-Hant-HK" → "Hant", "ja" → "Jpan"."""
    language, *rest = tag.lower().split("-")
    named = (subtag.capitalize() for subtag in rest)
    known = (_SCRIPTS.get("-".join((language, *more))) for more in (rest[:1], ()))
    return next((script for script in (*named, *known) if script in FAMILIES), "")


def _font_file() -> Path:
    from noto_cjk_sans_otc import FONT_PATH

    return Path(str(FONT_PATH))

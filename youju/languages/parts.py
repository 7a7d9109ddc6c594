"""Owns where the parts of a language stand: one folder per tag, and above it what tags share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

# How numbers are written; which typed ones are found; how a stranger reads finished pages; words
# that a changed number may make false; what the style must print.
PARTS = ("style", "numerals", "reading", "claims", "samples")
PARTS_FOLDER = Path(__file__).parent
_NAMED = re.compile(r"(?<!\(\?P)<([a-z_]+)>")
_TAG = re.compile(r"[A-Za-z\d]+(?:-[A-Za-z\d]+)*")


def list_tags() -> tuple[str, ...]:
    """Return the tags that have every part: ("en", "zh-Hans", "zh-Hant")."""
    names = sorted(path.name for path in PARTS_FOLDER.iterdir() if path.is_dir())
    return tuple(name for name in names if all(has_part(name, part) for part in PARTS))


def list_places(tag: str, part: str) -> Iterator[str]:
    """Yield where `part` of BCP 47 `tag` may stand, the nearest first.

    Each tag takes what it lacks from its parent: zh-Hant/reading.toml, zh/reading.toml.
    """
    while _TAG.fullmatch(tag):
        yield f"{tag}/{part}.toml"
        tag = tag.rpartition("-")[0]


def find_part(tag: str, part: str) -> str | None:
    """Return where Youju's own `part` for `tag` stands: in the tag's folder or a parent's."""
    places = list_places(tag, part)
    return next((place for place in places if (PARTS_FOLDER / place).is_file()), None)


def has_part(tag: str, part: str) -> bool:
    """Return whether Youju itself has `part` for `tag`."""
    return find_part(tag, part) is not None


def read_part(tag: str, part: str) -> str:
    """Return the text of Youju's own `part` for `tag`.

    Raises LookupError when neither the tag nor a parent has it.
    """
    if place := find_part(tag, part):
        return (PARTS_FOLDER / place).read_text("utf-8")
    raise LookupError(f"no {part} for {tag}; there are {', '.join(list_tags())}")


def fill_parts(parts: Mapping[str, str]) -> dict[str, str]:
    """Return the `parts` of patterns, each with those before it in the places that name them.

    Raises KeyError for a name that is none of them.
    """
    filled: dict[str, str] = {}
    for name, part in parts.items():
        filled[name] = fill_pattern(part, filled)
    return filled


def fill_pattern(pattern: str, parts: Mapping[str, str]) -> str:
    """Return `pattern` with the whole `parts` in the places that name them: <month>."""
    return _NAMED.sub(lambda match: parts[match[1]], pattern)

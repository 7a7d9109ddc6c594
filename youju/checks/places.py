"""Owns where words stand in a file: each character of a text in a TOML document or a line of it."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from youju.formats.positions import Lines
from youju.formats.toml import parse_document
from youju.model import Origin
from youju.problems import Problems

Path = tuple[str | int, ...]
_STRING = re.compile(
    r"#[^\n]*"
    r'|"""(?:[^"\\]|\\[\s\S]|"(?!""))*+"{3,5}'
    r"|'''(?:[^']|'(?!''))*+'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*+'"
)
# One character of a string in quotation marks, or the break of a line that goes on.
_CHARACTER = re.compile(r"(\\[ \t]*\n\s*)|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}|\\.|[\s\S]")


@dataclass(frozen=True)
class PlacedWords:
    """One text in one language as an editor wrote it, and the place of each of its characters:
    `line`, the line of its key, where they cannot be told.

    `path` leads to it in its document: ("charts", 0, "title", "zh").
    """

    path: Path
    text: str
    places: tuple[int, ...]
    lines: Lines
    line: Origin

    @property
    def code(self) -> str:
        return str(self.path[-1])

    def origin(self, index: int = 0) -> Origin:
        """Return where the character at `index` of the text stands in the file."""
        if not self.places:
            return self.line
        return self.lines.origin(self.places[min(index, len(self.places) - 1)])


@dataclass(frozen=True)
class _String:
    """A string of a TOML document: its value, and the place of each character of it."""

    line: int
    value: str
    places: tuple[int, ...]


@lru_cache(maxsize=256)
def list_words(content: bytes, file: str, codes: tuple[str, ...]) -> tuple[PlacedWords, ...]:
    """Return every text of the TOML document `content` that stands under a key in `codes`.

    A document with a fault of syntax, which its reader reports, has none.
    """
    document = parse_document(content, file, Problems())
    if not document.values:
        return ()
    text = content.decode("utf-8-sig").replace("\r\n", "\n")
    lines = Lines(text, Origin(file))
    strings: dict[str, list[_String]] = {}
    for string in _list_strings(text, lines):
        strings.setdefault(string.value, []).append(string)
    return tuple(
        PlacedWords(path, value, _find(strings.get(value, []), line.line), lines, line)
        for path, value in _walk(document.values, ())
        if path[-1] in codes
        for line in [document.origin(*path)]
    )


def _walk(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from _walk(part, (*path, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _walk(part, (*path, index))


def _find(found: list[_String], line: int) -> tuple[int, ...]:
    """Return the places of the first of the strings `found`, in their order, from `line` on."""
    if not found:
        return ()
    index = bisect_left(found, line, key=lambda string: string.line)
    return found[index if index < len(found) else 0].places


def _list_strings(text: str, lines: Lines) -> Iterator[_String]:
    for match in _STRING.finditer(text):
        token = match[0]
        if token.startswith("#"):
            continue
        plain = "\\" not in token and not token.startswith(('"""', "'''"))
        value = token[1:-1] if plain else tomllib.loads(f"x = {token}")["x"]
        line = lines.origin(match.start()).line
        yield _String(line, value, tuple(_list_places(token, match.start())))


def _list_places(token: str, start: int) -> Iterator[int]:
    """Yield the place of each character of a string's value."""
    quotes = 3 if token[:3] in ('"""', "'''") else 1
    begin = quotes + (quotes == 3 and token[quotes] == "\n")
    body = token[begin : len(token) - quotes]
    if token[0] == "'":
        yield from range(start + begin, start + begin + len(body))
        return
    for match in _CHARACTER.finditer(body):
        if match[1] is None:
            yield start + begin + match.start()

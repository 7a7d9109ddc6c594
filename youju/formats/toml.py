"""Owns TOML files as editors write them: their values, and the line each value stands on."""

from __future__ import annotations

import math
import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import Any

from youju.formats.characters import (
    ESCAPED,
    FORBIDDEN,
    check_characters,
    list_backslashes,
    name_character,
)
from youju.formats.conflicts import find_conflicts
from youju.formats.positions import Lines
from youju.formats.toml_errors import explain_syntax
from youju.languages.scripts import make_text
from youju.model import Language, Origin, Text, list_authored
from youju.problems import Problems
from youju.problems.hints import find_alike, hint

_HEADER = re.compile(r"^\s*+\[(\[?)([^\[\]]++)\]")
_KEY = re.compile(r"""^\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"))*)\s*=""")

# A key of so many parts that the parser, which copies the path for each of them, takes minutes.
_PART = r"""(?:(?<![\w-])[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""
_DEEP = re.compile(rf"(?:{_PART}[ \t]*+\.[ \t]*+){{64}}")

_KINDS = {str: "text", dict: "table", int: "whole number", float: "number"}
# What a value should be, as problems say it.
_EXPECTED = {
    "text": ("a text", "文字"),
    "table": ("a table", "表"),
    "list": ("a list", "清單"),
    "bool": ("true or false", " true 或 false"),
    "date": ("a date", "日期"),
    "number": ("a number", "數字"),
    "whole number": ("a whole number", "整數"),
    "decimal": ("a number as text", "寫成文字的數字"),
    "period": ("a period as text", "寫成文字的時期"),
}


@dataclass(frozen=True)
class Document:
    """A parsed TOML file. A path is a tuple of keys and positions: ("charts", 0, "title", "zh").

    Of one that is not `readable`, which has been reported, nothing else is missed.
    """

    file: str
    values: Mapping[str, Any]
    lines: Mapping[tuple[str | int, ...], int]
    readable: bool = True

    def origin(self, *path: str | int) -> Origin:
        """Return the line of `path`, or of the nearest thing round it that has one."""
        for end in range(len(path), 0, -1):
            if path[:end] in self.lines:
                return Origin(self.file, self.lines[path[:end]])
        return Origin(self.file)


def parse_document(content: bytes, file: str, problems: Problems) -> Document:
    """Parse TOML `content`; a fault of syntax is reported and gives an empty document."""
    document, found = _parse(content, file)
    problems.merge(found)
    return document


@lru_cache(64)
def _parse(content: bytes, file: str) -> tuple[Document, Problems]:
    """Return the document and what is wrong in it: between saves most stay as they are."""
    problems = Problems()
    return _read_document(content, file, problems), problems


def _read_document(content: bytes, file: str, problems: Problems) -> Document:
    try:
        text = check_characters(content.decode("utf-8-sig"), file, problems)
        for place, found in islice(find_conflicts(text), 1):
            line = text.count("\n", 0, place) + 1
            problems.add("text-conflict", Origin(file, line), found=found)
            return Document(file, {}, {}, readable=False)
        if deep := _DEEP.search(text):
            line = text.count("\n", 0, deep.start()) + 1
            problems.add("document-nested", Origin(file, line), found=deep[0][:40])
            return Document(file, {}, {}, readable=False)
        return _clean(Document(file, tomllib.loads(text), _read_lines(text)), text, problems)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        problems.add("document-not-utf8", Origin(file, line))
    except (ValueError, RecursionError) as error:  # numbers and brackets beyond all measure too
        code, line, column, values = explain_syntax(text, str(error))
        problems.add(code, Origin(file, line, column), **values)
    return Document(file, {}, {}, readable=False)


def _clean(document: Document, text: str, problems: Problems) -> Document:
    """Return `document` without what cannot be published and stands in its `text` by escapes.

    Each is reported where its escape stands: in a comment or in single quotes none is one.
    """
    if "\\" not in text:
        return document
    lines = Lines(text, Origin(document.file))
    escapes: dict[str, list[Origin]] = {}
    for place, found in list_backslashes(text):
        escapes.setdefault(found, []).append(lines.origin(place))
    reached: dict[tuple[str, int], int] = {}
    told: set[tuple[str, int]] = set()

    def clean(value: str, *path: str | int) -> str:
        first = document.origin(*path)
        for found in FORBIDDEN.findall(value):
            places, key = escapes.get(found, [first]), (found, first.line)
            start = bisect_left(places, first.line, key=lambda place: place.line)
            index = min(reached.get(key, start), len(places) - 1)
            reached[key] = index + 1
            if (found, places[index].line) not in told:
                told.add((found, places[index].line))
                problems.add(ESCAPED, places[index], character=name_character(found))
        return FORBIDDEN.sub("", value)

    def walk(value: Any, *path: str | int) -> Any:
        if isinstance(value, str):
            return clean(value, *path)
        if isinstance(value, Mapping):
            return {clean(key, *path, key): walk(part, *path, key) for key, part in value.items()}
        if isinstance(value, list):
            return [walk(part, *path, index) for index, part in enumerate(value)]
        return value

    return replace(document, values=walk(document.values))


def check_keys(
    document: Document, path: tuple[str | int, ...], known: Iterable[str], problems: Problems
) -> None:
    """Report every key under `path` that is not `known`, with the nearest known one."""
    known = list(known)
    for key in find_table(document, path):
        if key not in known:
            place = document.origin(*path, key)
            problems.add("document-unknown-key", place, key=key, **hint(key, known))


def take_lists(
    document: Document, path: tuple[str | int, ...], codes: Iterable[str], problems: Problems
) -> dict[str, tuple[str, ...]]:
    """Return the list of phrases at `path` of each language in `codes`; one may lack its list."""
    codes = tuple(codes)
    check_keys(document, path, codes, problems)
    lists = {code: take(document, (*path, code), list, problems, []) for code in codes}
    return {code: tuple(str(phrase) for phrase in phrases) for code, phrases in lists.items()}


def take_text(
    document: Document,
    path: tuple[str | int, ...],
    languages: Mapping[str, Language],
    problems: Problems,
) -> Text:
    """Return the words at `path` in every language; a missing language is reported."""
    words, full = find_table(document, path), dict.fromkeys(list_authored(languages), "")
    if full.keys() - words.keys():
        meant = _find_meant(document, path, problems)
        words = {**meant, **words} if isinstance(meant, Mapping) else words
    for code in full:
        word = words.get(code)
        if isinstance(word, str) and word.strip():
            full[code] = word.strip()
        elif document.readable:
            name = _name_key(document, (*path, code))
            problems.add("document-missing-text", document.origin(*path), name=name)
    return make_text(full, languages)


def take(
    document: Document,
    path: tuple[str | int, ...],
    kind: type,
    problems: Problems,
    default: Any = None,
) -> Any:
    """Return the value at `path`; one that is absent (without `default`) or of another type is
    reported, and an empty value of the type returned."""
    if (value := _find(document, path)) is None and default is not None:
        return default
    value = _find_meant(document, path, problems) if value is None else value
    fits = type(value) is kind  # to Python a moment is a day, too, and true is a number
    if not fits and document.readable:
        report_type(document, path, value, _KINDS.get(kind, kind.__name__), problems)
    return value if fits else kind() if kind in (str, list, dict) else None


def read_number(value: object) -> float | None:
    """Return a number of TOML, whole or not; None for anything else, also for inf, nan, and what is
    too large for a float."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    with suppress(OverflowError):
        return float(value) if math.isfinite(value) else None
    return None


def report_type(
    document: Document,
    path: tuple[str | int, ...],
    value: object,
    expected: str,
    problems: Problems,
) -> None:
    """Report that the `value` at `path`, None for none, is not what is `expected`: a key of
    _EXPECTED."""
    name = _name_key(document, path)
    found = ("missing", "缺少") if value is None else (_write(value),) * 2
    wanted = _EXPECTED[expected]
    values = {"found": found[0], "found_zh": found[1]}
    values |= {"expected": wanted[0], "expected_zh": wanted[1]}
    problems.add("document-wrong-type", document.origin(*path), name=name, **values)


def _write(value: object) -> str:
    """Return a value as editors write it: text between quotation marks, which may be the fault."""
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, list):
        return f"[{', '.join(map(_write, value))}]"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _name_key(document: Document, path: tuple[str | int, ...]) -> str:
    """Return how an editor finds a key: title.zh in [[charts]] by-year; people count from 1."""
    place = max((index for index, part in enumerate(path) if isinstance(part, int)), default=None)
    if place is None:
        return ".".join(map(str, path))
    key, number = find_table(document, path[: place + 1]).get("id"), int(path[place]) + 1
    head = ".".join(map(str, path[:place]))
    if place == len(path) - 1:
        return f"{head}: {number}"
    return f"{'.'.join(map(str, path[place + 1 :]))} ([[{head}]] {key or number})"


def _find(document: Document, path: tuple[str | int, ...]) -> Any:
    value: Any = document.values
    for part in path:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def _find_meant(document: Document, path: tuple[str | int, ...], problems: Problems) -> Any:
    """Return the value of a key like the last of `path` that was told to be unknown, or None."""
    table = find_table(document, path[:-1])
    told = [key for key in table if problems.has_told(("document-unknown-key",), key=key)]
    near = find_alike(str(path[-1]), told, 1)
    return table[near[0]] if near else None


def find_table(document: Document, path: tuple[str | int, ...]) -> Mapping[str, Any]:
    """Return the table at `path` of `document`, an empty one where there is none."""
    value = _find(document, path)
    return value if isinstance(value, Mapping) else {}


def _read_lines(text: str) -> dict[tuple[str | int, ...], int]:
    """Map each key's path to its line, e.g. ("charts", 1, "title", "en") → 42."""
    lines: dict[tuple[str | int, ...], int] = {}
    counts: dict[tuple[str | int, ...], int] = {}
    table: tuple[str | int, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = _split(header[2])
            if header[1]:
                index = counts.get(table, 0)
                counts[table] = index + 1
                table = (*table, index)
            lines[table] = number
        elif key := _KEY.match(line):
            path = (*table, *_split(key[1]))
            for end in range(len(table) + 1, len(path) + 1):
                lines.setdefault(path[:end], number)
    return lines


def _split(key: str) -> tuple[str | int, ...]:
    return tuple(part.strip().strip("\"'") for part in key.split("."))

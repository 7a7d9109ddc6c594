"""Owns finding where words that stand on a page were written: a cell, or a line of a text."""

from __future__ import annotations

from youju.formats.csv import parse_csv
from youju.formats.decoding import decode
from youju.formats.rows import list_rows
from youju.model import Origin, Site
from youju.problems import Problems

_TEXTS = (".toml", ".md", ".py")
# Fewer letters round a number stand in a file by chance.
_LEAST = 3


def find_written(site: Site, words: str) -> Origin | None:
    """Return the one place among the files of editors that has `words`, or None.

    A cell has them in it; so has a line of a story's settings, prose or charts.py. What stands
    in several places, or is little more than a number, tells nothing.
    """
    piece = max(words.split("…"), key=_count_digits).strip()
    if len(piece) - _count_digits(piece) < _LEAST:
        return None
    places: list[Origin] = []
    for file, content in site.files.items():
        if piece.encode() not in content:
            continue
        if file.endswith(".csv"):
            places += _list_cells(file, content, piece)
        elif file.endswith(_TEXTS):
            places += _list_lines(file, content, piece)
    return places[0] if len(places) == 1 else None


def _count_digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def _list_cells(file: str, content: bytes, words: str) -> list[Origin]:
    text = decode(content, file, Problems())
    table = parse_csv(text, file, Problems()) if text else None
    if table is None:
        return []
    return [
        row.origin(n) for row in list_rows(table) for n in table.columns if words in row.cell(n)
    ]


def _list_lines(file: str, content: bytes, words: str) -> list[Origin]:
    lines = content.decode("utf-8", "replace").splitlines()
    return [
        Origin(file, number, line.index(words) + 1)
        for number, line in enumerate(lines, start=1)
        if words in line
    ]

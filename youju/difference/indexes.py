"""Owns the comparison of two indexes of a source: each number and time that changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from youju.difference.pairing import pair_lines
from youju.messages import word_message
from youju.model import PrintIndex

Entries = tuple[tuple[str, str], ...]


def compare_indexes(old: PrintIndex, new: PrintIndex) -> Entries:
    """Return each changed entry as (old, new) lines, such as "2: 48.9萬人以上"; "" for none."""
    lines = (show_entries(index) for index in (old, new))
    return tuple((before or "", after or "") for before, after in pair_lines(*lines))


def format_entries(changes: Iterable[tuple[str, str]], language: str) -> Iterator[str]:
    """Yield changed lines as a difference shows them, "(nothing)" in `language` for none."""
    nothing = word_message("nothing", language)
    for old, new in changes:
        yield from (f"  - {old or nothing}", f"  + {new or nothing}")


def show_entries(index: PrintIndex) -> list[str]:
    """Return each number and each time of an index in a line: its place, print and value."""
    values = ("" if one.value is None else f" = {one.value:f}" for one in index.numbers)
    numbers = zip(index.numbers, values, strict=True)
    return [
        *(f"{one.place}: {one.printed}{value}" for one, value in numbers),
        *(f"{one.place}: {one.printed} = {one.time}" for one in index.times),
    ]

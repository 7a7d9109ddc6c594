"""Owns the comparison of two indexes of a source's numbers: each entry that changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from youju.difference.pairing import pair_lines
from youju.messages import word_message
from youju.model import PrintedNumber, PrintIndex

Entries = tuple[tuple[str, str], ...]


def compare_indexes(old: PrintIndex, new: PrintIndex) -> Entries:
    """Return each changed number as (old, new) lines, such as "2: 48.9萬人以上"; "" for none."""
    lines = ([show_entry(one) for one in index.numbers] for index in (old, new))
    return tuple((before or "", after or "") for before, after in pair_lines(*lines))


def format_entries(changes: Iterable[tuple[str, str]], language: str) -> Iterator[str]:
    """Yield changed lines as a difference shows them, "(nothing)" in `language` for none."""
    nothing = word_message("nothing", language)
    for old, new in changes:
        yield from (f"  - {old or nothing}", f"  + {new or nothing}")


def show_entry(one: PrintedNumber) -> str:
    """Return a number of an index in one line: its place, print and value."""
    value = "" if one.value is None else f" = {one.value:f}"
    return f"{one.place}: {one.printed}{value}"

"""Owns keys that stand below the wrong line: what was meant for a whole file, and where it goes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from youju.formats.toml import Document
from youju.problems import Problems

# The tables of a file, with the keys that each may have; "charts.*" are all tables in charts.
Tables = Mapping[str, Collection[str]]


def lift_keys(
    document: Document, known: Collection[str], tables: Tables, problems: Problems
) -> Document:
    """Report keys of the whole file that stand in one of its tables; return it as it was meant.

    In TOML a key belongs to the last line in brackets above it. Only what the table cannot have,
    and the file has nowhere else, was meant for the file.
    """
    values, lines = dict(document.values), dict(document.lines)
    for pattern, keys in tables.items():
        name, _, each = pattern.partition(".")
        for position, table in _list_tables(document.values.get(name), bool(each)):
            path = (name,) if position is None else (name, position)
            for key in [key for key in table if key in known and key not in keys]:
                if key in values:
                    continue
                below = f"[[{name}]]" if isinstance(position, int) else f"[{_join(path)}]"
                problems.add(
                    "document-key-below", document.origin(*path, key), key=key, below=below
                )
                values[key] = table[key]
                lines |= _move(lines, (*path, key), (key,))
                values[name] = _without(values[name], position, key)
    return replace(document, values=values, lines=lines)


def _list_tables(value: Any, each: bool) -> list[tuple[str | int | None, Mapping[str, Any]]]:
    """Return `value`, or `each` table in it with its place: a number of [[charts]], or a name."""
    places: Iterable[tuple[str | int | None, Any]] = [(None, value)]
    if each:
        listed = enumerate(value) if isinstance(value, list) else ()
        places = value.items() if isinstance(value, dict) else listed
    return [(place, table) for place, table in places if isinstance(table, Mapping)]


def _without(value: Any, position: str | int | None, key: str) -> Any:
    """Return a copy of `value` whose table at `position` has no `key`."""
    if position is None:
        return {name: inner for name, inner in value.items() if name != key}
    copy: Any = list(value) if isinstance(value, list) else dict(value)
    copy[position] = _without(copy[position], None, key)
    return copy


def _move(
    lines: Mapping[tuple[str | int, ...], int],
    old: tuple[str | int, ...],
    new: tuple[str | int, ...],
) -> dict[tuple[str | int, ...], int]:
    return {new + path[len(old) :]: line for path, line in lines.items() if path[: len(old)] == old}


def _join(path: tuple[str | int, ...]) -> str:
    return ".".join(map(str, path))

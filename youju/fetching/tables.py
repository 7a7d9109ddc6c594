"""Owns the fetching of one table: its new copy, held against the last good one cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from youju.content.declared import resolve
from youju.content.fetched import (
    FETCHED,
    Fetch,
    format_fetched,
    parse_fetched,
    take_address,
)
from youju.content.register import hash_file
from youju.content.site import load_site
from youju.content.stories import STORIES_FOLDER
from youju.difference.pairing import pair_lines
from youju.fetching.getting import get_bytes
from youju.formats.toml import parse_document, take
from youju.inputs import Inputs
from youju.model import Origin, Series, Table
from youju.output.texts import write_bytes
from youju.problems import ERROR, Problems
from youju.problems.hints import hint


@dataclass(frozen=True)
class FetchedTable:
    """A new copy of a table's `file`, and the lines that say what it changes; () for nothing.

    `record` is data/fetched.toml with it.
    """

    file: str
    content: bytes
    changes: tuple[str, ...]
    record: str


@dataclass(frozen=True)
class _Wanted:
    """A table that has an address, by its story's folder and its name, and where that stands."""

    folder: str
    name: str
    file: str
    address: str
    origin: Origin


def fetch_table(inputs: Inputs, name: str, problems: Problems) -> FetchedTable:
    """Return the new copy of the table `name` ("visits", or "story/visits").

    Raises BuildError when there is no such table, its address gives nothing, or what it gives is
    no good copy: a table in which something is an error.
    """
    wanted = _find(inputs.files, name, problems)
    content = get_bytes(wanted.address, wanted.origin, problems) if wanted else None
    problems.raise_if_any()
    assert wanted and content is not None  # else it was reported
    files = {**inputs.files, wanted.file: content}
    new = _read(Inputs(inputs.root, files, inputs.home, inputs.today), wanted, problems)
    problems.raise_if_any()
    old = _read(inputs, wanted, Problems())
    known = parse_fetched(inputs.files)
    known[wanted.file] = Fetch(wanted.address, inputs.today.isoformat(), hash_file(content))
    changes = tuple(_compare(old.table if old else None, new.table)) if new else ()
    return FetchedTable(wanted.file, content, changes, format_fetched(known))


def write_table(root: Path, fetched: FetchedTable) -> None:
    """Write the new copy and its record under the site's folder `root`, each as a whole."""
    for name, content in ((fetched.file, fetched.content), (FETCHED, fetched.record.encode())):
        write_bytes(root, name, content)


def _find(files: Mapping[str, bytes], name: str, problems: Problems) -> _Wanted | None:
    found = {f"{one.folder.rpartition('/')[2]}/{one.name}": one for one in _list(files, problems)}
    fit = [one for key, one in found.items() if name in (key, one.name)]
    if len(fit) == 1:
        return fit[0]
    if fit:
        names = ", ".join(key for key, one in found.items() if one.name == name)
        problems.add("fetch-which", fit[0].origin, name=name, names=names)
    elif not problems.has_error():
        problems.add("fetch-unknown", Origin(STORIES_FOLDER), name=name, **hint(name, found))
    return None


def _list(files: Mapping[str, bytes], problems: Problems) -> Iterator[_Wanted]:
    """Yield every table of every story that has an address."""
    for file in files:
        if not (file.startswith(STORIES_FOLDER) and file.endswith("/story.toml")):
            continue
        folder = file.removesuffix("/story.toml")
        document = parse_document(files[file], file, Problems())
        for key, entry in take(document, ("series",), dict, Problems(), {}).items():
            if isinstance(entry, dict) and (
                address := take_address(document, ("series", key), problems)
            ):
                named = resolve(str(entry.get("file", "")), folder)
                yield _Wanted(folder, key, named, address, document.origin("series", key))


def _read(inputs: Inputs, wanted: _Wanted, problems: Problems) -> Series | None:
    """Return the table as the site has it with these inputs; report the errors in its file."""
    found = Problems()
    site = load_site(inputs, found)
    for problem in found:
        near = problem.origin.file == wanted.file or problem.origin == wanted.origin
        if near and problem.grade == ERROR:
            problems.add(problem.code, problem.origin, **dict(problem.values))
    stories = {story.folder: story for story in site.stories}
    return stories[wanted.folder].series.get(wanted.name)


def _compare(old: Table | None, new: Table) -> Iterator[str]:
    """Yield a line for each cell, row and column that changes."""
    if old is None:
        yield f"+ {new.file}: {len(new.rows)} × {len(new.columns)}"
        return
    for name in [name for name in old.columns if name not in new.columns]:
        yield f"- {name}"
    for name in [name for name in new.columns if name not in old.columns]:
        yield f"+ {name}"
    shared = [name for name in new.columns if name in old.columns]
    lines = (list(_list_rows(table, shared)) for table in (old, new))
    for before, after in pair_lines(*lines):
        if before is None or after is None:
            sign, row = ("+", after) if before is None else ("-", before)
            yield f"{sign} {', '.join(row or ())}"
            continue
        yield from _compare_cells(shared, before, after)


def _compare_cells(
    names: Sequence[str], before: Sequence[str], after: Sequence[str]
) -> Iterator[str]:
    """Yield the cells of a row that change, each with those of its row that stay."""
    cells = list(zip(names, before, after, strict=True))
    same = ", ".join(one for _, one, other in cells if one == other)
    for name, one, other in cells:
        if one != other:
            yield f"{same} · {name}: {one or '–'} → {other or '–'}"


def _list_rows(table: Table, names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    places = [table.columns.index(name) for name in names]
    return (tuple(cells[place] for place in places) for cells in table.rows)

"""Owns the comparison of two sites' pages: the last build's, and those a build would write now."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from youju.addresses import embed_file, split_picture
from youju.difference.changes import ChartChange, Difference, FigureChange, RowChange
from youju.difference.pairing import pair_lines
from youju.difference.text_changes import Shaken, compare_page, merge_changes, merge_doubts
from youju.downloads.figures_json import FIGURES_JSON
from youju.model import Language
from youju.output.manifest import read_manifest

Pages = Mapping[str, bytes]
Ledgers = Mapping[str, Mapping[str, Any]]
# A sentence may become false when one of these changes, not when a label or a source does.
_NUMBER = ("value", "unit", "qualifier", "words")


def read_former(output: Path) -> dict[str, bytes] | None:
    """Return the pages of the site as last built in `output`, or None when no build made one."""
    manifest = read_manifest(output)
    if manifest is None:
        return None
    files = {path: output / path for path in manifest.pages}
    return {path: file.read_bytes() for path, file in files.items() if file.is_file()}


def compare_sites(old: Pages, new: Pages, languages: Iterable[Language]) -> Difference:
    """Return what readers of the `old` pages (path → bytes) would find changed in the `new`.

    `languages` are the site's.
    """
    former, coming = _read_ledgers(old), _read_ledgers(new)
    figures = tuple(_compare_figures(former, coming))
    rows = tuple(_compare_rows(old, new))
    shaken = _list_shaken(figures, rows, coming)
    spoken = {language.tag: language for language in languages}
    codes = {
        tag: code
        for ledger in (*former.values(), *coming.values())
        for code, tag in ledger["languages"].items()
    }
    common = [path for path in sorted(new) if path in old and old[path] != new[path]]
    changes, doubts = [], []
    for path in common:
        if path.endswith(".html"):
            slugs = shaken.keys() & path.split("/") or shaken.keys()
            before, after = old[path].decode("utf-8"), new[path].decode("utf-8")
            near = [shaken[slug] for slug in sorted(slugs)]
            found = compare_page(path, before, after, codes, near, spoken)
            changes += found[0]
            doubts += found[1]
    touched = {page for change in changes for page in change.pages}
    return Difference(
        figures=figures,
        doubts=merge_doubts(doubts),
        texts=merge_changes(changes),
        charts=tuple(_compare_charts(old, new)),
        rows=rows,
        touched=tuple(sorted(touched)),
        added=tuple(sorted(new.keys() - old.keys())),
        removed=tuple(sorted(old.keys() - new.keys())),
        others=tuple(path for path in common if path not in touched),
    )


def _read_ledgers(pages: Pages) -> Ledgers:
    """Return every story's figures.json by the story's slug."""
    found = (json.loads(pages[path]) for path in sorted(pages) if path.endswith(f"/{FIGURES_JSON}"))
    return {ledger["story"]: ledger for ledger in found}


def _compare_figures(former: Ledgers, coming: Ledgers) -> Iterator[FigureChange]:
    for story in (*coming, *(slug for slug in former if slug not in coming)):
        old, new = (
            {entry["id"]: entry for entry in ledgers.get(story, {}).get("figures", ())}
            for ledgers in (former, coming)
        )
        for key in (*new, *(key for key in old if key not in new)):
            before, after = _shown(old.get(key)), _shown(new.get(key))
            if _filled(before) != _filled(after):
                yield FigureChange(story, key, before, after)


def _shown(entry: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Return what a figure says, without where it is used."""
    return None if entry is None else {key: entry[key] for key in entry if key != "used"}


def _filled(entry: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Return what is told of a figure: a build before a column was known wrote no cell of it."""
    if entry is None:
        return None
    return {key: cell for key, cell in entry.items() if cell not in ("", {})}


def _compare_rows(old: Pages, new: Pages) -> Iterator[RowChange]:
    """Yield the changed rows of tables that charts draw; figures are told one by one."""
    for path in sorted(new):
        plain = path.startswith("data/") and path.endswith(".csv")
        if plain and path in old and not path.endswith(("-excel.csv", "/figures.csv")):
            texts = (pages[path].decode("utf-8").splitlines() for pages in (old, new))
            for before, after in pair_lines(*texts):
                yield RowChange(path, before or "", after or "")


def _list_shaken(
    figures: tuple[FigureChange, ...], rows: tuple[RowChange, ...], coming: Ledgers
) -> dict[str, Shaken]:
    """Return what changes in each story: figures with another number, charts that draw them."""
    files = {row.file for row in rows}
    shaken = {}
    for story, ledger in coming.items():
        changed = {
            change.id
            for change in figures
            if change.story == story
            and change.old
            and change.new
            and any(change.old.get(key) != change.new.get(key) for key in _NUMBER)
        }
        charts = {
            chart["id"]: tuple(name for name in chart["figures"] if name in changed)
            for chart in ledger["charts"]
            if changed & set(chart["figures"]) or f"data/{story}/{chart['table']}.csv" in files
        }
        if changed or charts:
            shaken[story] = Shaken(frozenset(changed), charts)
    return shaken


def _compare_charts(old: Pages, new: Pages) -> Iterator[ChartChange]:
    """Compare the finished pictures, of which the others of a chart say the same as the first."""
    names: dict[tuple[str, str], dict[str, None]] = {}
    for path in sorted(old.keys() | new.keys()):
        if place := split_picture(path):
            names.setdefault(place[1:], {})[place[0]] = None
    for (story, key), codes in names.items():
        paths = {code: embed_file(code, story, key, ".svg") for code in codes}
        if not any(path in old for path in paths.values()):
            yield ChartChange(story, key, "added", tuple(codes))
        elif not any(path in new for path in paths.values()):
            yield ChartChange(story, key, "removed", tuple(codes))
        elif drawn := [code for code in codes if old.get(paths[code]) != new.get(paths[code])]:
            yield ChartChange(story, key, "changed", tuple(drawn))

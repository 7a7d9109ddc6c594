"""Owns how a difference is told: as text for people in English or Chinese, or as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from youju.addresses import pretty
from youju.difference.changes import Difference, Doubt, FigureChange, TextChange
from youju.messages import word_message
from youju.tables.columns import Outlet, list_columns

# Sentences come first, what stands in tables last.
_ORDER = ("text", "alt", "table")
_EXEMPT = {
    "prints": "exempt-prints",
    "relations": "exempt-relations",
    "literals": "exempt-literals",
    "allowed": "exempt-allowed",
}


def format_difference(difference: Difference | None, form: str, language: str) -> str:
    """Return the report of `difference`, None when there was no former build.

    `form` is "text", in `language` ("en" or "zh"), or "json": {"former": true, …}.
    """
    if form == "json":
        return _format_json(difference)
    if difference is None:
        return word_message("no-former", language)
    if difference == Difference():
        return word_message("no-change", language)
    return "\n".join(_list_lines(difference, language))


def _format_json(difference: Difference | None) -> str:
    import json
    from dataclasses import asdict

    told = {"former": difference is not None, **asdict(difference or Difference())}
    return json.dumps(told, ensure_ascii=False, indent=1)


def _list_lines(difference: Difference, language: str) -> Iterator[str]:
    """Yield the report: figures first, then what they touch, pages last."""

    def head(key: str, items: Iterable[object], **values: object) -> Iterator[str]:
        count = len(list(items))
        yield from ["", word_message(key, language, count=count, **values)] if count else []

    yield from head("figures-changed", difference.figures)
    for figure in difference.figures:
        yield from _tell_figure(figure, language)
    yield from head("rows", difference.rows)
    for row in difference.rows:
        yield from (f"  {row.file}", *_tell_pair(row.old, row.new, language))
    for kind in dict.fromkeys(line.kind for line in difference.exemptions):
        exempt = [line for line in difference.exemptions if line.kind == kind]
        yield from head(_EXEMPT[kind], exempt)
        for line in exempt:
            yield from _tell_pair(line.old, line.new, language)
    yield from head("doubts", difference.doubts)
    for doubt in difference.doubts:
        yield from _tell_doubt(doubt, language)
    for code in dict.fromkeys(change.language for change in difference.texts):
        changes = [change for change in difference.texts if change.language == code]
        changes.sort(key=lambda change: _ORDER.index(change.kind))
        yield from head("texts", changes, code=code)
        for change in changes:
            yield from _tell_text(change, language)
    yield from head("charts", difference.charts)
    for chart in difference.charts:
        how = word_message(f"chart-{chart.how}", language)
        yield f"  {chart.story}/{chart.id}  {how} ({', '.join(chart.languages)})"
    for key in ("touched", "added", "removed", "others"):
        paths = getattr(difference, key)
        yield from head(key, paths)
        yield from _tell_files(paths)


def _tell_figure(change: FigureChange, language: str) -> Iterator[str]:
    """Yield a figure's words in each language, then its other cells by the name of their column."""
    entry = change.new or change.old or {}
    label: str = entry["label"].get(language) or next(iter(entry["label"].values()))
    yield f"  {change.story}/{change.id}  {label}{_tell_direction(change)}"
    nothing = word_message("nothing", language)
    old, new = _list_cells(change.old), _list_cells(change.new)
    for name in dict.fromkeys([*_list_cells(entry), *old]):
        before, after = old.get(name) or nothing, new.get(name) or nothing
        if before != after:
            yield f"    {name}: {before} → {after}"


def _tell_direction(change: FigureChange) -> str:
    if not change.old or not change.new or change.old["value"] == change.new["value"]:
        return ""
    return " ↑" if change.old["value"] < change.new["value"] else " ↓"


def _list_cells(entry: Mapping[str, Any] | None) -> dict[str, str]:
    """Return what readers see of a figure: {"en": "800 stalls", "label_en": …, "period": …}."""
    shown = entry or {}
    cells = {code: str(words) for code, words in shown.get("words", {}).items()}
    columns = [column for column in list_columns(Outlet.DIFFERENCE) if column.name != "words"]
    for column in sorted(columns, key=lambda column: not column.localized):
        cell = shown.get(column.name, {} if column.localized else "")
        codes = list(cell) if column.localized else []
        texts = [cell[code] for code in codes] if column.localized else [cell]
        cells |= zip(column.list_heads(codes), map(str, texts), strict=True)
    return cells


def _tell_doubt(doubt: Doubt, language: str) -> Iterator[str]:
    yield f"  {doubt.language}  {' · '.join(doubt.claims)}"
    yield f"    {doubt.sentence}"
    yield from _tell_places(doubt.figures, doubt.pages, language)


def _tell_text(change: TextChange, language: str) -> Iterator[str]:
    if change.kind != "text":
        yield f"  ({word_message(change.kind, language)})"
    yield from _tell_pair(change.old, change.new, language)
    if change.kind != "table":
        yield from _tell_places(change.figures, change.pages, language)


def _tell_pair(old: str, new: str, language: str) -> Iterator[str]:
    nothing = word_message("nothing", language)
    yield f"  - {old or nothing}"
    yield f"  + {new or nothing}"


def _tell_places(figures: tuple[str, ...], pages: tuple[str, ...], language: str) -> Iterator[str]:
    if figures:
        yield f"    {word_message('cites', language, ids=', '.join(figures))}"
    yield f"    {' '.join(f'/{pretty(path)}' for path in pages)}"


def _tell_files(paths: tuple[str, ...]) -> Iterator[str]:
    """Yield the addresses of pages; other files are counted by their ending."""
    pages = [path for path in paths if path.endswith(".html")]
    yield from (f"  /{pretty(path)}" for path in pages)
    endings = Counter(path.rpartition(".")[2] for path in paths if path not in pages)
    if endings:
        yield "  " + " · ".join(f".{ending} {count}" for ending, count in sorted(endings.items()))

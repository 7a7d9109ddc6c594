"""Owns the charts of a story as story.toml declares them: their words, their rows, their kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from youju.addresses import VARIANTS
from youju.content.chart_kinds import EVENT, take_kind
from youju.content.chart_rows import ChartRows, gather_rows
from youju.content.declared import take_file, take_files
from youju.content.kind_rows import check_kind_rows
from youju.content.literals import spell
from youju.content.load_context import Shelf
from youju.content.map_points import LATITUDE, LONGITUDE, find_outside
from youju.content.map_shapes import SHAPES, find_unplaced, take_map_source
from youju.formats.toml import Document, check_keys, find_table, take, take_text
from youju.kinds.options import OPTIONS
from youju.languages.scripts import make_text
from youju.model import Chart, Figure, Series, Text, list_authored
from youju.problems import Problems
from youju.problems.hints import hint

# by-year-dark.svg is the dark picture of by-year, by-year-excel.csv its table for Excel.
CHART_ID = re.compile(
    r"[a-z][a-z0-9_-]{0,63}" + "".join(f"(?<!{name})" for name in (*VARIANTS, "-excel"))
)
_FIRST_WIDE = "\u2e80"
# Addresses below a story that charts may not take: /zh/<slug>/data/.
RESERVED = ("data", "figure", "index")
CHART_KEYS = (
    *("id", "figures", "beside", "table", "interactive", "broad", "files"),
    *("title", "subtitle", "finding", "alt", "note", "left_out", "words", "kind", "encoding"),
    *OPTIONS,
)
# What a chart's numbers are drawn as; the last is not measured.
ENCODINGS = ("length", "area", "count", "position", "none")
_Tables = tuple[Mapping[str, Figure], Mapping[str, Series]]


def parse_charts(
    document: Document, folder: str, shelf: Shelf, tables: _Tables, problems: Problems
) -> tuple[Chart, ...]:
    """Return the charts that a story.toml in `folder` declares, drawn from the story's `tables`:
    its figures by id, and its series. What is wrong is reported at its line."""
    charts: dict[str, Chart] = {}
    for index, _ in enumerate(take(document, ("charts",), list, problems, [])):
        path = ("charts", index)
        chart = _parse_chart(document, path, folder, shelf, problems)
        chart = _take_kind(chart, document, path, tables, shelf, problems)
        if SHAPES in chart.options:
            chart = _take_map(chart, document, path, folder, tables, shelf, problems)
        if not CHART_ID.fullmatch(chart.id) or chart.id in RESERVED:
            problems.add("chart-id", chart.origin, id=chart.id)
        if chart.id in charts:
            first = charts[chart.id].origin
            problems.add("chart-duplicate-id", chart.origin, id=chart.id, first=first)
        charts[chart.id] = chart
    return tuple(charts.values())


def _parse_chart(
    document: Document, path: tuple[str | int, ...], folder: str, shelf: Shelf, problems: Problems
) -> Chart:
    check_keys(document, path, CHART_KEYS, problems)
    return Chart(
        id=take(document, (*path, "id"), str, problems),
        figures=tuple(map(str, take(document, (*path, "figures"), list, problems, []))),
        beside=tuple(map(str, take(document, (*path, "beside"), list, problems, []))),
        table=take(document, (*path, "table"), str, problems, "") or None,
        title=take_text(document, (*path, "title"), shelf.languages, problems),
        finding=take_text(document, (*path, "finding"), shelf.languages, problems),
        alt=take_text(document, (*path, "alt"), shelf.languages, problems),
        note=_take_note(document, path, shelf, problems),
        words={
            name: spell(take_text(document, (*path, *keys), shelf.languages, problems))
            for name, keys in _list_words(document, path, problems)
        },
        origin=document.origin(*path),
        interactive=bool(take(document, (*path, "interactive"), bool, problems, False)),
        leaves_out="left_out" in document.values["charts"][path[1]],
        files=take_files(document, path, folder, shelf.files, problems),
        subtitle=_take_subtitle(document, path, shelf, problems),
        encoding=_take_encoding(document, path, problems),
        broad=bool(take(document, (*path, "broad"), bool, problems, False)),
    )


def _take_encoding(document: Document, path: tuple[str | int, ...], problems: Problems) -> str:
    """Return what a chart's numbers are drawn as, or "" where it does not say."""
    encoding: str = take(document, (*path, "encoding"), str, problems, "")
    if encoding and encoding not in ENCODINGS:
        values = {"found": encoding, "known": ", ".join(ENCODINGS), **hint(encoding, ENCODINGS)}
        problems.add("chart-unknown-encoding", document.origin(*path, "encoding"), **values)
        return ""
    return encoding


def _list_words(
    document: Document, path: tuple[str | int, ...], problems: Problems
) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the name of each of a chart's words, those of its events too, and where it stands."""
    for key in take(document, (*path, "words"), dict, problems, {}):
        yield key, ("words", key)
    for key in take(document, (*path, "events"), dict, problems, {}):
        yield EVENT + key, ("events", key)


def _take_kind(
    chart: Chart,
    document: Document,
    path: tuple[str | int, ...],
    tables: _Tables,
    shelf: Shelf,
    problems: Problems,
) -> Chart:
    """Return `chart` with its kind; of a chart whose rows are not there, nothing is said here."""
    figures, series = tables
    drawn = [figures[key] for key in chart.figures if key in figures]
    table = series.get(chart.table or "")
    if len(drawn) < len(chart.figures) or (chart.table and table is None):
        kind = take(document, (*path, "kind"), str, problems, "")
        return replace(chart, kind=kind, misread=True)
    rows, before = _gather(chart, tables, shelf), len(list(problems))
    chosen, given = take_kind(document, path, rows, problems), find_table(document, path)
    authored = {code: shelf.languages[code] for code in list_authored(shelf.languages)}
    check_kind_rows(document, path, chosen, rows, chart.words, authored, problems)
    misread = not chosen.name and ("kind" in given or len(list(problems)) > before)
    return replace(chart, kind=chosen.name, options=chosen.options, misread=misread)


def _take_map(
    chart: Chart,
    document: Document,
    path: tuple[str | int, ...],
    folder: str,
    tables: _Tables,
    shelf: Shelf,
    problems: Problems,
) -> Chart:
    """Return `chart` with the file of its map, which is held against its rows."""
    place, shapes = (*path, SHAPES), chart.options[SHAPES]
    source = take_map_source(document, place, shelf.languages, problems)
    named = document.origin(*place, "file")
    content = take_file(shapes["file"], folder, shelf.files, named, problems)
    if content is None:
        return replace(chart, map_source=source)
    rows = _gather(chart, tables, shelf)
    codes = rows.columns[chart.options["x"]]
    if LONGITUDE in chart.options:
        degrees = (rows.columns[chart.options[name]] for name in (LONGITUDE, LATITUDE))
        places = list(zip(codes, *degrees, strict=True))
        outside = find_outside(document, path, content, shapes, places, problems)
        ids = tuple(rows.ids[n] for n in outside)
    else:
        unplaced = find_unplaced(document, place, content, shapes, codes, problems)
        ids = tuple(key for key, code in zip(rows.ids, codes, strict=True) if code in unplaced)
    files = {**chart.files, shapes["file"]: content}
    return replace(chart, map_source=replace(source, unplaced=ids), files=files)


def _gather(chart: Chart, tables: _Tables, shelf: Shelf) -> ChartRows:
    figures, series = tables
    drawn = [figures[key] for key in chart.figures if key in figures]
    rows = gather_rows(drawn, series.get(chart.table or ""), chart.beside, shelf.units)
    return replace(rows, table=chart.table or "")


def _take_subtitle(
    document: Document, path: tuple[str | int, ...], shelf: Shelf, problems: Problems
) -> Text | None:
    """Return what a chart says that it measures, where and when; None leaves it to its rows."""
    if "subtitle" not in document.values["charts"][path[1]]:
        return None
    return take_text(document, (*path, "subtitle"), shelf.languages, problems)


def _take_note(
    document: Document, path: tuple[str | int, ...], shelf: Shelf, problems: Problems
) -> Text:
    """Return a chart's note, at whose end stands what its picture leaves out; both may lack."""
    written = [name for name in ("note", "left_out") if name in document.values["charts"][path[1]]]
    texts = [take_text(document, (*path, name), shelf.languages, problems) for name in written]
    joined = dict.fromkeys(shelf.languages, "")
    for code in joined:
        for text in texts:
            spaced = joined[code] and joined[code][-1] < _FIRST_WIDE  # no space follows 。
            joined[code] += f" {text[code]}" if spaced else text[code]
    return make_text(joined, shelf.languages)

"""Owns drafts: what a story's charts.py makes of its rows, as Vega-Lite specs, remembered."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from youju.content.chart_rows import list_percent, name_units
from youju.kinds.intervals import INTERVAL
from youju.kinds.legend import NO_DATA
from youju.kinds.registry import CHART_KINDS
from youju.kinds.rows import SPAN_COLUMNS
from youju.kinds.times import read_times
from youju.localized.charts import list_sizes
from youju.localized.figures import word_figure, word_time
from youju.model import Chart, Figure, Language, Quantity, Site, Story
from youju.numbers.intervals import read_stated
from youju.numbers.wording import word_plain
from youju.pictures.dates import date_config, word_dates
from youju.pictures.functions import isolate
from youju.pictures.schema import draw_spec
from youju.pictures.script import Script
from youju.pictures.titles import word_titles
from youju.problems import Problems
from youju.progress import track
from youju.rendering.renderer import Renderer
from youju.rendering.svg import Slot, name_row
from youju.store.cache import Store, make_key
from youju.theme import Frame, config, join_config, use_look
from youju.theme.files import Files
from youju.typography.fonts import family

if TYPE_CHECKING:
    import pandas as pd

Spec = dict[str, Any]
ChartRow = Mapping[str, str]


@dataclass(frozen=True)
class Sheet:
    """Everything that a chart function is told; equal sheets and equal code give equal specs.

    `rows` hold text; the columns in `numbers` are handed over as floats. `files` have the bytes
    of what the chart declares to read besides; `kind` and `options` are those of story.toml;
    `percent` are the columns whose unit is that.
    """

    rows: tuple[ChartRow, ...]
    numbers: tuple[str, ...]
    beside: Mapping[str, ChartRow]
    words: Mapping[str, str]
    language: Language
    size: str
    width: int
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    kind: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    percent: tuple[str, ...] = ()

    def marks(self) -> tuple[str, ...]:
        """Return the names and hashes of the files, which the sheet's text leaves out."""
        return tuple(
            f"{name} {hashlib.blake2b(content).hexdigest()}" for name, content in self.files.items()
        )


@dataclass(frozen=True)
class Draft:
    """What a chart function made of its sheet: the spec, as it is to be drawn."""

    spec: Spec
    sheet: Sheet


def make_specs(
    site: Site, story: Story, renderer: Renderer, store: Store, engine: str, problems: Problems
) -> dict[Slot, Draft]:
    """Return the draft of each of the story's pictures, from the store where its sheet is known.

    pandas and Altair are imported, and charts.py is run, only when a sheet, the code or the
    engine (`engine` is its digest) is new. What the code gets wrong is reported.
    """
    sheets = {
        (slot := Slot(story.slug, chart.id, code, size)): _make_sheet(site, story, chart, slot)
        for chart in story.charts
        for code in site.languages
        for size in list_sizes(site.look, chart)
    }
    code = _isolate_charts(story)
    # Two charts of the same rows and words have equal sheets, but a function each.
    keys = {
        slot: make_key(
            *("json", engine, code[slot.chart], slot.chart),
            *(repr(sheet), repr(site.look), *sheet.marks()),
        )
        for slot, sheet in sheets.items()
    }
    renderer.use(keys.values())
    specs = {
        slot: json.loads(stored)
        for slot, key in keys.items()
        if (stored := store.get(key)) is not None
    }
    new = {slot: sheet for slot, sheet in sheets.items() if slot not in specs}
    if new:
        # The drawing processes start while pandas and Altair are imported; each spec is drawn and
        # traced.
        renderer.warm(2 * len(new))
    with use_look(site.look):
        for slot, spec, kept in _draft(story, new, problems):
            specs[slot] = spec
            if kept:
                store.put(keys[slot], json.dumps(spec, ensure_ascii=False).encode())
    return {slot: Draft(specs[slot], sheet) for slot, sheet in sheets.items() if slot in specs}


def _isolate_charts(story: Story) -> dict[str, str]:
    """Return for each chart what its function's code depends on."""
    code = story.code.decode("utf-8", "replace")
    names = {chart.id: chart.id.replace("-", "_") for chart in story.charts}
    return {key: isolate(code, name, names.values()) for key, name in names.items()}


def _draft(
    story: Story, sheets: Mapping[Slot, Sheet], problems: Problems
) -> Iterator[tuple[Slot, Spec, bool]]:
    """Yield the specs of `sheets`, each with whether it may be kept."""
    if not sheets:
        return
    charts = {chart.id: chart for chart in story.charts}
    script = Script(story, problems)
    for slot, sheet in track("preparing", sheets.items()):
        chart = charts[slot.chart]
        spec, kept = script.make(chart, partial(_make_spec, sheet, script, chart))
        if spec is not None:
            yield slot, spec, kept


def _make_spec(
    sheet: Sheet, script: Script, chart: Chart, function: Callable[..., Any]
) -> Spec | None:
    """Return the spec that a chart's `function` makes of its sheet, in the house's style.

    It is None for a function that returned no chart, which is reported.
    """
    frame = Frame(
        language=sheet.language,
        width=sheet.width,
        narrow=sheet.size == "narrow",
        words=sheet.words,
        beside=sheet.beside,
        number=lambda value: word_plain(Decimal(repr(value)), sheet.language),
        labels=_list_labels(sheet),
        files=Files(sheet.files),
        percent=sheet.percent,
    )
    made, spec = draw_spec(lambda: function(_make_data(sheet), frame))
    if spec is None:
        script.report_return(chart, made)
        return None
    tag = sheet.language.tag
    spec = word_titles(word_dates(spec, tag), sheet.words)
    house = {**config(family(tag)), **date_config(tag)}
    return {**spec, "config": join_config(house, spec.get("config", {}))}


def _list_labels(sheet: Sheet) -> dict[str, str]:
    """Return the labels of the sheet's figures, drawn and beside, by their ids."""
    figures = {row["id"]: row for row in sheet.rows if "label" in row} | dict(sheet.beside)
    return {key: row["label"] for key, row in figures.items()}


def _make_data(sheet: Sheet) -> pd.DataFrame:
    import pandas as pd

    frame = pd.DataFrame(list(sheet.rows), dtype=str)
    for column in sheet.numbers:
        frame[column] = [float(cell or "nan") for cell in frame[column]]  # an empty cell is a gap
    return frame


def _make_sheet(site: Site, story: Story, chart: Chart, slot: Slot) -> Sheet:
    """Return what a chart's function is told for the picture in `slot`.

    Rows of a table are told as they are, those of figures in words.
    """
    figures = [story.figures[key] for key in chart.figures]
    series = story.series[chart.table] if chart.table else None
    words = _list_words(site, chart, slot.code)
    if series is None:
        rows, numbers = _list_figures(site, chart, figures, slot.code)
        words |= _name_spans(site, chart, figures, slot.code) if len(numbers) > 1 else {}
    else:
        numbers = series.numbers
        rows = [
            {**dict(zip(series.table.columns, cells, strict=True)), "id": name_row(line)}
            for cells, line in zip(series.table.rows, series.table.lines, strict=True)
        ]
    return Sheet(
        rows=tuple(rows),
        numbers=numbers,
        beside={key: _make_row(site, story.figures[key], slot.code) for key in chart.beside},
        words=words,
        language=site.languages[slot.code],
        size=slot.size,
        width=site.look.widths[slot.size],
        files=chart.files,
        kind=chart.kind,
        options=chart.options,
        percent=list_percent(name_units(figures, series), site.units),
    )


def _list_figures(
    site: Site, chart: Chart, figures: Sequence[Figure], code: str
) -> tuple[list[dict[str, str]], tuple[str, ...]]:
    """Return the rows of figures, and their columns of numbers."""
    rows = [_make_row(site, figure, code) for figure in figures]
    if _runs_along_periods(chart, figures):
        rows = [row | {"period": f.period} for row, f in zip(rows, figures, strict=True)]
    spans = [write_span(figure.quantity) for figure in figures]
    if not any(spans):
        return rows, ("value",)
    ends = [dict(zip(SPAN_COLUMNS, span or ("", ""), strict=True)) for span in spans]
    return [row | end for row, end in zip(rows, ends, strict=True)], ("value", *SPAN_COLUMNS)


def _list_words(site: Site, chart: Chart, code: str) -> dict[str, str]:
    """Return the chart's words, and the interface's for what has no data where the legend says so
    and the chart has none of its own."""
    words = {key: text[code] for key, text in chart.words.items()}
    kind = CHART_KINDS.get(chart.kind)
    own = {NO_DATA: site.strings[NO_DATA][code]} if kind and kind.explained else {}
    return {**own, **words}


def _name_spans(site: Site, chart: Chart, figures: Sequence[Figure], code: str) -> dict[str, str]:
    """Return the interface's words for the band of figures that have margins, or are ranges, where
    the kind has such a band and the chart no word of its own."""
    kind = CHART_KINDS.get(chart.kind)
    if INTERVAL in chart.words or not kind or not {INTERVAL, "events"} <= {*kind.options}:
        return {}
    spans = [figure.quantity for figure in figures if figure.quantity.is_span]
    known = {"margin" if one.high is None else "range" for one in spans}
    return {INTERVAL: " / ".join(site.strings[f"interval_{name}"][code] for name in sorted(known))}


def _runs_along_periods(chart: Chart, figures: Sequence[Figure]) -> bool:
    """Tell whether an axis of time is that of the periods of figures, which its kind words."""
    kind = CHART_KINDS.get(chart.kind)
    timed = kind is not None and kind.axis and chart.options.get("x") == "period"
    return timed and read_times([figure.period for figure in figures]) is not None


def write_span(quantity: Quantity) -> tuple[str, str] | None:
    """Return the least and the most that a quantity may be, where it is no single number."""
    if not quantity.is_span:
        return None
    stated = read_stated(quantity)
    return f"{stated.low:f}", f"{stated.high:f}"


def _make_row(site: Site, figure: Figure, code: str) -> dict[str, str]:
    return {
        **figure.extra,
        "id": figure.id,
        "label": figure.label[code],
        "value": f"{figure.quantity.value:f}",
        "word": word_figure(site, figure, code, short=True),
        "period": word_time(site, figure, code),
    }

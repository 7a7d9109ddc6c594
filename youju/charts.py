"""Owns charts: a story's charts.py and its figures become pictures in every language and width."""

from __future__ import annotations

import json
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from youju.evidence import word_figure
from youju.fonts import family
from youju.model import Chart, Figure, Origin, Quantity, Series, Site, Story
from youju.numbers import word
from youju.periods import word_period
from youju.problems import Problems
from youju.render import Drawing, Renderer
from youju.store import Store, make_key
from youju.svg import Picture, parse_svg
from youju.theme import WIDTHS, Frame, config

if TYPE_CHECKING:
    import pandas as pd

Spec = dict[str, Any]
_ROUNDING = 3.0  # pixels that strokes at the rim may add to a picture's width


@dataclass(frozen=True, order=True)
class Slot:
    """Which picture: of which story and chart, in which language, for which width."""

    story: str
    chart: str
    code: str
    size: str


def draw_charts(
    site: Site, renderer: Renderer, store: Store, engine: str, problems: Problems
) -> dict[Slot, Picture]:
    """Draw every chart of `site` in every language and width; `engine` is the code's digest.

    A picture that cannot be drawn, overflows, leaves out a row or needs a character that the font
    lacks is reported at the chart's place in story.toml.
    """
    specs: dict[Slot, Spec] = {}
    for story in site.stories:
        specs.update(_make_specs(site, story, renderer, store, engine, problems))
    charts = {(story.slug, chart.id): chart for story in site.stories for chart in story.charts}
    stories = {story.slug: story for story in site.stories}
    pictures: dict[Slot, Picture] = {}
    for slot, raw in _render(specs, renderer, charts, problems).items():
        picture = parse_svg(raw, f"{slot.chart}-{slot.size}")
        chart = charts[slot.story, slot.chart]
        _check_picture(slot, picture, stories[slot.story], chart, problems)
        pictures[slot] = picture
    return pictures


def list_rows(story: Story, chart: Chart) -> list[Figure]:
    """Return the figures of the chart's table: those drawn, then those beside."""
    return [story.figures[id] for id in (*chart.figures, *chart.beside) if id in story.figures]


def _make_specs(
    site: Site, story: Story, renderer: Renderer, store: Store, engine: str, problems: Problems
) -> dict[Slot, Spec]:
    """Return the story's specs, from the store when nothing that a chart can see has changed."""
    known = (story.code, story.charts, story.figures, story.series, site.languages, site.units)
    key = make_key("json", engine, repr(known))
    renderer.used.add(key)
    if (stored := store.get(key)) is not None:
        return {Slot(*name.split("|")): spec for name, spec in json.loads(stored).items()}
    before = len(list(problems))
    specs = dict(_build_specs(site, story, problems))
    if len(list(problems)) == before:
        plain = {"|".join(vars(slot).values()): spec for slot, spec in specs.items()}
        store.put(key, json.dumps(plain, ensure_ascii=False).encode())
    return specs


def _build_specs(site: Site, story: Story, problems: Problems) -> Iterator[tuple[Slot, Spec]]:
    file = f"{story.folder}/charts.py"
    functions = _run_code(story, file, problems)
    for chart in story.charts:
        function = functions.get(chart.id.replace("-", "_"))
        if not callable(function):
            if functions:
                problems.add("chart-no-function", chart.origin, id=chart.id, file=file)
            continue
        for code in site.languages:
            for size in WIDTHS:
                slot = Slot(story.slug, chart.id, code, size)
                try:
                    spec = _build_spec(site, story, chart, slot, function)
                except Exception as error:  # a story's code may fail in any way
                    _report_code(error, file, chart.origin, problems)
                    continue
                yield slot, spec


def _run_code(story: Story, file: str, problems: Problems) -> dict[str, Any]:
    """Run charts.py from the bytes that were read; it is the site's own code and trusted."""
    if not story.charts:
        return {}
    space: dict[str, Any] = {"__name__": f"charts_of_{story.slug}"}
    try:
        exec(compile(story.code, file, "exec"), space)
    except Exception as error:
        _report_code(error, file, Origin(file), problems)
        return {}
    return space


def _report_code(error: Exception, file: str, origin: Origin, problems: Problems) -> None:
    lines = [f.lineno for f in traceback.extract_tb(error.__traceback__) if f.filename == file]
    if isinstance(error, SyntaxError) and error.filename == file:
        lines.append(error.lineno)
    place = Origin(file, lines[-1]) if lines and lines[-1] else origin
    problems.add("chart-code-failed", place, error=f"{type(error).__name__}: {error}")


def _build_spec(
    site: Site, story: Story, chart: Chart, slot: Slot, function: Callable[..., Any]
) -> Spec:
    import altair as alt

    language = site.languages[slot.code]
    frame = Frame(
        language=language,
        width=WIDTHS[slot.size],
        narrow=slot.size == "narrow",
        words={key: text[slot.code] for key, text in chart.words.items()},
        beside={id: _row(site, story.figures[id], slot.code) for id in chart.beside},
        number=lambda value: word(
            Quantity(Decimal(repr(value)).normalize(), "", quantum=Decimal(1)),
            site.units[next(iter(site.units))],
            language,
            bare=True,
        ),
    )
    with alt.data_transformers.enable("default", max_rows=5000, consolidate_datasets=True):
        spec: Spec = function(_make_data(site, story, chart, slot.code), frame).to_dict()
    spec["config"] = config(family(language.tag))
    _name_marks(spec)
    return spec


def _make_data(site: Site, story: Story, chart: Chart, code: str) -> pd.DataFrame:
    """Return the chart's typed rows: figures (id, label, value, word, …) or those of its series."""
    import pandas as pd

    if chart.table is None:
        rows = [_row(site, story.figures[id], code) for id in chart.figures]
        frame = pd.DataFrame(rows)
        frame["value"] = [float(story.figures[id].quantity.value) for id in chart.figures]
        return frame
    series: Series = story.series[chart.table]
    frame = pd.DataFrame(series.table.rows, columns=list(series.table.columns), dtype=str)
    for column in series.numbers:
        frame[column] = [float(Decimal(cell)) for cell in frame[column]]
    frame["id"] = [f"row-{line}" for line in series.table.lines]
    return frame


def _row(site: Site, figure: Figure, code: str) -> dict[str, str]:
    return {
        **figure.extra,
        "id": figure.id,
        "label": figure.label[code],
        "word": word_figure(site, figure, code),
        "period": word_period(figure.period, site.languages[code]),
    }


def _name_marks(spec: Spec) -> None:
    """Let each mark carry the id of its data row, so that rows drawn can be counted."""
    for part in (*spec.get("layer", ()), *spec.get("hconcat", ()), *spec.get("vconcat", ())):
        _name_marks(part)
    if "mark" in spec:
        spec.setdefault("encoding", {})["description"] = {"field": "id", "type": "nominal"}


def _render(
    specs: Mapping[Slot, Spec],
    renderer: Renderer,
    charts: Mapping[tuple[str, str], Chart],
    problems: Problems,
) -> dict[Slot, str]:
    """Return each spec's SVG; what cannot be drawn is reported and left out."""
    results = renderer.draw([Drawing(spec) for spec in specs.values()])
    drawn: dict[Slot, str] = {}
    for slot, result in zip(specs, results, strict=True):
        origin = charts[slot.story, slot.chart].origin
        for fault in result.faults:
            values = {"chart": slot.chart, "language": slot.code, "what": fault.what}
            problems.add(fault.code, origin, **values, where=fault.where)
        if not result.faults:
            drawn[slot] = result.svg
    return drawn


def _check_picture(
    slot: Slot, picture: Picture, story: Story, chart: Chart, problems: Problems
) -> None:
    where = {"chart": chart.id, "language": slot.code, "size": slot.size}
    if picture.width > WIDTHS[slot.size] + _ROUNDING:
        problems.add(
            "chart-overflows",
            chart.origin,
            **where,
            width=round(picture.width),
            room=WIDTHS[slot.size],
        )
    if chart.table is None:
        missing = [id for id in chart.figures if id not in picture.drawn]
    else:
        rows = [f"row-{line}" for line in story.series[chart.table].table.lines]
        counted = picture.vertices == len(rows)
        missing = [] if counted else [row for row in rows if row not in picture.drawn]
    if missing:
        problems.add(
            "chart-rows-missing",
            chart.origin,
            **where,
            missing=", ".join(missing[:5]),
            count=len(missing),
        )

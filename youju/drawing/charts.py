"""Owns charts: pictures of every chart in every language and width, held against their rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from youju.drawing.drafts import Slot, Spec, make_specs
from youju.drawing.interaction import check_interaction, parse_vega, silence
from youju.drawing.render import Compilation, Drawing, Renderer, Result
from youju.drawing.store import Store
from youju.drawing.svg import Picture, parse_svg
from youju.model import Chart, Figure, Site, Story
from youju.problems import Problems
from youju.theme import WIDTHS

_ROUNDING = 3.0  # pixels that strokes at the rim may add to a picture's width


def draw_charts(
    site: Site, renderer: Renderer, store: Store, engine: str, problems: Problems
) -> dict[Slot, Picture]:
    """Draw every chart of `site` in every language and width; `engine` is the code's digest.

    A picture that cannot be drawn, overflows, leaves out a row or needs a character that the font
    lacks is reported at the chart's place in story.toml; so is interaction that is not declared.
    """
    specs: dict[Slot, Spec] = {}
    for story in site.stories:
        specs.update(make_specs(site, story, renderer, store, engine, problems))
    charts = {(story.slug, chart.id): chart for story in site.stories for chart in story.charts}
    stories = {story.slug: story for story in site.stories}
    compiled = _compile(specs, renderer, charts, problems)
    pictures: dict[Slot, Picture] = {}
    for slot, raw in _render(specs, renderer, charts, problems).items():
        parsed = parse_svg(raw, f"{slot.story}-{slot.chart}-{slot.size}")
        picture = replace(parsed, spec=specs[slot], vega=compiled.get(slot, {}))
        chart = charts[slot.story, slot.chart]
        _check_picture(slot, picture, stories[slot.story], chart, problems)
        pictures[slot] = picture
    return pictures


def list_rows(story: Story, chart: Chart) -> list[Figure]:
    """Return the figures of the chart's table: those drawn, then those beside."""
    return [story.figures[id] for id in (*chart.figures, *chart.beside) if id in story.figures]


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
        _report(slot, result, charts, problems)
        if not result.faults:
            drawn[slot] = result.svg
    return drawn


def _compile(
    specs: Mapping[Slot, Spec],
    renderer: Renderer,
    charts: Mapping[tuple[str, str], Chart],
    problems: Problems,
) -> dict[Slot, Mapping[str, Any]]:
    """Return the Vega of each interactive chart's specs; wrong interaction is reported."""
    wanted: dict[Slot, Spec] = {}
    for slot, spec in specs.items():
        chart = charts[slot.story, slot.chart]
        faults = check_interaction(spec, chart.interactive)
        for fault in faults:
            values = {"chart": chart.id, "what": fault.what, "where": fault.where}
            problems.add(fault.code, chart.origin, **values)
        if chart.interactive and not faults:
            wanted[slot] = spec
    results = renderer.draw([Compilation(silence(spec)) for spec in wanted.values()])
    compiled: dict[Slot, Mapping[str, Any]] = {}
    for slot, result in zip(wanted, results, strict=True):
        _report(slot, result, charts, problems)
        if not result.faults:
            compiled[slot] = parse_vega(result.vega)
    return compiled


def _report(
    slot: Slot, result: Result, charts: Mapping[tuple[str, str], Chart], problems: Problems
) -> None:
    for fault in result.faults:
        values = {"chart": slot.chart, "language": slot.code, "what": fault.what}
        origin = charts[slot.story, slot.chart].origin
        problems.add(fault.code, origin, **values, where=fault.where)


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

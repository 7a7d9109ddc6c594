"""Owns charts: pictures of every chart in every language and width, held against their rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from youju.model import Chart, Look, Site
from youju.pictures.accounts import Account, check_accounts, count_rows
from youju.pictures.chart_specs import Draft, Spec, make_specs
from youju.pictures.dates import find_english
from youju.pictures.fitting import fit_specs
from youju.pictures.interaction import check_interaction, parse_vega, silence
from youju.pictures.labels import label_rows
from youju.pictures.truth import DrawnPicture, check_drawn, list_partial
from youju.problems import Problems
from youju.rendering.drawn import read_drawn
from youju.rendering.jobs import Compilation, Drawing, Result, Tracing
from youju.rendering.renderer import Renderer
from youju.rendering.scenes import Trace, parse_trace
from youju.rendering.svg import Picture, Slot, parse_svg
from youju.store.cache import Store
from youju.theme import use_look

_ROUNDING = 3.0  # pixels that strokes at the rim may add to a picture's width


def draw_charts(
    site: Site, renderer: Renderer, store: Store, engine: str, problems: Problems
) -> dict[Slot, Picture]:
    """Draw every chart of `site` in every language and width; `engine` is the code's digest.

    A picture that cannot be drawn, overflows, leaves out a row or needs a character that the font
    lacks is reported at the chart's place in story.toml; so is interaction that is not declared.
    """
    drafts: dict[Slot, Draft] = {}
    for story in site.stories:
        drafts.update(make_specs(site, story, renderer, store, engine, problems))
    drafts = _fit(drafts, site.look.widths, renderer)
    charts = {(story.slug, chart.id): chart for story in site.stories for chart in story.charts}
    specs = {slot: draft.spec for slot, draft in drafts.items()}
    compiled = _compile(specs, site.look, renderer, charts, problems)
    pictures: dict[Slot, Picture] = {}
    accounts: dict[Slot, Account] = {}
    drawn: dict[Slot, DrawnPicture] = {}
    for slot, (raw, trace) in _render(drafts, renderer, charts, problems).items():
        spec = drafts[slot].spec
        prefix = f"{slot.story}-{slot.chart}-{slot.size}"
        parsed = parse_svg(raw, prefix, trace, site.look.palette)
        pictures[slot] = replace(parsed, spec=spec, vega=compiled.get(slot, {}))
        accounts[slot] = count_rows(spec, drafts[slot].sheet, trace)
        drawn[slot] = read_drawn(raw, trace), drafts[slot].sheet
        chart = charts[slot.story, slot.chart]
        _check_width(slot, pictures[slot], drafts[slot].sheet.width, chart, problems)
        if name := find_english(raw, spec, site.languages[slot.code].tag):
            values = {"chart": chart.id, "language": slot.code, "what": name}
            problems.add("chart-dates-english", chart.origin, **values)
    check_accounts(accounts, charts, list_partial(site.stories), problems)
    with use_look(site.look):  # what shades numbers
        check_drawn(drawn, site.stories, problems)
    return pictures


def _fit(
    drafts: Mapping[Slot, Draft], widths: Mapping[str, int], renderer: Renderer
) -> dict[Slot, Draft]:
    """Return the drafts with those that overflow their room made to fit, where that can be."""
    fitted = fit_specs({s: d.spec for s, d in drafts.items()}, widths, renderer, _ROUNDING)
    return {slot: replace(draft, spec=fitted[slot]) for slot, draft in drafts.items()}


def _render(
    drafts: Mapping[Slot, Draft],
    renderer: Renderer,
    charts: Mapping[tuple[str, str], Chart],
    problems: Problems,
) -> dict[Slot, tuple[str, Trace]]:
    """Return each draft's SVG and its trace; what cannot be drawn is reported and left out.

    What was drawn and cannot be traced has an empty trace.
    """
    drawings = [Drawing(silence(draft.spec)) for draft in drafts.values()]
    tracings = [Tracing(label_rows(draft.spec, draft.sheet)) for draft in drafts.values()]
    results = renderer.draw([*drawings, *tracings])
    drawn: dict[Slot, tuple[str, Trace]] = {}
    traced = results[len(drawings) :]
    for slot, result, rows in zip(drafts, results[: len(drawings)], traced, strict=True):
        _report(slot, result, charts, problems)
        if not result.faults:
            drawn[slot] = result.text, Trace() if rows.faults else parse_trace(rows.text)
    return drawn


def _compile(
    specs: Mapping[Slot, Spec],
    look: Look,
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
            compiled[slot] = parse_vega(result.text, look.palette)
    return compiled


def _report(
    slot: Slot, result: Result, charts: Mapping[tuple[str, str], Chart], problems: Problems
) -> None:
    for fault in result.faults:
        values = {"chart": slot.chart, "language": slot.code, "what": fault.what}
        origin = charts[slot.story, slot.chart].origin
        problems.add(fault.code, origin, **values, where=fault.where)


def _check_width(slot: Slot, picture: Picture, room: int, chart: Chart, problems: Problems) -> None:
    if picture.width > room + _ROUNDING:
        where = {"chart": chart.id, "language": slot.code, "size": slot.size}
        sizes = {"width": round(picture.width), "room": room}
        problems.add("chart-overflows", chart.origin, **where, **sizes)

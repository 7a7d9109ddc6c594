"""Owns whether a pinned chart still stands: current, later, corrected or withdrawn."""

from __future__ import annotations

import json
from collections.abc import Mapping

from youju import addresses
from youju.embeds.versions import is_told, list_told, read_facts, state_figure
from youju.model import Chart, Correction, Pin, Site, Story

STATES = ("current", "later", "corrected", "withdrawn")


def find_chart(site: Site, pin: Pin) -> tuple[Story, Chart] | None:
    """Return the chart that `pin` holds as it is now, or None when the site has it no more."""
    found = (
        (story, chart)
        for story in site.stories
        for chart in story.charts
        if (story.slug, chart.id) == (pin.story, pin.chart)
    )
    return next(found, None)


def find_state(site: Site, pin: Pin, code: str) -> str:
    """Return the state of `pin` in language `code`, one of STATES.

    In a language that the site gave up every chart is withdrawn.
    """
    found = find_chart(site, pin)
    if found is None or code not in site.languages:
        return "withdrawn"
    if is_told(site, pin, *found, code):
        return "current"
    return "corrected" if _is_corrected(site, pin, found[0]) else "later"


def list_corrections(site: Site, story: Story, chart: Chart) -> list[Correction]:
    """Return the corrections of the figures that `chart` tells, the latest first."""
    told = {figure.id for figure in list_told(story, chart)}
    return [one for one in site.corrections if one.story == story.slug and one.figure in told]


def write_style(state: str) -> str:
    """Return status.css of a pinned embed: shows the line of `state` in place of the first.

    Pinned pages never change: their lines have the class "pin" and that of their state for ever.
    """
    if state == STATES[0]:
        return f"/* {state} */\n"
    return f".pin.current{{visibility:hidden}}.pin.{state}{{visibility:visible}}\n"


def write_status(site: Site, pin: Pin, code: str, state: str) -> str:
    """Return status.json of a pinned embed in language `code`, for programs."""
    live = addresses.absolute(site.base_url, addresses.chart(code, pin.story, pin.chart))
    facts = {"version": pin.version, "date": pin.date, "state": state, "live": live}
    return json.dumps(facts, ensure_ascii=False, indent=1) + "\n"


def _is_corrected(site: Site, pin: Pin, story: Story) -> bool:
    """Tell whether a figure was corrected since the pin's day and is not that number now."""
    pinned: Mapping[str, Mapping[str, object]] = read_facts(site, pin)["figures"]

    def differs(figure_id: str) -> bool:
        if figure_id not in story.figures:
            return True
        now = state_figure(story.figures[figure_id])
        return {key: pinned[figure_id][key] for key in now} != now

    return any(
        differs(one.figure)
        for one in site.corrections
        if one.story == story.slug and one.date >= pin.date and one.figure in pinned
    )

"""Owns whether a pinned chart still stands: current, later, corrected or withdrawn."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from youju.embeds.register import archive_facts
from youju.embeds.versions import find_version, list_told, state_figure
from youju.model import Chart, Correction, Pin, Site, Story
from youju.pages import addresses
from youju.pages.views import Pictures

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


def find_state(site: Site, pin: Pin, pictures: Pictures) -> tuple[str, str]:
    """Return the state of `pin`, one of STATES, and the version of its chart now ("" for none)."""
    found = find_chart(site, pin)
    if found is None:
        return "withdrawn", ""
    version = find_version(site, *found, pictures)
    if version == pin.version:
        return "current", version
    return "corrected" if _is_corrected(site, pin, found[0]) else "later", version


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


def write_status(site: Site, pin: Pin, state: str, version: str) -> str:
    """Return status.json of a pinned embed, for programs."""
    live = {
        code: addresses.absolute(site.base_url, addresses.chart(code, pin.story, pin.chart))
        for code in site.languages
    }
    facts = {"version": pin.version, "date": pin.date, "state": state, "current": version}
    return json.dumps({**facts, "live": live}, ensure_ascii=False, indent=1) + "\n"


def _is_corrected(site: Site, pin: Pin, story: Story) -> bool:
    """Tell whether a figure was corrected since the pin's day and is another number now."""
    pinned = _read_figures(site.files[archive_facts(pin.version)])
    return any(
        {key: pinned[one.figure][key] for key in now} != now
        for one in site.corrections
        if one.story == story.slug and one.date >= pin.date and one.figure in pinned
        for now in [state_figure(story.figures[one.figure])]
    )


def _read_figures(content: bytes) -> Mapping[str, Mapping[str, Any]]:
    figures: dict[str, dict[str, Any]] = json.loads(content)["figures"]
    return figures

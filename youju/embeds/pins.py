"""Owns pinning: a story's charts as they are now become pages that are kept for ever."""

from __future__ import annotations

import json

from youju.content.register import LOCK, archive_facts, archive_page
from youju.embeds.pin_pages import print_pinned
from youju.embeds.snippets import fit_pinned
from youju.embeds.versions import describe_chart, find_version
from youju.model import Chart, Origin, Pin, Story
from youju.printing.context import Press
from youju.problems import Problems
from youju.problems.hints import hint


def make_pins(
    press: Press, slug: str, chart_id: str | None, date: str, problems: Problems
) -> dict[Pin, dict[str, bytes]]:
    """Return a pin, with the files to keep for it, for each state that has none yet.

    `id` is a chart of the story `slug`, None for all of them; `date` is today's. A story or chart
    that does not exist is reported.
    """
    site = press.site
    stories = {story.slug: story for story in site.stories}
    if slug not in stories:
        problems.add("pin-no-story", Origin(LOCK), name=slug, **hint(slug, stories))
        return {}
    story = stories[slug]
    charts = [chart for chart in story.charts if chart_id in (None, chart.id)]
    if not charts and chart_id is not None:
        near = hint(chart_id, [chart.id for chart in story.charts])
        problems.add("pin-no-chart", Origin(LOCK), name=chart_id, story=slug, **near)
    known = {pin.version for pin in site.register.pins}
    named = [(Pin(find_version(site, story, one), slug, one.id, date), one) for one in charts]
    pins = {
        pin: _keep(press, story, chart, pin) for pin, chart in named if pin.version not in known
    }
    problems.merge(press.printer.problems)
    return pins


def _keep(press: Press, story: Story, chart: Chart, pin: Pin) -> dict[str, bytes]:
    """Return the files of a pin: its page in each language, and what the chart said.

    With it, how tall its page is: the look of the live chart may change.
    """
    heights = {
        code: fit_pinned(press, story, chart, code, pin).heights for code in press.site.languages
    }
    facts = {"version": pin.version, "date": pin.date, **describe_chart(press.site, story, chart)}
    facts["heights"] = heights
    text = json.dumps(facts, ensure_ascii=False, indent=1) + "\n"
    pages = {
        archive_page(pin.version, code): print_pinned(press, story, chart, code, pin).content
        for code in press.site.languages
    }
    return {**pages, archive_facts(pin.version): text.encode()}

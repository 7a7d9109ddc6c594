"""Owns the page of a chart: large, with its files, its evidence and its snippet."""

from __future__ import annotations

from youju.drawing.drafts import Slot
from youju.model import Chart, Page, Story
from youju.pages import addresses
from youju.pages.embeds import frame_height, write_snippet
from youju.pages.interactive import view_live
from youju.pages.press import Press, print_page
from youju.pages.story_pages import view_story
from youju.pages.views import Desk, View, view_chart, view_evidence


def print_chart(press: Press, story: Story, chart: Chart, code: str) -> Page:
    """Return the page of one chart, with its files, its evidence and its snippet."""
    here = addresses.chart(code, story.slug, chart.id)
    desk = Desk(press.site, story, code, link=lambda id: f"#ev-{id}", anchors=True)
    view = view_chart(desk, chart, press.pictures)
    view["live"] = view_live(press, story, chart, code)
    listed = dict.fromkeys([*chart.figures, *chart.beside, *desk.cited])
    view["evidence"] = [view_evidence(desk, story.figures[id]) for id in listed]
    view["snippet"] = _write_snippet(press, story, chart, code, view)
    return print_page(
        press,
        "chart.html",
        code,
        lambda c: addresses.chart(c, story.slug, chart.id),
        chart=view,
        story=view_story(press, story, code, here),
    )


def _write_snippet(press: Press, story: Story, chart: Chart, code: str, view: View) -> str:
    desk = Desk(press.site, story, code)
    texts = {
        "title": [view["plain_title"]],
        "finding": [view["plain_finding"]],
        "small": [desk.plain(chart.note[code]), view["source"] + " " + desk.say("more_at")],
    }
    if view["live"] and view["live"]["slider"]:
        texts["small"].append(view["live"]["slider"]["label"])
    pictures = {
        size: press.pictures[Slot(story.slug, chart.id, code, size)] for size in ("narrow", "wide")
    }
    base = press.site.base_url
    return write_snippet(
        addresses.absolute(base, addresses.embed(code, story.slug, chart.id)),
        view["plain_title"],
        f"{press.site.published_by[code]} · {view['source']}",
        addresses.absolute(base, view["path"]),
        frame_height(texts, pictures),
    )

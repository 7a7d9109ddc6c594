"""Owns the pages of a chart: its own, with files and a snippet, and the bare one to embed."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from youju.drawing.drafts import Slot
from youju.model import Chart, Page, Story
from youju.pages import addresses
from youju.pages.assets import make_csp
from youju.pages.downloads import write_chart
from youju.pages.embeds import frame_height, write_snippet
from youju.pages.press import Press, make_frame, make_page, print_page
from youju.pages.story_pages import view_story
from youju.pages.views import Desk, View, view_chart, view_evidence


def print_chart(press: Press, story: Story, chart: Chart, code: str) -> Page:
    """Return the page of one chart, with its files, its evidence and its snippet."""
    here = addresses.chart(code, story.slug, chart.id)
    desk = Desk(press.site, story, code, link=lambda id: f"#ev-{id}", anchors=True)
    view = view_chart(desk, chart, press.pictures)
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


def print_embed(press: Press, story: Story, chart: Chart, code: str) -> Iterator[Page]:
    """Yield the embed page of a chart and the files beside it: .svg, .png, .csv."""
    desk = Desk(press.site, story, code)
    view = view_chart(desk, chart, press.pictures)
    here = addresses.embed(code, story.slug, chart.id)
    frame = make_frame(press, code, here, {code: here, press.site.default: here})
    frame["csp"] = make_csp(press.assets.embed_css)
    values = {**frame, "chart": view, "css": Markup(press.assets.embed_css)}
    yield make_page(here, press.render("embed.html", values))
    card = press.cards[story.slug, chart.id, code]
    yield make_page(view["files"]["svg"], card.svg)
    yield Page(view["files"]["png"], card.png)
    yield make_page(view["files"]["csv"], write_chart(press.site, story, chart))


def _write_snippet(press: Press, story: Story, chart: Chart, code: str, view: View) -> str:
    desk = Desk(press.site, story, code)
    texts = {
        "title": [view["plain_title"]],
        "finding": [view["plain_finding"]],
        "small": [desk.plain(chart.note[code]), view["source"] + " " + desk.say("more_at")],
    }
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

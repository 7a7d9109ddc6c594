"""Owns the pages that stand in frames on other people's pages, and the files beside them."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from youju.model import Chart, Page, Story
from youju.pages import addresses
from youju.pages.assets import make_csp
from youju.pages.downloads import write_chart
from youju.pages.interactive import view_live
from youju.pages.press import Press, make_frame, make_page
from youju.pages.views import Desk, view_chart


def print_embed(press: Press, story: Story, chart: Chart, code: str) -> Iterator[Page]:
    """Yield the embed page of a chart and the files beside it."""
    desk = Desk(press.site, story, code)
    view = view_chart(desk, chart, press.pictures)
    view["live"] = view_live(press, story, chart, code)
    here = addresses.embed(code, story.slug, chart.id)
    frame = make_frame(press, code, here, {code: here, press.site.default: here})
    # A sandboxed frame has no origin: the site's address stands beside 'self' for browsers to which
    # 'self' then means nothing.
    scripts = f"'self' {press.site.base_url}assets/" if chart.interactive else ""
    frame["csp"] = make_csp(press.assets.embed_css, scripts)
    values = {**frame, "chart": view, "css": Markup(press.assets.embed_css)}
    yield make_page(here, press.render("embed.html", values))
    for suffix, content in press.cards[story.slug, chart.id, code].files.items():
        yield Page(addresses.embed_file(code, story.slug, chart.id, suffix), content)
    table = addresses.embed_file(code, story.slug, chart.id, ".csv")
    yield make_page(table, write_chart(press.site, story, chart))

"""Owns the pages that stand in frames on other people's pages."""

from __future__ import annotations

from markupsafe import Markup

from youju.model import Chart, Page, Story
from youju.pages import addresses
from youju.pages.assets import make_csp
from youju.pages.press import Press, make_frame, make_page
from youju.pages.views import Desk, view_chart


def print_embed(press: Press, story: Story, chart: Chart, code: str) -> Page:
    """Return the embed page of a chart."""
    desk = Desk(press.site, story, code)
    view = view_chart(desk, chart, press.pictures)
    here = addresses.embed(code, story.slug, chart.id)
    frame = make_frame(press, code, here, {code: here, press.site.default: here})
    frame["csp"] = make_csp(press.assets.embed_css)
    values = {**frame, "chart": view, "css": Markup(press.assets.embed_css)}
    return make_page(here, press.render("embed.html", values))

"""Owns the pages that stand in frames on other people's pages."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from youju.model import Chart, Page, Story
from youju.pages import addresses
from youju.pages.assets import make_csp
from youju.pages.press import Press, make_frame, make_page
from youju.pages.views import Desk, view_chart


def print_embed(press: Press, story: Story, chart: Chart, code: str) -> Page:
    """Return the embed page of a chart."""
    view = view_chart(Desk(press.site, story, code), chart, press.pictures)
    here = addresses.embed(code, story.slug, chart.id)
    script = press.assets.frame_js
    name = f"{story.slug}/{chart.id}"
    return print_framed(press, "embed.html", code, here, script, chart=view, name=name)


def print_auto(press: Press, story: Story, chart: Chart) -> Page:
    """Return the page that leads to the chart's embed page in the reader's language."""
    site = press.site
    views = {
        code: view_chart(Desk(site, story, code), chart, press.pictures) for code in site.languages
    }
    doors = [
        {
            "code": code,
            "tag": language.tag,
            "name": language.name,
            "title": views[code]["title"],
            "path": addresses.embed(code, story.slug, chart.id),
        }
        for code, language in site.languages.items()
    ]
    return print_framed(
        press,
        "auto.html",
        site.default,
        addresses.embed_auto(story.slug, chart.id),
        press.assets.auto_js,
        chart=views[site.default],
        doors=doors,
        first=addresses.embed(site.default, story.slug, chart.id),
    )


def print_framed(
    press: Press, template: str, code: str, here: str, script: str, **values: Any
) -> Page:
    """Return the page at `here` for frames: it holds its style and its `script`, and asks nothing.

    `values` are for its template alone.
    """
    css = press.assets.embed_css
    frame = make_frame(press, code, here, {press.site.default: here})
    frame["csp"] = make_csp(css, script)
    inside = {"css": Markup(css), "script": Markup(script)}
    return make_page(here, press.render(template, {**frame, **inside, **values}))

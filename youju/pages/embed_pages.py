"""Owns the pages that stand in frames on other people's pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from youju.embeds.states import list_corrections
from youju.model import Chart, Page, Story
from youju.numbers.periods import word_period
from youju.pages import addresses
from youju.pages.assets import make_csp
from youju.pages.interactive import view_live
from youju.pages.press import Press, make_frame, make_page
from youju.pages.views import Desk, View, view_chart


def print_embed(press: Press, story: Story, chart: Chart, code: str) -> Page:
    """Return the embed page of a chart."""
    here = addresses.embed(code, story.slug, chart.id)
    values = view_embed(press, story, chart, code)
    values["chart"]["live"] = view_live(press, story, chart, code)
    # A sandboxed frame has no origin: the site's address stands beside 'self' for browsers to which
    # 'self' then means nothing.
    scripts = ("'self'", f"{press.site.base_url}assets/") if chart.interactive else ()
    script = press.assets.frame_js
    return print_framed(press, "embed.html", code, here, script, scripts=scripts, **values)


def view_embed(press: Press, story: Story, chart: Chart, code: str) -> View:
    """Return what embed.html says of `chart`, wherever it stands."""
    return {
        "chart": view_chart(Desk(press.site, story, code), chart, press.pictures),
        "name": f"{story.slug}/{chart.id}",
        "corrections": view_corrections(press, story, chart, code),
    }


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
    press: Press,
    template: str,
    code: str,
    here: str,
    script: str,
    *,
    sheets: Sequence[str] = (),
    scripts: Sequence[str] = (),
    **values: Any,
) -> Page:
    """Return the page at `here` for frames: it holds its style and its `script`, and asks nothing.

    `sheets` and `scripts` are sources of further ones; `values` are for its template alone.
    """
    css = press.assets.embed_css
    frame = make_frame(press, code, here, {press.site.default: here})
    frame["csp"] = make_csp(css, script, sheets=sheets, scripts=scripts)
    inside = {"css": Markup(css), "script": Markup(script)}
    return make_page(here, press.render(template, {**frame, **inside, **values}))


def view_corrections(press: Press, story: Story, chart: Chart, code: str) -> list[View]:
    """Return the corrections of the figures in `chart`, the latest first, in language `code`."""
    language = press.site.languages[code]
    return [
        {"date": word_period(one.date, language), "reason": one.reason[code]}
        for one in list_corrections(press.site, story, chart)
    ]

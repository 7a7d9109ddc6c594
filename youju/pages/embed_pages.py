"""Owns the pages that stand in frames on other people's pages, and the files beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from youju.embeds.states import list_corrections
from youju.model import Chart, Page, Story
from youju.numbers.periods import word_period
from youju.pages import addresses
from youju.pages.assets import make_csp
from youju.pages.downloads import write_chart
from youju.pages.press import Press, make_frame, make_page
from youju.pages.views import Desk, View, view_chart


def print_embed(press: Press, story: Story, chart: Chart, code: str) -> Iterator[Page]:
    """Yield the embed page of a chart and the files beside it."""
    here = addresses.embed(code, story.slug, chart.id)
    values = make_embed(press, story, chart, code, here)
    yield make_page(here, press.render("embed.html", values))
    for suffix, content in press.cards[story.slug, chart.id, code].files.items():
        yield Page(addresses.embed_file(code, story.slug, chart.id, suffix), content)
    table = addresses.embed_file(code, story.slug, chart.id, ".csv")
    yield make_page(table, write_chart(press.site, story, chart))


def make_embed(
    press: Press, story: Story, chart: Chart, code: str, here: str, sheets: Sequence[str] = ()
) -> View:
    """Return what embed.html needs for `chart` on the page at `here`."""
    view = view_chart(Desk(press.site, story, code), chart, press.pictures)
    corrections = view_corrections(press, story, chart, code)
    return {**frame_embed(press, code, here, sheets), "chart": view, "corrections": corrections}


def frame_embed(press: Press, code: str, here: str, sheets: Sequence[str] = ()) -> View:
    """Return what every page in a frame needs; `sheets` are sources of more style sheets."""
    frame = make_frame(press, code, here, {code: here, press.site.default: here})
    css = press.assets.embed_css
    return {**frame, "csp": make_csp(css, sheets), "css": Markup(css)}


def view_corrections(press: Press, story: Story, chart: Chart, code: str) -> list[View]:
    """Return the corrections of the figures in `chart`, the latest first, in language `code`."""
    language = press.site.languages[code]
    return [
        {"date": word_period(one.date, language), "reason": one.reason[code]}
        for one in list_corrections(press.site, story, chart)
    ]

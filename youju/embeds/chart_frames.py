"""Owns the pages that stand in frames on other people's pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

from markupsafe import Markup

from youju import addresses
from youju.embeds.heights import find_room
from youju.embeds.states import list_corrections
from youju.localized.charts import LocalizedChart, localize_chart
from youju.localized.story import Desk
from youju.model import Chart, Page, Story
from youju.numbers.periods import word_period
from youju.printing.assets import make_csp
from youju.printing.context import AlternateView, Press, make_page, view_base
from youju.printing.interactive import view_live
from youju.printing.trimming import trim_colours
from youju.printing.views import ChartView, view_chart
from youju.rendering.svg import Picture


class CorrectionView(TypedDict):
    """A correction of a figure in words, for strings.toml's "corrected"."""

    date: str
    label: str
    reason: str


class EmbedView(TypedDict):
    """A chart in a frame: `name` is told to the page around it, "story/chart".

    `dated_from` is the width in pixels from which on there is room for the days of its sources (0:
    always, None: never), and `shapes` the style that goes with it and with the chart's pictures.
    """

    chart: ChartView
    name: str
    dated_from: int | None
    shapes: str
    corrections: list[CorrectionView]


class DoorView(AlternateView):
    """A language in which a chart's embed can be read, and the chart's title in it."""

    title: str


class AutoView(TypedDict):
    """The page that leads to an embed in the reader's language; `first` is where it leads when it
    cannot choose, and `page` the chart's own."""

    title: str
    page: str
    doors: list[DoorView]
    first: str


@dataclass(frozen=True)
class FrameAssets:
    """What a page for frames holds, which asks for nothing else: its script and its style.

    `sheets` and `scripts` are sources of further ones that it may have all the same.
    """

    script: str
    css: str
    sheets: Sequence[str] = ()
    scripts: Sequence[str] = ()


class FramedView(TypedDict):
    """What every page in a frame holds inside: its style and its script."""

    css: Markup
    script: Markup


def print_embed(press: Press, story: Story, chart: Chart, code: str) -> Page:
    """Return the embed page of a chart."""
    here = addresses.embed(code, story.slug, chart.id)
    view = view_embed(press, story, chart, code)
    pictures = press.pick_pictures(story.slug, chart.id, code)
    view["chart"]["live"] = view_live(press, story, chart, code, pictures)
    # A sandboxed frame has no origin: the site's address stands beside 'self' for browsers to which
    # 'self' then means nothing.
    scripts = ("'self'", f"{press.site.base_url}assets/") if chart.interactive else ()
    script, style = press.assets.frame_js, press.assets.chart_style
    css = style.css
    if not chart.interactive:  # whose script has colours of its own
        drawn = (picture.body for picture in pictures.values())
        css = trim_colours(style, drawn, press.site.look)
    assets = FrameAssets(script, css + view["shapes"], scripts=scripts)
    return print_framed(press, "embed.html", code, here, view, assets)


def view_embed(press: Press, story: Story, chart: Chart, code: str) -> EmbedView:
    """Return what embed.html says of `chart`, wherever it stands."""
    room, shapes = _fit_dates(press, story, chart, code)
    return {
        "chart": view_chart(Desk(press.site, story, code), chart, press.pictures),
        "name": f"{story.slug}/{chart.id}",
        "dated_from": room,
        "shapes": shapes,
        "corrections": view_corrections(press, story, chart, code),
    }


def name_source(press: Press, told: LocalizedChart, source: str) -> str:
    """Return the line at the foot of a frame: the `source` of its chart, and the way back."""
    return f"{source} · {press.site.name[told.code]} · {told.desk.say('more_at')}"


def _fit_dates(press: Press, story: Story, chart: Chart, code: str) -> tuple[int | None, str]:
    """Return from which width on the frame has room for its sources' days, and its own style."""
    told = localize_chart(press.site, story, chart, code)
    line, longer = (name_source(press, told, one) for one in (told.source, told.dated_source))
    room = find_room(line, longer, press.site.look)
    shapes = _write_shapes(press.pick_pictures(story.slug, chart.id, code))
    if room:
        shapes += f"@media(min-width:{room}px){{.undated{{display:none}}}}"
        shapes += f"@media(max-width:{room - 0.02}px){{.dated{{display:none}}}}"
    return room, shapes


def print_auto(press: Press, story: Story, chart: Chart) -> Page:
    """Return the page that leads to the chart's embed page in the reader's language."""
    desks = {code: Desk(press.site, story, code) for code in press.site.languages}
    titles = {code: desk.unlinked(chart.title[code]) for code, desk in desks.items()}
    plain = {code: desk.plain(chart.title[code]) for code, desk in desks.items()}
    return print_doors(press, story.slug, chart.id, titles, plain)


def print_doors(
    press: Press, slug: str, chart_id: str, titles: Mapping[str, str], plain: Mapping[str, str]
) -> Page:
    """Return the page that leads to an embed page in the reader's language.

    `titles` and `plain` are its title by language, as HTML where it is Markup, and as mere text.
    """
    site = press.site
    doors: list[DoorView] = [
        {
            "code": code,
            "tag": language.tag,
            "name": language.name,
            "title": titles[code],
            "path": addresses.embed(code, slug, chart_id),
        }
        for code, language in site.languages.items()
    ]
    view: AutoView = {
        "title": plain[site.default],
        "page": addresses.chart(site.default, slug, chart_id),
        "doors": doors,
        "first": addresses.embed(site.default, slug, chart_id),
    }
    assets = FrameAssets(press.assets.auto_js, press.assets.auto_css)
    here = addresses.embed_auto(slug, chart_id)
    return print_framed(press, "auto.html", site.default, here, view, assets)


def print_framed(
    press: Press,
    template: str,
    code: str,
    here: str,
    own: Mapping[str, object],
    assets: FrameAssets,
) -> Page:
    """Return the page at `here` for frames from `template`, which is given its `own` values."""
    base = view_base(press, code, here, {press.site.default: here})
    base["csp"] = make_csp(assets.css, assets.script, sheets=assets.sheets, scripts=assets.scripts)
    inside: FramedView = {"css": Markup(assets.css), "script": Markup(assets.script)}
    return make_page(here, press.render(template, {**base, **inside, **own}))


def _write_shapes(pictures: Mapping[str, Picture]) -> str:
    """Return the style that tells embed.css how tall each picture is by its width."""
    told = ";".join(f"--{size}:{p.height / p.width:.4g}" for size, p in pictures.items())
    return f":root{{{told}}}"


def view_corrections(press: Press, story: Story, chart: Chart, code: str) -> list[CorrectionView]:
    """Return the corrections of the figures in `chart`, the latest first, in language `code`."""
    language = press.site.languages[code]
    return [
        {
            "date": word_period(one.date, language),
            "label": story.figures[one.figure].label[code],
            "reason": one.reason[code],
        }
        for one in list_corrections(press.site, story, chart)
    ]

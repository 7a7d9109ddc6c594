"""Owns snippets: what other newsrooms paste to show a chart, a kind for each sort of editor."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypedDict

from youju import addresses
from youju.embeds.chart_frames import name_source, view_corrections
from youju.embeds.heights import Fit, fit_frame
from youju.embeds.pin_pages import list_lines
from youju.embeds.versions import find_pin, read_facts
from youju.localized.charts import localize_chart
from youju.localized.kept import keep
from youju.localized.story import Desk
from youju.model import Chart, Pin, Story
from youju.pictures.cards import ALL
from youju.pictures.interaction import read_slider
from youju.printing.catalogue import SNIPPETS
from youju.printing.context import Press
from youju.printing.views import TableView, view_table
from youju.rendering.png import read_size
from youju.rendering.svg import Slot

# An article of a WeChat official account must stay below it; a snippet that fills it leaves no room
# for words (developers.weixin.qq.com: add_draft).
WECHAT_LONGEST = 20_000
_SHARP = "@2x"
_PNGS = tuple(suffix.removesuffix(".png") for suffix in ALL if suffix.endswith(".png"))
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|<>~&-])")


class FramedItemView(TypedDict):
    """What snippets/frame.html shows, a chart or a figure: plain words and whole addresses.

    `embed` is what stands in the frame, of the height `fit`, and `page` where the line below leads.
    """

    tag: str
    title: str
    embed: str
    page: str
    credit: str
    fit: Fit


class PictureView(TypedDict):
    """How a page shows a picture: its files by sharpness, and its size in pixels."""

    srcset: str
    width: int
    height: int


class PinnedView(TypedDict):
    """The address of a pinned embed, and the heights that it had when it was made."""

    embed: str
    fit: Fit


class OutsideView(FramedItemView):
    """What a snippet says of a chart, in plain words and whole addresses.

    `sources` says how pages show its pictures, by their variants, and `picture` is the one for
    where there is no choice. `png` are its picture files by what stands before ".png" in their
    names, and `sizes`, in pixels, how large they are shown; both have every name that a chart ever
    had, for templates of newsrooms: what is not made has the nearest in its place.
    """

    subtitle: str
    finding: str
    alt: str
    publisher: str
    table: TableView
    home: str
    auto: str
    png: dict[str, str]
    sizes: dict[str, tuple[int, int]]
    sources: dict[str, PictureView]
    picture: str
    card: str
    script: str
    integrity: str
    pinned: PinnedView | None
    picture_here: str
    way_back: str
    show_whole: str


class SnippetView(TypedDict):
    """What snippets/frame.html is given; `colours` are those of the light look, by name."""

    chart: FramedItemView
    colours: dict[str, str]


class ChartSnippetView(TypedDict):
    """What the templates of all other snippets are given: a chart, and colours as above."""

    chart: OutsideView
    colours: dict[str, str]


def view_outside(press: Press, story: Story, chart: Chart, code: str) -> OutsideView:
    """Return what snippets say of a chart."""
    site, told = press.site, localize_chart(press.site, story, chart, code)
    files = press.cards[story.slug, chart.id, code].files
    named = {name: _find_nearest(files, name) for name in _PNGS}
    desk = Desk(site, story, code)
    pin = find_pin(site, story, chart, code)

    def absolute(path: str) -> str:
        return addresses.absolute(site.base_url, path)

    def file(suffix: str) -> str:
        return absolute(addresses.embed_file(code, story.slug, chart.id, suffix))

    return {
        "tag": site.languages[code].tag,
        "title": told.title,
        "subtitle": told.subtitle,
        "finding": told.finding,
        "alt": told.alt,
        "publisher": site.published_by[code],
        "credit": " · ".join(
            filter(None, (site.published_by[code], told.subtitle, told.dated_source))
        ),
        "table": view_table(desk, chart),
        "home": absolute(addresses.index(code)),
        "page": absolute(told.path),
        "embed": absolute(addresses.embed(code, story.slug, chart.id)),
        "auto": absolute(addresses.embed_auto(story.slug, chart.id)),
        "png": {name: file(f"{nearest}.png") for name, nearest in named.items()},
        "sizes": {name: _size(files, name, nearest) for name, nearest in named.items()},
        "sources": {
            name: _view_source(files, name, file)
            for name in ("", *addresses.VARIANTS)
            if f"{name}{_SHARP}.png" in files
        },
        "picture": file(".png" if ".png" in files else "@2x.png"),
        "card": absolute(addresses.share_card(told.path)),
        "script": absolute(press.assets.embed_script),
        "integrity": press.assets.embed_integrity,
        "fit": fit_chart(press, story, chart, code),
        "pinned": _view_pinned(press, pin, code) if pin else None,
        "picture_here": desk.say("picture_here", file=file("-phone@2x.png")),
        "way_back": desk.say("named", label=desk.say("more_at"), value=absolute(told.path)),
        "show_whole": desk.say("show_whole"),
    }


def fit_pinned(press: Press, story: Story, chart: Chart, code: str, pin: Pin) -> Fit:
    """Return the heights that the page needs which `pin` keeps of `chart` as it is now."""
    return _fit(press, story, chart, code, pin)


def fit_chart(press: Press, story: Story, chart: Chart, code: str) -> Fit:
    """Return the heights that the chart's embed needs in language `code`."""
    made_of = (fit_chart, press.pictures, story, chart, code)
    return keep(press.site, made_of, lambda: _fit(press, story, chart, code))


def _fit(press: Press, story: Story, chart: Chart, code: str, pin: Pin | None = None) -> Fit:
    """Return the heights of a chart's page in a frame, or of that which `pin` keeps."""
    desk, told = Desk(press.site, story, code), localize_chart(press.site, story, chart, code)
    if pin:
        lines = map(" ".join, list_lines(press, story, code, pin).values())
        more = [f"{max(lines, key=len)} {pin.version}"]
    else:
        corrections = view_corrections(press, story, chart, code)[:1]  # the embed says the latest
        more = [desk.say("corrected", **correction) for correction in corrections]
    texts = {
        "title": [told.title],
        "subtitle": [told.subtitle],
        "finding": [told.finding],
        "small": [
            told.note,
            name_source(press, told, told.source),
            *more,
        ],
    }
    slider = read_slider(press.pictures[Slot(story.slug, chart.id, code, "wide")].spec)
    if chart.interactive and slider and not pin:
        texts["slider"] = [slider["label"]]
    return fit_frame(texts, press.pick_pictures(story.slug, chart.id, code), press.site.look)


def write_snippets(press: Press, outside: OutsideView) -> dict[str, str]:
    """Return what to paste, by kind; all but the element work without our script."""
    snippets = {
        kind: print_snippet(press, template, outside)
        for kind, template in SNIPPETS.items()
        if template and (kind != "pinned" or outside["pinned"])
    }
    if len(snippets["wechat"]) >= WECHAT_LONGEST:
        short: OutsideView = {**outside, "table": {**outside["table"], "rows": []}}
        snippets["wechat"] = print_snippet(press, SNIPPETS["wechat"], short)
    snippets["markdown"] = _write_markdown(outside)
    snippets["address"] = outside["page"]
    return {kind: snippets[kind] for kind in SNIPPETS if kind in snippets}


def print_snippet(press: Press, template: str, outside: FramedItemView) -> str:
    """Return one snippet, without empty lines."""
    colours = {name: light for name, (light, _) in press.site.look.palette.items()}
    view: SnippetView = {"chart": outside, "colours": colours}
    text = press.render(template, view)
    return "\n".join(line for line in text.splitlines() if line.strip())


def _view_pinned(press: Press, pin: Pin, code: str) -> PinnedView:
    path = addresses.pinned(pin.version, code, pin.story, pin.chart)
    heights = read_facts(press.site, pin)["heights"][code]
    return {
        "embed": addresses.absolute(press.site.base_url, path),
        "fit": Fit({int(width): height for width, height in heights.items()}),
    }


def _find_nearest(files: Mapping[str, bytes], name: str) -> str:
    """Return the picture file that stands for `name`: itself, as sharp, or in light colours."""
    light = name.replace(addresses.DARK, "")
    near = (name, f"{name}{_SHARP}", light, f"{light}{_SHARP}")
    return next(one for one in near if f"{one}.png" in files)


def _size(files: Mapping[str, bytes], name: str, nearest: str) -> tuple[int, int]:
    """Return how large the picture is shown that stands for `name`."""
    width, height = read_size(files[f"{nearest}.png"])
    sharper = nearest.endswith(_SHARP) and not name.endswith(_SHARP)
    return (width // 2, height // 2) if sharper else (width, height)


def _view_source(files: Mapping[str, bytes], name: str, file: Callable[[str], str]) -> PictureView:
    sharp, plain = f"{name}{_SHARP}.png", f"{name}.png"
    width, height = _size(files, name, _find_nearest(files, name))
    less = f"{file(plain)} 1x, " if plain in files else ""
    return {"srcset": f"{less}{file(sharp)} 2x", "width": width, "height": height}


def _write_markdown(outside: OutsideView) -> str:
    """Return the picture, linked, with its line below: CommonMark without any HTML."""
    alt, title = _escape(outside["alt"]), _escape(outside["title"])
    line = f"[{title}](<{outside['page']}>) · {_escape(outside['credit'])}"
    return f"[![{alt}](<{outside['picture']}>)](<{outside['page']}>)\n\n{line}"


def _escape(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))

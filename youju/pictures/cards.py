"""Owns the picture files of charts: each with its words as SVG and PNG, light and dark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from youju import addresses
from youju.content.register import list_whole
from youju.localized.charts import COMMON_SIZES, localize_chart
from youju.model import Chart, Look, Origin, Site, Story
from youju.pictures.layout import CardWords, write_card
from youju.problems import Problems
from youju.rendering.jobs import Raster
from youju.rendering.renderer import Renderer
from youju.rendering.svg import Picture, Pictures, Slot

# What a file's name ends with: by how its chart is drawn, by its paper, and by its pixels for each
# pixel of the SVG.
_DRAWINGS = {"": "wide", addresses.PHONE: "narrow"}
_PAPERS = ("", addresses.DARK)
_SCALES = {"": 1.0, "@2x": 2.0}
_SVGS = {
    f"{drawing}{dark}": (size, paper)
    for drawing, size in _DRAWINGS.items()
    for paper, dark in enumerate(_PAPERS)
}
# Every file that charts had, which those keep that were published with them; and what is made of
# one that is new: each of these is asked for.
ALL = (
    *(f"{name}.svg" for name in _SVGS),
    *(f"{name}{sharp}.png" for name in _SVGS for sharp in _SCALES),
)
FEWER = (".svg", "-dark.svg", "@2x.png", "-phone.png", "-phone@2x.png")
Key = tuple[str, str, str]


@dataclass(frozen=True)
class Card:
    """A chart to take away, in one language: suffix → bytes, such as "-phone-dark@2x.png"."""

    files: Mapping[str, bytes]


@dataclass(frozen=True)
class Order:
    """What a card is made from: pictures by size; `origin` is where its words were written.

    `suffixes` are those of its files.
    """

    pictures: Mapping[str, Picture]
    words: CardWords
    origin: Origin
    suffixes: Sequence[str] = ALL


def draw_cards(
    site: Site, pictures: Pictures, renderer: Renderer, problems: Problems
) -> Mapping[Key, Card]:
    """Draw every chart as files in every language: (slug, chart id, language code) → Card."""
    whole = list_whole(site.register)
    orders = {
        (story.slug, chart.id, code): Order(
            {size: pictures[Slot(story.slug, chart.id, code, size)] for size in COMMON_SIZES},
            _word(site, story, chart, code),
            chart.origin,
            ALL if f"{story.slug}/{chart.id}" in whole else FEWER,
        )
        for story in site.stories
        for chart in story.charts
        for code in site.languages
    }
    return draw_orders(orders, site.look, renderer, problems)


def draw_orders(
    orders: Mapping[Key, Order], look: Look, renderer: Renderer, problems: Problems
) -> dict[Key, Card]:
    """Draw the files of each order; what cannot be drawn is reported once."""
    svgs = {
        (key, name): write_card(order.pictures[size], order.words, size, paper, look)
        for key, order in orders.items()
        for name, (size, paper) in _SVGS.items()
    }
    jobs = {
        (key, suffix): Raster(svg, scale)
        for (key, name), svg in svgs.items()
        for sharp, scale in _SCALES.items()
        if (suffix := f"{name}{sharp}.png") in orders[key].suffixes
    }
    results = dict(zip(jobs, renderer.draw([*jobs.values()]), strict=True))
    for key, fault in dict.fromkeys((k, f) for (k, _), r in results.items() for f in r.faults):
        values = {"chart": key[1], "language": key[2], "what": fault.what, "where": fault.where}
        problems.add(fault.code, orders[key].origin, **values)
    files: dict[Key, dict[str, bytes]] = {key: {} for key in orders}
    for (key, name), svg in svgs.items():
        if (suffix := f"{name}.svg") in orders[key].suffixes:
            files[key][suffix] = svg.encode()
    for (key, suffix), result in results.items():
        files[key][suffix] = result.content
    return {key: Card(made) for key, made in files.items()}


def _word(site: Site, story: Story, chart: Chart, code: str) -> CardWords:
    told = localize_chart(site, story, chart, code)
    return CardWords(
        tag=site.languages[code].tag,
        title=told.title,
        finding=told.finding,
        note=told.note,
        source=f"{site.published_by[code]} · {told.dated_source}",
        address=addresses.spoken(site.base_url, told.path),
        alt=told.alt,
        subtitle=told.subtitle,
    )

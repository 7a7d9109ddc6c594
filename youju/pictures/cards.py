"""Owns the picture files of charts: each with its words as SVG and PNG, light and dark."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from youju import addresses
from youju.localized.charts import localize_chart
from youju.model import Chart, Look, Origin, Site, Story
from youju.pictures.layout import CardWords, write_card
from youju.problems import Problems
from youju.rendering.renderer import Raster, Renderer
from youju.rendering.svg import Picture, Pictures, Slot

# What a file's name ends with: by how its chart is drawn, by its paper, and by its pixels for each
# pixel of the SVG.
_DRAWINGS = {"": "wide", addresses.PHONE: "narrow"}
_PAPERS = ("", addresses.DARK)
_SCALES = {"": 1.0, "@2x": 2.0}
Key = tuple[str, str, str]


@dataclass(frozen=True)
class Card:
    """A chart to take away, in one language: suffix → bytes, such as "-phone-dark@2x.png"."""

    files: Mapping[str, bytes]


@dataclass(frozen=True)
class Order:
    """What a card is made from: pictures by size; `origin` is where its words were written."""

    pictures: Mapping[str, Picture]
    words: CardWords
    origin: Origin


def draw_cards(
    site: Site, pictures: Pictures, renderer: Renderer, problems: Problems
) -> Mapping[Key, Card]:
    """Draw every chart as files in every language: (slug, chart id, language code) → Card."""
    orders = {
        (story.slug, chart.id, code): Order(
            {size: pictures[Slot(story.slug, chart.id, code, size)] for size in site.look.widths},
            _word(site, story, chart, code),
            chart.origin,
        )
        for story in site.stories
        for chart in story.charts
        for code in site.languages
    }
    return draw_orders(orders, site.look, renderer, problems)


def draw_orders(
    orders: Mapping[Key, Order], look: Look, renderer: Renderer, problems: Problems
) -> dict[Key, Card]:
    """Draw each order wide and narrow, on both papers; what cannot be drawn is reported once."""
    svgs = {
        (key, f"{drawing}{dark}"): write_card(order.pictures[size], order.words, size, paper, look)
        for key, order in orders.items()
        for drawing, size in _DRAWINGS.items()
        for paper, dark in enumerate(_PAPERS)
    }
    jobs = {
        (key, f"{name}{sharp}.png"): Raster(svg, scale)
        for (key, name), svg in svgs.items()
        for sharp, scale in _SCALES.items()
    }
    results = dict(zip(jobs, renderer.draw([*jobs.values()]), strict=True))
    for key, fault in dict.fromkeys((k, f) for (k, _), r in results.items() for f in r.faults):
        values = {"chart": key[1], "language": key[2], "what": fault.what, "where": fault.where}
        problems.add(fault.code, orders[key].origin, **values)
    files: dict[Key, dict[str, bytes]] = {key: {} for key in orders}
    for (key, name), svg in svgs.items():
        files[key][f"{name}.svg"] = svg.encode()
    for (key, suffix), result in results.items():
        files[key][suffix] = result.png
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

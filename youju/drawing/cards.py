"""Owns the picture files of charts: each as one SVG and one PNG with its words, per language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from youju.drawing.drafts import Slot
from youju.drawing.exports import Words, write_card
from youju.drawing.render import Raster, Renderer
from youju.model import Chart, Site, Story
from youju.pages.views import Desk, Pictures, view_chart
from youju.problems import Problems


@dataclass(frozen=True)
class Card:
    """A chart to take away, in one language: suffix → bytes, such as ".svg" and ".png"."""

    files: Mapping[str, bytes]


def draw_cards(
    site: Site, pictures: Pictures, renderer: Renderer, problems: Problems
) -> Mapping[tuple[str, str, str], Card]:
    """Draw every chart as a file in every language: (slug, chart id, language code) → Card."""
    svgs: dict[tuple[str, str, str], str] = {}
    for story in site.stories:
        for chart in story.charts:
            for code in site.languages:
                svgs[story.slug, chart.id, code] = _write_svg(site, story, chart, code, pictures)
    results = renderer.draw([Raster(svg) for svg in svgs.values()])
    origins = {(s.slug, chart.id): chart.origin for s in site.stories for chart in s.charts}
    cards = {}
    for (slug, id, code), result in zip(svgs, results, strict=True):
        for fault in result.faults:
            values = {"chart": id, "language": code, "what": fault.what, "where": fault.where}
            problems.add(fault.code, origins[slug, id], **values)
        svg = svgs[slug, id, code]
        cards[slug, id, code] = Card({".svg": svg.encode(), ".png": result.png})
    return cards


def _write_svg(site: Site, story: Story, chart: Chart, code: str, pictures: Pictures) -> str:
    desk = Desk(site, story, code)
    view = view_chart(desk, chart, pictures)
    words = Words(
        tag=site.languages[code].tag,
        title=view["plain_title"],
        finding=view["plain_finding"],
        note=desk.plain(chart.note[code]),
        source=f"{site.published_by[code]} · {view['source']}",
        alt=desk.plain(chart.alt[code]),
    )
    return write_card(pictures[Slot(story.slug, chart.id, code, "wide")], words)

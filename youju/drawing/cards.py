"""Owns the picture files of charts: each with its words as SVG and PNG, light and dark."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from youju.drawing.drafts import Slot
from youju.drawing.exports import Words, write_card
from youju.drawing.render import Raster, Renderer
from youju.model import Chart, Site, Story
from youju.pages import addresses
from youju.pages.views import Desk, Pictures, view_chart
from youju.problems import Problems

# What a file's name ends with, by its paper and by its pixels for each pixel of the SVG.
_PAPERS = ("", "-dark")
_SCALES = {"": 1.0, "@2x": 2.0}
Key = tuple[str, str, str]


@dataclass(frozen=True)
class Card:
    """A chart to take away, in one language: suffix → bytes, such as ".svg" and "-dark@2x.png"."""

    files: Mapping[str, bytes]


def draw_cards(
    site: Site, pictures: Pictures, renderer: Renderer, problems: Problems
) -> Mapping[Key, Card]:
    """Draw every chart as files in every language: (slug, chart id, language code) → Card."""
    svgs: dict[Key, dict[str, str]] = {}
    for story in site.stories:
        for chart in story.charts:
            for code in site.languages:
                words = _word(site, story, chart, code, pictures)
                picture = pictures[Slot(story.slug, chart.id, code, "wide")]
                svgs[story.slug, chart.id, code] = {
                    dark: write_card(picture, words, paper) for paper, dark in enumerate(_PAPERS)
                }
    jobs = {
        (key, f"{dark}{size}.png"): Raster(svg, scale)
        for key, papers in svgs.items()
        for dark, svg in papers.items()
        for size, scale in _SCALES.items()
    }
    results = dict(zip(jobs, renderer.draw([*jobs.values()]), strict=True))
    found = dict.fromkeys((key, f) for (key, _), result in results.items() for f in result.faults)
    origins = {(s.slug, chart.id): chart.origin for s in site.stories for chart in s.charts}
    for (slug, id, code), fault in found:
        values = {"chart": id, "language": code, "what": fault.what, "where": fault.where}
        problems.add(fault.code, origins[slug, id], **values)
    return {
        key: Card(
            {f"{dark}.svg": svg.encode() for dark, svg in papers.items()}
            | {suffix: result.png for (other, suffix), result in results.items() if other == key}
        )
        for key, papers in svgs.items()
    }


def _word(site: Site, story: Story, chart: Chart, code: str, pictures: Pictures) -> Words:
    desk = Desk(site, story, code)
    view = view_chart(desk, chart, pictures)
    return Words(
        tag=site.languages[code].tag,
        title=view["plain_title"],
        finding=view["plain_finding"],
        note=desk.plain(chart.note[code]),
        source=f"{site.published_by[code]} · {view['source']}",
        address=addresses.spoken(site.base_url, view["path"]),
        alt=desk.plain(chart.alt[code]),
    )

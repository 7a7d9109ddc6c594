"""Owns the page of a chart: large, with its evidence, files, citation and snippets."""

from __future__ import annotations

from typing import TypedDict
from urllib.parse import urlsplit

from markupsafe import Markup

from youju import addresses
from youju.content.register import archive_page
from youju.downloads.chart_metadata import describe_dataset
from youju.embeds.chart_frames import CorrectionView, view_corrections
from youju.embeds.heights import Fit
from youju.embeds.snippets import fit_chart
from youju.embeds.versions import list_former
from youju.localized.charts import list_sizes, localize_chart
from youju.localized.citations import cite_chart
from youju.localized.story import Desk, SourceView, view_source
from youju.model import Chart, Page, Story
from youju.numbers.periods import word_period
from youju.pages.chart_files import ChartFiles
from youju.pages.story_views import StoryView, view_story
from youju.printing.assets import make_csp
from youju.printing.catalogue import OFFERED, RICH, THEMES
from youju.printing.context import PosterView, Press, print_page, view_poster
from youju.printing.evidence import EvidenceView, view_evidence
from youju.printing.interactive import view_live
from youju.printing.templating import write_json
from youju.printing.views import ChartView, view_chart


class SizeView(TypedDict):
    """A size in bytes, and in words."""

    bytes: int
    size: str


class OfferedFileView(SizeView):
    """A file that the page of a chart offers; `saved` is its name where it is kept."""

    name: str
    path: str
    saved: str


class OfferView(TypedDict):
    """A group of files on offer, below its name."""

    name: str
    files: list[OfferedFileView]


class OfferedSnippetView(SizeView):
    """A snippet on offer: `use` says for whom it is, `rows` how tall its field is.

    One that is `rich` is pasted as it looks, and not as it is written.
    """

    kind: str
    name: str
    use: str
    text: str
    rows: int
    rich: bool
    pinned: bool


class FormerView(TypedDict):
    """An earlier version of a chart that is kept: its day, and its path."""

    date: str
    words: str
    path: str


class ChartTextView(ChartView):
    """A chart on its own page: with its evidence, and all that there is to take away.

    `fit` are the heights of the page at `embed`, and `oembed` describes that.
    """

    evidence: list[EvidenceView]
    sources: list[SourceView]
    citation: str
    offered: list[OfferView]
    snippets: list[OfferedSnippetView]
    corrections: list[CorrectionView]
    former: list[FormerView]
    fit: Fit
    embed: str
    oembed: str
    json_ld: Markup


class ChartPageView(TypedDict):
    """What chart.html is given beside a BaseView; `policy` tells hosts what they must allow, and
    `themes` are those of the preview, with their words."""

    chart: ChartTextView
    poster: PosterView
    story: StoryView
    policy: str
    themes: list[tuple[str, str]]
    csp: str


def print_chart(press: Press, story: Story, chart: Chart, code: str, made: ChartFiles) -> Page:
    """Return the page of one chart, which offers the files and snippets that were `made`."""
    here = addresses.chart(code, story.slug, chart.id)
    desk = Desk(press.site, story, code, link=lambda figure_id: f"#ev-{figure_id}", anchors=True)
    told = localize_chart(press.site, story, chart, code)
    drawn = list_sizes(press.site.look, chart)
    view = view_chart(desk, chart, press.pictures, drawn)
    view["live"] = view_live(press, story, chart, code, drawn)
    listed = dict.fromkeys([*chart.figures, *chart.beside, *desk.cited])
    sizes = made.sizes(code)
    text: ChartTextView = {
        **view,
        "evidence": [view_evidence(desk, story.figures[figure_id]) for figure_id in listed],
        "sources": [view_source(press.site, source, code) for source in told.sources],
        "citation": cite_chart(press.site, told),
        "offered": _view_files(desk, chart, made, code),
        "snippets": [_view_snippet(desk, *item) for item in made.snippets[code].items()],
        "corrections": view_corrections(press, story, chart, code),
        "former": _view_former(press, story, chart, code),
        "fit": fit_chart(press, story, chart, code),
        "embed": addresses.embed(code, story.slug, chart.id),
        "oembed": addresses.embed_file(code, story.slug, chart.id, ".json"),
        "json_ld": write_json(describe_dataset(press.site, story, chart, code, sizes)),
    }
    own: ChartPageView = {
        "chart": text,
        "poster": view_poster(press, here, told.alt),
        "story": view_story(press, story, code, here),
        "policy": desk.say("snippet_policy", origin=_find_origin(press.site.base_url)),
        "themes": [(theme, desk.say(f"theme_{theme}")) for theme in THEMES],
        "csp": make_csp(frames=True),
    }

    def address(other: str) -> str:
        return addresses.chart(other, story.slug, chart.id)

    return print_page(press, "chart.html", code, address, own)


def _view_former(press: Press, story: Story, chart: Chart, code: str) -> list[FormerView]:
    """Return the chart's earlier versions that were pinned: the day, and where each stands.

    One that was pinned before the site had language `code` has no page in it, and is left out.
    """
    return [
        {
            "date": pin.date,
            "words": word_period(pin.date, press.site.languages[code]),
            "path": addresses.pinned(pin.version, code, story.slug, chart.id),
        }
        for pin in list_former(press.site, story, chart, code)
        if archive_page(pin.version, code) in press.site.register.files
    ]


def _view_files(desk: Desk, chart: Chart, made: ChartFiles, code: str) -> list[OfferView]:
    """Return the groups of files on offer: each file's path, its size, and its name when saved."""
    slug, key, sizes = desk.story.slug, chart.id, made.sizes(code)

    def view(words: str, path: str, saved: str) -> OfferedFileView:
        size = _view_size(desk, sizes[path])
        return {"name": desk.say(words), "path": path, "saved": saved, **size}

    groups: list[OfferView] = [
        {
            "name": desk.say(head),
            "files": [
                view(
                    words,
                    addresses.embed_file(code, slug, key, suffix),
                    addresses.saved(slug, key, code, suffix),
                )
                for words, suffix in offered.items()
                if addresses.embed_file(code, slug, key, suffix) in sizes
            ],
        }
        for head, offered in OFFERED.items()
    ]
    archive = view("archive", made.archive[0], f"{slug}-{key}.zip")
    return [*groups, {"name": desk.say("everything"), "files": [archive]}]


def _view_snippet(desk: Desk, kind: str, text: str) -> OfferedSnippetView:
    return {
        "kind": kind,
        "name": desk.say(f"snippet_{kind}"),
        "use": desk.say(f"snippet_{kind}_use"),
        "text": text,
        "rows": min(text.count("\n") + 1, 6) if kind == "address" else 6,
        "rich": kind in RICH,
        "pinned": kind == "pinned",
        **_view_size(desk, len(text.encode())),
    }


def _find_origin(address: str) -> str:
    """Return what a content security policy names: "https://news.example" (CSP 3, host-source)."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _view_size(desk: Desk, size: int) -> SizeView:
    """Return a size in bytes and in words: 28113 → 27 KB, 40 → 0.1 KB, 2000000 → 1.9 MB."""
    words, units = ("megabytes", size / 1024**2) if size >= 1024**2 else ("kilobytes", size / 1024)
    number = f"{max(units, 0.1):.1f}" if units < 10 else f"{units:.0f}"
    return {"bytes": size, "size": desk.say(words, n=number)}

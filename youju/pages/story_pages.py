"""Owns the pages of a story: its text with charts and evidence, and the list of its figures."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypedDict

from markupsafe import Markup

from youju import addresses
from youju.content.cited import parse_cited
from youju.content.prose import PlacedPhotograph
from youju.embeds.figure_frames import FigureEmbedView, view_snippet
from youju.localized.charts import list_sizes
from youju.localized.story import Desk, SourceView, list_sources, view_source
from youju.model import Origin, Page, Story
from youju.pages.story_views import StoryView, view_story
from youju.printing import metadata
from youju.printing.context import PosterView, Press, print_page
from youju.printing.evidence import EvidenceView, view_evidence
from youju.printing.interactive import view_live
from youju.printing.photographs import PhotographView, view_photograph
from youju.printing.templating import write_json
from youju.printing.views import ChartView, view_chart


class CitedEvidenceView(EvidenceView):
    """The evidence of a figure below a text; `cited` tells whether a link leads back to it."""

    cited: bool


class StoryTextView(StoryView):
    """A story on its own page: its text as HTML, and the evidence of its figures."""

    body: Markup
    evidence: list[CitedEvidenceView]
    json_ld: Markup


class StoryPageView(TypedDict):
    """What story.html is given beside a BaseView."""

    story: StoryTextView
    poster: PosterView


class UseView(TypedDict):
    """A place where a figure is used."""

    title: str
    href: str


class ListedEvidenceView(EvidenceView):
    """The evidence of a figure in the list of all: where it is used, and how it is embedded."""

    uses: list[UseView]
    embed: FigureEmbedView


class StoryFiguresView(StoryView):
    """A story on the page of its figures: all of them, and their sources."""

    evidence: list[ListedEvidenceView]
    sources: list[SourceView]


class FiguresPageView(TypedDict):
    """What data.html is given beside a BaseView."""

    story: StoryFiguresView
    poster: PosterView


class PlacedChartView(TypedDict):
    """What figure.html is given of a chart in a text."""

    chart: ChartView
    say: Callable[..., str]
    href: Callable[[str], str]


class PlacedPhotographView(TypedDict):
    """What photograph.html is given of one in a text; `column` is the text's width in pixels."""

    photograph: PhotographView
    column: int
    href: Callable[[str], str]


def print_story(press: Press, story: Story, code: str) -> Page:
    """Return a story in one language, with its charts and the evidence of its figures."""
    here = addresses.story(code, story.slug)
    desk = Desk(press.site, story, code, link=lambda figure_id: f"#ev-{figure_id}", anchors=True)
    charts = {chart.id: chart for chart in story.charts}

    def href(path: str) -> str:
        return addresses.relative(here, path)

    def show_chart(chart_id: str) -> Markup:
        chart = charts[chart_id]
        sizes = list_sizes(press.site.look, chart)
        view = view_chart(desk, chart, press.pictures, sizes)
        view["live"] = view_live(press, story, chart, code, sizes)
        for row in (*chart.figures, *chart.beside):
            shown.setdefault(row)
        own: PlacedChartView = {"chart": view, "say": desk.say, "href": href}
        return Markup(press.render("figure.html", own))

    def show_photograph(placed: PlacedPhotograph) -> Markup:
        view = view_photograph(desk, placed)
        if view is None:
            return Markup()
        column = press.site.look.widths["wide"]
        own: PlacedPhotographView = {"photograph": view, "column": column, "href": href}
        return Markup(press.render("photograph.html", own))

    shown: dict[str, None] = {}
    body = desk.body(story.prose[code], show_chart, show_photograph)
    listed = dict.fromkeys([*story.key_figures, *desk.cited, *shown])
    view = view_story(press, story, code, here)
    described = metadata.describe_story(
        press.site, story, code, view["plain_title"], view["plain_standfirst"]
    )
    text: StoryTextView = {
        **view,
        "body": body,
        "evidence": [
            {**view_evidence(desk, story.figures[figure_id]), "cited": figure_id in desk.anchored}
            for figure_id in listed
        ],
        "json_ld": write_json(described),
    }
    own: StoryPageView = {"story": text, "poster": view["poster"]}
    return print_page(press, "story.html", code, lambda c: addresses.story(c, story.slug), own)


def print_figures(press: Press, story: Story, code: str) -> Page:
    """Return the page of all of a story's figures, and where each is used."""
    here = addresses.data(code, story.slug)
    desk = Desk(press.site, story, code)
    view = view_story(press, story, code, here)
    uses = _list_uses(press, story, code, here)
    figures: StoryFiguresView = {
        **view,
        "evidence": [
            {
                **view_evidence(desk, figure),
                "uses": uses[figure.id],
                "embed": view_snippet(press, story, figure, code, here),
            }
            for figure in story.figures.values()
        ],
        "sources": [view_source(press.site, source, code) for source in list_sources(desk)],
    }
    own: FiguresPageView = {"story": figures, "poster": view["poster"]}
    return print_page(press, "data.html", code, lambda c: addresses.data(c, story.slug), own)


def _list_uses(press: Press, story: Story, code: str, here: str) -> dict[str, list[UseView]]:
    """Return where each figure is used: figure id → the places' titles and addresses."""
    desk = Desk(press.site, story, code)
    citations = parse_cited(story.prose[code].text, Origin("")).citations
    uses: dict[str, list[UseView]] = {key: [] for key in story.figures}
    for key in dict.fromkeys(one.id for one in citations if one.function == "fig"):
        place = f"{addresses.story(code, story.slug)}#ref-{key}"
        uses[key].append({"title": desk.say("the_text"), "href": addresses.relative(here, place)})
    for chart in story.charts:
        place = addresses.chart(code, story.slug, chart.id)
        use: UseView = {
            "title": desk.unlinked(chart.title[code]),
            "href": addresses.relative(here, place),
        }
        for key in dict.fromkeys((*chart.figures, *chart.beside)):
            uses[key].append(use)
    return uses

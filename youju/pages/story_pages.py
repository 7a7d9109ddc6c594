"""Owns the pages of a story: its text with charts and evidence, and the list of its figures."""

from __future__ import annotations

from markupsafe import Markup

from youju import addresses
from youju.content.cited import parse_cited
from youju.content.prose import PlacedPhotograph
from youju.downloads import figures_json
from youju.downloads.csv_files import list_downloads
from youju.embeds.figure_frames import view_snippet
from youju.localized.charts import list_sizes
from youju.localized.story import Desk, View, list_sources, view_source
from youju.model import Origin, Page, Site, Story
from youju.numbers.periods import word_period
from youju.printing import metadata
from youju.printing.context import Press, print_page, view_poster
from youju.printing.evidence import view_evidence
from youju.printing.excerpts import view_file
from youju.printing.interactive import view_live
from youju.printing.photographs import view_photograph
from youju.printing.templating import write_json
from youju.printing.views import view_chart, view_key_figures

# Words of strings.toml for a day of ours → its name in Open Graph.
_PROPERTIES = {
    "published_story": "article:published_time",
    "updated_story": "article:modified_time",
}


def print_story(press: Press, story: Story, code: str) -> Page:
    """Return a story in one language, with its charts and the evidence of its figures."""
    here = addresses.story(code, story.slug)
    desk = Desk(press.site, story, code, link=lambda figure_id: f"#ev-{figure_id}", anchors=True)
    charts = {chart.id: chart for chart in story.charts}
    figure = press.render

    def show_chart(chart_id: str) -> Markup:
        chart = charts[chart_id]
        sizes = list_sizes(press.site.look, chart)
        view = view_chart(desk, chart, press.pictures, sizes)
        view["live"] = view_live(press, story, chart, code, sizes)
        for row in (*chart.figures, *chart.beside):
            shown.setdefault(row)
        values = {
            "chart": view,
            "say": desk.say,
            "href": lambda path: addresses.relative(here, path),
        }
        return Markup(figure("figure.html", values))

    def show_photograph(placed: PlacedPhotograph) -> Markup:
        view = view_photograph(desk, placed)
        values = {
            "photograph": view,
            "column": press.site.look.widths["wide"],
            "href": lambda path: addresses.relative(here, path),
        }
        return Markup(figure("photograph.html", values) if view else "")

    shown: dict[str, None] = {}
    view = view_story(press, story, code, here)
    view["body"] = desk.body(story.prose[code], show_chart, show_photograph)
    listed = [*dict.fromkeys([*story.key_figures, *desk.cited, *shown])]
    view["evidence"] = [
        {**view_evidence(desk, story.figures[figure_id]), "cited": figure_id in desk.anchored}
        for figure_id in listed
    ]
    described = metadata.describe_story(
        press.site, story, code, view["plain_title"], view["plain_standfirst"]
    )
    view["json_ld"] = write_json(described)
    return print_page(
        press,
        "story.html",
        code,
        lambda c: addresses.story(c, story.slug),
        story=view,
        poster=view["poster"],
    )


def print_figures(press: Press, story: Story, code: str) -> Page:
    """Return the page of all of a story's figures, and where each is used."""
    here = addresses.data(code, story.slug)
    desk = Desk(press.site, story, code)
    view = view_story(press, story, code, here)
    uses = _list_uses(press, story, code, here)
    view["evidence"] = [
        {
            **view_evidence(desk, figure),
            "uses": uses[figure.id],
            "embed": view_snippet(press, story, figure, code, here),
        }
        for figure in story.figures.values()
    ]
    view["sources"] = [view_source(press.site, source, code) for source in list_sources(desk)]
    return print_page(
        press,
        "data.html",
        code,
        lambda c: addresses.data(c, story.slug),
        story=view,
        poster=view["poster"],
    )


def view_story(press: Press, story: Story, code: str, here: str) -> View:
    """Return what a page, the story's own or another, says about a story."""
    home = addresses.story(code, story.slug)

    def link(figure_id: str) -> str:
        return addresses.relative(here, f"{home}#ev-{figure_id}")

    desk = Desk(press.site, story, code)
    title, standfirst = desk.plain(story.title[code]), desk.plain(story.standfirst[code])
    # The card shows the title and the first chart.
    shown = desk.plain(story.charts[0].alt[code]) if story.charts else ""
    return {
        "slug": story.slug,
        "title": desk.unlinked(story.title[code]),
        "plain_title": title,
        "short": story.short[code],
        "standfirst": desk.unlinked(story.standfirst[code]),
        "plain_standfirst": standfirst,
        "days": _view_days(press.site, story, code),
        # Templates that newsrooms copied before there were more days than one ask for these.
        "date": story.date,
        "date_words": word_period(story.date, press.site.languages[code]),
        "key_figures": view_key_figures(desk, link),
        "path": home,
        "poster": view_poster(press, home, " · ".join(filter(None, [title, shown]))),
        "data_path": addresses.data(code, story.slug),
        "files": [
            {
                "name": name,
                "csv": addresses.download(story.slug, f"{name}.csv"),
                "excel": addresses.download(story.slug, f"{name}-excel.csv"),
                "made_from": view_file(story, name)["made_from"],
            }
            for name in list_downloads(press.site, story)
        ],
        "ledger": addresses.download(story.slug, figures_json.FIGURES_JSON),
    }


def view_teaser(press: Press, story: Story, code: str) -> View:
    """Return what the front page says about a story and its charts."""
    desk = Desk(press.site, story, code)
    charts = [view_chart(desk, chart, press.pictures) for chart in story.charts]
    return {**view_story(press, story, code, addresses.index(code)), "charts": charts}


def _view_days(site: Site, story: Story, code: str) -> list[View]:
    """Return the days of a story that are known, each with the word of strings.toml for it."""
    days = {f"{key}_story": day for key, day in story.days.items()} | {"published": story.date}
    return [
        {
            "key": key,
            "date": day,
            "words": word_period(day, site.languages[code]),
            "property": _PROPERTIES.get(key),
        }
        for key, day in days.items()
    ]


def _list_uses(press: Press, story: Story, code: str, here: str) -> dict[str, list[dict[str, str]]]:
    """Return where each figure is used: figure id → the places' titles and addresses."""
    desk = Desk(press.site, story, code)
    citations = parse_cited(story.prose[code].text, Origin("")).citations
    uses: dict[str, list[dict[str, str]]] = {key: [] for key in story.figures}
    for key in dict.fromkeys(one.id for one in citations if one.function == "fig"):
        place = f"{addresses.story(code, story.slug)}#ref-{key}"
        uses[key].append({"title": desk.say("the_text"), "href": addresses.relative(here, place)})
    for chart in story.charts:
        place = addresses.chart(code, story.slug, chart.id)
        use = {
            "title": desk.unlinked(chart.title[code]),
            "href": addresses.relative(here, place),
        }
        for key in dict.fromkeys((*chart.figures, *chart.beside)):
            uses[key].append(use)
    return uses

"""Owns what pages say about a story: its title, days, key figures and files, in one language."""

from __future__ import annotations

from typing import TypedDict

from markupsafe import Markup

from youju import addresses
from youju.downloads import figures_json
from youju.downloads.csv_files import list_downloads
from youju.localized.story import Desk
from youju.model import Site, Story
from youju.numbers.periods import word_period
from youju.printing.context import PosterView, Press, view_poster
from youju.printing.excerpts import FileView, view_file
from youju.printing.views import ChartView, KeyFigureView, view_chart, view_key_figures

# Words of strings.toml for a day of ours → its name in Open Graph.
_PROPERTIES = {
    "published_story": "article:published_time",
    "updated_story": "article:modified_time",
}


class DayView(TypedDict):
    """A day of a story: `key` is its word in strings.toml, `property` its name in Open Graph."""

    key: str
    date: str
    words: str
    property: str | None


class DownloadView(TypedDict):
    """A table that readers download, as CSV and as Excel opens it, and what it was made from."""

    name: str
    csv: str
    excel: str
    made_from: list[FileView]


class StoryView(TypedDict):
    """What any page says about a story; what begins with `plain_` is the same without mark-up.

    Templates that newsrooms copied before there were more days than one ask for `date` and
    `date_words`. `ledger` is the path of figures.json.
    """

    slug: str
    title: Markup
    plain_title: str
    short: str
    standfirst: Markup
    plain_standfirst: str
    days: list[DayView]
    date: str
    date_words: str
    key_figures: list[KeyFigureView]
    path: str
    poster: PosterView
    data_path: str
    files: list[DownloadView]
    ledger: str


class TeaserView(StoryView):
    """A story on the front page, with its charts."""

    charts: list[ChartView]


def view_story(press: Press, story: Story, code: str, here: str) -> StoryView:
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


def view_teaser(press: Press, story: Story, code: str) -> TeaserView:
    """Return what the front page says about a story and its charts."""
    desk = Desk(press.site, story, code)
    charts = [view_chart(desk, chart, press.pictures) for chart in story.charts]
    return {**view_story(press, story, code, addresses.index(code)), "charts": charts}


def _view_days(site: Site, story: Story, code: str) -> list[DayView]:
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

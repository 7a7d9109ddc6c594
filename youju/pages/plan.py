"""Owns the plan: which page stands at which address, and what each is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TypedDict

from markupsafe import Markup

from youju import addresses
from youju.content.cited import parse_cited
from youju.content.prose import render_markdown
from youju.downloads import figures_json
from youju.downloads.csv_files import BOM, list_downloads
from youju.embeds.chart_frames import print_auto, print_embed
from youju.embeds.figure_frames import print_figure_cards
from youju.embeds.pin_pages import print_kept_scripts, print_pins
from youju.embeds.tombstone_pages import print_tombstones
from youju.localized.strings import make_say
from youju.model import Leaf, Origin, Page, Site, Story
from youju.pages.chart_files import make_files
from youju.pages.chart_pages import print_chart
from youju.pages.story_pages import print_figures, print_story
from youju.pages.story_views import TeaserView, view_teaser
from youju.pictures.photographs import list_copies
from youju.printing import metadata
from youju.printing.context import (
    AlternateView,
    PosterView,
    Press,
    make_page,
    name_leaf,
    print_page,
    view_base,
)

Tease = Callable[[Press, Story, str], TeaserView]


class EntranceView(AlternateView):
    """A language on the root page or the 404 page: its title, and the words below its name."""

    title: str
    words: str


class EntrancesView(TypedDict):
    """What plain.html is given beside a BaseView, on the root page and on the 404 page.

    `titles` are the languages that the title is told in; a copy of this template made before there
    were several asks for one `title`.
    """

    alternates: list[EntranceView]
    titles: list[EntranceView]
    title: str
    not_found: bool
    href: Callable[[str], str]


class FrontView(TypedDict):
    """What index.html is given beside a BaseView."""

    stories: list[TeaserView]
    poster: PosterView | None


class LeafTextView(TypedDict):
    """A page that is no story: its title, and its text as HTML."""

    title: str
    body: Markup


class LeafPageView(TypedDict):
    """What page.html is given beside a BaseView."""

    leaf: LeafTextView


def plan_whole(press: Press, tease: Tease = view_teaser) -> Iterator[Page]:
    """Yield the pages that are no story's: fronts, other pages, what machines read, old embeds.

    `tease` is view_teaser, or remembers what it returned.

    This, plan_text and plan_rest are the map of the site's addresses. Templates that could not be
    printed are told by the press's printer.
    """
    site = press.site
    yield from press.assets.pages
    of_stories = {path for story in site.stories for path in _list_posters(site, story)}
    others = (path for path in press.posters if path not in of_stories)
    yield from (Page(path, press.posters[path]) for path in others)
    yield _print_doors(press, addresses.ROOT)
    yield _print_doors(press, addresses.NOT_FOUND)
    for code in site.languages:
        yield _print_index(press, code, tease)
        for leaf in site.leaves:
            yield _print_leaf(press, leaf, code)
    yield from print_tombstones(press)
    yield from print_pins(press)
    yield from print_kept_scripts(press)
    yield make_page("sitemap.xml", metadata.write_sitemap(site, list(_families(site))))
    yield make_page("robots.txt", metadata.write_robots(site))


def plan_text(press: Press, story: Story, original: str = "") -> Iterator[Page]:
    """Yield the pages of one story that its prose stands on: all, or those that are written in, or
    derived from, the language `original`."""
    for code, language in press.site.languages.items():
        if original in ("", language.original):
            yield print_story(press, story, code)


def plan_rest(press: Press, story: Story) -> Iterator[Page]:
    """Yield all other pages and files of one story: of its prose, they know but what it cites."""
    site = press.site
    yield from (Page(path, press.posters[path]) for path in _list_posters(site, story))
    yield from (Page(path, press.photographs[path]) for path in _list_photographs(site, story))
    files = {chart.id: make_files(press, story, chart) for chart in story.charts}
    yield from (Page(*made.archive) for made in files.values())
    for code in site.languages:
        yield print_figures(press, story, code)
        yield from print_figure_cards(press, story, code)
        for chart in story.charts:
            made = files[chart.id]
            yield print_chart(press, story, chart, code, made)
            yield print_embed(press, story, chart, code)
            yield from (Page(path, content) for path, content in made.files[code].items())
    for chart in story.charts:
        yield print_auto(press, story, chart)
    for name, text in list_downloads(site, story).items():
        yield make_page(addresses.download(story.slug, f"{name}.csv"), text)
        yield make_page(addresses.download(story.slug, f"{name}-excel.csv"), BOM + text)
    path = addresses.download(story.slug, figures_json.FIGURES_JSON)
    yield make_page(path, figures_json.write_ledger(site, story))


def find_print(
    site: Site, story: Story, path: str
) -> tuple[Callable[[Press], Page], frozenset[str]] | None:
    """Return what prints the page at `path`, if it is one of the story's that can be printed alone,
    and the languages whose text the part of `site` has that it is made of.
    """
    for code in site.languages:
        if path == addresses.story(code, story.slug):
            return partial(print_story, story=story, code=code), frozenset(story.prose)
        if path == addresses.data(code, story.slug):
            return partial(print_figures, story=story, code=code), frozenset()
    return None


def _list_posters(site: Site, story: Story) -> list[str]:
    """Return the paths of a story's share cards and of its charts'."""
    pages = [addresses.story(code, story.slug) for code in site.languages]
    for chart in story.charts:
        pages += [addresses.chart(code, story.slug, chart.id) for code in site.languages]
    return [addresses.share_card(page) for page in pages]


def _list_photographs(site: Site, story: Story) -> dict[str, None]:
    """Return the paths of the copies of a story's photographs; two may be the same file."""
    column = site.look.widths["wide"]
    shown = (list_copies(one, story.slug, column) for one in story.photographs.values())
    return {copy.path: None for copies in shown for copy in copies}


def _families(site: Site) -> Iterator[dict[str, str]]:
    """Yield the pages that are each other's translations: language code → path."""
    codes = site.languages
    yield {code: addresses.index(code) for code in codes}
    for leaf in site.leaves:
        yield {code: addresses.leaf(code, leaf.name) for code in codes}
    for story in site.stories:
        yield {code: addresses.story(code, story.slug) for code in codes}
        yield {code: addresses.data(code, story.slug) for code in codes}
        for chart in story.charts:
            yield {code: addresses.chart(code, story.slug, chart.id) for code in codes}


def _print_doors(press: Press, here: str) -> Page:
    """Return the root page or the 404 page: both lead to every language's front page."""
    site = press.site
    family = {code: addresses.index(code) for code in site.languages}
    lost = here == addresses.NOT_FOUND
    base = view_base(press, site.default, here, family)
    doors = [_view_entrance(site, door, lost=lost) for door in base["alternates"]]
    titles = [door for door in doors if door["code"] == site.default]
    if lost:  # nobody knows which language the reader was in
        titles += [door for door in doors if door["code"] != site.default]
    own: EntrancesView = {
        "alternates": doors,
        "titles": titles,
        "title": " · ".join(dict.fromkeys(door["title"] for door in titles)),
        "not_found": lost,
        # The 404 page is served at any depth, so its links start at the host.
        "href": partial(addresses.from_host, site.base_url) if lost else base["href"],
    }
    return make_page(here, press.render("plain.html", {**base, **own}))


def _view_entrance(site: Site, door: AlternateView, *, lost: bool) -> EntranceView:
    say, code = make_say(site.strings, door["code"]), door["code"]
    return {
        **door,
        "title": say("not_found") if lost else site.name[code],
        "words": say("to_start") if lost else site.tagline[code],
    }


def _print_index(press: Press, code: str, tease: Tease) -> Page:
    stories = [tease(press, story, code) for story in press.site.stories]
    poster: PosterView | None = None
    if stories:
        # The figures in the chart's description stand on the story's page, and not on this one.
        titles = [stories[0]["plain_title"], *(c["plain_title"] for c in stories[0]["charts"][:1])]
        poster = {**stories[0]["poster"], "alt": " · ".join(titles)}
    own: FrontView = {"stories": stories, "poster": poster}
    return print_page(press, "index.html", code, addresses.index, own)


def _print_leaf(press: Press, leaf: Leaf, code: str) -> Page:
    text = leaf.prose[code].text.lstrip().partition("\n")[2]
    cited = parse_cited(text, Origin(leaf.prose[code].file))
    back = make_say(press.site.strings, code)("back_to_text")
    body = Markup(render_markdown(cited, lambda literal: Markup.escape(literal.id), back))
    own: LeafPageView = {"leaf": {"title": name_leaf(leaf, code), "body": body}}
    return print_page(press, "page.html", code, lambda c: addresses.leaf(c, leaf.name), own)

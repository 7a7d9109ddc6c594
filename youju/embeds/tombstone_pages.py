"""Owns tombstones: what a reader finds, in every language, where an embed was published once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from markupsafe import Markup

from youju import addresses
from youju.content.tombstones import choose_language, list_stone_places, split_place
from youju.embeds.chart_frames import FrameAssets, print_doors, print_framed
from youju.embeds.tombstone_files import StoneView, print_chart_files, print_figure_text
from youju.localized.story import Desk
from youju.model import Page, Tombstone
from youju.pictures.withdrawn import say_gone
from youju.printing.context import PosterView, Press, print_page, view_poster


class GoneView(TypedDict):
    """What embed.html asks of a chart whatever stands in the frame."""

    plain_title: str
    path: str


class StoneFrameView(TypedDict):
    """A tombstone in a frame; `name` is told to the page around it, "story/chart"."""

    chart: GoneView
    stone: StoneView
    name: str


class WithdrawnView(TypedDict):
    """A tombstone in place of a chart's own page."""

    stone: StoneView
    poster: PosterView


def print_tombstones(press: Press) -> Iterator[Page]:
    """Yield the pages and files of every tombstone.

    An address in a language that the site does not have gets the words of the default language;
    the one that chose a language still does.
    """
    for stone in press.site.tombstones:
        for there, slug, item in list_stone_places(press.site, stone):
            if there == addresses.AUTO:
                yield print_doors(press, slug, item, stone.title, stone.title)
                continue
            code = choose_language(press.site, there)
            view = _view_stone(press, stone, code, slug, item)
            yield _print_embed(press, view, code, there, slug, item)
            if item.startswith(addresses.FIGURE_FOLDER):
                key = item.removeprefix(addresses.FIGURE_FOLDER)
                yield print_figure_text(press, view, code, there, slug, key)
                continue  # no picture file and no page of its own was ever there
            for suffix, content in press.cards[*split_place(stone), code].files.items():
                yield Page(addresses.embed_file(there, slug, item, suffix), content)
            yield from print_chart_files(press, view, there, slug, item)
            yield _print_chart(press, view, code, there, slug, item)


def _print_embed(
    press: Press, view: StoneView, code: str, there: str, slug: str, item: str
) -> Page:
    here = addresses.embed(there, slug, item)
    page = here if item.startswith(addresses.FIGURE_FOLDER) else addresses.chart(code, slug, item)
    own: StoneFrameView = {
        "chart": {"plain_title": view["title"], "path": page},
        "stone": view,
        "name": f"{slug}/{item}",
    }
    assets = FrameAssets(press.assets.card_js, press.assets.embed_css)
    return print_framed(press, "tombstone.html", code, here, own, assets)


def _print_chart(
    press: Press, view: StoneView, code: str, there: str, slug: str, item: str
) -> Page:
    """Return what stands at the chart's own page, also in a language that the site gave up."""

    def address(other: str) -> str:
        return addresses.chart(there if other == code else other, slug, item)

    poster = view_poster(press, address(code), view["reason"])
    own: WithdrawnView = {"stone": view, "poster": poster}
    return print_page(press, "withdrawn.html", code, address, own)


def _view_stone(press: Press, stone: Tombstone, code: str, slug: str, item: str) -> StoneView:
    """Return what a tombstone says at `slug` and `item`, and where it leads."""
    link, words, plain = _find_instead(press, stone, code, slug, item)
    return {
        "title": stone.title[code],
        "reason": stone.reason[code],
        "date": stone.date,
        "gone": say_gone(press.site, stone, code),
        "link": link,
        "words": words,
        "plain_words": plain,
    }


def _find_instead(
    press: Press, stone: Tombstone, code: str, slug: str, item: str
) -> tuple[str, Markup, str]:
    """Return what is there instead, as it is told, or the story, or the front page.

    It is a path, and words for it as HTML and as mere text.

    The tombstone of a language leads to the chart itself, in a language that the site has.
    """
    site = press.site
    if stone.instead:
        slug, _, item = stone.instead.partition("/")
    story = next((story for story in site.stories if story.slug == slug), None)
    if story is None:
        return addresses.index(code), Markup.escape(site.name[code]), site.name[code]
    desk = Desk(site, story, code)
    chart = next((chart for chart in story.charts if chart.id == item), None)
    if chart is not None:
        title = chart.title[code]
        return addresses.chart(code, slug, item), desk.unlinked(title), desk.plain(title)
    figure = (
        story.figures.get(item.removeprefix(addresses.FIGURE_FOLDER))
        if item.startswith(addresses.FIGURE_FOLDER)
        else None
    )
    if figure is not None:
        path, label = f"{addresses.data(code, slug)}#ev-{figure.id}", figure.label[code]
        return path, Markup.escape(label), label
    title = story.title[code]
    return addresses.story(code, slug), desk.unlinked(title), desk.plain(title)

"""Owns tombstones: what a reader finds, in every language, where an embed was published once."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from youju.drawing.epitaphs import split_place
from youju.model import Page, Tombstone
from youju.pages import addresses
from youju.pages.embed_pages import print_framed
from youju.pages.press import Press, print_page
from youju.pages.views import Desk, View

_FIGURE = "figure/"


def print_tombstones(press: Press) -> Iterator[Page]:
    """Yield the pages and picture files of every tombstone.

    An address in a language that the site does not have gets the words of the default language.
    """
    for stone in press.site.tombstones:
        for there, place in _list_places(press, stone):
            code = there if there in press.site.languages else press.site.default
            slug, _, item = place.partition("/")
            yield _print_embed(press, stone, code, addresses.embed(there, slug, item), place)
            if there == addresses.AUTO or item.startswith(_FIGURE):
                continue  # no picture file and no page of its own was ever there
            for suffix, content in press.cards[*split_place(stone), code].files.items():
                yield Page(addresses.embed_file(there, slug, item, suffix), content)
            yield _print_chart(press, stone, code, there, slug, item)


def _list_places(press: Press, stone: Tombstone) -> list[tuple[str, str]]:
    """Return where the tombstone stands, such as "en", "market-stalls/kinds"."""
    embeds = filter(None, map(addresses.split_embed, press.site.register.addresses))
    published = [embed for embed in embeds if stone.place in embed]
    own = [(code, stone.place) for code in press.site.languages if "/" in stone.place]
    return list(dict.fromkeys([*own, *published]))


def _print_embed(press: Press, stone: Tombstone, code: str, here: str, place: str) -> Page:
    view = _view_stone(press, stone, code, place)
    slug, _, item = place.partition("/")
    page = here if item.startswith(_FIGURE) else addresses.chart(code, slug, item)
    # The embed's template asks for these of a chart.
    chart = {"plain_title": stone.title[code], "path": page}
    script = press.assets.card_js
    return print_framed(
        press, "tombstone.html", code, here, script, chart=chart, stone=view, name=place
    )


def _print_chart(
    press: Press, stone: Tombstone, code: str, there: str, slug: str, item: str
) -> Page:
    """Return what stands at the chart's own page, also in a language that the site gave up."""
    view = _view_stone(press, stone, code, f"{slug}/{item}")

    def address(other: str) -> str:
        return addresses.chart(there if other == code else other, slug, item)

    return print_page(press, "withdrawn.html", code, address, stone=view)


def _view_stone(press: Press, stone: Tombstone, code: str, place: str) -> View:
    """Return what a tombstone says, and where it leads: instead, the story, or the front page.

    That of a language leads to the chart itself, in a language that the site has.
    """
    site = press.site
    slug, _, item = (stone.instead or place).partition("/")
    story = next((story for story in site.stories if story.slug == slug), None)
    link, words = addresses.index(code), Markup.escape(site.name[code])
    if story is not None:
        desk = Desk(site, story, code)
        link, words = addresses.story(code, slug), desk.unlinked(story.title[code])
        chart = next((chart for chart in story.charts if chart.id == item), None)
        figure = story.figures.get(item.removeprefix(_FIGURE)) if "/" in item else None
        if chart is not None:
            link, words = addresses.chart(code, slug, item), desk.unlinked(chart.title[code])
        elif figure is not None:
            link, words = (
                f"{addresses.data(code, slug)}#ev-{figure.id}",
                Markup.escape(figure.label[code]),
            )
    return {
        "title": stone.title[code],
        "reason": stone.reason[code],
        "link": link,
        "words": words,
    }

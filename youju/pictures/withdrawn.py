"""Owns the pictures that stand where a withdrawn embed's picture files and share cards were."""

from __future__ import annotations

from collections.abc import Mapping

from youju import addresses
from youju.content.tombstones import choose_language, list_stone_places, split_place
from youju.localized.strings import make_say
from youju.model import Site, Tombstone
from youju.numbers.periods import word_period
from youju.pictures.cards import Card, Key, Order, draw_orders
from youju.pictures.layout import CardWords
from youju.pictures.share_cards import Poster, PosterOrder, draw_poster_orders
from youju.problems import Problems
from youju.rendering.renderer import Renderer
from youju.rendering.svg import Picture


def draw_epitaphs(site: Site, renderer: Renderer, problems: Problems) -> Mapping[Key, Card]:
    """Draw every tombstone in every language, as the charts' cards: that it is gone, and why."""
    blank = {size: Picture(width, 0, "", ()) for size, width in site.look.widths.items()}
    orders = {
        (*split_place(stone), code): Order(blank, _word(site, stone, code), stone.origin)
        for stone in site.tombstones
        for code in site.languages
    }
    return draw_orders(orders, site.look, renderer, problems)


def draw_last_posters(site: Site, renderer: Renderer, problems: Problems) -> Mapping[str, bytes]:
    """Draw the share card of every chart that was withdrawn, at its old path: path → PNG."""
    orders: dict[str, PosterOrder] = {}
    for stone in site.tombstones:
        for there, slug, item in list_stone_places(site, stone):
            if there == addresses.AUTO or item.startswith(addresses.FIGURE_FOLDER):
                continue  # no page to be shared was ever there
            code = choose_language(site, there)
            path = addresses.share_card(addresses.chart(there, slug, item))
            orders[path] = PosterOrder(_word_poster(site, stone, code), stone.origin, item, code)
    return draw_poster_orders(orders, site, renderer, problems)


def say_gone(site: Site, stone: Tombstone, code: str) -> str:
    """Return since when it is gone: 2024年6月1日起停止發佈."""
    day = word_period(stone.date, site.languages[code])
    return make_say(site.strings, code)("gone", date=day)


def _word(site: Site, stone: Tombstone, code: str) -> CardWords:
    return CardWords(
        tag=site.languages[code].tag,
        title=say_gone(site, stone, code),  # first: what was claimed must not read as a headline
        finding=stone.reason[code],
        note=stone.title[code],
        source=site.published_by[code],
        address=addresses.spoken(site.base_url, addresses.index(code)),
        alt=stone.reason[code],
    )


def _word_poster(site: Site, stone: Tombstone, code: str) -> Poster:
    return Poster(
        tag=site.languages[code].tag,
        publisher=site.published_by[code],
        title=say_gone(site, stone, code),
        source=f"{stone.title[code]} · {stone.reason[code]}",
        alt=stone.reason[code],
        pictures=(),
    )

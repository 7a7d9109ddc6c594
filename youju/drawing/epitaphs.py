"""Owns the pictures that stand where a withdrawn embed's picture files were pasted."""

from __future__ import annotations

from collections.abc import Mapping

from youju.drawing.cards import Card, Key, Order, draw_orders
from youju.drawing.exports import Words
from youju.drawing.render import Renderer
from youju.drawing.svg import Picture
from youju.model import Site, Tombstone
from youju.pages import addresses
from youju.problems import Problems
from youju.theme import WIDTHS

_BLANK = {size: Picture(width, 0, "", frozenset(), 0, ()) for size, width in WIDTHS.items()}


def draw_epitaphs(site: Site, renderer: Renderer, problems: Problems) -> Mapping[Key, Card]:
    """Draw every tombstone in every language, title and reason: beside the charts' cards."""
    orders = {
        (*split_place(stone), code): Order(_BLANK, _word(site, stone, code), stone.origin)
        for stone in site.tombstones
        for code in site.languages
    }
    return draw_orders(orders, renderer, problems)


def split_place(stone: Tombstone) -> tuple[str, str]:
    """Return story and item of a tombstone, as cards are found by; a language has no item."""
    slug, _, item = stone.place.partition("/")
    return slug, item


def _word(site: Site, stone: Tombstone, code: str) -> Words:
    return Words(
        tag=site.languages[code].tag,
        title=stone.title[code],
        finding=stone.reason[code],
        note="",
        source=f"{site.published_by[code]} · {site.strings['gone'][code]}",
        address=addresses.spoken(site.base_url, addresses.index(code)),
        alt=stone.reason[code],
    )

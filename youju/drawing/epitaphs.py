"""Owns the pictures that stand where a withdrawn embed's picture files were pasted."""

from __future__ import annotations

from collections.abc import Mapping

from youju.drawing.cards import Card
from youju.drawing.exports import Words, write_card
from youju.drawing.render import Raster, Renderer
from youju.drawing.svg import Picture
from youju.model import Site, Tombstone
from youju.problems import Problems
from youju.theme import WIDTHS

# Suffix → (paper: light or dark, pixels for each of the picture's): those that snippets name.
_FILES = {".png": (0, 1.0), "@2x.png": (0, 2.0), "-dark.png": (1, 1.0), "-dark@2x.png": (1, 2.0)}
_BLANK = Picture(WIDTHS["wide"], 0, "", frozenset(), 0, ())


def draw_epitaphs(
    site: Site, renderer: Renderer, problems: Problems
) -> Mapping[tuple[str, str, str], Card]:
    """Draw every tombstone in every language, title and reason: beside the charts' cards."""
    pairs = [(stone, code) for stone in site.tombstones for code in site.languages]
    jobs = [
        Raster(_write_svg(site, stone, code, paper), scale)
        for stone, code in pairs
        for paper, scale in _FILES.values()
    ]
    results = iter(renderer.draw(jobs))
    cards = {}
    for stone, code in pairs:
        files = {".svg": _write_svg(site, stone, code, 0).encode()}
        for suffix in _FILES:
            result = next(results)
            files[suffix] = result.png
            for fault in result.faults:
                values = {"chart": stone.place, "language": code, "what": fault.what}
                problems.add(fault.code, stone.origin, **values, where=fault.where)
        cards[*split_place(stone), code] = Card(files)
    return cards


def split_place(stone: Tombstone) -> tuple[str, str]:
    """Return story and item of a tombstone, as cards are found by; a language has no item."""
    slug, _, item = stone.place.partition("/")
    return slug, item


def _write_svg(site: Site, stone: Tombstone, code: str, paper: int) -> str:
    words = Words(
        tag=site.languages[code].tag,
        title=stone.title[code],
        finding=stone.reason[code],
        note="",
        source=f"{site.published_by[code]} · {site.strings['gone'][code]}",
        alt=stone.reason[code],
    )
    return write_card(_BLANK, words, paper)

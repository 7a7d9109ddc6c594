"""Owns site_src/tombstones.toml: what stands where an embed was published, and at which places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from youju import addresses
from youju.formats.toml import check_keys, parse_document, take, take_text
from youju.model import Language, Site, Tombstone
from youju.problems import Problems

TOMBSTONES = "site_src/tombstones.toml"
_PLACE = re.compile(r"[a-z0-9-]+(?:/(?:figure/)?[a-z0-9_-]+)?")


def parse_tombstones(
    content: bytes, languages: Mapping[str, Language], problems: Problems
) -> tuple[Tombstone, ...]:
    """Return the tombstones in `content`: a table each, named "slug/chart", "slug/figure/id" or
    with the code of a language that the site had."""
    document = parse_document(content, TOMBSTONES, problems)
    stones = []
    for place in document.values:
        if not _PLACE.fullmatch(place):
            problems.add("tombstone-place", document.origin(place), found=place)
            continue
        if not take(document, (place,), dict, problems):
            continue
        check_keys(document, (place,), ("date", "title", "reason", "instead"), problems)
        stones.append(
            Tombstone(
                place=place,
                date=str(take(document, (place, "date"), date, problems) or ""),
                title=take_text(document, (place, "title"), languages, problems),
                reason=take_text(document, (place, "reason"), languages, problems),
                instead=take(document, (place, "instead"), str, problems, ""),
                origin=document.origin(place),
            )
        )
    return tuple(stones)


def list_stone_places(site: Site, stone: Tombstone) -> Iterator[tuple[str, str, str]]:
    """Yield where a tombstone stands: language or "auto", story, and chart or "figure/<id>".

    Where a chart has a stone of its own, that of a language says nothing.
    """
    embeds = filter(None, map(addresses.split_embed, site.register.addresses))
    others = {other.place for other in site.tombstones} - {stone.place}
    published = [embed for embed in embeds if stone.place in embed and embed[1] not in others]
    own = [(code, stone.place) for code in site.languages if "/" in stone.place]
    for there, place in dict.fromkeys([*own, *published]):
        slug, _, item = place.partition("/")
        yield there, slug, item


def choose_language(site: Site, there: str) -> str:
    """Return in which language a tombstone speaks at an address in language `there`."""
    return there if there in site.languages else site.default


def split_place(stone: Tombstone) -> tuple[str, str]:
    """Return story and item of a tombstone, as cards are found by; a language has no item."""
    slug, _, item = stone.place.partition("/")
    return slug, item

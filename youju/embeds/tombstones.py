"""Owns site_src/tombstones.toml: what stands where an embed was published and is no more."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from youju.content.documents import check_keys, parse_document, take, take_text
from youju.model import Language, Tombstone
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

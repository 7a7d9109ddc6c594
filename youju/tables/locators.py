"""Owns locators: which place of a source, and which number there, an editor's words name."""

from __future__ import annotations

import re
import unicodedata

from youju.model import PrintedNumber, PrintIndex

# How locators name a paragraph or a page, beside the bare number of a paragraph.
_PARAGRAPH = re.compile(r"(?:paragraph|para\.?|par\.|¶)\s*(\d+)|第\s*(\d+)\s*[段]落?")
_PAGE = re.compile(r"(?:page|pp?\.?)\s*(\d+)|第\s*(\d+)\s*[頁页]")
_ORDER = re.compile(r"\s*#\s*(\d+)$")


def split_locator(locator: str) -> tuple[str, int | None]:
    """Return the place that a locator names, and which number there: "第2段#3" is ("2", 3)."""
    text = unicodedata.normalize("NFKC", locator)
    order = _ORDER.search(text)
    text = " ".join((text[: order.start()] if order else text).casefold().split())
    for pattern, form in ((_PARAGRAPH, "{}"), (_PAGE, "page {}")):
        if found := pattern.fullmatch(text):
            text = form.format(found[1] or found[2])
    return text, int(order[1]) if order else None


def find_entries(index: PrintIndex, locator: str) -> tuple[PrintedNumber, ...]:
    """Return the numbers of `index` at the place that `locator` names; all of them for none."""
    place, order = split_locator(locator)
    found = [one for one in index.numbers if not place or is_at(one.place, place)]
    return tuple(one for one in found if order in (None, one.order))


def is_at(place: str, wanted: str) -> bool:
    """Tell whether `wanted` names a place, or the table, page or cell in which it lies."""
    place = " ".join(unicodedata.normalize("NFKC", place).casefold().split())
    outer, _, inner = place.partition(": ")
    return wanted in (place, outer, inner) and bool(wanted)

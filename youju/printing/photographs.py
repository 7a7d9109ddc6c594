"""Owns what a template is given of a photograph: its copies, and its words in one language."""

from __future__ import annotations

from typing import TypedDict

from markupsafe import Markup

from youju.content.photographs import DECORATIVE
from youju.content.prose import PlacedPhotograph
from youju.localized.story import Desk
from youju.pictures.photographs import WEBP, PhotographCopy, list_copies


class PhotographView(TypedDict):
    """A photograph in a text: `copies` are those of its own kind, the smallest first; `others` the
    same as WebP, if they are not that already.
    """

    copies: list[PhotographCopy]
    others: list[PhotographCopy]
    largest: PhotographCopy
    alt: str
    caption: Markup
    credit: Markup


def view_photograph(desk: Desk, placed: PlacedPhotograph) -> PhotographView | None:
    """Return a photograph where a text shows it, or None where its file cannot be shown."""
    photograph = desk.story.photographs.get(placed.file)
    if photograph is None:
        return None
    copies = list_copies(photograph, desk.story.slug, desk.site.look.widths["wide"])
    own = [copy for copy in copies if copy.kind == photograph.kind]
    alt = desk.told(placed.alt)
    return {
        "copies": own,
        "others": [copy for copy in copies if copy.kind == WEBP and copy not in own],
        "largest": own[-1],
        "alt": "" if alt == DECORATIVE else alt,
        "caption": desk.shown(placed.caption),
        "credit": desk.shown(placed.credit),
    }

"""Owns what stands over a place on a page: the headings above it, and the head of its table."""

from __future__ import annotations

from typing import Any

from youju.formats.html_walk import HEADINGS, HtmlWalk

# Elements whose words stand over what follows; each ends what those behind it have said.
_RANKS = (*sorted(HEADINGS), "caption", "thead")
_OF_TABLES = _RANKS.index("caption")


class Heads:
    """The headings, captions and heads of tables that hold at a place, as a walk comes by them."""

    def __init__(self) -> None:
        self._texts: list[tuple[int, str]] = []

    @property
    def words(self) -> str:
        """What stands over the place that the walk has come to, the widest first."""
        return " ".join(text for _, text in self._texts)

    def take(self, walk: HtmlWalk[Any], text: str) -> None:
        """Keep the `text` of the block that `walk` is in if it stands over what follows.

        A heading takes the place of those as deep and deeper, and the head of a table of none.
        """
        if walk.is_inside(*_RANKS):
            rank = next(rank for rank, name in enumerate(_RANKS) if walk.is_inside(name))
            wider = [one for one in self._texts if one[0] < rank or _RANKS[one[0]] == "thead"]
            self._texts = [*wider, (rank, text)]

    def leave_table(self) -> None:
        """Forget the caption and the head of a table that ends."""
        self._texts = [one for one in self._texts if one[0] < _OF_TABLES]

"""Owns what is known, but broken: rows and tables that a story has and nobody could read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Unread:
    """What a story has, but nobody could read: whoever cites it says nothing of it.

    `ids` are rows of its figures tables, `groups` those that such a row belongs to, `series` tidy
    tables. Where it is not `whole`, rows were lost whose names are not known: any name may be one.
    """

    ids: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    series: frozenset[str] = frozenset()
    whole: bool = True

    def __contains__(self, key: object) -> bool:
        """Tell whether `id`, which no figure has, may be one of those that could not be read."""
        return key in self.ids or not self.whole

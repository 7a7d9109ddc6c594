"""Owns the noun of a map's source: whom its outlines are from, and who approved it."""

from __future__ import annotations

from dataclasses import dataclass

from youju.model.texts import Text


@dataclass(frozen=True)
class MapSource:
    """Where the outlines of a map come from, and the number under which a map was approved, which
    mainland China asks of those that are published there; `unplaced` are rows without an outline.
    """

    credit: Text | None = None
    approval: str = ""
    unplaced: tuple[str, ...] = ()

"""Owns what reads and holds finished pages: each anew here, and others may remember some."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from youju.audit.counterparts import Sight
from youju.audit.faults import Faults
from youju.audit.page import Counted
from youju.audit.seen import MarkedFigure, Seen
from youju.audit.visible import read_page

T = TypeVar("T")


@dataclass(frozen=True)
class HeldBy:
    """Keys of what a page is held against: of its `grounds`, which alone its pieces follow from,
    and of the `whole` of it."""

    grounds: str
    whole: str


@dataclass(frozen=True)
class Reviewed:
    """What came of holding one page: its marked figures, what was read there, its faults, and what
    was counted in its `pieces`."""

    marks: tuple[MarkedFigure, ...]
    sight: Sight
    faults: Faults
    pieces: Mapping[str, Counted]


class Reader:
    """Reads pages, and holds them; what comes of either follows from what it is given alone."""

    def read(self, content: bytes, *, picture: bool = False) -> Seen:
        """Return what read_page does."""
        return read_page(content, picture=picture)

    def recall(self, content: bytes, name: str, find: Callable[[], T]) -> T:
        """Return what `find`, which has a `name`, finds in `content`."""
        return find()

    def review(
        self,
        path: str,
        content: bytes,
        by: HeldBy,
        hold: Callable[[Mapping[str, Counted]], Reviewed],
    ) -> Reviewed:
        """Return what `hold` returns of the page at `path`; it takes what was counted in pieces of
        the page before, as long as the grounds stay."""
        return hold({})

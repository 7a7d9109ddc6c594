"""Owns what reads and holds finished pages: each anew here, and others may remember some."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from youju.audit.seen import Seen
from youju.audit.visible import read_page

T = TypeVar("T")


class Reader:
    """Reads pages, and holds them; what comes of either follows from what it is given alone."""

    def read(self, content: bytes, *, picture: bool = False) -> Seen:
        """Return what read_page does."""
        return read_page(content, picture=picture)

    def recall(self, content: bytes, held_by: str, hold: Callable[[], T]) -> T:
        """Return what `hold` returns of `content`, which `held_by` names with all else that it
        follows from."""
        return hold()

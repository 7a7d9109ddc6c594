"""Positions: lines and columns count from where the text begins."""

from __future__ import annotations

from youju.formats.positions import Lines
from youju.model import Origin


def test_a_place_is_a_line_and_a_column() -> None:
    lines = Lines("ab\n\ncd", Origin("en.md"))
    assert [str(lines.origin(place)) for place in (0, 2, 3, 4, 5, 6)] == [
        *("en.md:1:1", "en.md:1:3", "en.md:2:1", "en.md:3:1", "en.md:3:2", "en.md:3:3")
    ]


def test_only_the_first_line_begins_in_the_middle() -> None:
    lines = Lines("ab\ncd", Origin("story.toml", 7, 10))
    assert lines.origin(1) == Origin("story.toml", 7, 11)
    assert lines.origin(4) == Origin("story.toml", 8, 2)

"""Where words of a page were written: a cell or a line, and nothing where it cannot be told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fixture import load_fixture
from youju.checks.written import find_written

FILES = {
    "data/rooms.csv": b"room,note\nnorth,Open 7 days\nsouth,6\n",
    "site_src/stories/rooms/charts.py": b'import altair\n\nWORDS = "Top 10 rooms"\n',
    "site_src/stories/rooms/en.md": "# Rooms\n\nThe 第12屆 fair, 3 rooms and 3 rooms.\n".encode(),
    "site_src/stories/rooms/story.toml": b'slug = "rooms"\ntitle.en = "The 3 rooms and halls"\n',
    "static/map.svg": b"<text>Scale 1:500</text>",
}


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Open 7 days", "data/rooms.csv:2:2"),
        ("Top 10 rooms", "site_src/stories/rooms/charts.py:3:10"),
        ("…, The 3 rooms and halls", None),
        ("… The 3 rooms and halls", "site_src/stories/rooms/story.toml:2:13"),
        ("第12屆 fair", "site_src/stories/rooms/en.md:3:5"),
        ("3 rooms and", None),
        ("6", None),
        ("Scale 1:500", None),
        ("Nowhere 5", None),
    ],
)
def test_words_are_found_where_they_were_written_once(words: str, place: str | None) -> None:
    found = find_written(replace(load_fixture(), files=FILES), words)
    assert (str(found) if found else None) == place

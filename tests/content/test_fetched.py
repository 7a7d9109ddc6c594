"""What is recorded of fetched tables comes back as it was written."""

from __future__ import annotations

from youju.content.fetched import FETCHED, Fetch, format_fetched, parse_fetched
from youju.content.register import hash_file


def test_a_record_comes_back() -> None:
    known = {
        "data/b.csv": Fetch("https://a.example/b?x=1&y=二", "2026-11-29", hash_file(b"b")),
        "data/a.xlsx": Fetch("file:///srv/a.xlsx", "2025-01-02", hash_file(b"")),
    }
    written = format_fetched(known)
    assert parse_fetched({FETCHED: written.encode()}) == known
    assert written.index("a.xlsx") < written.index("b.csv")


def test_a_record_that_is_lost_or_spoilt_is_none() -> None:
    assert parse_fetched({}) == {}
    assert parse_fetched({FETCHED: b"= broken"}) == {}

"""The manifest: deterministic bytes, and read back only when it makes sense."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju import __version__
from youju.model import Page
from youju.output.manifest import (
    MANIFEST,
    Manifest,
    format_manifest,
    hash_bytes,
    make_manifest,
    read_manifest,
)


def test_it_is_read_back(tmp_path: Path) -> None:
    pages = [Page("zh/第一頁.html", "頁".encode()), Page("a.html", b"")]
    (tmp_path / MANIFEST).write_bytes(format_manifest(make_manifest(pages, "digest")))
    expected = {page.path: hash_bytes(page.content) for page in pages}
    assert read_manifest(tmp_path) == Manifest("digest", expected)


def test_it_names_the_engine() -> None:
    assert json.loads(format_manifest(make_manifest([], "")))["engine"] == __version__


@given(st.permutations([Page(f"{n}.html", b"x" * n) for n in range(6)]))
def test_the_order_of_pages_does_not_matter(pages: list[Page]) -> None:
    assert format_manifest(make_manifest(pages, "d")) == format_manifest(
        make_manifest(sorted(pages, key=str), "d")
    )


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"{", b"\xff", b"null", b"[]", b"{}", b'{"digest": "d"}', b'{"pages": {}}'),
        *(b'{"digest": 1, "pages": {}}', b'{"digest": "d", "pages": []}'),
        b'{"digest": "d", "pages": {"a": 1}}',
    ],
)
def test_what_makes_no_sense_is_no_manifest(content: bytes, tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_bytes(content)
    assert read_manifest(tmp_path) is None


def test_a_missing_manifest_is_none(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) is None
    assert read_manifest(tmp_path / "nowhere") is None


def test_different_bytes_have_different_hashes() -> None:
    assert len({hash_bytes(content) for content in (b"", b"a", b"b", b"a\n")}) == 4

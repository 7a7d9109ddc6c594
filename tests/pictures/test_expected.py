"""The guess which characters pictures need: all that is written, in every script."""

from __future__ import annotations

from dataclasses import replace

from tests.fixture import load_fixture
from youju.pictures.expected import expect_characters


def test_both_scripts_and_their_faces_are_expected() -> None:
    site = load_fixture()
    derived = replace(site.languages["zh"], tag="zh-Hans", derived_from="zh")
    files = {"data/x.csv": "讓\n".encode(), "data/x.png": "鬱".encode(), "site_src/b.md": b"\xff"}
    languages = {**site.languages, "zh-hans": derived}
    expected = expect_characters(replace(site, files={**site.files, **files}, languages=languages))
    assert set("讓让") <= set(expected) and "鬱" not in expected
    assert "Noto Sans CJK TC" in expected and "Noto Sans CJK SC" in expected

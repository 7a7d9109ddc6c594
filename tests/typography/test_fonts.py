"""The chart font: its families, its characters, its hash."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTCollection
from hypothesis import given
from hypothesis import strategies as st

from youju.typography import fonts


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("zh-Hans", "Noto Sans CJK SC"),
        ("zh-Hant", "Noto Sans CJK TC"),
        ("zh-hans-CN", "Noto Sans CJK SC"),
        ("ja-Jpan", "Noto Sans CJK JP"),
        ("ja", "Noto Sans CJK JP"),
        ("ja-JP", "Noto Sans CJK JP"),
        ("ko-KR", "Noto Sans CJK KR"),
        ("zh-TW", "Noto Sans CJK TC"),
        ("zh-Hans-TW", "Noto Sans CJK SC"),
        ("zh-CN", "Noto Sans CJK SC"),
        ("en-TW", "Liberation Sans, Noto Sans CJK TC"),
        ("en", "Liberation Sans, Noto Sans CJK TC"),
        ("en-GB", "Liberation Sans, Noto Sans CJK TC"),
    ],
)
def test_the_script_chooses_the_family(tag: str, expected: str) -> None:
    assert fonts.family(tag) == expected


@pytest.mark.parametrize("tag", ["zh-Hant", "zh-Hans", "ja", "ko", "en"])
def test_a_file_that_leaves_falls_back_to_the_readers_faces(tag: str) -> None:
    faces = fonts.stack(tag).split(",")
    own = [f"'{face}'" for face in fonts.family(tag).split(", ")]
    assert faces[: len(own)] == own
    assert faces[-1] == "sans-serif" and len(faces) > len(own) + 2
    readers = {"zh-Hant": "PingFang TC", "zh-Hans": "PingFang SC", "ja": "Hiragino Sans"}
    readers |= {"ko": "Malgun Gothic", "en": "Arial"}
    assert f"'{readers[tag]}'" in faces


def test_every_family_is_in_the_package_with_the_same_characters() -> None:
    with TTCollection(fonts._font_file(), lazy=True) as collection:
        found = {font["name"].getDebugName(1): set(font.getBestCmap()) for font in collection.fonts}
    for name in fonts.FAMILIES.values():
        assert found[name] == fonts.read_characters()


def test_faces_stand_in_the_order_of_the_file() -> None:
    with TTCollection(fonts._font_file(), lazy=True) as collection:
        names = [font["name"].getDebugName(1) for font in collection.fonts]
    assert list(fonts.open_faces()) == names


def test_ordinary_words_are_drawn() -> None:
    assert (
        fonts.missing_characters("48.9萬人以上「大慶」，¥3,000萬；“万元”—20% ≥ −5 é 讓餘衛\n") == ""
    )


def test_missing_characters_come_once_and_in_order() -> None:
    assert fonts.missing_characters("a😀慶\ue000😀b") == "😀\ue000"


def test_characters_that_are_never_drawn_are_not_missed() -> None:
    assert fonts.missing_characters("大\u200b慶\u00ad \ufe0f\u202a\n") == ""


@given(st.text())
def test_what_is_not_missing_is_in_the_font_or_blank(text: str) -> None:
    missing = fonts.missing_characters(text)
    assert len(set(missing)) == len(missing)
    rest = {ord(c) for c in text if c not in missing}
    assert rest <= fonts.read_characters() | fonts._BLANK


def test_the_digest_follows_the_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = fonts.font_digest()
    other = tmp_path / "other.ttc"
    monkeypatch.setattr(fonts, "_font_file", lambda: other)
    digests = []
    for content in (b"one font", b"two font"):
        other.write_bytes(content)
        fonts.font_digest.cache_clear()
        digests.append(fonts.font_digest())
    fonts.font_digest.cache_clear()
    assert len({real, *digests}) == 3

"""Lines break where readers of each script would break them, and nothing is lost in between."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.typography.line_breaking import (
    DATE,
    balance,
    has_room,
    is_broken_well,
    is_phrased,
    wrap,
    wrap_drawn,
)
from youju.typography.metrics import measure_text


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("A market of many stalls", 105, ["A market of", "many stalls"]),
        ("這裏有48.9萬人以上。", 125, ["這裏有", "48.9萬人以上。"]),
        ("一二三四「五六」", 84, ["一二三四", "「五六」"]),
        ("It cost 30\u00a0million\u00a0yuan", 150, ["It cost", "30\u00a0million\u00a0yuan"]),
        ("港に4万3000ドル超が届く", 140, ["港に", "4万3000ドル超が", "届く"]),
        ("汐見港のフェリーターミナル", 160, ["汐見港の", "フェリーターミナル"]),
        ("", 50, [""]),
    ],
)
def test_breaks_fall_between_words_and_beside_marks(
    text: str, room: float, lines: list[str]
) -> None:
    assert wrap(text, 16, room) == lines


@pytest.mark.parametrize("room", range(110, 300, 8))
def test_a_picture_breaks_no_date_in_han(room: float) -> None:
    text = "海港・數據來源：戶政司《人口統計》，2021年12月14日。地圖：某處，3月5日"
    lines = wrap_drawn(text, 13, room)
    for date in ("2021年12月14日", "3月5日"):
        assert any(date in line for line in lines)
    assert "".join(lines) == text


def test_frames_are_measured_as_browsers_break_dates() -> None:
    assert wrap("刊於2021年12月14日", 10, 62) == ["刊於2021年", "12月14日"]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Source: A Bureau, “Numbers”, June 30, 2021.", ["June 30, 2021"]),
        ("30 June 2021 and May 2021, 12 years in 2019", ["30 June 2021"]),
        ("《統計》，2021年2月14日、2020年3月。", ["2021年2月14日", "2020年3月"]),
    ],
)
def test_dates_are_found(text: str, dates: list[str]) -> None:
    assert DATE.findall(text) == dates


def test_no_character_stands_alone_where_others_can_be_spared() -> None:
    lines = wrap("一二三四五六七八九", 10, 42)
    assert len(lines) == 3
    assert len(lines[-1]) > 1


def test_only_a_word_wider_than_a_line_is_broken() -> None:
    lines = wrap("a incomprehensibilities b", 16, 60)
    assert "".join(lines).replace(" ", "") == "aincomprehensibilitiesb"
    assert all(measure_text(line, 16) <= 60 for line in lines)
    assert not has_room("incomprehensibilities", 16, 60)
    assert has_room("a b c", 16, 60)


@given(st.lists(st.sampled_from(["Place", "alpha", "New", "York", "City"]), min_size=1, max_size=6))
def test_a_text_in_its_own_width_is_one_line(words: list[str]) -> None:
    text = " ".join(words)
    assert wrap(text, 14, measure_text(text, 14)) == [text]


@given(
    st.text(st.sampled_from("一二三，。「」48.9萬 abc-%"), max_size=40),
    st.floats(30, 200),
)
def test_no_character_is_lost_or_made(text: str, room: float) -> None:
    for lines in (wrap(text, 16, room), wrap_drawn(text, 16, room), balance(text, 16, room)):
        assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_title_of_phrases_is_broken_behind_their_marks() -> None:
    text = "人才盤點：總量最多，而且分佈很廣"
    lines = balance(text, 20, 210)
    assert lines == ["人才盤點：總量最多，", "而且分佈很廣"]
    assert is_phrased(text)
    assert is_broken_well(text, lines)
    assert not is_broken_well(text, [text[:3], text[3:]])
    assert not is_phrased("只有一句。")

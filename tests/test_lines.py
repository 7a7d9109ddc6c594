"""Lines: no number is torn from its unit, no mark stands wrong, no character alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.advances import measure_text
from youju.drawing.lines import balance, is_broken_well, is_phrased, wrap, wrap_drawn

OPENING, CLOSING = "（「『《〈“‘", "、，。．；：！？）」』》〉”’…％"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("one two three", ["one two", "three"]),
        ("大慶人才四十八萬", ["大慶人才四", "十八萬"]),
        ("人才總量48.9萬人", ["人才總量", "48.9萬人"]),
        ("近5.2萬人次的訪問量不少", ["近", "5.2萬人次的", "訪問量不少"]),
        ("共有的人才，很多", ["共有的人", "才，很多"]),
        ("共有人才「很多", ["共有人才", "「很多"]),
        ("佔全部的17.6%", ["佔全部的", "17.6%"]),
        ("some 489,000 people", ["some", "489,000", "people"]),
        ("some 30\u00a0million\u00a0yuan", ["some", "30\u00a0million\u00a0yuan"]),
        ("about\u00a0it now", ["about\u00a0it", "now"]),
        ("有了youju這個詞", ["有了youju", "這個詞"]),
        ("人數是−500萬", ["人數是", "−500萬"]),
        ("a well-known fact", ["a", "well-known", "fact"]),
        ("news.example/zh/a-1/", ["news.example/", "zh/a-1/"]),
        ("高技能人才們", ["高技能人", "才們"]),
        ("高技能人才們。", ["高技能人", "才們。"]),
    ],
)
def test_lines_break_where_readers_would_break_them(text: str, lines: list[str]) -> None:
    assert wrap(text, 10, 52, "drawn") == lines


@given(st.text("人才總量48.9萬 ab,。、「」（）％%“”", max_size=60), st.integers(30, 200))
def test_no_mark_stands_where_it_must_not(text: str, room: int) -> None:
    lines = wrap(text, 10, room)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines[1:]:
        if line:
            assert line[0] not in CLOSING
    for line in lines[:-1]:
        if line:
            assert line[-1] not in OPENING


@given(st.integers(1, 10**9), st.sampled_from(["萬人", "億元", "%", "人次", ",000"]))
def test_a_number_stays_with_what_it_counts(number: int, unit: str) -> None:
    lines = wrap(f"大慶的人才{number}{unit}，還有", 10, 60)
    assert any(f"{number}{unit}" in line for line in lines)


def test_chinese_fills_its_line_and_no_more() -> None:
    """Han characters are one em wide in every face; only Latin is narrower in the chart font."""
    text = "本地高校畢業生留下，口徑不同，時段也不盡相同" * 3
    for line in wrap_drawn(text, 15, 680):
        assert measure_text(line, 15, "drawn") <= 680


@pytest.mark.parametrize(
    ("title", "room", "lines"),
    [
        (
            "引進、集聚、留下：各有口徑，不宜相加",
            80,
            ["引進、集聚、", "留下：各有口徑，", "不宜相加"],
        ),
        ("大慶盤點人才：48.9萬人以上，還有", 90, ["大慶盤點人才：", "48.9萬人以上，", "還有"]),
        ("高技能人才比其餘各類加起來還多", 90, ["高技能人才比其餘", "各類加起來還多"]),
        ("Most of the stalls sell food", 100, ["Most of the", "stalls sell food"]),
        ("一個題", 90, ["一個題"]),
    ],
)
def test_a_title_is_broken_at_its_marks_and_evenly(
    title: str, room: float, lines: list[str]
) -> None:
    assert balance(title, 10, room) == lines


def test_curly_quotes_are_as_wide_as_han_in_chinese_alone() -> None:
    assert wrap("“青年”大慶", 10, 55, "drawn") == ["“青年”", "大慶"]
    assert wrap("“青年”大慶", 10, 55, "sans") == ["“青年”大慶"]
    assert wrap("a “young” town", 10, 70, "drawn") == ["a “young” town"]
    assert balance("“青年”大慶", 10, 55) == ["“青年”", "大慶"]


@given(st.text("人才總量48.9萬 ab,。、「」（）％%“”", max_size=60), st.integers(30, 200))
def test_a_balanced_title_says_all_of_it(text: str, room: int) -> None:
    assert "".join("".join(balance(text, 10, room)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("lines", "well"),
    [
        (["引進、集聚，", "不宜相加"], True),
        (["引進、集", "聚，不宜相加"], False),
        (["引進、集聚，不宜相加"], True),
    ],
)
def test_a_break_in_a_phrase_is_told(lines: list[str], well: bool) -> None:
    assert is_broken_well("".join(lines), lines) is well
    assert is_broken_well("two words", ["two", "words"])


@pytest.mark.parametrize(
    ("title", "phrased"),
    [("人才盤點：誰最多", True), ("人才比其餘各類還多。", False), ("One, two", False), ("", False)],
)
def test_titles_of_several_phrases_are_told(title: str, phrased: bool) -> None:
    assert is_phrased(title) is phrased

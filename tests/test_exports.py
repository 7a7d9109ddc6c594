"""Pictures that leave the site: they carry their words, and no number is torn from its unit."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.drawing.drawn import check_svg
from youju.drawing.exports import MARGIN, Words, wrap, write_card
from youju.drawing.svg import Picture
from youju.theme import PALETTE, measure

SVG = "{http://www.w3.org/2000/svg}"
BODY = '<g class="f-main"><text font-weight="bold" class="f-ink">48.9萬</text></g>'
PICTURE = Picture(680, 200, BODY, frozenset(), 0, ("48.9萬",))
ENGLISH = Words("en", "A <title>", "A finding & more", "A note.", "Source: a list", 'Bars: "a"')
CHINESE = Words("zh-Hant", "標題", "結論", "", "來源", "橫條圖")
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
        ("about\u00a0it all", ["about\u00a0it", "all"]),
        ("有了youju這個詞", ["有了youju", "這個詞"]),
        ("人數是−500萬", ["人數是", "−500萬"]),
        ("a well-known fact", ["a", "well-known", "fact"]),
    ],
)
def test_lines_break_where_readers_would_break_them(text: str, lines: list[str]) -> None:
    assert wrap(text, 10, 52) == lines


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


@pytest.mark.parametrize("words", [ENGLISH, CHINESE])
@pytest.mark.parametrize("paper", [0, 1])
def test_a_card_is_whole_by_itself(words: Words, paper: int) -> None:
    svg = write_card(PICTURE, words, paper)
    assert check_svg(svg) == []
    root = ElementTree.fromstring(svg)
    assert root.findtext(f"{SVG}title") == words.title
    assert root.findtext(f"{SVG}desc") == words.alt
    texts = ["".join(node.itertext()) for node in root.iter(f"{SVG}text")]
    for part in (words.title, words.finding, words.note, words.source, "48.9萬"):
        assert not part or part in texts
    assert root.get("lang") == words.tag
    assert "class=" not in svg
    assert PALETTE["paper"][paper] in svg and PALETTE["main"][paper] in svg


def test_a_card_is_as_tall_as_its_words_need() -> None:
    long = Words("en", "A long title " * 20, "", "", "Source", "alt")
    plain, tall = (ElementTree.fromstring(write_card(PICTURE, words)) for words in (ENGLISH, long))
    assert float(tall.get("height", "")) > float(plain.get("height", "")) > PICTURE.height
    lines = [node for node in tall.iter(f"{SVG}text") if node.get("x") == str(MARGIN)]
    assert len(lines) > 4
    for line in lines:
        assert measure(line.text or "", float(line.get("font-size", ""))) <= PICTURE.width * 1.1
        assert float(line.get("y", "")) <= float(tall.get("height", ""))


def test_bold_words_are_bold_in_a_face_that_has_it_and_rimmed_in_one_that_has_not() -> None:
    assert write_card(PICTURE, ENGLISH).count('font-weight="bold"') == 2
    rimmed = write_card(PICTURE, CHINESE)
    assert 'font-weight="bold"' not in rimmed
    assert rimmed.count(f'stroke="{PALETTE["ink"][0]}" stroke-width="0.5"') == 2

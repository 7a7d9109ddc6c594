"""Pictures that leave the site: they carry their words, and open wherever SVG opens."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from youju.pictures.layout import LAYOUTS, CardWords, write_card
from youju.rendering.svg import Picture
from youju.rendering.svg_checks import check_svg
from youju.theme import PALETTE
from youju.typography.metrics import measure_text

SVG = "{http://www.w3.org/2000/svg}"
XML = "{http://www.w3.org/XML/1998/namespace}"
BODY = '<g class="f-main"><text font-weight="bold" class="f-ink">48.9萬</text></g>'
PICTURE = Picture(680, 200, BODY, ("48.9萬",))
ADDRESS = "news.example/zh/budget-2024/by-year/"
ENGLISH = CardWords(
    "en", "A <title>", "A finding & more", "A note.", "Source: a list", ADDRESS, 'Bars: "a"'
)
CHINESE = CardWords("zh-Hant", "標題", "結論", "", "來源", ADDRESS, "橫條圖")


@pytest.mark.parametrize("words", [ENGLISH, CHINESE])
@pytest.mark.parametrize("paper", [0, 1])
def test_a_card_is_whole_by_itself(words: CardWords, paper: int) -> None:
    svg = write_card(PICTURE, words, paper=paper)
    assert check_svg(svg) == []
    root = ElementTree.fromstring(svg)
    assert root.findtext(f"{SVG}title") == words.title
    assert root.findtext(f"{SVG}desc") == words.alt
    texts = ["".join(node.itertext()) for node in root.iter(f"{SVG}text")]
    for part in (words.title, words.finding, words.note, words.source, words.address, "48.9萬"):
        assert not part or part in texts
    assert root.get("lang") == words.tag == root.get(f"{XML}lang")
    assert "class=" not in svg and "var(" not in svg and "<style" not in svg
    assert PALETTE["paper"][paper] in svg and PALETTE["main"][paper] in svg
    groups = [node.get("id") for node in root.iter(f"{SVG}g") if node.get("id")]
    small = ["note", "source", "address"] if words.note else ["source", "address"]
    assert groups == ["title", "finding", "picture", *small]


@pytest.mark.parametrize("size", LAYOUTS)
def test_a_card_is_as_tall_as_its_words_need(size: str) -> None:
    margin = LAYOUTS[size].margin
    long = CardWords("en", "A long title " * 20, "", "", "Source", ADDRESS * 9, "alt")
    plain, tall = (
        ElementTree.fromstring(write_card(PICTURE, words, size)) for words in (ENGLISH, long)
    )
    assert float(tall.get("height", "")) > float(plain.get("height", "")) > PICTURE.height
    lines = [
        (node, float(group.get("font-size", "")), group.get("id") == "title")
        for group in tall.iter(f"{SVG}g")
        if group.get("id") in ("title", "source", "address")
        for node in group.iter(f"{SVG}tspan")
    ]
    assert len(lines) > 4
    for line, points, bold in lines:
        assert float(line.get("x", "")) == margin
        assert measure_text(line.text or "", points, "bold" if bold else "drawn") <= PICTURE.width
        assert float(line.get("y", "")) <= float(tall.get("height", "")) - margin / 2


def test_a_broken_text_is_copied_whole() -> None:
    long = CardWords("en", "A long title " * 20 + "ends", "", "", "Source", ADDRESS * 9, "alt")
    root = ElementTree.fromstring(write_card(PICTURE, long))
    texts = ["".join(node.itertext()) for node in root.iter(f"{SVG}text")]
    assert long.title in texts and long.address in texts


def test_bold_words_are_bold_in_a_face_that_has_it_and_rimmed_in_one_that_has_not() -> None:
    assert write_card(PICTURE, ENGLISH).count('font-weight="bold"') == 2
    rimmed = write_card(PICTURE, CHINESE)
    assert 'font-weight="bold"' not in rimmed
    assert rimmed.count(f'stroke="{PALETTE["ink"][0]}" stroke-width="0.5"') == 2

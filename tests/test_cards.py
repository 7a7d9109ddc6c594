"""Picture files: each chart once a language, with its words, as SVG and PNG."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from fixture import BY_YEAR, FIGURES, KINDS, ONE_YEAR, TIDY, load_fixture, print_fixture

from youju.drawing.cards import draw_cards
from youju.drawing.drawn import check_svg
from youju.drawing.render import Renderer
from youju.model import Text
from youju.problems import Problems

SVG = "{http://www.w3.org/2000/svg}"
KEYS = [
    (slug, chart, code)
    for slug, chart in ((FIGURES, KINDS), (TIDY, BY_YEAR), (TIDY, ONE_YEAR))
    for code in ("en", "zh")
]


def test_there_is_a_card_for_each_chart_and_language() -> None:
    assert list(print_fixture().cards) == KEYS


@pytest.mark.parametrize("key", KEYS)
def test_a_card_holds_the_charts_words_and_numbers(key: tuple[str, str, str]) -> None:
    card = print_fixture().cards[key]
    assert check_svg(card.files[".svg"].decode()) == []
    root = ElementTree.fromstring(card.files[".svg"].decode())
    assert root.get("lang") == load_fixture().languages[key[2]].tag
    assert all(root.findtext(f"{SVG}{name}") for name in ("title", "desc"))
    assert "{{" not in card.files[".svg"].decode() and "<data" not in card.files[".svg"].decode()


@pytest.mark.parametrize("key", KEYS)
def test_the_png_is_the_svg_at_twice_its_size_and_not_blank(key: tuple[str, str, str]) -> None:
    card = print_fixture().cards[key]
    root = ElementTree.fromstring(card.files[".svg"].decode())
    size = [int.from_bytes(card.files[".png"][at : at + 4], "big") for at in (16, 20)]
    expected = [2 * float(root.get(name, "0")) for name in ("width", "height")]
    assert size == pytest.approx(expected, abs=2)
    assert len(card.files[".png"]) > 20_000


def test_words_round_the_picture_are_plain_and_name_publisher_and_source() -> None:
    svg = print_fixture().cards[FIGURES, KINDS, "en"].files[".svg"].decode()
    texts = ["".join(node.itertext()) for node in ElementTree.fromstring(svg).iter(f"{SVG}text")]
    assert "Most stalls sell food" in texts
    assert "Food is sold at 800\u00a0items." in texts
    assert any(text.startswith("The Fixture · Source: Fixture Statistics") for text in texts)


def test_a_character_without_a_glyph_is_reported_with_its_language() -> None:
    site, printed = load_fixture(), print_fixture()
    story = next(story for story in site.stories if story.slug == FIGURES)
    title = Text({"en": "Food 🙂", "zh": "吃的"}, ("en", "zh"))
    chart = replace(story.charts[0], title=title)
    changed = replace(site, stories=(replace(story, charts=(chart,)),))
    problems = Problems()
    with Renderer() as renderer:
        draw_cards(changed, printed.pictures, renderer, problems)
    (problem,) = problems
    assert problem.code == "chart-missing-glyph"
    assert problem.origin == chart.origin
    assert dict(problem.values)["language"] == "en"
    assert "U+1F642" in problem.sentence("zh")

"""Single figures: a card, a line of text, and what the page of figures says about them."""

from __future__ import annotations

import re
from html import unescape

import pytest

from tests.fixture import FIGURES, load_fixture, print_fixture, print_new, text_of
from youju.embeds.figure_frames import view_snippet
from youju.printing.context import make_press
from youju.printing.templating import Printer

FIGURE = f"embed/{{}}/{FIGURES}/figure/{{}}"
TEXTS = {
    ("en", "stalls"): "Market stalls · Stalls: more than 1,200\u00a0items"
    " (May 2024; source: Fixture Statistics, May 9, 2024)",
    ("zh", "stalls"): "市場攤位 · 攤位：1200多項（2024年5月；來源：樣本統計處，2024年5月9日）",
    ("en", "food_share"): "Market stalls · Share selling food: 66.7\u00a0percent"
    " (May 2024; worked out by us: 800 items ÷ (800 items + 400 items))",
    ("zh", "food_share"): "市場攤位 · 賣吃的佔比：66.7%"
    "（2024年5月；由我們算出：800項 ÷ (800項 + 400項)）",
}


@pytest.mark.parametrize(("code", "figure_id"), TEXTS)
def test_a_figure_in_plain_text_says_when_and_whence_and_where_to_look(
    code: str, figure_id: str
) -> None:
    text, address = text_of(FIGURE.format(code, figure_id) + ".txt").splitlines()
    assert text == TEXTS[code, figure_id]
    assert address == f"https://fixture.example/sub/{code}/{FIGURES}/data/#ev-{figure_id}"


def test_every_figure_has_a_card_and_a_text_in_every_language() -> None:
    pages = print_fixture().pages
    for story in load_fixture().stories:
        for key in story.figures:
            for code in ("en", "zh"):
                path = f"embed/{code}/{story.slug}/figure/{key}"
                assert f"{path}/index.html" in pages and f"{path}.txt" in pages


@pytest.mark.parametrize("code", ["en", "zh"])
def test_the_text_of_a_new_figure_is_copied_from_the_page_and_has_no_file(code: str) -> None:
    pages = print_new().pages
    assert not any("/figure/" in path and path.endswith(".txt") for path in pages)
    page = pages[f"{code}/{FIGURES}/data/index.html"].decode()
    texts = re.findall(r'<textarea id="text-(\w+)".*?>(.*?)</textarea>', page, re.DOTALL)
    found = {key: unescape(text) for key, text in texts}
    assert list(found) == re.findall(r'<textarea id="snippet-(\w+)"', page)
    for key, text in found.items():
        assert text == text_of(FIGURE.format(code, key) + ".txt")  # as it was when it had one
        assert page.count(f'data-copy="text-{key}"') == 1
    assert 'id="text-' not in text_of(f"{code}/{FIGURES}/data/index.html")
    for key in found:
        card = f"{FIGURE.format(code, key)}/index.html"
        assert pages[card].decode() == text_of(card)


def test_templates_of_newsrooms_link_to_a_text_or_to_the_card() -> None:
    made = print_new()
    press = make_press(made.site, made.pictures, made.cards, made.posters, Printer(made.site.files))
    story = next(story for story in made.site.stories if story.slug == FIGURES)
    for key, figure in story.figures.items():
        view = view_snippet(press, story, figure, "en", f"en/{FIGURES}/data/index.html")
        assert view["text"] == view["card"] == f"../../../embed/en/{FIGURES}/figure/{key}/"


@pytest.mark.parametrize("code", ["en", "zh"])
def test_a_card_has_the_figure_with_its_source_and_a_way_back(code: str) -> None:
    page = text_of(FIGURE.format(code, "rent") + "/index.html")
    back = f"https://fixture.example/sub/{code}/{FIGURES}/data/#ev-rent"
    assert f'<link rel="canonical" href="{back}">' in page
    assert f'<a href="{back}" target="_blank" rel="noopener">' in page
    assert '<a href="https://statistics.example/market" target="_blank" rel="noopener">' in page
    assert 'data-figure="rent"' in page and 'content="noindex"' in page
    assert f'data-embed="{FIGURES}/figure/rent"' in page and "site." not in page


def test_a_derived_figure_has_its_formula_in_place_of_a_source() -> None:
    page = text_of(FIGURE.format("en", "food_share") + "/index.html")
    formula = re.findall(r'class="formula">(.*?)</span>', page)[0]
    assert re.sub("<[^>]*>", "", formula) == "800\u00a0items ÷ ( 800\u00a0items + 400\u00a0items )"
    assert "Fixture Statistics" not in page


def test_the_page_of_figures_offers_each_to_embed() -> None:
    page = text_of(f"en/{FIGURES}/data/index.html")
    [field] = re.findall(r'<textarea id="snippet-rent".*?>(.*?)</textarea>', page, re.DOTALL)
    frame, line = unescape(field).split("\n")
    card = f"https://fixture.example/sub/{FIGURE.format('en', 'rent')}/"
    assert frame.partition("<iframe")[2].startswith(f' src="{card}" title="Yearly rent: about 3.6')
    said = "The Fixture · per year; source: Fixture Statistics, May 9, 2024"
    assert line.endswith(f"</a> · {said}</p>")
    assert f'href="../../../{FIGURE.format("en", "rent")}.txt"' in page
    assert "snippet-rent" not in text_of(f"en/{FIGURES}/index.html")

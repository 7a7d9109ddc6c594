"""Picture files: each chart with its words and address, light and dark, as SVG and PNG."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from tests.fixture import (
    BY_YEAR,
    FIGURES,
    KINDS,
    ONE_YEAR,
    TIDY,
    load_fixture,
    open_store,
    print_fixture,
    print_new,
)
from youju.addresses import VARIANTS
from youju.model import Register, Text
from youju.pictures.cards import ALL, FEWER, draw_cards
from youju.problems import Problems
from youju.rendering.png import read_size
from youju.rendering.renderer import Renderer
from youju.rendering.svg_checks import check_svg
from youju.theme import PALETTE

SVG = "{http://www.w3.org/2000/svg}"
SVGS = [".svg", "-dark.svg", "-phone.svg", "-phone-dark.svg"]
PNGS = [svg.replace(".svg", end) for svg in SVGS for end in (".png", "@2x.png")]
KEYS = [
    (slug, chart, code)
    for slug, chart in ((FIGURES, KINDS), (TIDY, BY_YEAR), (TIDY, ONE_YEAR))
    for code in ("en", "zh")
]


def test_pictures_are_named_as_addresses_say() -> None:
    assert {svg.removesuffix(".svg") for svg in SVGS} == {"", *VARIANTS}


def test_a_new_chart_has_fewer_files_and_one_that_was_published_all() -> None:
    for key in KEYS:
        old, new = print_fixture().cards[key].files, print_new().cards[key].files
        assert tuple(old) == ALL == (*SVGS, *PNGS)
        assert set(new) == set(FEWER) and len(new) == len(FEWER) == 5
        assert all(new[suffix] == old[suffix] for suffix in new)


def test_a_chart_has_the_same_files_in_languages_that_come_later() -> None:
    published = Register((f"embed/zh/{FIGURES}/{KINDS}/index.html",))
    site, printed, problems = load_fixture(), print_fixture(), Problems()
    with Renderer(open_store()) as renderer:
        site = replace(site, register=published)
        cards = draw_cards(site, printed.pictures, renderer, problems)
    assert list(problems) == []
    assert {key for key, card in cards.items() if tuple(card.files) == ALL} == {
        (FIGURES, KINDS, code) for code in ("en", "zh")
    }


def test_there_is_a_card_for_each_chart_and_language() -> None:
    assert list(print_fixture().cards) == KEYS


@pytest.mark.parametrize("key", KEYS)
def test_a_card_holds_the_charts_words_and_numbers(key: tuple[str, str, str]) -> None:
    files = print_fixture().cards[key].files
    assert list(files) == [*SVGS, *PNGS]
    for svg in (files[suffix].decode() for suffix in SVGS):
        assert check_svg(svg) == []
        root = ElementTree.fromstring(svg)
        assert root.get("lang") == load_fixture().languages[key[2]].tag
        assert root.get("role") == "img"
        for name in ("title", "desc"):
            assert [bool(node.text) for node in root.iter(f"{SVG}{name}")] == [True]
        assert "{{" not in svg and "<data" not in svg


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("suffix", SVGS)
def test_a_picture_file_opens_in_drawing_programs(key: tuple[str, str, str], suffix: str) -> None:
    """No classes, no variables, no colours with transparency, no address, every id once."""
    svg = print_fixture().cards[key].files[suffix].decode()
    assert not re.search(r"class=|style|var\(|href|rgba?\(|url\((?!#)", svg)
    colours = set(re.findall(r'(?:fill|stroke)="([^"]*)"', svg))
    assert all(re.fullmatch(r"#[0-9a-f]{6}|none|url\(#.*\)", colour) for colour in colours)
    assert colours & {pair["dark" in suffix] for pair in PALETTE.values()}
    ids = re.findall(r' id="([^"]*)"', svg)
    assert len(ids) == len(set(ids)) and {"title", "picture", "address"} <= set(ids)
    used = set(re.findall(r"url\(#([^)]*)\)", svg))
    assert used <= set(ids)


@pytest.mark.parametrize("key", KEYS)
def test_a_card_says_where_the_chart_lives(key: tuple[str, str, str]) -> None:
    slug, chart, code = key
    root = ElementTree.fromstring(print_fixture().cards[key].files[".svg"].decode())
    [group] = [node for node in root.iter(f"{SVG}g") if node.get("id") == "address"]
    assert "".join(group.itertext()) == f"fixture.example/sub/{code}/{slug}/{chart}/"


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("suffix", PNGS)
def test_a_png_is_its_svg_at_once_or_twice_its_size(key: tuple[str, str, str], suffix: str) -> None:
    files = print_fixture().cards[key].files
    scale = 2 if "@2x" in suffix else 1
    root = ElementTree.fromstring(files[suffix.replace("@2x", "").replace(".png", ".svg")].decode())
    expected = [scale * float(root.get(name, "0")) for name in ("width", "height")]
    assert read_size(files[suffix]) == pytest.approx(expected, abs=2)
    assert 4_000 < len(files[suffix]) < 300_000


@pytest.mark.parametrize("key", KEYS)
def test_words_can_be_read_where_a_phone_shows_the_narrow_picture(
    key: tuple[str, str, str],
) -> None:
    """A column on a phone is 343 pixels wide; no word is then smaller than 11 pixels."""
    root = ElementTree.fromstring(print_fixture().cards[key].files["-phone.svg"].decode())
    sizes = [float(node.get("font-size", "99")) for node in root.iter()]
    assert min(sizes) * 343 / float(root.get("width", "")) >= 11


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
    with Renderer(open_store()) as renderer:
        draw_cards(changed, printed.pictures, renderer, problems)
    (problem,) = problems
    assert problem.code == "chart-missing-glyph"
    assert problem.origin == chart.origin
    assert dict(problem.values)["language"] == "en"
    assert "U+1F642" in problem.sentence("zh")

"""Share cards: of a fixed size, with the title large and the picture whole."""

from __future__ import annotations

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
)
from youju import addresses
from youju.model import Text
from youju.pictures.share_cards import (
    HEIGHT,
    LEGIBLE,
    WIDTH,
    Poster,
    PosterOrder,
    check_titles,
    draw_posters,
    write_poster,
)
from youju.problems import Problems
from youju.rendering.png import read_size
from youju.rendering.renderer import Renderer
from youju.rendering.svg import Picture
from youju.rendering.svg_checks import check_svg
from youju.theme import HOUSE
from youju.typography.metrics import has_han, measure_text

SVG = "{http://www.w3.org/2000/svg}"
BODY = '<g class="f-main"><text class="f-ink">48.9萬</text></g>'
SHAPES = ((680, 138), (680, 300), (344, 120), (344, 420))
TALL = ((680, 1160), (344, 1200))
TITLES = (
    "標題",
    "引進、集聚、留下：各有口徑，不宜相加",
    "A title" + " of it" * 4,
    "A very" + " long title" * 12,
)
WORDS = (
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "Counting " + "W" * 90 + " stalls",
    "統計" + "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbau" + "的攤位",
    "https://example.org/" + "a" * 80,
    "共有" + "9" * 70 + "萬個攤位",
    "真的" + "！" * 60,
)


def make_poster(title: str, *shapes: tuple[float, float], tag: str = "zh-Hant") -> Poster:
    pictures = tuple(Picture(*shape, BODY, ("48.9萬",)) for shape in shapes)
    return Poster(tag, "有據", title, "數據來源：一份清單", "橫條圖", pictures)


def place(root: ElementTree.Element) -> tuple[float, float, float]:
    """Return where the picture stands and at what scale."""
    [group] = [node for node in root.iter(f"{SVG}g") if node.get("id") == "picture"]
    numbers = group.get("transform", "").replace("translate(", "").replace(") scale(", ",")
    x, y, scale = (float(number) for number in numbers.rstrip(")").split(","))
    return x, y, scale


def foot(root: ElementTree.Element, name: str) -> float:
    """Return the lowest base line of the text `name`."""
    [group] = [node for node in root.iter(f"{SVG}g") if node.get("id") == name]
    return max(float(node.get("y", "")) for node in group.iter(f"{SVG}tspan"))


def test_every_story_and_chart_has_a_card_in_every_language() -> None:
    expected = set()
    for code in ("en", "zh"):
        for slug, chart in ((FIGURES, KINDS), (TIDY, BY_YEAR), (TIDY, ONE_YEAR)):
            expected.add(addresses.share_card(addresses.story(code, slug)))
            expected.add(addresses.share_card(addresses.chart(code, slug, chart)))
    posters = print_fixture().posters
    assert set(posters) == expected
    for png in posters.values():
        assert read_size(png) == (WIDTH, HEIGHT)
        assert 10_000 < len(png) < 300_000


@pytest.mark.parametrize(
    ("title", "told"),
    [(TITLES[1], False), ("A title" + " of it" * 20, False), ("A title" + " of it" * 60, True)],
)
def test_a_title_too_long_for_a_card_is_told_once(title: str, told: bool) -> None:
    site = load_fixture()
    story = site.stories[0]
    origin = story.origins["title"]
    poster = make_poster(title, (680, 300))
    orders = {code: PosterOrder(poster, origin, story.slug, code) for code in ("en", "zh")}
    problems = Problems()
    check_titles(orders.values(), problems)
    assert [(p.code, p.grade, p.origin) for p in problems] == [
        ("card-long-title", "note", origin)
    ] * told
    assert all("en, zh" in problem.sentence("en") for problem in problems)


@pytest.mark.parametrize("shape", [(344, 480), (344, 440)])
def test_larger_words_are_worth_more_than_a_full_card(shape: tuple[float, float]) -> None:
    """A list of twelve spans was drawn wide, with words that nobody could read on a phone."""
    scale = place(ElementTree.fromstring(write_poster(make_poster("標題", (680, 480), shape))))[2]
    assert scale == pytest.approx(place(alone(shape))[2]) and scale > 1


def alone(shape: tuple[float, float]) -> ElementTree.Element:
    return ElementTree.fromstring(write_poster(make_poster("標題", shape)))


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("shape", SHAPES)
def test_the_picture_is_whole_and_overlaps_nothing(title: str, shape: tuple[float, float]) -> None:
    svg = write_poster(make_poster(title, shape))
    assert check_svg(svg) == []
    root = ElementTree.fromstring(svg)
    x, y, scale = place(root)
    right, bottom = x + shape[0] * scale, y + shape[1] * scale
    assert x >= 50 and y >= 30 and right <= WIDTH - 50 and bottom <= HEIGHT - 40
    beside = x > 500
    assert beside or (y > foot(root, "title") and bottom < foot(root, "source") - 10)
    assert foot(root, "title") < foot(root, "source") - 20
    texts = ["".join(node.itertext()) for node in root.iter(f"{SVG}text")]
    assert title in texts


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("shape", TALL)
def test_a_picture_that_nobody_could_read_gives_its_place_to_the_finding(
    title: str, shape: tuple[float, float]
) -> None:
    poster = replace(make_poster(title, shape), finding="各州相差很大。")
    root = ElementTree.fromstring(write_poster(poster))
    groups = [node.get("id") for node in root.iter(f"{SVG}g")]
    assert "picture" not in groups and "finding" in groups
    assert foot(root, "title") < foot(root, "finding") - 30 < foot(root, "source") - 60
    long = replace(poster, finding="各州相差很大。" * 80)
    root = ElementTree.fromstring(write_poster(long))
    assert "finding" not in [node.get("id") for node in root.iter(f"{SVG}g")]


@pytest.mark.parametrize("size", [(680, 900), (344, 900)])
def test_a_tall_picture_that_can_be_read_stands_beside_its_title(size: tuple[float, float]) -> None:
    scale = place(ElementTree.fromstring(write_poster(make_poster("標題", size))))[2]
    assert scale >= LEGIBLE


@pytest.mark.parametrize("title", WORDS)
@pytest.mark.parametrize("shape", [(680, 138), (344, 420)])
def test_a_word_wider_than_the_card_is_broken(title: str, shape: tuple[float, float]) -> None:
    root = ElementTree.fromstring(write_poster(make_poster(title, shape)))
    [group] = [node for node in root.iter(f"{SVG}g") if node.get("id") == "title"]
    lines = ["".join(node.itertext()) for node in group.iter(f"{SVG}tspan")]
    assert "".join(lines).replace(" ", "") == title.replace(" ", "")
    size, room = float(group.get("font-size", "")), WIDTH - 2 * 60
    assert max(measure_text(line, size, "bold", has_han(title)) for line in lines) <= room
    assert foot(root, "title") < foot(root, "source") - 20


def test_a_word_that_a_smaller_size_has_room_for_is_not_broken() -> None:
    word = "Donaudampfschifffahrtselektrizitätenhaupt"
    svg = write_poster(make_poster(f"The {word} of Vienna", (344, 420)))
    lines = [node.text or "" for node in ElementTree.fromstring(svg).iter(f"{SVG}tspan")]
    assert any(word in line.split() for line in lines)


def test_the_drawing_in_which_words_come_out_largest_is_taken() -> None:
    both = write_poster(make_poster("標題", (680, 300), (344, 300)))
    alone = [write_poster(make_poster("標題", shape)) for shape in ((680, 300), (344, 300))]
    scales = [place(ElementTree.fromstring(svg))[2] for svg in (both, *alone)]
    assert scales[0] == max(scales[1:]) > min(scales[1:])


def test_a_title_is_large_and_broken_at_its_marks() -> None:
    root = ElementTree.fromstring(write_poster(make_poster(TITLES[1], (344, 420))))
    [group] = [node for node in root.iter(f"{SVG}g") if node.get("id") == "title"]
    lines = [node.text for node in group.iter(f"{SVG}tspan")]
    assert lines == ["引進、集聚、", "留下：各有口徑，", "不宜相加"]
    assert float(group.get("font-size", "")) >= 48


def test_the_coloured_edge_covers_no_words() -> None:
    for band in (0, 14, 28, 80):
        root = ElementTree.fromstring(write_poster(make_poster("標題"), replace(HOUSE, band=band)))
        [group] = [node for node in root.iter(f"{SVG}g") if node.get("id") == "publisher"]
        size = float(group.get("font-size", ""))
        [line] = group.iter(f"{SVG}tspan")
        assert float(line.get("y", "")) - size >= band, band


def test_a_story_without_charts_has_its_title_alone() -> None:
    root = ElementTree.fromstring(write_poster(make_poster("標題")))
    assert [node.get("id") for node in root.iter(f"{SVG}g")] == ["publisher", "title", "source"]


def test_a_character_without_a_glyph_is_reported_at_the_title() -> None:
    site, printed = load_fixture(), print_fixture()
    story = next(story for story in site.stories if story.slug == FIGURES)
    changed = replace(story, title=Text({"en": "Food 🙂", "zh": "吃的"}, ("en", "zh")))
    problems = Problems()
    with Renderer(open_store()) as renderer:
        site = replace(site, stories=(changed,))
        draw_posters(site, printed.pictures, renderer, problems)
    (problem,) = problems
    assert (problem.code, problem.origin) == ("chart-missing-glyph", story.origins["title"])
    assert "U+1F642" in problem.sentence("en") and FIGURES in problem.sentence("en")

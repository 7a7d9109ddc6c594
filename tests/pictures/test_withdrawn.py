"""Pictures of tombstones: title and reason, in the files that snippets name."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from tests.fixture import FIGURES, KINDS, load_fixture, open_store, print_fixture
from youju.content.tombstones import list_stone_places
from youju.model import Origin, Register, Site, Text, Tombstone
from youju.pictures.cards import Card
from youju.pictures.share_cards import HEIGHT, WIDTH
from youju.pictures.withdrawn import draw_epitaphs, draw_last_posters
from youju.problems import Problem, Problems
from youju.rendering.png import read_size
from youju.rendering.renderer import Renderer

CODES = ("en", "zh")
STONE = Tombstone(
    "market-stalls/sorts",
    "2024-06-01",
    Text({"en": "Sorts of stalls", "zh": "攤位種類"}, CODES),
    Text({"en": "The count was withdrawn.", "zh": "清點結果已經撤回。"}, CODES),
    "",
    Origin("site_src/tombstones.toml", 1),
)


def draw_one(stone: Tombstone) -> tuple[dict[tuple[str, str, str], Card], list[Problem]]:
    problems = Problems()
    with Renderer(open_store()) as renderer:
        site = replace(load_fixture(), tombstones=(stone,))
        return dict(draw_epitaphs(site, renderer, problems)), list(problems)


@cache
def draw() -> tuple[dict[tuple[str, str, str], Card], list[Problem]]:
    return draw_one(STONE)


def test_each_language_has_every_file() -> None:
    cards, problems = draw()
    assert problems == []
    assert list(cards) == [("market-stalls", "sorts", code) for code in CODES]
    suffixes = set(print_fixture().cards[FIGURES, KINDS, "en"].files)
    assert "-phone-dark@2x.png" in suffixes
    assert all(set(card.files) == suffixes for card in cards.values())


def test_the_picture_says_first_that_it_is_gone_then_why_and_what_it_was() -> None:
    svg = draw()[0]["market-stalls", "sorts", "zh"].files[".svg"].decode()
    told = ("2024年6月1日起停止發佈", "清點結果已經撤回。", "攤位種類", "樣本")
    places = [svg.index(f">{words}</tspan>") for words in told]
    assert places == sorted(places)
    assert 'lang="zh-Hant"' in svg


def test_twice_the_pixels_and_dark_paper() -> None:
    files = draw()[0]["market-stalls", "sorts", "en"].files
    width = {name: int.from_bytes(files[name][16:20], "big") for name in files if "png" in name}
    assert width["@2x.png"] == width["-dark@2x.png"] == 2 * width[".png"] == 2 * width["-dark.png"]
    assert files[".png"] != files["-dark.png"]


def test_a_character_without_a_glyph_is_told_at_the_tombstone() -> None:
    odd = replace(STONE, title=Text({"en": "Sorts 🙂", "zh": "種類"}, CODES))
    (problem,) = set(draw_one(odd)[1])
    assert (problem.code, problem.origin) == ("chart-missing-glyph", STONE.origin)
    assert dict(problem.values)["chart"] == "sorts"


def bury(stone: Tombstone, *published: str) -> Site:
    """Return the fixture with a tombstone, where embeds were published at some places."""
    register = Register(tuple(f"embed/{path}/index.html" for path in published))
    return replace(load_fixture(), tombstones=(stone,), register=register)


def test_it_stands_in_every_language_and_where_it_was_published() -> None:
    published = ("en/market-stalls/sorts", "auto/market-stalls/sorts", "fr/market-stalls/kinds")
    places = list_stone_places(bury(STONE, *published), STONE)
    assert list(places) == [(code, "market-stalls", "sorts") for code in (*CODES, "auto")]
    french = replace(STONE, place="fr")
    assert list(list_stone_places(bury(french, *published), french)) == [
        ("fr", "market-stalls", "kinds")
    ]


def test_the_stone_of_a_language_leaves_charts_their_own() -> None:
    french = replace(STONE, place="fr", date="2024-07-01")
    published = ("fr/market-stalls/sorts", "fr/market-stalls/kinds")
    site = replace(bury(STONE, *published), tombstones=(STONE, french))
    assert ("fr", "market-stalls", "sorts") in list_stone_places(site, STONE)
    assert list(list_stone_places(site, french)) == [("fr", "market-stalls", "kinds")]


def test_the_share_card_of_a_chart_becomes_an_epitaph() -> None:
    sites = {
        "fr": bury(
            replace(STONE, place="fr"), "fr/market-stalls/kinds", "fr/market-stalls/figure/a"
        ),
        "sorts": bury(STONE, "auto/market-stalls/sorts"),
        "figure": bury(replace(STONE, place="market-stalls/figure/drinks")),
    }
    problems = Problems()
    with Renderer(open_store()) as renderer:
        drawn = {name: draw_last_posters(site, renderer, problems) for name, site in sites.items()}
    assert list(problems) == []
    assert list(drawn["sorts"]) == [f"{code}/market-stalls/sorts/card.png" for code in CODES]
    assert {read_size(png) for png in drawn["sorts"].values()} == {(WIDTH, HEIGHT)}
    assert len(set(drawn["sorts"].values())) == 2
    # A language that the site gave up gets the words of the default one.
    english = drawn["sorts"]["en/market-stalls/sorts/card.png"]
    assert drawn["fr"] == {"fr/market-stalls/kinds/card.png": english}
    assert drawn["figure"] == {}


def test_a_site_without_tombstones_draws_nothing() -> None:
    with Renderer(open_store()) as renderer:
        assert draw_epitaphs(load_fixture(), renderer, Problems()) == {}
        assert draw_last_posters(load_fixture(), renderer, Problems()) == {}

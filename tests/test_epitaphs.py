"""Pictures of tombstones: title and reason, in the files that snippets name."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from fixture import FIGURES, KINDS, load_fixture, print_fixture

from youju.drawing.cards import Card
from youju.drawing.epitaphs import draw_epitaphs
from youju.drawing.render import Renderer
from youju.model import Origin, Text, Tombstone
from youju.problems import Problem, Problems

CODES = ("en", "zh")
STONE = Tombstone(
    "market-stalls/sorts",
    Text({"en": "Sorts of stalls", "zh": "攤位種類"}, CODES),
    Text({"en": "The count was withdrawn.", "zh": "清點結果已經撤回。"}, CODES),
    "",
    Origin("site_src/tombstones.toml", 1),
)


def draw_one(stone: Tombstone) -> tuple[dict[tuple[str, str, str], Card], list[Problem]]:
    problems = Problems()
    with Renderer() as renderer:
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


def test_the_picture_says_title_and_reason() -> None:
    svg = draw()[0]["market-stalls", "sorts", "zh"].files[".svg"].decode()
    assert "攤位種類" in svg and "清點結果已經撤回。" in svg and "已停止發佈" in svg
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


def test_a_site_without_tombstones_draws_nothing() -> None:
    with Renderer() as renderer:
        assert draw_epitaphs(load_fixture(), renderer, Problems()) == {}

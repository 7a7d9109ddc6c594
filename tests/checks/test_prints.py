"""as_printed and locator against the index of a source: every slip is told, nothing else is."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from tests.fixture import FIXTURE, ROOT, load_fixture, read_once
from tests.provoking import read_changed
from youju.audit.grammar import read_tongue
from youju.audit.prints import find_prints
from youju.checks.prints import (
    check_prints,
    count_prints,
    is_print,
    note_unindexed,
)
from youju.formats.fragments import Fragment
from youju.languages import style_of
from youju.model import Figure, Site
from youju.numbers.numerals import parse
from youju.problems import Problems
from youju.tables.locators import find_entries, split_locator
from youju.tables.print_indexes import name_index

STALLS, SOURCES = "data/stalls.csv", "data/sources.csv"
FOOD = "food,kinds,賣吃的,Selling food,800,item,exact,2024-05,office,3,800個"


def tell(site: Site) -> list[str]:
    problems = Problems()
    check_prints(site, problems)
    return [problem.code for problem in problems]


def tell_changed(row: str) -> list[str]:
    """Return what is told of prints when the fixture has `row` for FOOD; others may follow it."""
    found = read_changed(STALLS, FOOD, row)
    return [problem.code for problem in found if problem.code.startswith("print-")]


def alter(site: Site, figure_id: str, **cells: Any) -> Site:
    """Return `site` with other cells in a figure; `value` is that of its quantity."""
    (story,) = (story for story in site.stories if figure_id in story.figures)
    figure = story.figures[figure_id]
    if "value" in cells:
        cells["quantity"] = replace(figure.quantity, value=cells.pop("value"))
    changed = replace(figure, **cells)
    other = replace(story, figures={**story.figures, figure_id: changed})
    return replace(site, stories=tuple(other if s is story else s for s in site.stories))


@pytest.mark.parametrize(
    ("locator", "place"),
    [
        ("2", ("2", None)),
        ("2#3", ("2", 3)),
        ("第 2 段", ("2", None)),
        ("Paragraph 12 #1", ("12", 1)),
        ("第3頁", ("page 3", None)),
        ("p. 3", ("page 3", None)),
        ("table 1: 2019 / Visitors", ("table 1: 2019 / visitors", None)),
        ("", ("", None)),
    ],
)
def test_locators_are_read(locator: str, place: tuple[str, int | None]) -> None:
    assert split_locator(locator) == place


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (FOOD.replace("800,", "900,").replace("800個", "900個"), "print-unknown"),
        (FOOD.replace(",3,", ",4,"), "print-elsewhere"),
        (FOOD.replace(",3,", ",17,"), "print-elsewhere"),
        (FOOD.replace(",3,800個", ",17,810個").replace("800", "810"), "print-no-place"),
        (FOOD.replace("800,", "1200,").replace("800個", "1200"), "print-cut"),
        (FOOD.replace("800個", "800"), "print-cut"),
        (FOOD.replace("exact", "about").replace("800個", "約800個"), "print-unknown"),
        (FOOD.replace("exact", "at_least").replace("800個", "800個以上"), "print-unknown"),
    ],
)
def test_a_slip_that_was_copied_is_told(row: str, code: str) -> None:
    assert tell_changed(row) == [code]


@pytest.mark.parametrize("printed", ["800個東西", "800 個", "８００個", "共有800個"])
def test_a_noun_spaces_and_empty_words_are_no_slip(printed: str) -> None:
    assert not tell_changed(FOOD.replace("800個", printed))


def test_what_was_reported_is_told_once() -> None:
    row = FOOD.replace("800個", "900個")
    told = [found.code for found in read_changed(STALLS, FOOD, row)]
    assert [code for code in told if not code.startswith("claim-")] == ["figure-print-value"]
    assert not tell_changed(row)


def test_a_second_reading_of_the_print_is_held() -> None:
    index = name_index("office")
    told = read_changed(index, "3,2,800個,,800,,個,800", "3,2,800個,,800,,個,8000")
    (found,) = [one for one in told if not one.code.startswith("claim-")]
    assert found.code == "print-value"


def test_what_stands_twice_is_told_apart_by_its_order() -> None:
    site = load_fixture()
    index = site.indexes["office"]
    twin = replace(index.numbers[3], order=9)
    twice = replace(site, indexes={"office": replace(index, numbers=(*index.numbers, twin))})
    assert tell(twice) == ["print-twice"]
    assert tell(alter(twice, "food", locator="3#9")) == []
    assert tell(alter(twice, "food", locator="3#3")) == ["print-elsewhere"]


@pytest.mark.parametrize(
    ("printed", "sign", "direction", "codes"),
    [
        ("減少800個", -1, "down", []),
        ("增加800個", 1, "up", []),
        ("800個", 1, "up", []),  # a rise needs no word
        ("800個", 1, "down", ["print-fell"]),
        ("增加800個", 1, "down", ["print-turned"]),
        ("減少800個", -1, "up", ["print-turned"]),
        ("增加800個", 1, "", []),  # no verb that is known stands there
        ("減少800個", -1, "", []),
    ],
)
def test_the_direction_is_that_of_the_source(
    printed: str, sign: int, direction: str, codes: list[str]
) -> None:
    site = load_fixture()
    index = site.indexes["office"]
    told = tuple(
        replace(one, direction=direction) if one.printed == "800個" else one
        for one in index.numbers
    )
    turned = replace(site, indexes={"office": replace(index, numbers=told)})
    assert tell(alter(turned, "food", as_printed=printed, value=Decimal(800 * sign))) == codes


def test_one_print_for_two_figures_of_other_things_is_noted() -> None:
    """A figure whose value, print and place are another one's is a slip; a row may stand twice."""
    site = load_fixture()
    clothes = site.stories[0].figures["clothes"].quantity
    same = replace(clothes, value=Decimal(800))
    shared = alter(site, "clothes", as_printed="800個", quantity=same)
    assert tell(shared) == ["print-shared"]
    label = site.stories[0].figures["food"].label
    shared = alter(shared, "clothes", label=label)
    assert tell(shared) == []
    other = replace(same, unit="person")
    assert tell(alter(shared, "clothes", quantity=other)) == ["print-shared"]


def test_a_site_without_an_index_is_told_once_and_published() -> None:
    site, problems = replace(load_fixture(), indexes={}), Problems()
    assert tell(site) == []
    note_unindexed(site, problems)
    (note,) = problems
    assert (note.code, note.grade) == ("print-no-index", "note")
    assert "build.py source office FILE" in note.mend("en")
    assert count_prints(site) == (0, 4)


def test_a_source_without_a_text_is_not_counted() -> None:
    site = load_fixture()
    called = {"office": replace(site.sources["office"], medium="call")}
    problems = Problems()
    note_unindexed(replace(site, indexes={}, sources=called), problems)
    assert list(problems) == []
    assert count_prints(replace(site, sources=called)) == (0, 0)
    assert count_prints(site) == (4, 4)


def test_an_index_of_no_source_is_noted() -> None:
    site, problems = load_fixture(), Problems()
    check_prints(replace(site, indexes={"ofice": site.indexes["office"]}), problems)
    (found,) = problems
    assert (found.code, found.grade) == ("index-unknown-source", "note")


# The campaign: slips in value and print alike, and places, on this repository's own story.
def slip(printed: str, value: Decimal) -> Iterator[tuple[str, Decimal]]:
    """Yield both with one digit changed, two exchanged, a point lost, or 億 for 萬."""
    number = re.search(r"\d[\d.]*", printed)
    if not number:
        return
    scale = value / Decimal(number[0])
    wrong = set()
    for place, digit in enumerate(number[0]):
        if digit == ".":
            wrong.add(number[0][:place] + number[0][place + 1 :])
            continue
        others = (str((int(digit) + step) % 10) for step in (1, 5))
        wrong |= {number[0][:place] + other + number[0][place + 1 :] for other in others}
        pair = number[0][place : place + 2]
        if len(pair) == 2 and "." not in pair and pair[0] != pair[1]:
            wrong.add(number[0][:place] + pair[::-1] + number[0][place + 2 :])
    for other in sorted(wrong):
        if not other.startswith("0") or other.startswith("0."):
            yield printed.replace(number[0], other, 1), Decimal(other) * scale
    if "萬" in printed:
        yield printed.replace("萬", "億"), value * 10_000


@cache
def read_real() -> Site:
    site, problems = read_once(ROOT)
    assert not [problem for problem in problems if problem.grade != "note"]
    return site


def list_real() -> list[tuple[str, Figure]]:
    figures = (f for story in read_real().stories for f in story.figures.values())
    return [(figure.id, figure) for figure in figures if figure.as_printed]


def test_every_print_of_the_real_story_is_held() -> None:
    held, printed = count_prints(read_real())
    assert held == printed == len(list_real())
    assert tell(read_real()) == []


def test_a_slip_in_value_and_print_alike_does_not_live() -> None:
    """At most three in a hundred: a slip may happen to be another number of the paragraph."""
    site = read_real()
    slips = [
        (key, wrong, value)
        for key, figure in list_real()
        for wrong, value in slip(figure.as_printed, figure.quantity.value)
    ]
    assert len(slips) > 200
    alive = [s for s in slips if not tell(alter(site, s[0], as_printed=s[1], value=s[2]))]
    assert len(alive) <= 0.03 * len(slips), alive


def test_a_wrong_paragraph_does_not_live() -> None:
    site, chance = read_real(), random.Random(11)
    places = [*map(str, range(1, 19)), "heading 1", "77", "page 2"]
    for key, figure in list_real():
        for place in chance.sample([p for p in places if p != figure.locator], 5):
            found = find_entries(site.indexes[figure.source], place)
            if not any(is_print(site, figure, entry) for entry in found):
                assert tell(alter(site, key, locator=place)), (key, place)


def test_the_index_of_this_repository_has_numbers_only() -> None:
    """Facts, no sentence: nothing in it is longer than a number with its words."""
    for index in (*read_real().indexes.values(), *read_once(FIXTURE)[0].indexes.values()):
        assert max(len(one.printed) for one in index.numbers) <= 12


@pytest.mark.parametrize(
    ("source", "printed", "tag"),
    [
        ("收入(1,200)萬元。", "(1,200)萬元", "zh-Hant"),
        ("收入(1,200)萬元。", "-1,200萬元", "zh-Hant"),
        ("虧損△500萬元。", "△500萬元", "zh-Hant"),
        ("來過的有三成半。", "三成半", "zh-Hant"),
        ("來了一萬二千人。", "一萬二千人", "zh-Hant"),
        ("They lost $(1,200) million.", "$(1,200) million", "en"),
        ("They lost (1,200) dollars.", "(1,200) dollars", "en"),
        ("It has 1 234 people.", "1 234 people", "en"),
        (
            "Twenty-one thousand three hundred people",
            "twenty-one thousand three hundred people",
            "en",
        ),
    ],
)
def test_both_readers_read_a_print_alike(source: str, printed: str, tag: str) -> None:
    """What the index has of a source is what as_printed says, and of the same value."""
    site = load_fixture()
    language = next(known for known in site.languages.values() if known.tag == tag)
    (entry,) = find_prints(Fragment("1", source), read_tongue(tag))
    read = parse(printed, style_of(language), site.units, language.code)
    assert read and read.value == entry.value
    figure = replace(site.stories[0].figures["food"], as_printed=printed, quantity=read)
    key = figure.source
    spoken = replace(site.sources[key], written_in=language)
    assert is_print(replace(site, sources={**site.sources, key: spoken}), figure, entry)

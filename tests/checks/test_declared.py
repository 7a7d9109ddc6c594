"""Declared numbers are names: what a figure would say has no evidence behind it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.fixture import FIXTURE, ROOT, read_once
from tests.phrases import HALVES, LISTS, TAGS
from youju.checks.declared import (
    find_quantity,
    list_declared,
    list_nouns,
    list_used_units,
    list_values,
)
from youju.content.cited import parse_cited
from youju.model import Origin, Quantity, Text

SITE, _ = read_once(FIXTURE)
STALLS = next(story for story in SITE.stories if story.figures)
UNITS = {key: SITE.units[key] for key in ("person", "yuan", "percent")}


@pytest.mark.parametrize(
    ("code", "declared", "behind", "said"),
    [
        ("en", "43,000 people", " live here", "43,000 people"),
        ("en", "43,000", " people live here", "43,000 people"),
        ("en", "forty people", "", "forty people"),
        ("en", "51 percent", "", "51 percent"),
        ("en", "51", " percent of it", "51 percent"),
        ("en", "30 million yuan", "", "30 million yuan"),
        ("zh", "4.3萬人", "", "4.3萬人"),
        ("zh", "4.3萬", "人住在這裏", "4.3萬人"),
        ("zh", "四百人", "", "四百人"),
        # In words, those that are not round.
        ("en", "forty-three thousand", " people live here", "forty-three thousand people"),
        ("en", "four thousand", " people live here", ""),
        ("zh", "四萬三千", "人住在這裏", "四萬三千人"),
        ("zh", "三千", "人住在這裏", ""),
        ("zh", "百分之五十一", "", "百分之五十一"),
        # Large ones, with words before, between and behind.
        ("zh", "4.3萬名居民", "", "4.3萬名"),
        ("zh", "4.3萬多名常住居民", "", "4.3萬多名"),
        ("zh", "全市4.3萬人", "", "4.3萬人"),
        ("zh", "43000位登記居民", "", "43000位"),
        ("en", "43,000 registered people", "", "43,000 registered people"),
        ("en", "home to 1.2 million registered people", "", "1.2 million registered people"),
        # No unit of theirs, but the value of a figure with a noun.
        ("zh", "4.3萬常住居民", "", "4.3萬"),
        ("en", "43,000 registered residents", "", "43,000"),
        # Names, articles, what counts nothing of the figures, words with a noun of their own.
        ("en", "Ten People", " Club", ""),
        ("en", "one person", "", ""),
        ("en", "forty", " people", ""),
        ("en", "43,000", ". People say", ""),
        ("en", "Route 66", " people", ""),
        ("en", "forty winks", "", ""),
        ("en", "40 kilometres", "", ""),
        ("zh", "5.3萬常住居民", "", ""),
        ("zh", "3人行必有我師", "", ""),
        ("zh", "108位好漢", "", ""),
        ("zh", "三位一體", "", ""),
        ("zh", "第4300人民醫院", "", ""),
        ("zh", "3591次列車", "", ""),
        ("en", "53,000 registered residents", "", ""),
        ("en", "43,000 Leagues", "", ""),
        ("en", "Route 6600 people", "", ""),
        ("zh", "一人", "", ""),
        ("zh", "百日維新", "", ""),
        ("zh", "一百", "人", ""),
    ],
)
def test_what_is_declared_is_no_figure(code: str, declared: str, behind: str, said: str) -> None:
    assert find_quantity(SITE, code, declared, UNITS, behind, {Decimal(43000)}) == said


@pytest.mark.parametrize(
    ("code", "declared", "said"),
    [
        ("en", "3 million riders", "3 million"),
        ("en", "4,300 daily riders", "4,300"),
        ("en", "300 riders", ""),
        ("en", "3 million Riders", ""),
        ("en", "3 million tons", ""),
        ("zh", "300萬乘客", "300萬"),
        ("zh", "300萬常住乘客", "300萬"),
        ("zh", "300萬噸", ""),
    ],
)
def test_a_noun_of_a_label_counts_its_figure(code: str, declared: str, said: str) -> None:
    figure = next(iter(STALLS.figures.values()))
    label = Text({"en": "Riders, summer", "zh": "夏季乘客"}, ("en", "zh"))
    story = replace(STALLS, figures={figure.id: replace(figure, label=label)})
    nouns = list_nouns([story], code)
    assert find_quantity(SITE, code, declared, UNITS, "", frozenset(), nouns) == said


@pytest.mark.parametrize("code", TAGS)
@pytest.mark.parametrize("half", HALVES)
def test_honest_phrases_may_be_declared(code: str, half: str) -> None:
    """What the lists hold of phrases with digits is told in less than one of a hundred."""
    site, _ = read_once(ROOT)
    units, values = list_used_units(site, site.stories), list_values(site.stories)
    lines = (LISTS / half / f"{code}-harmless.txt").read_text("utf-8").splitlines()
    nouns = list_nouns(site.stories, code)
    told = [line for line in lines if find_quantity(site, code, line, units, "", values, nouns)]
    assert len(told) * 100 < len(lines), told


def test_the_words_behind_a_literal_belong_to_it() -> None:
    text = '{{ literal("43", "a") }} yuan, {{ literal("5", "b") }}{{ fig("x") }} yuan'
    told = list_declared(SITE, STALLS, "en", parse_cited(text, Origin("")))
    assert [(citation.id, said) for citation, said in told] == [("43", "43 yuan")]


@pytest.mark.parametrize(
    ("unit", "used"),
    [("kilometre", ["kilometre"]), ("", []), ("rank", []), ("years", []), ("fold", [])],
)
def test_orders_years_ratios_and_what_no_figure_counts_are_left_to_names(
    unit: str, used: list[str]
) -> None:
    figure = next(iter(STALLS.figures.values()))
    figure = replace(figure, quantity=Quantity(Decimal(3), unit))
    site = replace(SITE, stories=(replace(STALLS, figures={figure.id: figure}),))
    assert list(list_used_units(site, site.stories)) == used

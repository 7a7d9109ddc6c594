"""The words of a unit name one currency or measure in all languages; two are told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fixture import ROOT, load_fixture, read_once
from youju.checks.unit_words import check_unit_words
from youju.model import Unit
from youju.problems import Problems

SITE = load_fixture()


def find_told(name: str, kind: str, zh: str, en: str) -> list[tuple[str, str]]:
    """Return the two words that are told of a unit."""
    unit = Unit(name, kind, {"zh": {"other": zh}, "en": {"other": en}})
    problems = Problems()
    check_unit_words(replace(SITE, units={name: unit}), problems)
    assert {problem.code for problem in problems} <= {"units-other-words"}
    return [(dict(one.values)["one"], dict(one.values)["other"]) for one in problems]


@pytest.mark.parametrize(
    ("name", "kind", "zh", "en", "told"),
    [
        ("yuan", "money", "{n}元", "{n} dollars", [("dollars", "yuan")]),
        ("money", "money", "{n}元", "{n} euros", [("元", "euros")]),
        ("usd", "money", "{n}美元", "€{n}", [("美元", "€")]),
        ("usd", "money", "{n}歐元", "${n}", [("歐元", "$")]),
        ("jpy", "money", "{n}日圓", "{n} yuan", [("日圓", "yuan")]),
        ("road", "measure", "{n}英里", "{n} kilometers", [("英里", "kilometers")]),
        ("metre", "measure", "{n}公里", "{n} kilometers", [("kilometers", "metre")]),
        ("hours", "measure", "{n}分鐘", "{n} hours", [("分鐘", "hours")]),
        ("field", "measure", "{n}公頃", "{n} acres", [("公頃", "acres")]),
        # Several countries call their money so; what CLDR has no word for says nothing.
        ("money", "money", "{n}元", "{n} dollars", []),
        ("money", "money", "{n}元", "{n} yuan", []),
        ("hkd", "money", "{n}港元", "${n}", []),
        ("rice", "measure", "{n}斤", "{n} jin", []),
        ("road", "measure", "{n}公里", "{n} kilometres", []),
        ("load", "measure", "{n}噸", "{n} tons", []),
        ("load", "measure", "{n}公噸", "{n} metric tons", []),
        # Power by the household's unit, food by its calories; a letter may stand for anything.
        ("kwh", "measure", "{n}度", "{n} kWh", []),
        ("kcal", "measure", "{n}大卡", "{n} kcal", []),
        ("kcal", "measure", "{n}千卡", "{n} calories", []),
        ("degree", "measure", "{n}度", "{n}°C", []),
        ("c", "measure", "{n}°C", "{n}°C", []),
        ("points", "measure", "{n}分", "{n} points", []),
        ("kwh", "measure", "{n}度", "{n} hours", [("度", "hours")]),
        # What is counted is no measure, whatever its words are elsewhere.
        ("point", "count", "{n}分", "{n} minutes", []),
    ],
)
def test_the_words_of_a_unit_name_one_thing(
    name: str, kind: str, zh: str, en: str, told: list[tuple[str, str]]
) -> None:
    assert [{*pair} for pair in find_told(name, kind, zh, en)] == [{*pair} for pair in told]


@pytest.mark.parametrize("name", [".", "tests/sites/japanese_newsroom", "tests/sites/gallery"])
def test_the_units_of_the_repository_are_not_told(name: str) -> None:
    problems = Problems()
    check_unit_words(read_once((ROOT / name).resolve())[0], problems)
    assert [*problems] == []

"""Words are read as CLDR's currencies and measures, in the variants of their language."""

from __future__ import annotations

from itertools import combinations

import pytest
from babel import Locale

from youju.numbers.measure_words import find_measures

TAGS = ("en", "zh-Hans", "zh-Hant", "ja")


@pytest.mark.parametrize(
    ("words", "tag", "money", "found"),
    [
        ("kilometres", "en", False, {"length-kilometer"}),
        (" Kilometers ", "en-GB", False, {"length-kilometer"}),
        ("公里", "zh-Hant", False, {"length-kilometer"}),
        ("港幣", "zh-Hant", True, {"HKD"}),
        ("港元", "zh-Hant", True, {"HKD"}),
        ("yuan", "en", True, {"CNY"}),
        ("US dollars", "en", True, {"USD"}),
        ("ポンド", "ja", False, {"mass-pound"}),
        ("ferries", "en", False, set()),
        ("ferries", "en", True, set()),
        ("kilometers", "xx", False, set()),
    ],
)
def test_what_words_name(words: str, tag: str, money: bool, found: set[str]) -> None:
    assert find_measures(words, tag, money=money) == found


def _list_measures() -> list[list[tuple[str, str]]]:
    """Return what each language of TAGS calls each measure of CLDR."""
    rows: dict[str, list[tuple[str, str]]] = {}
    for tag in TAGS:
        for name, lengths in Locale.parse(tag, sep="-")._data["unit_patterns"].items():
            pattern = next((lengths[one].get("other") for one in lengths), None)
            if isinstance(pattern, str) and "{0}" in pattern:
                rows.setdefault(name, []).append((pattern.replace("{0}", ""), tag))
    return [*rows.values()]


def _list_currencies() -> list[list[tuple[str, str]]]:
    names = {tag: Locale.parse(tag, sep="-").currencies for tag in TAGS}
    return [[(names[tag].get(code, ""), tag) for tag in TAGS] for code in names["en"]]


@pytest.mark.parametrize("money", [True, False])
def test_no_two_words_of_one_thing_are_of_two(money: bool) -> None:
    rows = _list_currencies() if money else _list_measures()
    assert len(rows) > 150
    for row in rows:
        found = [names for word, tag in row if (names := find_measures(word, tag, money=money))]
        assert all(one & other for one, other in combinations(found, 2)), row

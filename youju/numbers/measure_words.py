"""Owns what CLDR calls currencies and measures: kilometers, 公里 and キロ are length-kilometer."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

# Where the words of a language differ: metre and meter, 公噸 and 吨.
_VARIANTS = ("", "_GB", "_Hant", "_Hant_HK")
# A ton is whatever its country weighs with; that it is metric, few languages say.
_ALIKE = {"mass-ton": "mass-tonne", "mass-metric-ton": "mass-tonne"}
# What is scored or counted by these words is no length, and no part of a picture.
_APART = ("length-point", "graphics-dot")
_CALORIES = ("卡", "大卡", "千卡", "卡路里", "calorie", "calories", "kcal")
# What several countries call their money at home, and what one word measures in several ways.
_DOLLARS = frozenset({"USD", "HKD", "TWD", "SGD", "AUD", "CAD", "NZD", "MOP"})
_AT_HOME = {
    "元": _DOLLARS | {"CNY"},
    "塊": _DOLLARS | {"CNY"},
    "块": _DOLLARS | {"CNY"},
    "ドル": _DOLLARS,
    "円": frozenset({"JPY"}),
    "圓": frozenset({"JPY", "TWD", "HKD", "CNY"}),
    "圆": frozenset({"JPY", "TWD", "HKD", "CNY"}),
    "$": _DOLLARS,
    "¥": frozenset({"JPY", "CNY"}),
    "£": frozenset({"GBP"}),
    "ポンド": frozenset({"GBP", "mass-pound"}),
    "rmb": frozenset({"CNY"}),
    **dict.fromkeys(
        ("degree", "degrees", "°"),
        frozenset({"angle-degree", "temperature-celsius", "temperature-fahrenheit"}),
    ),
    # A household's power is counted in 度, too; the calories of food are a thousand each.
    "度": frozenset(
        {"angle-degree", "temperature-celsius", "temperature-fahrenheit", "energy-kilowatt-hour"}
    ),
    **dict.fromkeys(
        _CALORIES, frozenset({"energy-calorie", "energy-foodcalorie", "energy-kilocalorie"})
    ),
}


def find_measures(words: str, tag: str, *, money: bool) -> frozenset[str]:
    """Return what `words` of the language of BCP 47 `tag` may name: codes of currencies where
    `money` is asked for (USD), else CLDR's names of measures; none where CLDR knows no such words.
    """
    found = _read_words(tag.partition("-")[0]).get(_fold(words), frozenset())
    return frozenset(name for name in found if name.isupper() == money)


@cache
def _read_words(language: str) -> dict[str, frozenset[str]]:
    from babel import Locale, localedata

    found: dict[str, set[str]] = {word: {*names} for word, names in _AT_HOME.items()}
    for variant in _VARIANTS:
        if localedata.exists(f"{language}{variant}"):
            locale = Locale.parse(f"{language}{variant}")
            for word, name in (*_list_money(locale), *_list_measures(locale)):
                found.setdefault(_fold(word), set()).add(_ALIKE.get(name, name))
    return {word: frozenset(names) for word, names in found.items()}


def _list_money(locale: Any) -> Iterator[tuple[str, str]]:
    """Yield what a locale calls each currency, in full, by its last word and by its sign."""
    for code, name in locale.currencies.items():
        plurals = locale._data["currency_names_plural"].get(code, {})
        for words in {name, *plurals.values()}:
            yield words, code
            yield words.rpartition(" ")[2], code
        yield code, code
        if sign := locale.currency_symbols.get(code):
            yield sign, code


def _list_measures(locale: Any) -> Iterator[tuple[str, str]]:
    """Yield the words that a locale has for each measure, in full and in short."""
    known = locale._data["unit_patterns"]
    for name, lengths in ((name, known[name]) for name in known if name not in _APART):
        for length in lengths:
            for pattern in lengths[length].values():
                if isinstance(pattern, str) and "{0}" in pattern:
                    yield pattern.replace("{0}", ""), name


def _fold(words: str) -> str:
    return " ".join(words.split()).casefold()

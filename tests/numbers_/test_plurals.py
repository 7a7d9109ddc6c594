"""Plural categories: CLDR's, for numbers as they are printed."""

import pytest

from youju.numbers.plurals import find_category, has_locale


@pytest.mark.parametrize(
    ("digits", "kind", "category"),
    [
        ("1", "count", "one"),
        ("1.0", "point", "other"),
        ("0", "count", "other"),
        ("2", "count", "other"),
        ("1000000", "count", "other"),
        ("1", "rank", "one"),
        ("2", "rank", "two"),
        ("3", "ordinal", "few"),
        ("4", "ordinal", "other"),
        ("11", "rank", "other"),
        ("12", "rank", "other"),
        ("21", "rank", "one"),
        ("113", "rank", "other"),
        ("1" + "0" * 40 + "2", "rank", "two"),
    ],
)
def test_english(digits: str, kind: str, category: str) -> None:
    assert find_category(digits, kind, "en") == category


@pytest.mark.parametrize("tag", ["zh-Hant", "zh-Hans"])
@pytest.mark.parametrize("kind", ["count", "rank"])
def test_chinese_has_one_form(tag: str, kind: str) -> None:
    assert {find_category(str(n), kind, tag) for n in range(25)} == {"other"}


def test_other_languages_have_theirs() -> None:
    assert [find_category(n, "count", "ru") for n in ("1", "3", "5")] == ["one", "few", "many"]


def test_known_languages_are_told_from_unknown() -> None:
    tags = ("en", "en-GB", "zh-Hant", "en-XX", "x", "", "en-12345")
    assert [has_locale(tag) for tag in tags] == [True] * 3 + [False] * 4

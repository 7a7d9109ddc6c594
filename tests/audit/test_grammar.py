"""A stranger's tables: which languages there are, and how numerals count."""

from __future__ import annotations

from decimal import Decimal

import pytest

from youju.audit.grammar import read_tongue
from youju.languages import QUALIFIERS


def test_tables_go_by_the_primary_language() -> None:
    assert read_tongue("zh-Hant") is not None
    assert read_tongue("ZH") is not None and read_tongue("en-GB") is not None
    assert read_tongue("fr") is None
    assert read_tongue("") is None


@pytest.mark.parametrize("tag", ["zh", "en"])
def test_every_qualifier_has_words(tag: str) -> None:
    tongue = read_tongue(tag)
    assert tongue
    words = (tongue.before, tongue.within, tongue.after)
    meanings = {meaning for table in words for found in table.values() for meaning in found}
    assert meanings == set(QUALIFIERS)


@pytest.mark.parametrize(
    ("tag", "words", "number"),
    [
        ("zh", "零", "0"),
        ("zh", "十", "10"),
        ("zh", "十二", "12"),
        ("zh", "二十", "20"),
        ("zh", "兩百", "200"),
        ("zh", "一百零五", "105"),
        ("zh", "三千零五十", "3050"),
        ("zh", "二〇二一", "2021"),
        ("zh", "三點一四", "3.14"),
        ("en", "zero", "0"),
        ("en", "twenty-one", "21"),
        ("en", "seventeen", "17"),
        ("en", "two hundred and five", "205"),
        ("en", "a dozen", "12"),
        ("en", "Three point one four", "3.14"),
    ],
)
def test_numerals_count(tag: str, words: str, number: str) -> None:
    tongue = read_tongue(tag)
    assert tongue
    assert tongue.count(words) == Decimal(number)

"""A stranger's tables: which languages there are, and how numerals count."""

from __future__ import annotations

from decimal import Decimal

import pytest

from youju.audit.grammar import find_tongue, read_tongue
from youju.languages import QUALIFIERS
from youju.languages.parts import read_part
from youju.model import Language


def test_a_language_of_the_site_has_tables_or_is_refused() -> None:
    own = {"reading": read_part("en", "reading").replace("twelve", "douze")}
    french = Language("fr", "fr", "français", own=own)
    tongue = find_tongue("fr", {"fr": french})
    assert tongue and tongue.count("douze") == 12
    with pytest.raises(LookupError, match="no reading for fr"):
        find_tongue("fr", {"fr": Language("fr", "fr", "français")})


def test_words_in_a_foreign_language_are_read_with_the_tables_of_its_primary_one() -> None:
    assert find_tongue("ZH", {}) and find_tongue("en-GB", {})
    assert find_tongue("fr", {}) is find_tongue("", {}) is None


@pytest.mark.parametrize("tag", ["zh", "en", "ja"])
def test_every_qualifier_has_words(tag: str) -> None:
    tongue = read_tongue(tag)
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
    assert tongue.count(words) == Decimal(number)


@pytest.mark.parametrize(
    ("tag", "words", "is_label"),
    [
        ("zh-Hant", "25萬", True),
        ("zh-Hant", "1980年", True),
        ("ja", "2万5000", True),
        ("ja", "1億2300万人", True),
        ("zh-Hant", "2万5000", False),
        ("en", "250,000", True),
        ("en", "about 250,000", False),
        ("en", "3 of 4", False),
    ],
)
def test_a_label_is_a_number_as_its_language_writes_it(
    tag: str, words: str, is_label: bool
) -> None:
    assert bool(read_tongue(tag).label.fullmatch(words)) is is_label

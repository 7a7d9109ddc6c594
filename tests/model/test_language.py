"""A language: authored or converted, and where its texts are written."""

from __future__ import annotations

from tests.fixture import load_fixture
from tests.wording import LANGUAGES
from youju.model import list_authored


def test_a_derived_language_is_not_authored() -> None:
    assert [code for code, one in LANGUAGES.items() if not one.is_authored] == ["zh-hans"]


def test_a_derived_language_has_the_texts_of_its_original() -> None:
    assert {code: one.original for code, one in LANGUAGES.items()} == {
        code: code.removesuffix("-hans") for code in LANGUAGES
    }


def test_a_site_names_the_languages_that_editors_write() -> None:
    assert load_fixture().authored == ("en", "zh")


def test_only_authored_languages_have_columns_and_texts() -> None:
    assert list_authored(LANGUAGES) == ("zh", "en", "ja")

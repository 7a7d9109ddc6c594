"""The vocabularies' data files: whole, used, and the two scripts of Chinese in step."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest

from tests.wording import LANGUAGES
from youju.checks.numeral_patterns import Plain, read_foreign_vocabulary, read_vocabulary
from youju.checks.typed_numbers import find_numerals
from youju.languages.parts import list_tags, read_part
from youju.languages.scripts import convert_script

TAGS = list_tags()


def read(tag: str) -> dict[str, Any]:
    return tomllib.loads(read_part(tag, "numerals"))


def found(tag: str, text: str) -> list[str]:
    return [text[s.start : s.end] for s in find_numerals(text, read_vocabulary(tag))]


@pytest.mark.parametrize("tag", TAGS)
def test_every_word_and_character_is_a_number(tag: str) -> None:
    data, vocabulary = read(tag), read_vocabulary(tag)
    for word in (*data["words"], *data["characters"]):
        match = vocabulary.numerals.search(f"({word})".translate(vocabulary.plain))
        assert match and match[0] == word


@pytest.mark.parametrize("tag", TAGS)
def test_every_idiom_passes_and_holds_a_number(tag: str) -> None:
    data = read(tag)
    phrases = data["idioms"]["phrases"]
    assert len(set(phrases)) == len(phrases)
    vocabulary = read_vocabulary(tag)
    for phrase in phrases:
        assert found(tag, f"({phrase})") == []
        numeral = vocabulary.numerals.search(phrase.translate(vocabulary.plain).lower())
        assert numeral or re.search("[IVX]{2,}", phrase), phrase


@pytest.mark.parametrize("tag", TAGS)
def test_every_part_of_a_pattern_is_used(tag: str) -> None:
    data = read(tag)
    sections = ("dates", "passing", "doubts", "stated", "small", "figures", "labels")
    listed = [pattern for name in sections for pattern in data[name]["patterns"]]
    patterns = " ".join([*listed, *data["parts"].values()])
    assert all(f"<{name}>" in patterns for name in data["parts"])


def test_simplified_chinese_says_what_traditional_chinese_says() -> None:
    assert _convert(read("zh-Hans")) == _convert(read("zh-Hant"))


_HANS = LANGUAGES["zh-hans"]


def _convert(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {convert_script(name, _HANS): _convert(entry, name) for name, entry in value.items()}
    if isinstance(value, list):
        return list(dict.fromkeys(convert_script(entry, _HANS) for entry in value))
    if key == "characters":
        return set(convert_script(value, _HANS))
    return _join_twins(convert_script(value, _HANS)) if isinstance(value, str) else value


def _join_twins(pattern: str) -> str:
    """Return `pattern` without the second of two alternatives that are one now (平台, 平臺)."""
    return re.sub(r"(?<=\|)(\w+)\|(?=\1\|)", "", pattern)


@pytest.mark.parametrize("tag", TAGS)
def test_no_list_of_words_has_one_twice(tag: str) -> None:
    data = read(tag)
    written = [*data["parts"].values(), *data["figures"]["patterns"]]
    # Endings of a word are no list: famil(?:y|ies), (?:under)?graduates.
    flat = [re.sub(r"(?<=\w)\(\?:[^()]*\)|\(\?:\w+\)\?", "*", text) for text in written]
    lists = [one.split("|") for text in flat for one in re.findall(r"\(\?:([^()]*)\)", text)]
    assert [words for words in lists if len({*words}) < len(words)] == []


def test_simplified_chinese_is_written_in_simplified_characters() -> None:
    data = read("zh-Hans")
    for words in (data["words"], data["links"], data["before"], data["idioms"]["phrases"]):
        assert words == [convert_script(word, _HANS) for word in words]


def test_a_vocabulary_is_read_once() -> None:
    assert read_vocabulary("en") is read_vocabulary("en")
    assert read_vocabulary("en", ("Hall Nine",)) is not read_vocabulary("en")


def test_a_tag_takes_its_nearest_parent() -> None:
    assert read_vocabulary("en-GB").numerals == read_vocabulary("en").numerals
    assert found("zh-Hant-TW", "三成") == ["三成"]


def test_a_language_without_a_file_is_named() -> None:
    with pytest.raises(LookupError, match="no numerals for fr"):
        read_vocabulary("fr")


def test_of_a_foreign_language_without_a_file_digits_are_found() -> None:
    french = read_foreign_vocabulary("fr", ())
    text = "douze, 12, ½, 三"
    assert [text[s.start : s.end] for s in find_numerals(text, french)] == ["12", "½"]
    assert read_foreign_vocabulary("en", ()) is not french


def test_plain_characters_stand_one_for_one() -> None:
    text = "１２％ ａ\u00a0\n’‑½⼆，ǅ"
    plain = text.translate(Plain("½"))
    assert plain == "12% a  '-½二，ǅ"
    assert len(plain) == len(text)

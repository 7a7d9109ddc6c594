"""The languages' data files: complete, in order, and the two scripts of Chinese in step."""

import tomllib
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from tests.wording import LANGUAGES, UNITS
from youju.audit.grammar import read_tongue
from youju.audit.readings import read_quantity
from youju.languages import QUALIFIERS, read_style
from youju.languages.parts import list_tags, read_part
from youju.languages.scripts import convert_script
from youju.model import UNIT_KINDS, Quantity
from youju.numbers.numerals import parse
from youju.numbers.wording import word


def test_a_style_is_read_once() -> None:
    assert read_style("en") is read_style("en")


def test_a_tag_without_a_file_takes_its_parent() -> None:
    assert read_style("en-GB").scales == read_style("en").scales
    assert read_style("zh-Hant-TW").tag == "zh-Hant-TW"


@pytest.mark.parametrize("tag", ["", "fr", "zh", "../en", "en/", "-", "__init__"])
def test_a_language_without_data_is_named(tag: str) -> None:
    with pytest.raises(LookupError, match="zh-Hant"):
        read_style(tag)


@pytest.mark.parametrize("tag", list_tags())
def test_scales_come_largest_first(tag: str) -> None:
    powers = [scale.power for scale in read_style(tag).scales]
    assert powers == sorted(powers, reverse=True)


@pytest.mark.parametrize("tag", list_tags())
def test_every_qualifier_of_every_kind_has_one_wording(tag: str) -> None:
    for wording in read_style(tag).wordings:
        assert wording.qualifier in QUALIFIERS
        assert wording.kinds <= set(UNIT_KINDS)
        assert ("{x}" in wording.pattern) != ("{n}" in wording.pattern)
    for qualifier in QUALIFIERS:
        last = [w for w in read_style(tag).wordings if w.qualifier == qualifier][-1]
        assert (last.kinds, last.zeros) == (frozenset(), 0)


def test_a_language_without_words_for_at_most_has_its_sign() -> None:
    text = read_part("en", "style").replace('qualifier = "at_most"', 'qualifier = "under"')
    style = read_style(
        "en", text.partition("[read.at_most]")[0] + "[words]" + text.partition("[words]")[2]
    )
    language = replace(LANGUAGES["en"], own={"style": text})
    most = Quantity(Decimal(39), "person", "at_most")
    assert word(most, UNITS["person"], language).replace("\u00a0", " ") == "≤39 people"
    assert parse("≤39 people", style, UNITS, "en") == most
    reading = read_part("en", "reading")
    own = "\n".join(line for line in reading.splitlines() if not line.startswith("at_most"))
    seen = read_quantity("≤39 people", read_tongue("en", own))
    assert seen and (seen.value, seen.meanings) == (Decimal(39), frozenset({"at_most"}))


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_qualifiers_are_told_apart(code: str) -> None:
    quantity = [Quantity(Decimal(39), "person", qualifier) for qualifier in QUALIFIERS]
    words = {word(q, UNITS["person"], LANGUAGES[code]) for q in quantity}
    assert len(words) == len(QUALIFIERS)


def test_simplified_chinese_says_what_traditional_chinese_says() -> None:
    hant, hans = (tomllib.loads(read_part(f"zh-{s}", "style")) for s in ("Hant", "Hans"))
    assert hans == _convert(hant)


def _convert(value: Any) -> Any:
    if isinstance(value, dict):
        return {_convert(key): _convert(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_convert(entry) for entry in value]
    return convert_script(value, LANGUAGES["zh-hans"]) if isinstance(value, str) else value

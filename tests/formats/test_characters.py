"""Which characters are published, and how those that are not are told: raw, and by an escape."""

from __future__ import annotations

import html
import json
import sys
import tomllib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.formats.characters import (
    _DOUBTFUL,
    FORBIDDEN,
    _list_kinds,
    check_characters,
    check_decoded,
    list_backslashes,
    list_references,
    name_character,
    split_lines,
)
from youju.model import Origin
from youju.problems import Problems

TURNING = [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]
# Marks of direction, joiners, a variation selector, a soft hyphen, spaces, a tag of a flag.
HONEST = "\u200e\u200f\u061c\u200c\u200d\ufe0f\U000e0100\u00ad\u200b\u00a0\u3000\u2028\ufeff"


@pytest.mark.slow
def test_what_may_not_be_published_is_what_unicode_calls_so() -> None:
    """Every code point, held against the categories of the Unicode database."""
    for number in range(sys.maxunicode + 1):
        character = chr(number)
        kind = unicodedata.category(character)
        barred = (
            (kind == "Cc" and character not in "\t\n\r")
            or kind in ("Cs", "Co")
            or 0xFDD0 <= number <= 0xFDEF
            or number & 0xFFFE == 0xFFFE
            or number in (0xFFFD, *TURNING)
            or number >= 0xF0000
        )
        assert bool(FORBIDDEN.match(character)) == barred, hex(number)


@pytest.mark.parametrize("character", [*HONEST, *"\t\n\r", "é", "慶", "👩‍🔬", "مرحبا", "שלום"])
def test_what_names_and_emoji_need_is_published(character: str) -> None:
    assert check_characters(character, "a.md", problems := Problems()) == character
    assert check_decoded(character, Origin("a.md"), problems) == character
    assert not problems


def test_each_character_is_told_once_by_its_name() -> None:
    problems = Problems()
    text = check_decoded("1\u202e2\u202e\x07", Origin("a.md", 3), problems)
    assert text == "12"
    assert [(problem.code, problem.origin, dict(problem.values)) for problem in problems] == [
        ("text-escaped-character", Origin("a.md", 3), {"character": name})
        for name in ("U+202E RIGHT-TO-LEFT OVERRIDE", "U+0007")
    ]


@given(st.characters(exclude_categories=["Cs"]))
def test_every_escape_of_toml_is_known(character: str) -> None:
    for escape in (
        f"\\U{ord(character):08x}",
        *([f"\\u{ord(character):04X}"] * (ord(character) < 65536)),
    ):
        found = [found for _, found in list_backslashes(f"a {escape}")]
        decoded = tomllib.loads(f'x = "a {escape}"')["x"][2:]
        assert found == FORBIDDEN.findall(decoded)


@given(st.text())
def test_json_is_read_by_its_escapes(text: str) -> None:
    written = json.dumps(text, ensure_ascii=False)
    found = [found for _, found in list_backslashes(written)]
    assert set(found) | set(FORBIDDEN.findall(written)) == set(FORBIDDEN.findall(text))


@pytest.mark.parametrize("text", [r"C:\\u202E", r"\ud83d\ude00", r"\n\t\"", r"\u200f", "u202e"])
def test_what_is_no_escape_of_such_a_character_passes(text: str) -> None:
    assert [*list_backslashes(text)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("&#x202E;", "\u202e"),
        ("&#X00202e", "\u202e"),
        ("&#8238;", "\u202e"),
        ("&#7;", "\x07"),
        ("&#0;", "\ufffd"),
        ("&#xD800;", "\ufffd"),
        ("&#x110000;", "\ufffd"),
        ("&#xE000;", "\ue000"),
        ("&#39;&#34;&#10;&#x200F;&amp;#x202E;&#x;&# 8238;", ""),
    ],
)
def test_references_are_read_as_browsers_read_them(text: str, found: str) -> None:
    assert [found for _, found in list_references(text)] == [*found]
    if found in ("\u202e", "\ufffd", "\ue000"):
        assert html.unescape(text) == found


def test_lines_are_those_of_editors() -> None:
    assert split_lines("a\r\nb\rc\nd\x0be\u2028f") == ["a", "b", "c", "d\x0be\u2028f"]
    assert name_character("a") == "U+0061 LATIN SMALL LETTER A"


def test_what_is_passed_over_at_once_is_nothing_that_is_told() -> None:
    plain = [chr(code) for code in range(sys.maxunicode + 1) if not _DOUBTFUL.match(chr(code))]
    assert {*"aZ9é中（「。，；—…→㐀\t\n"} <= {*plain} and len(plain) > 25_000
    for _, pattern in _list_kinds():
        assert not any(pattern.search("e" + one * 40) for one in plain)
    assert not any(map(unicodedata.combining, plain))

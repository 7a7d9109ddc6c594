"""The line to paste for a name that holds a number: whole, accepted, and it quiets the message."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fixture import load_fixture
from tests.looping import for_each
from tests.phrases import LISTS, TAGS
from tests.profiles import examples
from youju.checks.names import check_names, list_phrases
from youju.checks.naming import Naming
from youju.checks.numeral_patterns import read_vocabulary
from youju.checks.typed_numbers import find_numerals
from youju.problems import Problems

SITE = load_fixture()
STORY = SITE.stories[0]
NAMING = {code: Naming(SITE, STORY, code) for code in SITE.authored}


# What numbers and names are made of, and what may stand round them.
SIGNS = "三十百第個人大的和3(5)/-.,\"'\\ aKII樓mof\n%"


def suggest(code: str, text: str, found: str, naming: Naming | None = None) -> dict[str, str]:
    vocabulary = read_vocabulary(TAGS[code])
    (span,) = [one for one in find_numerals(text, vocabulary) if text[one.start : one.end] == found]
    return (naming or NAMING[code]).suggest(text, span, vocabulary)


@pytest.mark.parametrize(
    ("code", "text", "found", "name"),
    [
        ("en", "We flew on an Embraer 190 jet.", "190", "Embraer 190"),
        ("en", "(Boeing-16)", "16", "Boeing-16"),
        ("en", "13(3) of the act", "3", "13(3)"),
        ("en", "(see 13(3))", "13", "13(3)"),
        ("en", "$1MDB", "1", "1MDB"),
        ("en", "a 60/40 portfolio", "60", "60/40 portfolio"),
        ("en", "he drew seven\nof spades", "seven", "drew seven"),
        ("en", "Old 99 Inn and Brewery", "99", "Old 99 Inn"),
        ("en", "the 747", "747", "the 747"),
        ("en", "A year. Forty thieves", "Forty", "Forty thieves"),
        ("zh", "他坐波音737客機。", "737", "波音737客機"),
        ("zh", "住在萬華區，", "萬", "萬華區"),
        ("zh", "昨日的標普500指數收漲", "500", "標普500指數"),
        ("zh", "納斯達克100指數", "100", "納斯達克100指數"),
        ("zh", "三章十六節", "三", "三章十六"),
        ("zh", "p53基因", "53", "p53"),
    ],
)
def test_the_line_holds_the_whole_name(code: str, text: str, found: str, name: str) -> None:
    told = suggest(code, text, found)
    assert told["line"] == f'names.{code} = ["{name}"]'
    assert told["file"] == f"{STORY.folder}/story.toml"
    shared = suggest(code, text, found, Naming(SITE, None, code))
    assert shared["line"] == f'allow.{code} = ["{name}"]'
    assert shared["file"] == "site_src/site.toml, [numerals]"


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("en", "12.", "12"),
        ("en", "35mm of rain", "35"),
        ("en", "43 thousand people", "43 thousand"),
        ("en", "two of three", "two"),
        ("zh", "來了三十個人。", "三十"),
        ("zh", "降雨35毫米。", "35"),
        ("zh", "（十分之一）", "十分之一"),
    ],
)
def test_where_no_name_helps_none_is_offered(code: str, text: str, found: str) -> None:
    told = suggest(code, text, found)
    assert (told["line"], told["file"]) == ("", "")


@pytest.mark.parametrize(("behind", "literal"), [(" yuan", ""), (" bells", "3,000")])
def test_what_figures_count_is_not_declared_either(behind: str, literal: str) -> None:
    assert suggest("en", f"3,000{behind}", "3,000")["literal"] == literal


def test_what_a_doubtful_number_counts_may_be_a_name() -> None:
    assert suggest("zh", "三天。", "三")["line"] == 'names.zh = ["三天"]'


def _hold(code: str, text: str) -> None:
    """Paste each line that a message about `text` offers: accepted, and the message is gone."""
    vocabulary = read_vocabulary(TAGS[code])
    for span in find_numerals(text, vocabulary):
        if line := NAMING[code].suggest(text, span, vocabulary)["line"]:
            names = {code: tuple(tomllib.loads(line)["names"][code])}
            story = replace(STORY, names=names)
            site = replace(SITE, stories=(story, *SITE.stories[1:]))
            problems = Problems()
            check_names(site, problems)
            assert not problems, line
            listed = read_vocabulary.__wrapped__(TAGS[code], list_phrases(site, story, code))
            told = [(one.start, one.end) for one in find_numerals(text, listed)]
            assert (span.start, span.end) not in told, line


def _list_lines() -> Iterator[str]:
    """Yield every twentieth line of the phrases that rules are tuned on."""
    for code in SITE.authored:
        for path in sorted((LISTS / "own").glob(f"{code}-*.txt")):
            for line in path.read_text("utf-8").splitlines()[::20]:
                yield f"{code} {line}"


@pytest.mark.slow
@for_each(_list_lines())
def test_a_pasted_line_is_accepted_and_quiets_its_message(line: str) -> None:
    code, _, text = line.partition(" ")
    _hold(code, text)


@given(st.sampled_from(SITE.authored), st.text(SIGNS, max_size=14))
@settings(max_examples=examples(60), deadline=None)
def test_so_is_one_about_any_text(code: str, text: str) -> None:
    _hold(code, text)


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("zh", "人數翻了兩番", ["翻了兩番"]),
        ("zh", "總數三千，數百人", ["三千", "數百"]),
        ("en", "In 2019 a dozen people", ["a dozen"]),
        ("en", "In 2019 three people of 43 thousand", ["three", "43 thousand"]),
        ("en", "half a million, two and a half", ["half a million", "two and a half"]),
    ],
)
def test_what_is_quoted_is_a_whole_number(code: str, text: str, found: list[str]) -> None:
    spans = find_numerals(text, read_vocabulary(TAGS[code]))
    assert [text[span.start : span.end] for span in spans] == found

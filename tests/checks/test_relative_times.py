"""Last year is last year in all languages: honest pairs pass, other times are told."""

from __future__ import annotations

import tomllib
from itertools import combinations
from pathlib import Path

import pytest

from tests.wording import LANGUAGES
from youju.checks.named_dates import find_dates
from youju.checks.relative_times import compare_relative, find_relative, list_meant, read_anchors
from youju.languages.scripts import convert_script
from youju.model import Language

PAIRS = tomllib.loads((Path(__file__).parent / "relative_times.toml").read_text("utf-8"))
CODES = ("zh", "en", "ja")
ANCHORS = read_anchors(["2021-12-23"])


def tell(one: str, code: str, other: str, second: str) -> str:
    languages = LANGUAGES[code], LANGUAGES[second]
    dates = find_dates(one, languages[0]), find_dates(other, languages[1])
    mine, theirs = find_relative(one, languages[0]), find_relative(other, languages[1])
    assert mine and theirs
    found = compare_relative(mine, theirs, dates, ANCHORS)
    return found[0] if found else ""


def test_honest_pairs_pass_but_for_the_listed_ones() -> None:
    told = []
    for row in PAIRS["honest"]:
        for (one, code), (other, second) in combinations(zip(row, CODES, strict=True), 2):
            if state := tell(one, code, other, second):
                told.append(([one, other], state))
    assert told == [(pair, "missing") for pair in PAIRS["alarms"]]


def test_another_time_in_one_language_is_told() -> None:
    told = [
        tell(one, "en", other, "ja") if one.isascii() else tell(one, "zh", other, "en")
        for one, other in PAIRS["lies"]
    ]
    assert "" not in told
    assert told.count("differ") == 34


def test_simplified_chinese_says_the_same() -> None:
    for chinese, english, _ in PAIRS["honest"]:
        simple = convert_script(chinese, LANGUAGES["zh-hans"])
        assert tell(simple, "zh-hans", english, "en") == tell(chinese, "zh", english, "en")


@pytest.mark.parametrize(
    ("text", "code", "clear"),
    [
        ("The year before last", "en", {"Y-2": "The year before last"}),
        ("More this year than last.", "en", {"Y+0": "this year", "Y-1": "than last"}),
        ("Since last spring", "en", {"spring": "last spring"}),
        ("[today](https://x.example/last-year)", "en", {}),
        ("目前年均、如今年輕人、清明年年", "zh", {}),
        ("去年秋天", "zh", {"Y-1": "去年", "autumn": "年秋"}),
        ("一昨年と再来年", "ja", {"Y-2": "一昨年", "Y+2": "再来年"}),
    ],
)
def test_the_longest_words_count(text: str, code: str, clear: dict[str, str]) -> None:
    found = find_relative(text, LANGUAGES[code])
    assert found and found.clear == clear


def test_a_language_without_the_words_is_not_compared() -> None:
    assert (
        find_relative("last year", Language("fr", "fr", "F", own={"claims": "words = []"})) is None
    )


@pytest.mark.parametrize(
    ("times", "kind", "days", "named", "meant"),
    [
        (["Y-1"], "years", ["2021-12-23"], [], {2020}),
        (["Y-1"], "years", ["2021", "2023-01"], [], {2020, 2022}),
        (["Y+0"], "years", ["2021"], [2019], {2021}),
        (["Y-1"], "years", [], [2019], {2018}),
        (["M-1", "Y-1"], "months", ["2022-01-03", "2021"], [], {12}),
        (["M+1"], "months", ["2021-12-23"], [], {1}),
        (["D-1", "spring"], "days", ["2021-12-23"], [], set()),
    ],
)
def test_what_is_told_from_a_day_means_a_year_or_a_month(
    times: list[str], kind: str, days: list[str], named: list[int], meant: set[int]
) -> None:
    assert list_meant(times, kind, read_anchors(days), named) == meant

"""Years, months and days in a text are found alike in all languages, and nothing else is one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tabling import LANGUAGES
from youju.checks.named_dates import NamedDates, find_dates
from youju.numbers.periods import word_period


def find(code: str, text: str) -> tuple[list[int], list[int], list[int]]:
    found = find_dates(text, LANGUAGES[code])
    return sorted(found.years), sorted(found.months), sorted(found.days)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("2021年12月23日至25日", ([2021], [12], [23, 25])),
        ("二〇二一年十二月", ([2021], [12], [])),
        ("民國110年", ([2021], [], [])),
        ("1至3月", ([], [1, 3], [])),
        ("2018至19年", ([2018, 2019], [], [])),
        ("去年11月", ([], [11], [])),
        ("十一月三十日", ([], [11], [])),
        ("2019/20學年", ([2019, 2020], [], [])),
        ("上午9時30分，2019年5月", ([2019], [5], [])),
        ("直條圖：2019年最多，2020年大跌，2021年", ([2019, 2020, 2021], [], [])),
        ("比數2:2019，1,2019", ([], [], [])),
        ("九十年代，1990年代初", ([], [], [])),
        ("兩千年，12個月，2,019人，2019.5", ([], [], [])),
        ('{{ fig("rent_2019") }}，見[網頁](https://a.example/2020/12/)', ([], [], [])),
    ],
)
def test_dates_in_chinese(text: str, dates: tuple[list[int], ...]) -> None:
    assert find("zh", text) == dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("December 23–25, 2021", ([2021], [12], [23, 25])),
        ("on 3 June, 1989, 30 people came", ([1989], [6], [3])),
        ("from January to March 2020", ([2020], [1, 3], [])),
        ("In May and in March, not in Dec.", ([], [3, 5, 12], [])),
        ("Since December it fell", ([], [12], [])),
        ("the 2018–19 season", ([2018, 2019], [], [])),
        ("Columns:2019 and 2020", ([2019, 2020], [], [])),
        ("at 9:30 p.m. on Dec. 5", ([], [12], [5])),
        ("March on. May they come, with Theresa May", ([], [], [])),
        ("in the 1990s, 2,019 people, 2019.5 or 45%", ([], [], [])),
    ],
)
def test_dates_in_english(text: str, dates: tuple[list[int], ...]) -> None:
    assert find("en", text) == dates


@given(st.dates(date(1500, 1, 1), date(2099, 12, 31)), st.sampled_from([4, 7, 10]))
def test_what_is_printed_of_a_date_is_found_in_every_language(day: date, length: int) -> None:
    iso = day.isoformat()[:length]
    months = {day.month} if length > 4 else set()
    days = {day.day} if length > 7 else set()
    expected = NamedDates(frozenset({day.year}), frozenset(months), frozenset(days))
    for language in LANGUAGES.values():
        words = word_period(iso, language)
        assert find_dates(words, language) == expected, words

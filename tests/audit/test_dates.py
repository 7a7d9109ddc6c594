"""What a stranger passes over: dates, years, addresses, names with digits; each place stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fixture import TIDY, load_fixture
from youju.audit.dates import is_date, list_years, mask_dates
from youju.audit.grammar import Tongue, read_tongue


def tongue_of(tag: str) -> Tongue:
    return read_tongue(tag)


ZH, EN = tongue_of("zh-Hant"), tongue_of("en")


@pytest.mark.parametrize(
    ("tongue", "text"),
    [
        (ZH, "2021年"),
        (ZH, "2021年12月23日"),
        (ZH, "12月23日"),
        (ZH, "2019至2021年"),
        (ZH, "2019—2021年"),
        (ZH, "20世紀"),
        (ZH, "2021-12-23"),
        (ZH, "A4、COVID-19、5G"),
        (EN, "December 23, 2021"),
        (EN, "Dec. 2021"),
        (EN, "23 December 2021"),
        (EN, "May 5"),
        (EN, "in 2019, the 1990s"),
        (EN, "at 10:30"),
        (EN, "https://news.example/2021/5"),
    ],
)
def test_dates_and_names_are_masked(tongue: Tongue, text: str) -> None:
    masked = mask_dates(text, tongue)
    assert len(masked) == len(text)
    assert not any(map(str.isdigit, masked))


@pytest.mark.parametrize(
    ("tongue", "text"),
    [
        (ZH, "1323名"),
        (ZH, "3年"),
        (ZH, "12個月"),
        (ZH, "2021人"),
        (EN, "2,021"),
        (EN, "2019 people"),
        (EN, "1,900 percent"),
        (EN, "2019%"),
        (EN, "RMB30 million"),
        (EN, "No.39"),
        (EN, "$2019"),
    ],
)
def test_quantities_are_not(tongue: Tongue, text: str) -> None:
    assert mask_dates(text, tongue) == text


@pytest.mark.parametrize(
    ("tongue", "words", "iso", "told"),
    [
        (ZH, "2021年12月23日", "2021-12-23", True),
        (ZH, "2021年12月", "2021-12", True),
        (ZH, "2021年", "2021", True),
        (ZH, "2021年12月3日", "2021-12-23", False),
        (ZH, "2021年", "2021-12", False),
        (EN, "December 23, 2021", "2021-12-23", True),
        (EN, "23 December 2021", "2021-12-23", True),
        (EN, "December 2021", "2021-12", True),
        (EN, "2021", "2021", True),
        (EN, "November 23, 2021", "2021-12-23", False),
        (EN, "December 23, 2012", "2021-12-23", False),
        (EN, "last winter", "2021-12-23", False),
        (EN, "half past ten", "10:30", True),
        (EN, "three years", "P3Y", True),
    ],
)
def test_words_say_a_date(tongue: Tongue, words: str, iso: str, told: bool) -> None:
    assert is_date(words, iso, tongue) is told


@pytest.mark.parametrize(
    ("cells", "years"),
    [
        (("1990", "", "1993"), ["1990", "1993"]),
        (("1990-06", "1992", ""), ["1990", "1991", "1992", "1993"]),
        (("1990-06-30", "1990Q1"), ["1990", "1991"]),
        (("1990-06", "soon"), []),
        (("",), []),
    ],
)
def test_the_years_that_an_axis_may_name_are_those_of_dates(
    cells: tuple[str, ...], years: list[str]
) -> None:
    """English writes Jan 2011 and Chinese 7月 where both name the same days."""
    story = next(story for story in load_fixture().stories if story.slug == TIDY)
    (name, series), *_ = story.series.items()
    table = replace(series.table, rows=tuple((cell,) for cell in cells))
    told = replace(story, series={name: replace(series, table=table)})
    assert list(list_years(told)) == years

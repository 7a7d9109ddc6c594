"""Periods: the examples of the house style, and texts that are no period."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wording import LANGUAGES, read_rows
from youju.numbers.periods import check_period, find_repeated, has_month, word_period

EXAMPLES = read_rows("period")


@pytest.mark.parametrize("code", sorted(LANGUAGES))
@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: row["period"])
def test_examples_of_the_house_style(row: dict[str, str], code: str) -> None:
    assert check_period(row["period"])
    assert word_period(row["period"], LANGUAGES[code]) == row[LANGUAGES[code].tag]


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_no_period_has_no_words(code: str) -> None:
    assert check_period("")
    assert word_period("", LANGUAGES[code]) == ""


@pytest.mark.parametrize(
    ("period", "zh", "en"),
    [
        ("2019-01/2021-12-05", "2019年1月至2021年12月5日", "January 2019 to December 5, 2021"),
        ("2021-12-23/2021-12-25", "2021年12月23日至25日", "December 23–25, 2021"),
        ("2021-01/2021-03", "2021年1月至3月", "January to March 2021"),
        ("2020-12/2021-03", "2020年12月至2021年3月", "December 2020 to March 2021"),
        ("2021-03/2021-03", "2021年3月至2021年3月", "March 2021 to March 2021"),
        ("P1Y/2021-12", "截至2021年12月的一年", "one year to December 2021"),
        ("P15D", "每15天", "every 15 days"),
        ("P2W", "每兩週", "every two weeks"),
        ("P10Y/2020", "截至2020年的十年", "10 years to 2020"),
        ("2020-02-29", "2020年2月29日", "February 29, 2020"),
    ],
)
def test_other_periods(period: str, zh: str, en: str) -> None:
    assert word_period(period, LANGUAGES["zh"]) == zh
    assert word_period(period, LANGUAGES["en"]) == en


NO_PERIODS = (
    "2021-13 2021-2 21 2021-02-29 0000 P0Y P3 3Y P3Y/ /2021 / .. ../.. ../ 2021/2019 2021/P3Y "
    "../P3Y P3Y/.. 2019/2020/2021 ２０２１ 2021年 2019-2021 P1Y6M"
)


@pytest.mark.parametrize("period", NO_PERIODS.split())
def test_what_is_no_period(period: str) -> None:
    assert not check_period(period)
    with pytest.raises(ValueError, match="not a period"):
        word_period(period, LANGUAGES["zh"])


@given(st.text(alphabet="0123456789-/.PYMWD", max_size=24))
def test_every_accepted_period_has_words_in_every_language(period: str) -> None:
    if check_period(period):
        for language in LANGUAGES.values():
            words = word_period(period, language)
            assert bool(words) == bool(period)
            assert "{" not in words


@pytest.mark.parametrize(
    ("period", "year", "month", "held"),
    [
        ("2021-12", 2021, 0, True),
        ("2021-12", 2021, 11, False),
        ("2021", 2021, 11, True),
        ("2021", 2020, 0, False),
        ("2019/2021-06", 2020, 3, True),
        ("2019/2021-06", 2021, 7, False),
        ("../2021", 1999, 0, True),
        ("../2021", 2022, 0, False),
        ("2019/..", 2018, 0, False),
        ("2019/..", 2199, 0, True),
        ("P3Y/2021-12", 2019, 0, True),
        ("P3Y/2021-12", 2015, 0, False),
        ("P6M/2021-03", 2020, 12, True),
        ("P1Y", 1850, 0, True),
        ("", 1850, 5, True),
    ],
)
def test_a_period_holds_its_years_and_months(
    period: str, year: int, month: int, held: bool
) -> None:
    assert has_month(period, year, month) is held


def test_what_repeats_has_a_letter() -> None:
    assert [find_repeated(p) for p in ("P1Y", "P1D", "P3Y", "P1Y/2021", "2021")] == [
        "Y",
        "D",
        "",
        "",
        "",
    ]

"""Times are read in every spelling that sources have, or asked about; nothing else is one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.profiles import examples
from tests.tabling import check_told, read_table
from youju.problems import Problems
from youju.tables.times import ask_times, parse_times, read_time


@pytest.mark.parametrize(
    ("cell", "time"),
    [
        *((iso, iso) for iso in ("2021", "2021Q3", "2021-12", "2021-12-23")),
        ("2021/12/23", "2021-12-23"),
        ("2021.1.5", "2021-01-05"),
        ("2021年12月", "2021-12"),
        ("2021年", "2021"),
        ("2021年1月5日", "2021-01-05"),
        ("2021 Q3", "2021Q3"),
        ("2021年第三季", "2021Q3"),
        ("2021年第3季度", "2021Q3"),
        ("Dec-21", "2021-12"),
        ("December 2021", "2021-12"),
        ("Jan 1 2000", "2000-01-01"),
        ("January 31, 2000", "2000-01-31"),
        ("Sept. 5, 2000", "2000-09-05"),
        ("1 March 2000", "2000-03-01"),
        ("01-Jan-2000", "2000-01-01"),
        ("2nd of May", ""),
        ("Feb 30 2000", ""),
        ("Ja 1 2000", ""),
        ("Janvier 1 2000", ""),
        ("1-Jan-98", ""),
        ("民國110年12月", "2021-12"),
        ("110年12月23日", "2021-12-23"),
        ("110/12/23", "2021-12-23"),
        ("10407", "2015-07"),
        ("1040731", "2015-07-31"),
        ("43831", "2020-01-01"),
    ],
)
def test_times_are_read(cell: str, time: str) -> None:
    assert read_time(cell) == time


@pytest.mark.parametrize(
    "cell",
    ["", "2021-13", "2021/2/30", "10413", "23/12/2021", "12/2021", "Smarch 2021", "-", "1e3"],
)
def test_what_is_no_time(cell: str) -> None:
    assert read_time(cell) == ""


@settings(max_examples=examples(100))
@given(st.dates())
def test_a_day_is_the_same_in_both_calendars(day: object) -> None:
    year, month, date = (int(part) for part in str(day).split("-"))
    if 1912 < year < 2911:
        assert read_time(f"民國{year - 1911}年{month}月{date}日") == str(day)
    if year >= 1000:
        assert read_time(f"{year}/{month}/{date}") == (str(day) if year < 3000 else "")


TABLE = "month,room,n\n10407,East,1\n104年8月,West,2\n,East,3\n"


def test_a_column_of_times_comes_in_iso() -> None:
    problems = Problems()
    table = read_table(TABLE, problems)
    assert table
    assert [row[0] for row in parse_times(table, ["month"], problems).rows] == [
        *("2015-07", "2015-08", "")
    ]
    assert not problems
    parse_times(table, ["room"], problems)
    check_told(list(problems))
    assert [(p.code, p.origin.line) for p in problems] == [
        *(("series-no-time", line) for line in (2, 3, 4))
    ]


def test_many_cells_of_one_cause_are_told_once() -> None:
    problems = Problems()
    table = read_table("day,n\n" + "".join(f"{n}/1/2000,1\n" for n in range(13, 25)), problems)
    assert table
    parse_times(table, ["day"], problems)
    check_told(list(problems))
    (problem,) = problems
    assert (problem.code, problem.origin.line) == ("series-no-times", 2)
    assert problem.sentence("en").startswith('Column A "day" has 12 cells that are no times, the')


@pytest.mark.parametrize(
    ("cells", "asked"),
    [
        (("10407", "10408"), True),
        (("2021/12/23", "2021/12/24"), True),
        (("2021-12", "2022-01"), False),
        (("10407", "10499"), False),
        (("10407", "10407"), False),
        (("East", "Dec-21"), False),
    ],
)
def test_a_column_that_is_nothing_but_times_is_asked_about(
    cells: tuple[str, ...], asked: bool
) -> None:
    problems = Problems()
    table = read_table("when,n\n" + "".join(f"{cell},1\n" for cell in cells), problems)
    assert table
    ask_times(table, ["n"], "visits", problems)
    check_told(list(problems))
    assert [p.code for p in problems] == ["series-times"] * asked
    assert all(p.grade == "note" and 'times = ["when"]' in p.mend("en") for p in problems)

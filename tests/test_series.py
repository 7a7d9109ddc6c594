"""Tidy tables: names that charts can use, and numbers in plain digits or a problem (hazard H10)."""

from __future__ import annotations

import pytest
from tabling import check_told, read_table

from youju.model import Origin, Series
from youju.problems import Problems
from youju.tables.series import list_quantities, parse_series


def parse(text: str, *numbers: str) -> tuple[tuple[tuple[str, ...], ...], list[tuple[str, Origin]]]:
    problems = Problems()
    table = read_table(text, problems)
    assert table and not problems
    rows = parse_series(table, numbers, problems).rows
    check_told(list(problems))
    return rows, [(problem.code, problem.origin) for problem in problems]


def test_numbers_come_in_plain_digits_and_words_as_they_are() -> None:
    rows, problems = parse(
        'year,room,visits\n2021,中央,48.9萬\n2022,"1,234","1,234"\n2023,x,－５\n',
        *("year", "visits"),
    )
    assert problems == []
    assert rows == (
        ("2021", "中央", "489000"),
        ("2022", "1,234", "1234"),
        ("2023", "x", "-5"),
    )


def test_every_bad_cell_is_reported_at_its_place() -> None:
    _, problems = parse(
        "year,visits,rate\n2021,約120,1\n2022,,45%\n2023,N/A,2020-01\nsoon,4,5\n",
        *("year", "visits", "rate"),
    )
    file = "data/input.csv"
    assert problems == [
        ("cell-qualified", Origin(file, 2, 2)),
        ("series-no-number", Origin(file, 3, 2)),
        ("series-percent", Origin(file, 3, 3)),
        ("cell-missing-mark", Origin(file, 4, 2)),
        ("cell-date", Origin(file, 4, 3)),
        ("cell-not-a-number", Origin(file, 5, 1)),
    ]


@pytest.mark.parametrize(
    "name", ["a.b", "GDP:億", "年", "it's", "a b", "Visits", "2021", "count()", "a[0]", r"a\b"]
)
def test_a_name_that_a_chart_could_misread_is_refused(name: str) -> None:
    _, problems = parse(f"year,{name}\n2021,5\n", "year")
    assert problems == [("series-column-name", Origin("data/input.csv", 1, 2))]


def test_years_are_numbers_but_no_quantities() -> None:
    numbers = ("year", "first_year", "years", "visits", "yearly")
    table = read_table(",".join((*numbers, "room")) + "\n", Problems())
    assert table
    assert list_quantities(Series(table, numbers, "office")) == ["years", "visits", "yearly"]


def test_the_name_that_counts_rows_is_taken() -> None:
    _, problems = parse("year,id\n2021,a\n", "year")
    assert problems == [("series-column-taken", Origin("data/input.csv", 1, 2))]

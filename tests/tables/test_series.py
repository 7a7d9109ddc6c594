"""Tidy tables: names that charts can use, and numbers in plain digits or a problem (hazard H10)."""

from __future__ import annotations

import pytest

from tests.tabling import check_told, read_table
from youju.model import Origin, Series, Table
from youju.problems import Problems
from youju.tables.series import find_fraction, list_quantities, parse_series


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
        ("series-no-number", Origin(file, 3, 2)),
        ("cell-qualified", Origin(file, 2, 2)),
        ("series-percent", Origin(file, 3, 3)),
        ("cell-date", Origin(file, 4, 3)),
        ("cell-not-a-number", Origin(file, 5, 1)),
    ]


GAPS = "room,visits,rate\nEast,-,1.70\nWest,…,\nNorth,,2\nSouth,N/A,-3\n"


def tell_gaps(text: str, *missing: str) -> tuple[list[tuple[str, ...]], list[str]]:
    """Return the rows of a table that declares `missing`, and what an editor is told."""
    problems = Problems()
    table = read_table(text, problems)
    assert table
    rows = parse_series(table, ("visits", "rate"), problems, missing, "rooms").rows
    check_told(list(problems))
    return list(rows), [f"{p.origin} {p.code} {p.mend('en')}" for p in problems]


def test_the_first_gap_names_the_line_that_declares_all_of_them() -> None:
    _, told = tell_gaps(GAPS)
    assert told == [
        "data/input.csv:2:2 series-no-number Write the number. If there is none, say so in "
        'story.toml under [series.rooms]: missing = ["-", "…", "", "N/A"]. The chart then has a '
        "gap there, which is not a zero."
    ]
    assert 'missing = ["-", "", "…", "N/A"]' in tell_gaps(GAPS, "-", "")[1][0]


def test_declared_gaps_come_back_empty_and_everything_else_as_written() -> None:
    rows, told = tell_gaps(GAPS, "-", "…", "", "N/A")
    assert told == []
    assert rows == [
        ("East", "", "1.70"),
        ("West", "", ""),
        ("North", "", "2"),
        ("South", "", "-3"),
    ]
    assert tell_gaps("room,visits,rate\nEast,-999,0\n", "-999")[0] == [("East", "", "0")]


def test_an_empty_cell_of_words_is_told_once_for_each_column() -> None:
    text = "room,floor,visits,rate\nEast,up,1,1\n,,2,2\n,up,3,3\n"
    _, told = tell_gaps(text)
    assert [line.split(" Unmerge")[0] for line in told] == [
        "data/input.csv:3:1 series-empty-words",
        "data/input.csv:3:2 series-empty-words",
    ]
    assert 'under [series.rooms]: missing = [""].' in told[0]
    assert tell_gaps(text, "")[1] == []


def test_a_row_that_stands_twice_is_told_once_with_the_place_of_the_first() -> None:
    problems = Problems()
    table = read_table("year,visits\n2020,5\n2021,5\n2020,5\n2020,5\n2020,6\n", problems)
    assert table
    parse_series(table, ("year", "visits"), problems)
    (told,) = problems
    check_told([told])
    assert (told.code, told.origin, told.grade) == (
        "series-row-twice",
        Origin("data/input.csv", 4, 1),
        "note",
    )
    assert told.sentence("en") == (
        "This row is the same in every cell as the one at data/input.csv:2:1. "
        "Rows that repeat one above them: 2."
    )


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


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (["0.195", "0.102", "0.2", "0.187"], "0.2"),
        (["-0.05", "0.25", "0.125", "0.333"], "0.333"),
        (["0.195", "0.102", "", "0.187"], ""),
        (["0.2", "0.3", "0.1", "0.5", "0.25"], ""),
        (["0.195", "0.102", "0.2", "1.187"], ""),
        (["0", "0", "0", "0"], ""),
    ],
)
def test_shares_of_one_are_known_from_small_percentages(cells: list[str], found: str) -> None:
    rows = tuple((cell,) for cell in cells)
    table = Table("a.csv", ("rate",), rows, tuple(range(2, 2 + len(rows))))
    assert find_fraction(table, "rate") == found

"""The index of a source's numbers as a table: what is written is read again, or told."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.model import PrintedNumber, PrintedTime, PrintIndex
from youju.problems import Problems
from youju.tables.print_indexes import format_index, name_index, name_text, parse_indexes

FILE = name_index("report")
ONE = PrintedNumber("3", 1, "近5.2萬人次", "近", "5.2萬", "萬", "人次", Decimal(52000))
WORDS = st.text("0123456789,.萬人 ab\"'/:", min_size=1, max_size=12).map(str.strip).filter(bool)


def read(text: str) -> tuple[dict[str, PrintIndex], list[str]]:
    problems = Problems()
    found = parse_indexes({FILE: text.encode(), "data/a.csv": b"x"}, problems)
    return found, [problem.code for problem in problems]


def test_names() -> None:
    assert (FILE, name_text("report")) == (
        "data/sources/report.numbers.csv",
        "data/sources/report.txt",
    )


@given(st.lists(st.tuples(WORDS, st.integers(1, 99), WORDS), max_size=5))
def test_what_is_written_is_read(rows: list[tuple[str, int, str]]) -> None:
    numbers = tuple(PrintedNumber(a, b, c, "", c, "", "", None) for a, b, c in rows)
    times = tuple(PrintedTime(place, printed, "2019") for place, _, printed in rows)
    index = PrintIndex(FILE, "ab12", (ONE, *numbers), times=times)
    found, told = read(format_index(index))
    assert (found, told) == ({"report": index}, [])


@pytest.mark.parametrize(
    ("old", "new"),
    [("sha256,1,ab12", "x,1,ab12"), ("3,1,", "3,one,"), ("近5.2萬人次", ""), ("52000", "5.2萬")],
)
def test_nothing_is_held_against_a_part_of_an_index(old: str, new: str) -> None:
    text = format_index(PrintIndex(FILE, "ab12", (ONE,)))
    assert old in text
    found, told = read(text.replace(old, new, 1))
    assert found == {}
    assert set(told) == {"index-broken"}


@pytest.mark.parametrize("time", ["Y+x", "--xx", "2019-1", "P0Y", "soon"])
def test_a_time_that_is_none_breaks_the_index(time: str) -> None:
    text = format_index(PrintIndex(FILE, "ab12", (ONE,), times=(PrintedTime("3", "x", "2019"),)))
    assert read(text)[1] == []
    found, told = read(text.replace(",2019,", f",{time},"))
    assert (found, told) == ({}, ["index-broken"])


def test_a_file_that_is_no_table_is_told() -> None:
    assert read("")[0] == {}
    assert read("a,b\n1,2\n")[1] == ["table-missing-column"]

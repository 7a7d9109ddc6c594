"""Tables go to pandas and come back as text: nothing is lost, and nothing is made up."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.profiles import examples
from youju.model import Series, Table
from youju.tables.frames import frame_table, list_frame

NUMBERS = st.decimals(-(10**9), 10**9, places=3).map(lambda n: f"{n.normalize():f}")


def make_series(rows: list[tuple[str, ...]]) -> Series:
    lines = tuple(range(2, 2 + len(rows)))
    return Series(Table("a.csv", ("name", "n"), tuple(rows), lines), ("n",), "office")


@settings(max_examples=examples(60))
@given(st.lists(st.tuples(st.text(max_size=4), NUMBERS | st.just("")), min_size=1, max_size=6))
def test_a_table_comes_back_as_it_went(rows: list[tuple[str, str]]) -> None:
    columns, found = list_frame(frame_table(make_series(list(rows))))
    assert columns == ("name", "n")
    for (name, number), (same, cell) in zip(rows, found, strict=True):
        assert same == name
        assert Decimal(cell) == Decimal(number) if number else cell == ""


def test_whole_numbers_stay_whole() -> None:
    assert frame_table(make_series([("a", "2019"), ("b", "3")]))["n"].dtype == "int64"
    assert frame_table(make_series([("a", "2019"), ("b", "")]))["n"].dtype == "float64"


def test_cells_of_every_kind_become_text() -> None:
    frame = pd.DataFrame(
        {
            "float": [0.1 + 0.2, float("nan")],
            "day": pd.to_datetime(pd.Series(["2021-12-23", None])),
            "month": pd.PeriodIndex(["2021-12", "2022-01"], freq="M"),
            "kind": pd.Categorical(["一", "二"]),
            "flag": [True, False],
            "odd": [pd.NA, float("inf")],
        }
    )
    assert list_frame(frame)[1] == (
        ("0.3", "2021-12-23", "2021-12", "一", "TRUE", ""),
        ("", "", "2022-01", "二", "FALSE", "inf"),
    )


def test_what_was_grouped_by_is_a_column() -> None:
    frame = pd.DataFrame({"city": ["a", "a", "b"], "n": [1, 2, 3], "m": [1.5, 2, 3]})
    assert list_frame(frame.groupby("city").sum()) == (
        ("city", "n", "m"),
        (("a", "3", "3.5"), ("b", "3", "3")),
    )
    both = frame.groupby("city").agg({"n": ["min", "max"]})
    assert list_frame(both)[0] == ("city", "n_min", "n_max")

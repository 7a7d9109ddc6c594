"""Ranks that pictures are held to are worked out from cells: ties share one, gaps leave none."""

from __future__ import annotations

from typing import Any

from tests.framing import make_frame
from youju.pictures.chart_specs import Sheet
from youju.pictures.ranks import work_out_ranks


def make_sheet(cells: dict[str, tuple[str, ...]], **options: Any) -> Sheet:
    rows = {
        f"{time} {n}": {"time": time, "n": cell}
        for time, numbers in cells.items()
        for n, cell in enumerate(numbers)
    }
    return make_rows(rows, x="time", y="n", **options)


def make_rows(rows: dict[str, dict[str, str]], **options: Any) -> Sheet:
    """Return the sheet of a chart of a kind with `options`, with cells by the rows' ids."""
    return Sheet(
        rows=tuple({"id": key, **cells} for key, cells in rows.items()),
        numbers=("n",),
        beside={},
        words={},
        language=make_frame().language,
        size="wide",
        width=680,
        files={},
        kind="bars",
        options=options,
    )


def test_the_greatest_is_first_and_equals_share_a_rank() -> None:
    sheet = make_sheet({"a": ("1.10", "7", "1.1", "-3")})
    assert list(work_out_ranks(sheet).values()) == [2, 1, 2, 4]


def test_the_least_is_first_in_reverse() -> None:
    sheet = make_sheet({"a": ("5", "7", "5")}, reverse=True)
    assert list(work_out_ranks(sheet).values()) == [1, 3, 1]


def test_where_a_number_is_not_known_nobody_has_a_rank() -> None:
    sheet = make_sheet({"a": ("5", "", "3"), "b": ("1", "2")})
    assert work_out_ranks(sheet) == {"b 0": 2, "b 1": 1}


def test_ranks_that_are_given_stay() -> None:
    sheet = make_sheet({"a": ("5", "", "9")}, ranked=True)
    assert work_out_ranks(sheet) == {"a 0": 5, "a 2": 9}

"""Wide tables made long: every cell once, beside its heading, in the order of reading."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from youju.model import Table
from youju.tables.long import Lengthening, lengthen, rename


def test_steps_go_with_their_cells() -> None:
    table = Table("a.csv", ("size", "2019", "2020"), (("5", "1", "2"), ("6", "3", "4")), (2, 7))
    steps = {(2, "size"): Decimal(10), (7, "2020"): Decimal(1000)}
    long, moved = lengthen(table, Lengthening(("2019", "2020"), "year", "n"), steps)
    assert long.columns == ("size", "year", "n")
    assert moved == {
        (2, "size"): Decimal(10),
        (3, "size"): Decimal(10),
        (5, "n"): Decimal(1000),
    }


@given(st.lists(st.lists(st.text(), min_size=3, max_size=3), max_size=6))
def test_no_cell_is_lost_or_made(rows: list[list[str]]) -> None:
    cells = tuple(tuple(row) for row in rows)
    table = Table("a.csv", ("a", "b", "c"), cells, tuple(range(2, len(rows) + 2)))
    long, _ = lengthen(table, Lengthening(("b", "c"), "x", "y"), {})
    assert long.rows == tuple(
        (a, name, cell) for a, b, c in cells for name, cell in (("b", b), ("c", c))
    )
    assert len(set(long.lines)) == len(long.rows) == 2 * len(rows)


def test_columns_are_renamed_where_a_name_is_given() -> None:
    table = Table("a.csv", ("區域", "n"), (), ())
    assert rename(table, {"區域": "county", "年": "year"}).columns == ("county", "n")

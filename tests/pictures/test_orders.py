"""Rows stand in the order that words claim, down or across."""

from __future__ import annotations

from youju.pictures.orders import has_order
from youju.rendering.drawn import DrawnItem, DrawnMark

VALUES = {"a": 9.0, "b": 5.0, "c": 5.0}


def stack(*ids: str) -> list[DrawnMark]:
    items = [
        DrawnItem((key,), (0, 30.0 * n, VALUES[key] * 9, 30.0 * n + 20))
        for n, key in enumerate(ids)
    ]
    return [DrawnMark("rect", tuple(items))]


def test_bars_have_an_order() -> None:
    assert has_order(stack("a", "b", "c"), VALUES, "descending")
    assert not has_order(stack("b", "a", "c"), VALUES, "descending")
    assert has_order(stack("b", "c", "a"), VALUES, "ascending")


def test_where_nothing_keeps_rows_apart_there_is_no_order_to_be_wrong() -> None:
    heap = [DrawnMark("rect", tuple(DrawnItem((key,), (0, 0, 9, 9)) for key in VALUES))]
    assert has_order(heap, VALUES, "descending")
    assert has_order([], VALUES, "ascending")

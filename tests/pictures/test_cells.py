"""Bars in the cells of a table are held to their own column."""

from __future__ import annotations

from youju.pictures.cells import find_strange_cell
from youju.pictures.proportions import Numbers
from youju.rendering.drawn import DrawnItem, DrawnMark

FIRST, SECOND = {"a": 10.0, "b": -4.0}, {"a": 3.0, "b": 6.0}
NUMBERS = Numbers((FIRST, SECOND))


def draw(column: dict[str, float], zero: float, scale: float) -> DrawnMark:
    places = {key: sorted((zero, zero + scale * value)) for key, value in column.items()}
    return DrawnMark(
        "rect", tuple(DrawnItem((key,), (a, 0, b, 9)) for key, (a, b) in places.items())
    )


def test_columns_on_scales_of_their_own_are_right() -> None:
    marks = [draw(FIRST, 100, 5), draw(SECOND, 300, 20)]
    assert find_strange_cell(marks, NUMBERS) is None


def test_columns_that_are_exchanged_are_found() -> None:
    strange = find_strange_cell([draw(SECOND, 100, 5), draw(FIRST, 300, 20)], NUMBERS)
    assert strange and (strange.mark, strange.row) == ("rect", "b")


def test_a_bar_that_is_too_long_is_found_in_its_column() -> None:
    marks = [draw(FIRST, 100, 5), draw({**SECOND, "a": 5.0}, 300, 20)]
    strange = find_strange_cell(marks, NUMBERS)
    assert strange and (strange.row, strange.drawn, strange.due) == ("a", 100, 60)


def test_a_column_that_is_not_there_is_found_and_one_without_numbers_is_not_missed() -> None:
    missing = find_strange_cell([draw(FIRST, 100, 5)], NUMBERS)
    assert missing and missing.row == "a"
    assert find_strange_cell([draw(FIRST, 100, 5)], Numbers((FIRST, {}))) is None

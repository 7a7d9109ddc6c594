"""Locators: what checks of prints and quotes find by them; tests/checks/test_prints.py has more."""

from __future__ import annotations

import pytest

from youju.tables.locators import is_at, split_locator


@pytest.mark.parametrize(
    ("locator", "place", "order"),
    [("2", "2", None), ("paragraph 3#2", "3", 2), ("第４段", "4", None), ("第2頁", "page 2", None)],
)
def test_a_locator_names_a_place_and_a_number(locator: str, place: str, order: int | None) -> None:
    assert split_locator(locator) == (place, order)


def test_a_cell_is_found_by_its_table_and_by_its_headings() -> None:
    cell = "table 1: 2023 / Visitors"
    assert all(is_at(cell, wanted) for wanted in ("table 1", "2023 / visitors", cell.casefold()))
    assert not is_at(cell, "table 2")
    assert not is_at(cell, "")

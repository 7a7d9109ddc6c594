"""Places in tables are said as spreadsheets say them: rows, letters of columns, headings."""

from __future__ import annotations

import pytest

from youju.model import Origin
from youju.problems import Problem
from youju.problems.places import find_cell, name_column, place_sentence


@pytest.mark.parametrize(
    ("position", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA"), (0, "")]
)
def test_columns_have_the_letters_of_spreadsheets(position: int, name: str) -> None:
    assert name_column(position) == name


def test_a_row_is_named_in_front_and_a_file_is_not() -> None:
    values = (("size", "21000000"),)
    cell = Problem("input-too-large", Origin("data/a.csv", 9, 2, 8), values)
    assert str(find_cell(cell)) == "8"
    assert place_sentence(cell, "en").startswith("Row 8")
    whole = Problem("input-too-large", Origin("data/a.csv", 9, 2), values)
    assert find_cell(whole) is None
    assert place_sentence(whole, "zh") == whole.sentence("zh")

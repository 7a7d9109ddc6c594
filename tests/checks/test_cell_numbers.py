"""Words for a cell may say its numbers as their language writes them, and no others."""

from __future__ import annotations

import pytest

from youju.checks.cell_numbers import is_named
from youju.languages import read_style


@pytest.mark.parametrize(
    ("tag", "found", "cell", "named"),
    [
        ("en", "2015", "y2015", True),
        ("en", "25,000", "<25000", True),
        ("en", "14,999", "10000 to 14999", True),
        ("zh-Hant", "2.5萬", "25000-50000", True),
        ("zh-Hant", "5萬", "25000-50000", True),
        ("zh-Hant", "1.5萬", "10000 to 14999", False),
        ("en", "5 million", "5000000+", True),
        ("en", "5 million", "5 million or more", True),
        ("zh-Hans", "20万", "20萬以上", False),
        ("zh-Hant", "20萬", "200,000+", True),
        ("en", "2,500", "25000-50000", False),
        ("en", "90000 million", "90000", False),
        ("en", "50", "1.50", False),
        ("en", "1", "0.1", False),
    ],
)
def test_a_number_stands_in_its_cell_in_any_spelling(
    tag: str, found: str, cell: str, named: bool
) -> None:
    assert is_named(found, cell, read_style(tag)) == named

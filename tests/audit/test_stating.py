"""How problems of finished pages state what was read, and what the data say."""

from __future__ import annotations

from decimal import Decimal

import pytest

from youju.audit.allowed import Known
from youju.audit.grammar import read_tongue
from youju.audit.readings import read_quantity
from youju.audit.stating import show_known, show_reading, state_quantity
from youju.model import Quantity

FIVE = Quantity(Decimal(5), "person", "at_least")


@pytest.mark.parametrize(
    ("tag", "words", "shown"),
    [
        ("zh", "48.9萬人以上", "489000 at_least"),
        ("en", "17.6 percent", "17.6%"),
    ],
)
def test_a_reading_is_shown_as_editors_write_it(tag: str, words: str, shown: str) -> None:
    reading = read_quantity(words, read_tongue(tag))
    assert reading and show_reading(reading) == shown


def test_a_figure_is_shown_as_its_row_has_it() -> None:
    assert show_known(Known("five", FIVE)) == "5 person at_least"
    assert show_known(Known("two", Quantity(Decimal(2), "item", "exact"))) == "2 item"


def test_a_range_and_a_margin_are_stated_as_marks_have_them() -> None:
    ranged = Quantity(Decimal(3), "item", "exact", high=Decimal(5))
    assert state_quantity(ranged) == "3/5"
    assert state_quantity(Quantity(Decimal(45), "item", "exact", margin=Decimal(2))) == "45±2"

"""Quantities: what a qualifier bounds, on both sides of zero."""

from __future__ import annotations

from decimal import Decimal

import pytest

from youju.languages import QUALIFIERS
from youju.model import OPPOSITE, Quantity


@pytest.mark.parametrize("qualifier", QUALIFIERS)
def test_only_a_fall_turns_its_bound(qualifier: str) -> None:
    values = [(Decimal(value), directed) for value in (-3, 0, 3) for directed in (True, False)]
    bounds = [Quantity(value, "u", qualifier, directed=way).bound for value, way in values]
    assert bounds == [OPPOSITE.get(qualifier, qualifier), *[qualifier] * 5]


@pytest.mark.parametrize("qualifier", QUALIFIERS)
def test_a_bound_is_turned_back(qualifier: str) -> None:
    other = OPPOSITE.get(qualifier, qualifier)
    assert OPPOSITE.get(other, other) == qualifier


def test_nearly_and_passed_go_by_the_size_in_any_case() -> None:
    by_size = {name for name in QUALIFIERS if Quantity(Decimal(-3), "u", name).by_size}
    assert by_size == {"nearly", "passed"}
    assert all(Quantity(Decimal(-3), "u", name, directed=True).by_size for name in QUALIFIERS)


def test_ranges_and_margins_are_no_single_numbers() -> None:
    number = Quantity(Decimal(3), "u")
    assert not number.is_span
    assert Quantity(Decimal(3), "u", high=Decimal(5)).is_span
    assert Quantity(Decimal(3), "u", margin=Decimal(1)).is_span

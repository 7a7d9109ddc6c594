"""Kinds of unit: what is said of numbers follows from what they are of."""

from __future__ import annotations

from youju.model import UNIT_KINDS, Unit
from youju.numbers.plurals import find_category


def test_what_is_counted_has_a_noun_and_no_parts() -> None:
    for kind, traits in UNIT_KINDS.items():
        assert not traits.whole or traits.from_zero, kind
        assert not (traits.ordinal and traits.noun), kind
    assert [kind for kind, traits in UNIT_KINDS.items() if traits.percent] == ["percent"]


def test_a_unit_is_like_its_kind_and_a_place_has_an_ordinal_form() -> None:
    unit = Unit("place", "rank", {})
    assert unit.traits is UNIT_KINDS["rank"]
    assert find_category("3", unit.kind, "en") == "few"
    assert find_category("3", "count", "en") == "other"

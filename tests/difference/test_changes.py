"""The nouns of a difference: plain values that can be compared and written as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, fields

from youju.difference.changes import (
    ChartChange,
    Difference,
    Doubt,
    FigureChange,
    RowChange,
    TextChange,
)

FULL = Difference(
    figures=(FigureChange("s", "a", {"value": 1}, None),),
    doubts=(Doubt("en", "Most.", ("Most",), ("a",), ("p",)),),
    texts=(TextChange("en", "text", "", "a", (), ("p",)),),
    charts=(ChartChange("s", "c", "changed", ("en",)),),
    rows=(RowChange("data/s/t.csv", "a,1", "a,2"),),
    touched=("p",),
    added=("q",),
    removed=("r",),
    others=("t",),
)


def test_an_empty_difference_is_no_difference() -> None:
    assert Difference() == Difference()
    assert all(getattr(Difference(), field.name) == () for field in fields(Difference))
    assert Difference() != FULL


def test_a_difference_is_json_as_it_stands() -> None:
    told = json.loads(json.dumps(asdict(FULL)))
    assert told["figures"] == [{"story": "s", "id": "a", "old": {"value": 1}, "new": None}]
    assert told["doubts"][0]["claims"] == ["Most"]
    assert set(told) == {field.name for field in fields(Difference)}

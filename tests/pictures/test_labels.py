"""A record of a spec is known by its id, or by cells that one row alone has."""

from __future__ import annotations

from typing import Any

import pytest

from tests.fixture import load_fixture
from youju.pictures.chart_specs import Sheet
from youju.pictures.labels import LabelRegister, find_records, label_rows
from youju.rendering.tracing import LABEL

SHEET = Sheet(
    rows=(
        {"id": "row-2", "year": "2020", "place": "north", "people": "1.50"},
        {"id": "row-3", "year": "2021", "place": "north", "people": "2"},
        {"id": "row-4", "year": "2021", "place": "south", "people": ""},
    ),
    numbers=("year", "people"),
    beside={},
    words={},
    language=load_fixture().languages["en"],
    size="wide",
    width=680,
)


def label(*records: Any) -> list[str]:
    return LabelRegister(SHEET, {}).label(records)


def test_rows_are_known_by_their_ids() -> None:
    assert label({"id": "row-3"}, {"id": "row-2 row-4"}) == ["row-3", "row-2 row-4"]


def test_an_id_that_no_row_has_is_told_from_rows() -> None:
    assert label({"id": "others"}, {"id": "row-3"}, {"id": None}) == ["~others", "row-3", ""]
    assert label({"id": "row-2row-3"}) == ["~row-2row-3"]


def test_outlines_have_ids_of_their_own() -> None:
    assert label({"type": "Feature", "id": 4}, {"type": "Feature", "id": "US-PR"}) == ["", ""]
    assert label({"type": "Feature", "id": 4, "properties": {"id": "row-3"}}) == ["row-3"]


def test_without_ids_rows_are_known_by_cells_that_one_alone_has() -> None:
    assert label({"year": 2021.0, "place": "south"}, {"year": 2020, "place": "north"}) == [
        *("row-4", "row-2")
    ]
    assert label({"year": 2020, "people": 1.5, "tone": "red"}) == ["row-2"]
    assert label({"year": 2021, "people": None}) == ["row-4"]


@pytest.mark.parametrize(
    "records",
    [
        [{"year": 2021, "tone": "red"}],  # two rows have it
        [{"year": 2020}],  # one cell is too little: a mark on the axis has it too
        [{"place": "north", "people": 3.5}],  # a sum
        [{"place": "north", "people": 2.0}, {"place": "south", "people": 9.0}],
        [{"x": 1}],
        [],
        ["text"],
    ],
)
def test_what_is_made_of_rows_is_none(records: list[Any]) -> None:
    assert label(*records) == [""] * len(records)


def test_records_that_are_like_rows_are_told_from_notes_on_them() -> None:
    register = LabelRegister(SHEET, {})
    sums = [{"place": "north", "people": 3.5}, {"place": "south", "people": 0.0}]
    assert register.is_alike(sums)
    assert not register.is_alike(sums[:1])
    assert not register.is_alike([{"year": 2020}, {"year": 2021}])
    assert not register.is_alike([{"type": "Feature", "properties": sums[0]}] * 2)


def test_records_are_labelled_wherever_they_stand_and_nothing_else_is_changed() -> None:
    rows = [{"id": "row-2"}, {"id": "other"}, {"v": 1}]
    spec: dict[str, Any] = {
        "datasets": {"a": rows, "b": [{"id": "row-4"}]},
        "layer": [
            {"data": {"values": [{"id": "row-3"}]}, "mark": "bar"},
            {"data": {"name": "a"}, "encoding": {"x": {"field": "v"}}},
            {"data": {"values": {"type": "FeatureCollection", "features": [{"id": "row-3"}]}}},
        ],
    }
    kept = repr(spec)
    labelled = label_rows(spec, SHEET)
    assert repr(spec) == kept
    assert labelled["datasets"]["a"] == [
        {"id": "row-2", LABEL: "row-2"},
        {"id": "other", LABEL: "~other"},
        {"v": 1},
    ]
    assert labelled["layer"][0]["data"]["values"] == [{"id": "row-3", LABEL: "row-3"}]
    assert labelled["layer"][1] == spec["layer"][1]
    assert labelled["layer"][2]["data"]["values"]["features"][0][LABEL] == "row-3"


def test_records_are_found_in_data_and_by_name() -> None:
    assert find_records({"values": [{"a": 1}]}, {}) == [{"a": 1}]
    assert find_records({"name": "d"}, {"d": [{"a": 2}]}) == [{"a": 2}]
    assert find_records({"values": {"features": [{"a": 3}]}}, {}) == [{"a": 3}]
    assert find_records({"name": "gone"}, {}) == find_records({"values": "a,b"}, {}) == []

"""Runs: what the rows of a tidy table bear, at their end, in sum or at most."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from tests.claiming import load_named
from tests.fixture import load_fixture
from youju.checks.runs import Runs, open_runs
from youju.checks.verdicts import Verdict


@cache
def open_power() -> Runs:
    return open_runs(load_named("power").stories[0])


@cache
def open_rooms() -> Runs:
    return open_runs(load_fixture().stories[1])


@pytest.mark.parametrize(
    ("relation", "cells", "verdict"),
    [
        ("up", ["renewables"], Verdict.HOLDS),
        ("down", ["renewables"], Verdict.FALSE),
        ("down", ["fossil_fuels"], Verdict.HOLDS),
        ("largest", ["fossil_fuels"], Verdict.HOLDS),
        ("largest", ["nuclear_energy"], Verdict.FALSE),
        ("smallest", ["nuclear_energy"], Verdict.HOLDS),
        ("up", [], Verdict.HOLDS),
        ("majority", ["renewables"], None),
    ],
)
def test_rows_bear_what_is_said_of_a_kind(
    relation: str, cells: list[str], verdict: Verdict | None
) -> None:
    assert open_power().weigh("iowa", relation, cells) is verdict


def test_two_kinds_are_compared() -> None:
    assert open_rooms().compare("visits", "central", "north", "more") is Verdict.HOLDS
    assert open_rooms().compare("visits", "central", "north", "fewer") is Verdict.FALSE
    assert open_rooms().compare("visits", "central", "attic", "more") is None


@pytest.mark.parametrize("cell", ["many", "Infinity", "NaN", "sNaN"])
def test_a_cell_that_is_no_number_is_left_to_the_reader_of_the_table(cell: str) -> None:
    story = load_fixture().stories[1]
    (name, series), *_ = story.series.items()
    (column,) = [column for column in series.numbers if column != "year"][:1]
    at = series.table.columns.index(column)
    first = tuple(cell if i == at else old for i, old in enumerate(series.table.rows[0]))
    table = replace(series.table, rows=(first, *series.table.rows[1:]))
    bad = replace(story, series={name: replace(series, table=table)})
    assert open_runs(bad).tables[name][column] != open_rooms().tables[name][column]


def test_a_column_of_years_is_no_number_that_is_told() -> None:
    assert "year" not in open_power().tables["iowa"]

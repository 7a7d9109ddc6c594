"""Rows of a chart: cells and numbers of a table or of figures, and what their units measure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.content.test_charts import change
from tests.fixture import load_files
from youju.content.chart_rows import gather_rows, list_percent
from youju.model import Unit

UNITS = {kind: Unit(kind, kind, {}) for kind in ("percent", "count")}


def test_rows_of_a_table_and_of_figures_are_gathered() -> None:
    site, _ = load_files(change('id = "by-year"', 'id = "by-year"'))
    figures, tidy = sorted(site.stories, key=lambda story: not story.figures)
    table = gather_rows([], tidy.series["visits"], (), site.units)
    assert set(table.columns) == {"year", "room", "visits"} and not table.figures
    assert not table.amounts
    measured = replace(tidy.series["visits"], units={"visits": "person", "year": "percent"})
    assert gather_rows([], measured, (), site.units).amounts == {"visits": "person"}
    shares = [f for f in figures.figures.values() if f.quantity.unit == "percent"]
    assert shares and not gather_rows(shares, None, (), site.units).amounts
    assert gather_rows(shares, None, (), site.units).shares == ("value",)
    assert gather_rows([], measured, (), site.units).shares == ("year",)
    drawn = gather_rows(list(figures.figures.values()), None, ("a",), site.units)
    first = next(iter(figures.figures.values())).quantity.unit
    exact = [figure.id for figure in figures.figures.values() if figure.id not in drawn.inexact]
    assert exact and drawn.inexact
    assert {figures.figures[key].quantity.unit for key in exact} == {first}
    assert {figures.figures[key].quantity.qualifier for key in exact} == {"exact"}
    assert drawn.amounts.keys() == {"value"}
    assert {"id", "label", "value"} <= drawn.columns.keys() and drawn.figures


@pytest.mark.parametrize(
    ("named", "percent"),
    [
        ({"value": ("percent", "percent")}, ("value",)),
        ({"value": ("percent", "count")}, ()),
        ({"value": ()}, ()),
        ({"a": ("percent",), "b": ("count",), "c": ("parsec",)}, ("a",)),
    ],
)
def test_a_column_is_percent_if_all_of_it_is(
    named: dict[str, tuple[str, ...]], percent: tuple[str, ...]
) -> None:
    assert list_percent(named, UNITS) == percent


def test_a_unit_that_is_not_known_is_no_amount_and_no_share() -> None:
    site, _ = load_files(change('id = "by-year"', 'id = "by-year"'))
    (tidy,) = (story for story in site.stories if story.series)
    rows = gather_rows([], replace(tidy.series["visits"], units={"visits": "parsec"}), (), UNITS)
    assert (rows.amounts, rows.shares) == ({}, ())


def test_rows_know_the_ids_that_marks_find_them_by() -> None:
    assert gather_rows([], None, (), {}).ids == ()

"""Rows held against their kind: what it would draw wrongly is told at its option's line."""

from __future__ import annotations

import pytest

from tests.provoking import KIND_ROWS, read_kind
from youju.content.chart_kinds import ChartRows

FIT = ChartRows(
    {"year": ("2001", "2001", "2002"), "city": ("Oslo", "Rome", "Rome"), "n": ("4", "5", "0")},
    ("year", "n"),
    figures=False,
)
SPLIT = 'x = "year"\ny = "n"\nseries = "city"'


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("percent-bars", {"negative:4", "twice:3", "words:5"}),
        ("stacked-area", {"negative:4", "twice:3", "words:5"}),
        ("stacked-columns", {"twice:3", "words:5"}),
        ("lines", {"twice:3", "words:5"}),
    ],
)
def test_rows_that_a_kind_would_draw_wrongly_are_told(kind: str, told: set[str]) -> None:
    found = read_kind(f'kind = "{kind}"\n{SPLIT}', KIND_ROWS)
    names = [f"{p.code.removeprefix('chart-kind-')}:{p.origin.line}" for p in found]
    assert sorted(names) == sorted(told)


@pytest.mark.parametrize("kind", ["percent-columns", "percent-area", "grouped-bars", "lines"])
def test_rows_that_fit_are_not(kind: str) -> None:
    assert read_kind(f'kind = "{kind}"\n{SPLIT}', FIT) == []


def test_bars_may_have_two_rows_of_a_name() -> None:
    assert read_kind('kind = "bars"\nx = "year"\ny = "n"', FIT) == []


def test_zero_has_no_place_on_a_logarithmic_axis() -> None:
    (problem,) = read_kind(f'kind = "lines"\n{SPLIT}\nlog = true', FIT)
    assert (problem.code, problem.origin.line) == ("chart-kind-log", 6)


def test_the_line_that_gives_a_cell_its_word_can_be_pasted() -> None:
    (problem,) = read_kind('kind = "columns"\nx = "city"\ny = "n"', KIND_ROWS)
    assert 'words.new_york.en = "…"' in problem.mend("en")
    rows = ChartRows({"city": ("臺北市",), "n": ("1",)}, ("n",), figures=False)
    (problem,) = read_kind('kind = "columns"\nx = "city"\ny = "n"', rows)
    assert 'words."臺北市".en' in problem.mend("en")

"""Intervals: columns of their own, both ends or none, in their order, round their number."""

from __future__ import annotations

import pytest

from tests.provoking import BARS_WITH_ENDS, FAULTY_ENDS, read_kind
from youju.content.chart_rows import ChartRows
from youju.problems import Problem

KINDS = ("bars", "columns", "lines", "bullet")


def draw(kind: str, rows: ChartRows = FAULTY_ENDS, more: str = "") -> list[Problem]:
    target = '\ntarget = "low"' if kind == "bullet" else ""
    return read_kind(f"{BARS_WITH_ENDS.replace('bars', kind)}{target}{more}", rows)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_wrong_with_ends_is_told_once_with_its_row(kind: str) -> None:
    found = {problem.code.removeprefix("chart-kind-"): problem for problem in draw(kind)}
    assert found.keys() == {"swapped", "half"} | ({"interval"} if kind != "bullet" else set())
    assert {problem.origin.line for problem in found.values()} == {5}
    swapped, half = found["swapped"], found["half"]
    assert swapped.sentence("en") == "The interval of row-3 (Tea) reaches from 6 down to 2."
    assert dict(half.values) == {"rows": "row-4 (Nuts) high"}
    assert (swapped.grade, half.grade) == ("error", "note")
    if kind != "bullet":
        told = "The number 4 of row-2 (Rice) does not lie in its interval, which is from 5 to 6."
        assert found["interval"].sentence("en") == told


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("ends", "column"), [('"low", "low"', "low"), ('"n", "n"', "n")])
def test_a_column_is_one_end_alone(kind: str, ends: str, column: str) -> None:
    lines = BARS_WITH_ENDS.replace("bars", kind).replace('"low", "high"', ends)
    target = '\ntarget = "low"' if kind == "bullet" else ""
    (problem,) = read_kind(lines + target, FAULTY_ENDS)
    assert (problem.code, dict(problem.values)) == ("chart-kind-ends", {"column": column})


@pytest.mark.parametrize("kind", KINDS)
def test_rows_without_a_number_or_without_both_ends_are_right(kind: str) -> None:
    columns = {**FAULTY_ENDS.columns, "n": ("4", "", "6")}
    columns |= {"low": ("3", "1", ""), "high": ("4", "2", "")}
    assert draw(kind, ChartRows(columns, FAULTY_ENDS.numbers, figures=False)) == []


def test_an_interval_may_not_reach_to_zero_on_a_logarithmic_axis() -> None:
    columns = {**FAULTY_ENDS.columns, "low": ("0", "1", "2"), "high": ("9", "9", "9")}
    rows = ChartRows(columns, FAULTY_ENDS.numbers, figures=False)
    (problem,) = draw("lines", rows, "\nlog = true")
    assert (problem.code, problem.origin.line) == ("chart-kind-log", 6)


def test_what_a_bullet_reaches_may_lie_outside_of_its_range() -> None:
    lines = 'kind = "bullet"\nx = "year"\ny = "n"\ntarget = "t"\ninterval = ["low", "high"]'
    columns = {
        "year": ("2001", "2002"),
        "n": ("9", "9"),
        "t": ("1", "9"),
        "low": ("3", "1"),
        "high": ("5", "2"),
    }
    numbers = ("n", "t", "low", "high")
    assert read_kind(lines, ChartRows(columns, numbers, figures=False)) == []
    wrong = {**columns, "low": ("7", "1")}
    (problem,) = read_kind(lines, ChartRows(wrong, numbers, figures=False))
    assert (problem.code, problem.origin.line) == ("chart-kind-swapped", 6)
    assert problem.sentence("en") == "The interval of 2001 reaches from 7 down to 5."

"""Places of rows in degrees: on the map, beyond it, missing or exchanged, each told at its line."""

from __future__ import annotations

import pytest

from tests.mapping import POINTS, find_point_faults, make_row
from youju.problems import Problem

WIDE = make_row("01", "02", "03")  # from 0 to 3 degrees east, 10 to 11 north


def tell(problems: list[Problem]) -> list[str]:
    return [f"{problem.code}:{problem.origin.line}" for problem in problems]


def test_places_on_the_map_and_in_its_waters_are_right() -> None:
    places = [("a", "0.5", "10.5"), ("b", "3", "11"), ("c", "-0.05", "10.01")]
    assert find_point_faults(WIDE, places) == ([], [])


@pytest.mark.parametrize("place", [("1", "12"), ("-1", "10.5"), ("", "10.5"), ("1", "95")])
def test_places_that_are_not_are_told_unless_readers_are(place: tuple[str, str]) -> None:
    places = [("a", "0.5", "10.5"), ("b", *place)]
    outside, (problem,) = find_point_faults(WIDE, places)
    assert (outside, tell([problem])) == ([1], [f"map-point-outside:{POINTS}"])
    assert dict(problem.values) == {"count": "1", "rows": "b"}
    left = 'left_out.en = "A place beyond the map is left out."'
    assert find_point_faults(WIDE, places, left) == ([1], [])


def test_degrees_counted_on_round_the_globe_are_the_same_place() -> None:
    assert find_point_faults(WIDE, [("a", "360.5", "10.5")]) == ([], [])


def test_columns_that_are_exchanged_are_told_as_that() -> None:
    outside, (problem,) = find_point_faults(WIDE, [("a", "10.5", "0.5"), ("b", "10.2", "2.5")])
    assert outside == [0, 1]
    assert problem.code == "map-point-turned"
    assert dict(problem.values) == {"count": "2", "found": "10.5, 0.5"}


def test_one_of_many_beyond_the_map_is_not_taken_for_exchanged() -> None:
    places = [("a", "10.5", "0.5"), ("b", "50", "50")]
    assert tell(find_point_faults(WIDE, places)[1]) == [f"map-point-outside:{POINTS}"]


def test_a_map_that_cannot_be_read_is_told_once() -> None:
    outside, (problem,) = find_point_faults(b"<html>", [("a", "1", "1")])
    assert (outside, problem.code) == ([], "map-broken")


def test_rows_at_the_same_degrees_are_told() -> None:
    places = [("a", "0.5", "10.5"), ("b", "1", "10.5"), ("c", "0.50", "10.5"), ("d", "", "10.5")]
    _, (twice, _) = find_point_faults(WIDE, places)
    assert tell([twice]) == [f"map-point-twice:{POINTS}"]
    assert dict(twice.values) == {"count": "2", "rows": "a, c", "found": "0.5, 10.5"}
    assert twice.grade == "note"

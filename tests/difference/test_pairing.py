"""Pairing: every changed line is told once, as changed, gone or added."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from youju.difference.pairing import pair_lines

LINES = st.lists(st.sampled_from(["a 1 b", "a 2 b", "c d e", "f", "g h"]), max_size=8)


def test_equal_lines_are_not_told() -> None:
    assert list(pair_lines(["a", "b"], ["a", "b"])) == []


def test_a_changed_line_stands_beside_what_it_was() -> None:
    assert list(pair_lines(["a", "b", "c"], ["a", "x", "c"])) == [("b", "x")]


def test_lines_of_a_stretch_are_paired_by_likeness() -> None:
    old = ["There are 800 stalls.", "They sell food."]
    new = ["A word first.", "They sell good food.", "There are 900 stalls."]
    assert list(pair_lines(old, new)) == [
        (None, new[0]),
        (old[1], new[1]),
        (old[0], new[2]),
    ]


def test_lines_come_and_go() -> None:
    assert list(pair_lines(["a"], ["a", "b"])) == [(None, "b")]
    assert list(pair_lines(["a", "b"], ["b"])) == [("a", None)]
    assert list(pair_lines([], [])) == []


@given(LINES, LINES)
def test_the_changes_make_the_new_lines_of_the_old(old: list[str], new: list[str]) -> None:
    pairs = list(pair_lines(old, new))
    rest = list(old)
    for before, _ in pairs:
        if before is not None:
            rest.remove(before)
    assert sorted([*rest, *(after for _, after in pairs if after is not None)]) == sorted(new)
    assert all(before != after or len(old) != len(new) for before, after in pairs)

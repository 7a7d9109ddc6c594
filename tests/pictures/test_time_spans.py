"""Bars of spans lie where dates say: a year to its last day, an open end behind all dates."""

from __future__ import annotations

import pytest

from tests.pictures.test_ranks import make_rows
from youju.pictures.time_spans import find_stray_span
from youju.rendering.drawn import DrawnItem, DrawnMark

Days = dict[str, tuple[float, float]]
CELLS = {
    "a": ("2001", "2002"),
    "b": ("2001-07", "2001-09-15"),
    "c": ("2001Q3", ""),
    "d": ("", "2002-02"),
}
# Days from the beginning of 2001, at half a pixel each, where the axis begins at 100.
RIGHT: Days = {"a": (0, 730), "b": (181, 258), "c": (181, 760), "d": (-30, 424)}
SHEET = make_rows(
    {key: {"from": a, "to": b} for key, (a, b) in CELLS.items()}, start="from", end="to"
)


def draw(days: Days) -> list[DrawnMark]:
    spans = {key: (100 + a / 2, 100 + b / 2) for key, (a, b) in days.items()}
    return [
        DrawnMark("rect", tuple(DrawnItem((key,), (a, 0, b, 9)) for key, (a, b) in spans.items()))
    ]


def test_bars_between_their_dates_are_right() -> None:
    assert find_stray_span(draw(RIGHT), SHEET) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"a": (0, 365)},  # to the beginning of its last year
        {"b": (151, 258)},
        {"d": (-30, 396)},
        {"c": (181, 400)},  # no longer open
        {"d": (100, 424)},
    ],
)
def test_a_bar_elsewhere_is_found(wrong: Days) -> None:
    assert find_stray_span(draw({**RIGHT, **wrong}), SHEET)


def test_a_bar_that_is_not_there_is_found() -> None:
    missing = find_stray_span(draw({key: RIGHT[key] for key in "abd"}), SHEET)
    assert missing and missing.row == "c"

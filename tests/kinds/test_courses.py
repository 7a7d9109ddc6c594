"""The course of numbers: where rows stand on their axis, and which of them are alone."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import pytest

from tests.framing import make_frame
from tests.kinds.drawing import write_spec
from youju.kinds.areas import area
from youju.kinds.courses import course_rows
from youju.kinds.lines import lines
from youju.kinds.rows import arrange

TABLE = pd.DataFrame(
    {"id": list("abcde"), "when": ["2003", "2001", "2002", "2004", "2005"]},
).assign(n=[5.0, 1, math.nan, math.nan, 7])


def test_rows_stand_in_the_order_of_time() -> None:
    rows = course_rows(arrange(TABLE, make_frame(), "when", "n"))
    assert list(rows["at"]) == [2001, 2002, 2003, 2004, 2005]
    assert list(rows["id"][rows["alone"]]) == ["b", "a", "e"]


def test_cells_that_are_no_dates_stand_in_the_order_of_the_table() -> None:
    table = TABLE.assign(when=["Low", "Mid", "High", "Top", "2001"])
    rows = course_rows(arrange(table, make_frame(), "when", "n"))
    assert list(rows["at"]) == [0, 1, 2, 3, 4]


def test_months_stand_where_their_days_are() -> None:
    table = TABLE.assign(when=["2001-03", "2001-01", "2001-02", "2001-05", "2001-06"])
    rows = course_rows(arrange(table, make_frame(), "when", "n"))
    gaps = rows["at"].diff().dropna() / 86_400_000
    assert list(gaps) == [31, 28, 61, 31]


def test_events_stand_at_their_cells_and_apart() -> None:
    frame = make_frame(
        "narrow", words={f"event {y}": f"What happened in {y}" for y in (2001, 2002)}
    )
    spec = write_spec(lines(TABLE, frame, x="when", y="n", events=("2001", "2002")))
    placed = [
        row
        for rows in spec["datasets"].values()
        for row in rows
        if str(row.get("px_said", "")).startswith("What")
    ]
    assert len({row["px_y"] for row in placed}) == 2


DAYS = pd.DataFrame(
    {"id": list("abcd"), "when": ["2001-01-05", "2001-02-05", "2001-03-05", "2001-04-05"]},
).assign(n=[5.0, 1, 3, 7])


@pytest.mark.parametrize("kind", [lines, area])
@pytest.mark.parametrize(
    "event", ["2001", "2001Q2", "2001-01", "2001-02", "2001-03-20", "2001-04-05"]
)
def test_an_event_stands_at_its_date_however_exact_the_cells_are(kind: Any, event: str) -> None:
    frame = make_frame(words={f"event {event}": "What happened"})
    spec = write_spec(kind(DAYS, frame, x="when", y="n", events=(event,)))
    said = [row.get("px_said") for rows in spec["datasets"].values() for row in rows]
    assert said.count("What happened") == 1

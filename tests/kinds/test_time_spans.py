"""Spans of time: bars from first to last days, open ends beyond all dates, amounts in words."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.framing import make_frame
from tests.kinds.drawing import find_layers, have_room, list_layers, list_words
from tests.kinds.test_split_bars import NAMES
from tests.profiles import examples
from youju.kinds.time_spans import time_spans
from youju.theme import WIDTHS, Frame, colour
from youju.theme.style import TEXT
from youju.typography.metrics import measure_text

WORDS = {"open": "Not over yet, or begun before", "cost": "Cost in dollars of the year", "": "–"}
DAY = st.dates(date(1850, 1, 1), date(2149, 12, 31))
FORMS = ("%Y", "%Y-%m", "%Y-%m-%d")
AMOUNT = st.sampled_from([0.0, -5.0, 1e12, math.nan, 0.001])
Span = tuple[date, int, int, str, float]
SPAN = st.tuples(
    DAY,
    st.integers(0, 9000),
    st.integers(0, 2),
    st.sampled_from(["", "", "start", "end", "both"]),
    AMOUNT,
)
Box = tuple[float, float, float, float]


def make_table(spans: list[Span]) -> pd.DataFrame:
    rows = []
    for n, (first, days, form, is_open, cost) in enumerate(spans):
        last = min(first + timedelta(days=days), date(2150, 1, 1))
        ends = [day.strftime(FORMS[form]) for day in (first, last)]
        begun, over = (
            "" if is_open in (side, "both") else cell
            for side, cell in zip(("start", "end"), ends, strict=True)
        )
        rows.append((f"r{n}", f"{NAMES[n % 4]} {n}", begun, over, cost))
    return pd.DataFrame(rows, columns=["id", "thing", "begun", "over", "cost"])


def say(table: pd.DataFrame, size: str = "wide") -> Frame:
    return make_frame(size, words={**WORDS, **{name: name for name in table["thing"]}})


def draw(table: pd.DataFrame, frame: Frame, **told: object) -> object:
    return time_spans(table, frame, x="thing", start="begun", end="over", **told)  # type: ignore[arg-type]


def read_bars(chart: object) -> dict[str, Box]:
    """Return the pixels of each bar."""
    found = {}
    for layer, rows in find_layers(chart, "rect"):
        x = layer["encoding"]["x"]["scale"]
        (low, high), (start, end) = x["domain"], x["range"]
        for row in rows:
            left, right = (
                start + (row[n] - low) / (high - low) * (end - start) for n in ("begun", "over")
            )
            found[row["id"]] = (left, row["top"], right, row["bottom"])
    return found


def list_amounts(chart: object, width: float) -> list[Box]:
    return [
        (width - measure_text(row["word"], TEXT), row["middle"] - 7, width, row["middle"] + 7)
        for _, rows in find_layers(chart, "text")
        for row in rows
        if row["word"] != "–"
    ]


@settings(max_examples=examples(100))
@given(st.lists(SPAN, min_size=1, max_size=40), st.booleans(), st.sampled_from(list(WIDTHS)))
def test_bars_lie_between_their_dates_and_words_have_room(
    spans: list[Span], amounts: bool, size: str
) -> None:
    table, width = make_table(spans), WIDTHS[size]
    chart = draw(table, say(table, size), y="cost" if amounts else None)
    bars = read_bars(chart)
    drawn = [s[3] != "both" for s in spans]
    assert list(bars) == [key for key, one in zip(table["id"], drawn, strict=True) if one]
    known: list[tuple[float, float]] = []  # the day, and the pixel
    for key, begun, over in zip(table["id"], table["begun"], table["over"], strict=True):
        if begun:
            known.append((find_first(begun), bars[key][0]))
        if over:
            known.append((find_first(over, after=True), bars[key][2]))
    known.sort()
    for (day, at), (later, other) in pairwise(known):
        assert other - at >= -1.001 and (later > day or abs(other - at) <= 1.001)
    if known:
        scale = (known[-1][1] - known[0][1]) / max(known[-1][0] - known[0][0], 1)
        assert all(abs(at - known[0][1] - (d - known[0][0]) * scale) <= 1.001 for d, at in known)
    for key, begun, over in zip(table["id"], table["begun"], table["over"], strict=True):
        if begun and not over:
            assert all(bars[key][2] > at for _, at in known)
        if over and not begun:
            assert all(bars[key][0] < at for _, at in known)
    numbers = list_amounts(chart, width)
    assert all(left >= 0 and right <= width + 1.01 for left, _, right, _ in bars.values())
    assert have_room([*list_words(chart), *numbers], width)
    assert have_room([*bars.values(), *numbers], width + 1)


def find_first(cell: str, *, after: bool = False) -> float:
    year, month, day = (*map(int, cell.split("-")), 0, 0)[:3]
    if after and not day:
        year, month = (year, month + 1) if month else (year + 1, 0)
        year, month = (year + 1, 1) if month == 13 else (year, month)
    first = date(year, month or 1, day or 1) + timedelta(days=1 if after and day else 0)
    return datetime(first.year, first.month, first.day, tzinfo=UTC).timestamp()


def list_said(chart: object) -> list[str]:
    return [row["px_said"] for _, rows in list_layers(chart) for row in rows if "px_said" in row]


def test_only_a_bar_that_is_open_is_explained_and_has_an_arrow() -> None:
    closed = make_table([(date(2001, 1, 1), 900, 0, "", 5.0)])
    assert WORDS["open"] not in list_said(draw(closed, say(closed)))
    mixed = make_table([(date(2001, 1, 1), 900, 0, side, 5.0) for side in ("", "start", "end")])
    chart = draw(mixed, say(mixed))
    assert WORDS["open"] in list_said(chart)
    shapes = [layer["mark"]["shape"] for layer, _ in list_layers(chart) if "shape" in layer["mark"]]
    assert shapes == ["triangle-right", "triangle-left", "triangle-right"]


@pytest.mark.parametrize(
    ("sides", "words", "said", "shapes"),
    [
        (("start",), {}, ["open"], ["left"]),
        (("end",), {}, ["open"], ["right"]),
        (("start",), {"open_start": "Begun before"}, ["open_start"], ["left"]),
        (
            ("start", "end"),
            {"open_start": "Begun before"},
            ["open", "open_start"],
            ["right", "left"],
        ),
    ],
)
def test_an_open_beginning_is_explained_as_one(
    sides: tuple[str, ...], words: dict[str, str], said: list[str], shapes: list[str]
) -> None:
    table = make_table([(date(2001, 1, 1), 900, 0, side, 5.0) for side in ("", *sides)])
    told = {**WORDS, **words, **dict.fromkeys(table["thing"], "Thing")}
    chart = draw(table, make_frame(words=told))
    assert [one for one in list_said(chart) if one in {told[key] for key in ("open", *words)}] == [
        told[key] for key in said
    ]
    found = [layer["mark"]["shape"] for layer, _ in list_layers(chart) if "shape" in layer["mark"]]
    assert found[: len(shapes)] == [f"triangle-{side}" for side in shapes]


def test_amounts_are_words_under_their_heading_and_nothing_without_one() -> None:
    table = make_table(
        [(date(2001, 1, 1), 900, 0, "", 5.0), (date(2002, 1, 1), 9, 2, "", math.nan)]
    )
    chart = draw(table, say(table), y="cost")
    ((_, rows),) = find_layers(chart, "text")
    assert [row["word"] for row in rows] == ["<5>", "–"]
    assert WORDS["cost"] in [said.replace("\n", " ") for said in list_said(chart)]
    assert find_layers(draw(table, say(table)), "text") == []


def test_what_has_no_date_has_a_dash() -> None:
    table = make_table([(date(2001, 1, 1), 9, 0, "both", 5.0), (date(2001, 1, 1), 9, 0, "", 5.0)])
    ((_, rows),) = find_layers(draw(table, say(table)), "text")
    assert [(row["id"], row["word"]) for row in rows] == [("r0", "–")]


@pytest.mark.parametrize(("order", "ids"), [("ascending", "120"), ("descending", "021")])
def test_bars_stand_in_the_order_of_their_first_days_and_stand_out(order: str, ids: str) -> None:
    days = [date(2005, 1, 1), date(2001, 1, 1), date(2003, 1, 1)]
    table = make_table([(day, 9, 0, "", 1.0) for day in days])
    chart = draw(table, say(table), order=order, highlight=[table["thing"].iloc[2]])
    ((_, rows),) = find_layers(chart, "rect")
    assert [row["id"] for row in sorted(rows, key=lambda row: row["top"])] == [f"r{n}" for n in ids]
    assert {row["id"] for row in rows if row["tone"] == colour("main")} == {"r2"}

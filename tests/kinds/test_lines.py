"""Lines: every row a place, gaps that stay gaps, names that stand apart at their ends."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.framing import make_frame
from tests.kinds.drawing import Columns, find_layers, have_room, list_layers, list_words
from tests.kinds.test_split_bars import NAMES
from tests.profiles import examples
from youju.kinds.lines import lines
from youju.theme import WIDTHS, Frame, colour

ROWS: Columns = {"x": "when", "y": "n", "series": "part"}
NUMBER = st.floats(-1e9, 1e9).map(lambda v: round(v, 3)) | st.just(math.nan)


def make_table(values: list[list[float]], form: str = "%Y", step: int = 366) -> pd.DataFrame:
    rows = [
        ((date(1901, 1, 1) + timedelta(step * at)).strftime(form), f"{NAMES[p % 4]} {p}", n)
        for p, numbers in enumerate(values)
        for at, n in enumerate(numbers)
    ]
    table = pd.DataFrame(rows, columns=["when", "part", "n"]).astype({"n": float})
    return table.assign(id=[f"r{number}" for number in range(len(table))])


def say(table: pd.DataFrame, size: str, **told: object) -> Frame:
    return make_frame(size, words={name: name for name in table["part"]}, **told)


@settings(max_examples=examples(100))
@given(
    st.integers(1, 30).flatmap(
        lambda n: st.lists(st.lists(NUMBER, min_size=n, max_size=n), min_size=1, max_size=8)
    ),
    st.sampled_from([("%Y", 366), ("%Y-%m", 31), ("%Y-%m-%d", 1), ("%Y-%m-%d", 40)]),
    st.sampled_from(list(WIDTHS)),
)
def test_every_row_has_its_place_and_words_have_room(
    values: list[list[float]], time: tuple[str, int], size: str
) -> None:
    table = make_table(values, *time)
    chart = lines(table, say(table, size), **ROWS)
    drawn = {row["id"]: row["value"] for _, rows in find_layers(chart, "line") for row in rows}
    assert drawn.keys() == set(table["id"])
    for key, value in zip(table["id"], table["n"], strict=True):
        assert drawn[key] == (None if value != value else value)
    assert have_room(list(list_words(chart)), WIDTHS[size])


def test_a_row_between_gaps_is_a_dot() -> None:
    table = make_table([[1, math.nan, 3, math.nan]])
    ((_, dots),) = find_layers(lines(table, say(table, "wide"), **ROWS), "circle")
    assert [row["id"] for row in dots] == ["r0", "r2"]


def test_what_is_not_highlighted_is_quiet() -> None:
    table = make_table([[1, 2], [3, 4], [5, 6]])
    chart = lines(table, say(table, "wide"), **ROWS, highlight=[table["part"].iloc[2]])
    (_, back), (_, front) = find_layers(chart, "line")
    assert {row["tone"] for row in back} == {colour("rule")}
    assert {row["part"] for row in front} == {table["part"].iloc[2]}


@pytest.mark.parametrize(("parts", "named"), [(3, 3), (8, 8), (9, 1)])
def test_quiet_lines_are_named_where_all_names_have_room(parts: int, named: int) -> None:
    table = make_table([[n, n + 1.0] for n in range(parts)])
    frame = make_frame(
        words={part: f"Line {n}" for n, part in enumerate(dict.fromkeys(table["part"]))}
    )
    chart = lines(table, frame, **ROWS, highlight=[table["part"].iloc[2]])
    said = [
        (row["px_said"], layer["mark"]["color"])
        for layer, rows in list_layers(chart)
        for row in rows
        if row.get("px_said", "").startswith("Line")
    ]
    assert len(said) == named
    assert [tone for words, tone in said if words == "Line 1"] == [colour("main")]
    assert {tone for words, tone in said if words != "Line 1"} <= {colour("quiet")}


@pytest.mark.parametrize("size", WIDTHS)
def test_a_logarithmic_axis_holds_all_numbers(size: str) -> None:
    table = make_table([[3, 40, 50_000]])
    (layer, _), *_ = find_layers(lines(table, say(table, size), **ROWS, log=True), "line")
    scale = layer["encoding"]["y"]["scale"]
    assert scale["type"] == "log"
    assert scale["domain"][0] <= 3 and scale["domain"][1] >= 50_000


def test_the_axis_reaches_to_its_baseline() -> None:
    table = make_table([[108, 120]])
    (layer, _), *_ = find_layers(lines(table, say(table, "wide"), **ROWS, baseline=100), "line")
    assert layer["encoding"]["y"]["scale"]["domain"][0] == 100


def test_a_row_that_stands_out_has_a_dot_and_its_line_stays_bright() -> None:
    table = pd.DataFrame(
        {"id": list("abc"), "when": ["2001-01-01", "2001-01-02", "2001-01-03"], "n": [1.0, 4, 2]}
    )
    chart = lines(table, make_frame(), x="when", y="n", highlight=["2001-01-02"])
    drawn = find_layers(chart, "line", "circle")
    assert {row["tone"] for _, rows in drawn for row in rows} == {colour("main")}
    dots = [row["id"] for layer, rows in drawn for row in rows if layer["mark"]["type"] == "circle"]
    assert dots == ["b"]

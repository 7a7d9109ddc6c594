"""Rates: bars in their table's order, between each two their change, or a dash."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.framing import make_frame, speak
from tests.kinds.drawing import find_layers, have_room, list_layers, list_words
from tests.kinds.test_split_bars import NAMES
from tests.profiles import examples
from youju.kinds.rates import rates
from youju.theme import WIDTHS, Frame, colour
from youju.typography.metrics import measure_text

NUMBER = st.floats(-1e9, 1e9).map(lambda v: round(v, 3)) | st.sampled_from([0.0, math.nan, 7.0])
Box = tuple[float, float, float, float]


def make_table(values: list[float]) -> pd.DataFrame:
    names = [f"{NAMES[n % 4]} {n}" for n in range(len(values))]
    ids = [f"r{n}" for n in range(len(values))]
    return pd.DataFrame({"id": ids, "when": names, "n": values}).astype({"n": float})


def say(table: pd.DataFrame, size: str = "wide", code: str = "en") -> Frame:
    return speak(make_frame(size, words={name: name for name in table["when"]}), code)


def list_said(chart: object) -> list[str]:
    return [row["px_said"] for _, rows in list_layers(chart) for row in rows if "px_said" in row]


def list_changes(chart: object) -> list[str]:
    """Return what is told between neighbours, of which each is the later one's row."""
    layers = [rows for _, rows in find_layers(chart, "text") if "level" in rows[0]]
    return [row["word"].replace("\n", " ") for rows in layers for row in rows]


def list_numbers(chart: object) -> list[Box]:
    """Return the boxes of the numbers at the ends of bars, and of changes."""
    boxes = []
    for layer, rows in find_layers(chart, "text"):
        mark, is_change = layer["mark"], "level" in rows[0]
        for row in rows:
            lines, size = row["word"].split("\n"), mark["fontSize"]
            wide = max(measure_text(line, size) for line in lines)
            at = row["words_at"] if is_change else row["end"] + mark["dx"]
            left = at - wide if mark.get("align") == "right" else at
            top = row["level" if is_change else "middle"] - size / 2
            deep = (len(lines) - 1) * (size + 4) + size
            boxes.append((left, top, left + wide, top + deep))
    return boxes


@settings(max_examples=examples(100))
@given(
    st.lists(NUMBER, min_size=1, max_size=40),
    st.booleans(),
    st.sampled_from(["en", "zh"]),
    st.sampled_from(list(WIDTHS)),
)
def test_bars_are_in_proportion_and_words_have_room(
    values: list[float], times: bool, code: str, size: str
) -> None:
    table, width = make_table(values), WIDTHS[size]
    chart = rates(table, say(table, size, code), x="when", y="n", times=times)
    bars = {
        row["id"]: row["end"] - row["start"] for _, rs in find_layers(chart, "rect") for row in rs
    }
    known = {key: n for key, n in zip(table["id"], values, strict=True) if n == n}
    assert bars.keys() == known.keys()
    most = max(map(abs, known.values()), default=0)
    scale = max(map(abs, bars.values()), default=0) / most if most else 0
    for key, n in known.items():
        assert abs(bars[key] - n * scale) <= 1.001 and (bars[key] > 0) == (n > 0)
    words, numbers = list(list_words(chart)), list_numbers(chart)
    assert (len(words), len(numbers)) == (len(values), 2 * len(values) - 1)
    assert have_room([*words, *numbers], width)


@pytest.mark.parametrize(
    ("values", "times", "code", "told"),
    [
        ([3, 5, 5, 1], False, "en", ["+67%", "0%", "−80%"]),
        ([9.1, 8.87, 8.23], False, "en", ["about −2.5%", "−7%"]),
        ([9.1, 8.87], False, "zh", ["約−2.5%"]),
        ([919, 2757, 14032], True, "en", ["×3", "×5.1"]),
        ([1, 123457], False, "zh", ["×123457"]),
        ([1, 123457], False, "en", ["×123,457"]),
        ([1000000, 3, 3], False, "en", ["−99.9997%", "0%"]),
        ([1234567, 1234568], False, "zh", ["+0.0001%"]),
        ([5, math.nan, 5, 0, 4, -4], False, "en", ["–", "–", "−100%", "–", "–"]),
    ],
)
def test_the_change_is_told_between_neighbours(
    values: list[float], times: bool, code: str, told: list[str]
) -> None:
    table = make_table(values)
    chart = rates(table, say(table, code=code), x="when", y="n", times=times)
    assert list_changes(chart) == told


def test_dates_are_worded_and_rows_stand_out() -> None:
    table = make_table([3, 5]).assign(when=["2020-01", "2020-02"])
    told = make_frame(words={"2020-01": "Before", "2020-02": "After"})
    assert list_said(rates(table, told, x="when", y="n"))[:2] == ["Before", "After"]
    plain = rates(table, make_frame(words={}), x="when", y="n", highlight=["2020-02"])
    assert list_said(plain)[:2] == ["Jan 2020", "Feb 2020"]
    ((_, rows),) = find_layers(plain, "rect")
    assert [row["tone"] for row in rows] == [colour("second"), colour("main")]

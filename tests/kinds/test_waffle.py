"""Waffles: a square for each percent, each part as large as its share, words with room."""

from __future__ import annotations

import math
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.framing import make_frame
from tests.kinds.drawing import find_layers, have_room, list_layers, list_words
from tests.kinds.test_split_bars import NAMES
from tests.profiles import examples
from youju.kinds.waffle import waffle
from youju.theme import WIDTHS, Frame, colour
from youju.theme.style import LARGE, TEXT
from youju.typography.metrics import measure_text

SQUARE = 31


def make_table(values: list[float]) -> pd.DataFrame:
    names = [f"{NAMES[n % 4]} {n}" for n in range(len(values))]
    ids = [f"r{n}" for n in range(len(values))]
    return pd.DataFrame({"thing": names, "n": values, "id": ids}).astype({"n": float})


def say(table: pd.DataFrame, size: str = "wide", others: str = "Others") -> Frame:
    words = {name: name for name in table["thing"]}
    words |= {"others": others, "short": "Short"}
    return make_frame(size, words=words, percent=("n",))


def measure_parts(chart: object) -> dict[str, float]:
    """Return the share of the hundred squares that each row fills, by area."""
    found: dict[str, float] = {}
    for _, rows in find_layers(chart, "rect"):
        for row in rows:
            area = (row["right"] - row["left"]) * (row["bottom"] - row["top"])
            found[row["id"]] = found.get(row["id"], 0.0) + area / SQUARE**2
    return found


def list_numbers(chart: object) -> list[tuple[float, float, float, float]]:
    boxes = []
    for layer, rows in find_layers(chart, "text"):
        size, right = layer["mark"]["fontSize"], layer["mark"]["align"] == "right"
        for row in rows:
            wide = measure_text(row["word"], size)
            left, top = row["at"] - wide * right, row["level"] - size / 2
            boxes.append((left, top, left + wide, top + size))
    return boxes


@settings(max_examples=examples(100))
@given(
    st.lists(st.floats(0, 30) | st.sampled_from([0.0, math.nan, 0.04]), min_size=1, max_size=8),
    st.sampled_from([*NAMES, "A long name of all that is left over when others are counted"]),
    st.sampled_from(list(WIDTHS)),
)
def test_each_part_is_as_large_as_its_share_and_words_have_room(
    values: list[float], others: str, size: str
) -> None:
    known = [0.0 if value != value else value for value in values]
    values = [value * min(1, 100 / (sum(known) or 1)) for value in values]
    table = make_table(values)
    chart = waffle(table, say(table, size, others), x="thing", y="n")
    parts = measure_parts(chart)
    assert parts.pop("others") == pytest.approx(100)
    due = dict(zip(table["id"], (0.0 if v != v else v for v in values), strict=True))
    # Of next to nothing, nothing may be drawn.
    assert dict.fromkeys(due, 0.0) | parts == pytest.approx(due, abs=1e-6)
    boxes = [*list_words(chart), *list_numbers(chart)]
    assert have_room(boxes, WIDTHS[size])
    assert all(bottom <= chart.height for *_, bottom in boxes)


def test_a_share_alone_has_its_number_in_large_type_and_its_word() -> None:
    table = make_table([17.6])
    chart = waffle(table, say(table), x="thing", y="n", part="short")
    ((layer, rows),) = find_layers(chart, "text")
    assert (layer["mark"]["fontSize"], rows[0]["word"]) == (LARGE, "<17.6>%")
    said = [row["px_said"] for _, rows in list_layers(chart) for row in rows if "px_said" in row]
    assert said == ["■", "Short", "■", "Others"]


@pytest.mark.parametrize("values", [[51.9, 9.7, 39.2], [34.0, 33.0, 34.0], [100.5]])
@pytest.mark.parametrize("size", WIDTHS)
def test_rounded_shares_fill_no_more_than_the_hundred_squares(
    values: list[float], size: str
) -> None:
    table = make_table(values)
    chart = waffle(table, say(table, size), x="thing", y="n")
    parts = measure_parts(chart)
    due = {key: 100 * value / sum(values) for key, value in zip(table["id"], values, strict=True)}
    assert parts == pytest.approx({"others": 100, **due})
    assert all(row["bottom"] <= 340 for _, rows in find_layers(chart, "rect") for row in rows)
    written = {row["word"] for _, rows in find_layers(chart, "text") for row in rows}
    assert written == {f"<{value:g}>%" for value in values}


def test_a_whole_needs_no_word_for_what_is_left() -> None:
    table = make_table([60, 40])
    words = {name: name for name in table["thing"]}
    chart = waffle(table, make_frame(words=words), x="thing", y="n")
    assert measure_parts(chart) == pytest.approx({"others": 100, "r0": 60, "r1": 40})
    assert {layer["mark"]["fontSize"] for layer, _ in find_layers(chart, "text")} == {TEXT}


def test_numbers_have_a_sign_where_their_unit_says_so_only() -> None:
    table = make_table([60.0, 30.0])
    for frame, sign in ((say(table), "%"), (replace(say(table), percent=()), "")):
        chart = waffle(table, frame, x="thing", y="n")
        words = [row["word"] for _, rows in find_layers(chart, "text") for row in rows]
        assert words == [f"<60>{sign}", f"<30>{sign}"]


def test_numbers_of_several_parts_are_in_ink_and_one_alone_in_its_tone() -> None:
    for values, tone in (([20.0, 30.0], "ink"), ([20.0], "main")):
        table = make_table(values)
        chart = waffle(table, say(table), x="thing", y="n", part="" if values[1:] else "short")
        ((layer, _),) = find_layers(chart, "text")
        assert layer["mark"]["color"] == colour(tone)

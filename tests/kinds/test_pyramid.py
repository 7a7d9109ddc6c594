"""Pyramids: both sides on one scale, ages upwards, words with room beside each other."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.framing import make_frame, speak
from tests.kinds.drawing import Columns, find_layers, have_room, list_layers, list_words
from tests.kinds.test_split_bars import NAMES
from tests.profiles import examples
from youju.kinds.pyramid import pyramid
from youju.theme import WIDTHS, Frame
from youju.theme.style import SMALL
from youju.typography.metrics import measure_text

ROWS: Columns = {"x": "age", "y": "n", "series": "sex"}
NUMBER = st.floats(0, 1e9).map(lambda v: round(v, 3)) | st.sampled_from([0.0, math.nan, 1e-6])
Pairs = list[tuple[float, float]]


def make_table(ages: list[str], pairs: Pairs) -> pd.DataFrame:
    rows = [
        (age, sex, number)
        for age, pair in zip(ages, pairs, strict=True)
        for sex, number in zip(("men", "women"), pair, strict=True)
    ]
    table = pd.DataFrame(rows, columns=["age", "sex", "n"]).astype({"n": float})
    return table.assign(id=[f"r{number}" for number in range(len(table))])


def say(table: pd.DataFrame, size: str = "wide") -> Frame:
    words = {age: age for age in table["age"]}
    return make_frame(size, words={**words, "men": "Men", "women": "Women and girls"})


@settings(max_examples=examples(100))
@given(
    st.lists(st.tuples(NUMBER, NUMBER), min_size=1, max_size=40),
    st.booleans(),
    st.sampled_from(list(WIDTHS)),
)
def test_bars_are_as_long_as_their_numbers_and_words_have_room(
    pairs: Pairs, are_ages: bool, size: str
) -> None:
    ages = [f"{n}–{n + 4}" if are_ages else f"{NAMES[n % 4]} {n}" for n in range(len(pairs))]
    table = make_table(ages, pairs)
    chart = pyramid(table, say(table, size), **ROWS)
    width, ends, least = WIDTHS[size], {}, 0.0
    for layer, rows in find_layers(chart, "rect"):
        low, high = layer["encoding"]["x"]["scale"]["domain"]
        start, end = layer["encoding"]["x"]["scale"]["range"]
        least = high / ((end - start) / 2)
        assert low == -high and -0.5 <= start < end <= width + 0.5
        ends = {row["id"]: row["end"] for row in rows}
    for key, sex, n in zip(table["id"], table["sex"], table["n"], strict=True):
        due = max(n, least) if n > 0 else n
        assert n != n or ends[key] == pytest.approx(-due if sex == "men" else due)
    assert have_room(list(list_words(chart)), width)
    assert all(left >= 0 and right <= width + 0.5 for left, right in list_ends(chart))


def list_ends(chart: object) -> list[tuple[float, float]]:
    """Return from where to where the words at the ends of bars reach."""
    found = []
    for layer, rows in find_layers(chart, "text"):
        (low, high), (start, end) = (
            layer["encoding"]["x"]["scale"][n] for n in ("domain", "range")
        )
        for row in rows:
            at = start + (row["end"] - low) / (high - low) * (end - start) + layer["mark"]["dx"]
            wide = measure_text(row["word"], SMALL)
            found.append((at - wide, at) if layer["mark"]["align"] == "right" else (at, at + wide))
    return found


def read_tops(chart: object) -> dict[str, float]:
    return {row["cell"]: row["top"] for _, rows in find_layers(chart, "rect") for row in rows}


def test_the_youngest_are_at_the_bottom_whatever_the_table_says() -> None:
    ages = ["10–14", "Under 5", "5–9", "100+"]
    table = make_table(ages, [(5, 5)] * 4)
    tops = read_tops(pyramid(table, say(table), **ROWS))
    assert sorted(tops, key=tops.__getitem__) == ["100+", "10–14", "5–9", "Under 5"]


def test_what_is_no_age_stands_as_in_the_table_or_in_the_order_asked_for() -> None:
    table = make_table(["Rome", "Oslo"], [(1, 1), (5, 5)])
    tops = read_tops(pyramid(table, say(table), **ROWS))
    assert tops["Rome"] < tops["Oslo"]
    tops = read_tops(pyramid(table, say(table), **ROWS, order="descending"))
    assert tops["Rome"] > tops["Oslo"]


def test_few_bars_have_words_and_many_an_axis() -> None:
    few = make_table(["0–4", "5–9"], [(3, math.nan), (0, 7)])
    words = [
        row["word"]
        for _, rows in find_layers(pyramid(few, say(few), **ROWS), "text")
        for row in rows
    ]
    assert sorted(words) == ["<0>", "<3>", "<7>", "–"]
    many = make_table([str(n) for n in range(101)], [(n, 100) for n in range(101)])
    chart = pyramid(many, say(many), **ROWS)
    assert find_layers(chart, "text") == []
    said = [r["px_said"] for _, rows in list_layers(chart) for r in rows if "px_said" in r]
    assert [word for word in reversed(said) if word.isdigit()][:3] == ["100", "95", "90"]
    assert {"<0>", "<100>"} <= set(said)


@pytest.mark.parametrize("size", WIDTHS)
def test_a_highlight_makes_other_ages_pale(size: str) -> None:
    table = make_table(["0–4", "5–9"], [(3, 4), (0, 7)])
    chart = pyramid(table, say(table, size), **ROWS, highlight=["5–9"])
    ((_, rows),) = find_layers(chart, "rect")
    assert {row["cell"]: row["shade"] for row in rows} == {"0–4": 0.4, "5–9": 1}


@pytest.mark.parametrize("size", WIDTHS)
@pytest.mark.parametrize("most", [45_000, 120_000, 9_400_000, 31_000_000])
def test_the_ticks_of_one_language_are_among_those_of_the_other(most: int, size: str) -> None:
    table = make_table([str(n) for n in range(20)], [(most * n / 19, most / 2) for n in range(20)])
    table["n"] = table["n"].round()
    sets = []
    for code in ("zh", "en"):
        frame = speak(say(table, size), code)
        chart = pyramid(table, frame, **ROWS)
        said = {r["px_said"] for _, rows in list_layers(chart) for r in rows if "px_said" in r}
        round_ones = range(0, most, 10 ** (len(str(most)) - 3))
        sets.append({n for n in round_ones if frame.number(n) in said - {"0"}})
    few, many = sorted(sets, key=len)
    assert few and few <= many


def test_a_scale_of_zeros_has_zero_alone() -> None:
    ages = [str(age) for age in range(20)]
    table = make_table(ages, [(0.0, 0.0)] * 20)
    chart = pyramid(table, say(table), **ROWS)
    said = [row["px_said"] for _, rows in list_layers(chart) for row in rows if "px_said" in row]
    assert [words for words in said if words.startswith("<")] == ["<0>"]

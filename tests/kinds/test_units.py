"""Units: as many dots as numbers say, what a dot stands for told, words apart from each other."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.framing import make_frame
from tests.kinds.drawing import find_layers, have_room, list_layers, list_words
from tests.kinds.test_split_bars import NAMES
from tests.profiles import examples
from youju.kinds.units import choose_worth, count_dots, units
from youju.theme import WIDTHS, Frame, colour

NUMBER = st.one_of(
    st.integers(0, 500).map(float),
    st.floats(0, 1e9).map(lambda v: round(v, 3)),
    st.sampled_from([0.0, math.nan, 0.004]),
)


def make_table(values: list[float]) -> pd.DataFrame:
    names = [f"{NAMES[n % 4]} {n}" for n in range(len(values))]
    ids = [f"r{n}" for n in range(len(values))]
    return pd.DataFrame({"thing": names, "n": values, "id": ids}).astype({"n": float})


def say(table: pd.DataFrame, size: str = "wide", **told: object) -> Frame:
    words = {name: name for name in table["thing"]}
    return make_frame(size, words={**words, "dot": "people", "posts": "Posts"}, **told)


def count_drawn(chart: object) -> dict[str, int]:
    """Return how many dots each row has, counted as they are drawn."""
    found: dict[str, int] = {}
    for layer, rows in find_layers(chart, "rule"):
        pitch = layer["mark"]["strokeDash"][1]
        for row in rows:
            dots = int((row["right"] - row["left"]) / pitch) + 1
            found[row["id"]] = found.get(row["id"], 0) + dots
    return found


@settings(max_examples=examples(100))
@given(st.lists(NUMBER, min_size=1, max_size=40), st.sampled_from(list(WIDTHS)))
def test_each_number_has_its_dots_and_words_have_room(values: list[float], size: str) -> None:
    table, width = make_table(values), WIDTHS[size]
    chart = units(table, say(table, size), x="thing", y="n")
    worth, drawn = choose_worth(table["n"]), count_drawn(chart)
    for key, value in zip(table["id"], values, strict=True):
        dots = drawn.get(key, 0)
        assert dots <= 400
        assert abs(dots - value / worth) <= 1 if value > 0 else dots == 0
    assert have_room(list(list_words(chart)), width)
    for _, rows in find_layers(chart, "rule"):
        assert all(row["left"] >= 0 and row["right"] <= width for row in rows)
        places = [(row["left"], row["down"]) for row in rows]
        assert len(set(places)) == len(places)


@pytest.mark.parametrize(
    ("values", "worth"),
    [
        ([68, 228], 1),
        ([400], 1),
        ([401, 3], 2),
        ([9_000], 50),
        ([1.97e9], 5_000_000),
        ([4.2, 0.3], 0.1),
        ([0.04], 0.001),
        ([math.nan], 1),
    ],
)
def test_a_dot_stands_for_what_leaves_some_hundred(values: list[float], worth: float) -> None:
    assert choose_worth(pd.Series(values)) == pytest.approx(worth)


def test_the_least_number_has_a_dot_and_nothing_has_none() -> None:
    assert [count_dots(value, 50) for value in (0, 1, 74, 76, math.nan)] == [0, 1, 1, 2, 0]


def test_what_a_dot_stands_for_is_said_unless_it_is_one() -> None:
    def read(table: pd.DataFrame, per: float | None = None) -> list[str]:
        chart = units(table, say(table), x="thing", y="n", per=per)
        return [
            row["px_said"] for _, rows in list_layers(chart) for row in rows if "px_said" in row
        ]

    assert "= <50> people" in read(make_table([9_000]))
    assert "= <100> people" in read(make_table([9_000]), per=100)
    assert not [words for words in read(make_table([7])) if words.startswith("=")]


def test_what_is_too_much_to_draw_stands_below_in_words() -> None:
    table = make_table([7, 8])
    frame = say(table, beside={"posts": {"word": "24,000 posts"}})
    chart = units(table, frame, x="thing", y="n", words_only=["posts"])
    ((_, rows),) = find_layers(chart, "text")
    assert [(row["id"], row["word"]) for row in rows][-1] == ("posts", "24,000 posts")
    said = [row["px_said"] for _, rows in list_layers(chart) for row in rows if "px_said" in row]
    assert said[-1] == "Posts"
    assert count_drawn(chart) == {"r0": 7, "r1": 8}


def test_rows_stand_in_the_order_asked_for_and_stand_out() -> None:
    table = make_table([3, 5])
    told = {"order": "descending", "highlight": [table["thing"].iloc[1]]}
    chart = units(table, say(table), x="thing", y="n", **told)  # type: ignore[arg-type]
    ((_, rows),) = find_layers(chart, "rule")
    assert [(row["id"], row["tone"]) for row in rows] == [
        ("r1", colour("main")),
        ("r0", colour("second")),
    ]

"""Bar tables: in each column bars on a scale of its own, all numbers in words, nothing touching."""

from __future__ import annotations

import math

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.framing import make_frame
from tests.kinds.drawing import find_layers, have_room, list_layers, list_words
from tests.kinds.test_split_bars import NAMES
from tests.profiles import examples
from youju.kinds.bar_table import bar_table
from youju.theme import WIDTHS, Frame, colour
from youju.theme.style import TEXT
from youju.typography.metrics import measure_text

HEADS = ["Births", "What was spent in the year, in dollars of the United States", "從前", "D"]
NUMBER = st.floats(-1e9, 1e9).map(lambda v: round(v, 3)) | st.sampled_from([0.0, math.nan, 1e-6])
Box = tuple[float, float, float, float]


def make_table(rows: list[list[float]]) -> pd.DataFrame:
    columns = [f"n{n}" for n in range(len(rows[0]) if rows else 1)]
    table = pd.DataFrame(rows, columns=columns).astype(float)
    names = [f"{NAMES[n % 4]} {n}" for n in range(len(rows))]
    return table.assign(thing=names, id=[f"r{n}" for n in range(len(rows))])


def say(table: pd.DataFrame, size: str = "wide") -> Frame:
    heads = {f"n{n}": HEADS[n % 4] for n in range(len(table.columns))}
    return make_frame(size, words={**heads, **{name: name for name in table["thing"]}})


def list_columns(table: pd.DataFrame) -> list[str]:
    return [name for name in table.columns if name[0] == "n"]


def list_numbers(chart: object) -> list[Box]:
    """Return the boxes of the numbers in cells."""
    boxes = []
    for _, rows in find_layers(chart, "text"):
        for row in rows:
            right, top = row["words_at"], row["middle"] - TEXT / 2
            boxes.append((right - measure_text(row["word"], TEXT), top, right, top + TEXT))
    return boxes


@settings(max_examples=examples(100))
@given(
    st.integers(1, 6).flatmap(
        lambda wide: st.lists(st.lists(NUMBER, min_size=wide, max_size=wide), max_size=40)
    ),
    st.sampled_from(list(WIDTHS)),
)
def test_each_column_is_in_proportion_and_nothing_touches(
    rows: list[list[float]], size: str
) -> None:
    table, width = make_table(rows), WIDTHS[size]
    names = list_columns(table)
    chart = bar_table(table, say(table, size), x="thing", columns=names)
    layers = find_layers(chart, "rect")
    known = [name for name in names if table[name].notna().any()]
    assert len(layers) == len(known)
    bars: list[Box] = []
    for name, (_, boxes) in zip(known, layers, strict=True):
        most = max(table[name].abs().max(), 1e-12)
        zero = boxes[0]["left"]
        long = {box["id"]: box["right"] - box["left"] for box in boxes}
        scale = max(abs(length) for length in long.values()) / most
        assert {box["left"] for box in boxes} == {zero} and len(boxes) == table[name].count()
        for key, value in zip(table["id"], table[name], strict=True):
            if value == value:
                due = scale * value
                assert abs(long[key] - due) <= 1.001 and (long[key] > 0) == (value > 0)
        for box in boxes:
            left, right = sorted((box["left"], box["right"]))
            bars.append((left, box["top"], right, box["bottom"]))
    assert all(left >= 0 and right <= width + 0.01 for left, _, right, _ in bars)
    numbers = list_numbers(chart)
    assert len(numbers) == len(rows) * len(names)
    assert have_room([*list_words(chart), *numbers], width)
    near = [(bar, number) for bar in bars for number in numbers if abs(bar[1] - number[1]) < 20]
    assert all(have_room([bar, number], width) for bar, number in near)


def test_columns_that_have_no_room_stand_below_with_their_labels_again() -> None:
    table = make_table([[1, 2, 3, 4, 5, 6], [6, 5, 4, 3, 2, 1]])
    for size, times in (("wide", 1), ("narrow", 2)):
        frame = say(table, size)
        chart = bar_table(table, frame, x="thing", columns=list_columns(table))
        said = [
            row["px_said"] for _, rows in list_layers(chart) for row in rows if "px_said" in row
        ]
        assert said.count(table["thing"].iloc[1]) == times
        assert {HEADS[0], HEADS[2], HEADS[3]} <= set(said)


def test_rows_stand_in_the_order_of_the_first_column_and_stand_out() -> None:
    table = make_table([[3, 9], [math.nan, 4], [5, 1]])
    told = {"order": "descending", "highlight": [table["thing"].iloc[0]]}
    chart = bar_table(table, say(table), x="thing", columns=["n0", "n1"], **told)  # type: ignore[arg-type]
    (_, first), (_, second) = find_layers(chart, "rect")
    main, quiet = colour("main"), colour("second")
    assert [(row["value"], row["tone"]) for row in first] == [(5, quiet), (3, main)]
    assert [(row["value"], row["tone"]) for row in second] == [(1, quiet), (9, main), (4, quiet)]
    (_, words), _ = find_layers(chart, "text")
    assert [row["word"] for row in words] == ["<5>", "<3>", "–"]


def test_figures_keep_their_own_words() -> None:
    figures = pd.DataFrame(
        {"id": ["a"], "label": ["Visits"], "value": [5.0], "word": ["at least 5 visits"]}
    )
    frame = make_frame(words={"value": "In the year"})
    chart = bar_table(figures, frame, x="label", columns=["value"])
    ((_, words),) = find_layers(chart, "text")
    assert [row["word"] for row in words] == ["at least 5 visits"]


def test_bands_have_about_as_many_columns_each() -> None:
    table = make_table([[1, 2, 3, 4], [4, 3, 2, 1]])
    chart = bar_table(table, say(table, "narrow"), x="thing", columns=list_columns(table))
    tops = [rows[0]["top"] for _, rows in find_layers(chart, "rect")]
    assert [tops.count(top) for top in dict.fromkeys(tops)] == [2, 2]

"""Heat maps: a cell for each row, in its column and line, in the shade of its step."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.framing import make_frame
from tests.kinds.drawing import Columns, find_layers, have_room, list_layers, list_words
from tests.profiles import examples
from youju.kinds.heat_map import heat_map
from youju.kinds.shading import choose_shading
from youju.theme import WIDTHS

ROWS: Columns = {"x": "when", "y": "n", "series": "part"}
NUMBER = st.floats(-1e9, 1e9).map(lambda v: round(v, 3)) | st.just(math.nan)


def make_table(values: list[list[float]], first: int = 1950) -> pd.DataFrame:
    rows = [
        (str(first + at), f"Part {line}", n)
        for line, numbers in enumerate(values)
        for at, n in enumerate(numbers)
    ]
    table = pd.DataFrame(rows, columns=["when", "part", "n"]).astype({"n": float})
    return table.assign(id=[f"r{number}" for number in range(len(table))])


@pytest.mark.slow
@settings(max_examples=examples(100))
@given(
    st.sampled_from([1, 2, 5, 24]).flatmap(
        lambda n: st.lists(
            st.lists(NUMBER, min_size=n, max_size=n),
            min_size=1,
            max_size=8,
        )
    ),
    st.sampled_from(list(WIDTHS)),
)
@example([[math.nan]], "narrow")
def test_each_row_with_a_number_is_a_cell_and_words_have_room(
    values: list[list[float]], size: str
) -> None:
    table = make_table(values)
    chart = heat_map(table, make_frame(size), **ROWS)
    cells = [row for _, rows in find_layers(chart, "rect") for row in rows]
    assert {row["id"] for row in cells} == set(table["id"][table["n"].notna()])
    shading = choose_shading(table["n"])
    numbers = dict(zip(table["id"], table["n"], strict=True))
    assert all(row["tone"] == shading.shade(numbers[row["id"]]) for row in cells)
    assert len({(row["left"], row["top"]) for row in cells}) == len(cells)
    assert have_room(list(list_words(chart)), WIDTHS[size])


@pytest.mark.parametrize("size", WIDTHS)
def test_cells_with_room_say_their_number(size: str) -> None:
    few = heat_map(make_table([[1, 2], [3, 4]]), make_frame(size), **ROWS)
    assert [row["word"] for _, rows in find_layers(few, "text") for row in rows] == [
        *("<1>", "<2>", "<3>", "<4>")
    ]
    many = heat_map(make_table([list(range(60))] * 2), make_frame(size), **ROWS)
    assert find_layers(many, "text") == []


STATES = (
    *("Alabama", "Alaska", "Arizona", "Arkansas", "California", "Colorado", "Connecticut"),
    *("Delaware", "Florida", "Georgia", "Hawaii", "Idaho", "Illinois", "Massachusetts"),
)
COUNTIES = (
    "新北市",
    "臺北市",
    "桃園市",
    "臺中市",
    "臺南市",
    "高雄市",
    "宜蘭縣",
    "新竹縣",
    "苗栗縣",
    "彰化縣",
)
LONG = (
    "Commission for the Preservation of Historical Monuments",
    "Ministry of Housing, Transport and Rural Revival of the State",
)


@pytest.mark.parametrize("size", WIDTHS)
@pytest.mark.parametrize("names", [STATES, COUNTIES, COUNTIES[:5], LONG, STATES[:4]])
def test_every_column_has_its_name_and_no_word_is_broken(names: tuple[str, ...], size: str) -> None:
    table = make_table([[float(n) for n in range(len(names))]] * 2)
    table = table.assign(when=list(names) * 2)
    chart = heat_map(table, make_frame(size, words=dict(zip(names, names, strict=True))), **ROWS)
    said = [row["px_said"] for _, rows in list_layers(chart) for row in rows if "px_said" in row]
    joint = "" if names[0] in COUNTIES else " "
    assert [words.replace("\n", joint) for words in said][-len(names) :] == list(names)
    assert have_room(list(list_words(chart)), WIDTHS[size])


@pytest.mark.parametrize("size", WIDTHS)
def test_lines_have_all_their_names_unless_they_are_dates(size: str) -> None:
    table = make_table([[1.0, 2.0]] * 40)
    chart = heat_map(table, make_frame(size), **ROWS)
    said = [row["px_said"] for _, rows in list_layers(chart) for row in rows if "px_said" in row]
    assert [words for words in said if words.startswith("Part")] == [f"Part {n}" for n in range(40)]
    assert have_room(list(list_words(chart)), WIDTHS[size])
    dates = heat_map(
        table.assign(part=[str(1950 + n // 2) for n in range(80)]), make_frame(size), **ROWS
    )
    assert chart.height > dates.height


def test_of_nothing_there_is_no_scale() -> None:
    chart = heat_map(make_table([[math.nan, math.nan]]), make_frame(), **ROWS)
    said = [row["px_said"] for _, rows in list_layers(chart) for row in rows if "px_said" in row]
    assert said == ["Part 0", "1950", "1951"]


def count_dashes(chart: Any) -> list[int]:
    return [len(rows) for layer, rows in list_layers(chart) if layer["mark"]["type"] == "rule"]


@pytest.mark.parametrize("size", WIDTHS)
def test_gaps_have_a_dash_that_is_explained_beside_the_scale(size: str) -> None:
    frame = make_frame(size, words={"no_data": "No data"})
    chart = heat_map(make_table([[1.0, math.nan], [3.0, 4.0]]), frame, **ROWS)
    assert count_dashes(chart) == [1, 1]  # the sample, and the gap
    said = [row["px_said"] for _, rows in list_layers(chart) for row in rows if "px_said" in row]
    assert "No data" in said
    assert have_room(list(list_words(chart)), WIDTHS[size])
    whole = heat_map(make_table([[1.0, 2.0], [3.0, 4.0]]), frame, **ROWS)
    assert count_dashes(whole) == [] and whole.height == chart.height
    unnamed = heat_map(make_table([[1.0, math.nan]]), make_frame(size), **ROWS)
    assert count_dashes(unnamed) == [1]

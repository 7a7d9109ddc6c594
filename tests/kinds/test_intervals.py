"""Intervals: a band from the least to the most of each row, gaps that stay gaps."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from tests.framing import make_frame
from tests.kinds.drawing import Columns, find_layers, have_room, list_layers, list_words
from youju.kinds.lines import lines
from youju.theme import WIDTHS, Frame, colour

ROWS: Columns = {"x": "year", "y": "n", "series": "part"}
SAID = {"one": "One", "two": "Two", "interval": "The mean, and where it lies in most samples"}


def make_table(rows: list[tuple[str, float, float, float]]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["part", "n", "low", "high"])
    years = [str(2001 + int(n)) for n in table.groupby("part").cumcount()]
    return table.assign(year=years, id=[f"r{number}" for number in range(len(table))])


def draw(rows: list[tuple[str, float, float, float]], frame: Frame, **told: object) -> object:
    told = {**ROWS, "interval": ["low", "high"], **told}
    return lines(make_table(rows), frame, **told)  # type: ignore[arg-type]


@pytest.mark.parametrize("size", WIDTHS)
def test_each_row_has_its_band_and_words_have_room(size: str) -> None:
    rows = [("one", 3.0, 1.0, 9.0), ("one", -4.0, -8.0, -2.0), ("two", 5.0, 5.0, 5.0)]
    chart = draw([*rows, ("two", 6.0, 4.0, 7.0)], make_frame(size, words=SAID))
    ((layer, drawn),) = find_layers(chart, "area")
    assert [(row["least"], row["most"]) for row in drawn] == [(1, 9), (-8, -2), (5, 5), (4, 7)]
    low, high = layer["encoding"]["y"]["scale"]["domain"]
    assert low <= -8 and high >= 9
    assert have_room(list(list_words(chart)), WIDTHS[size])


def test_a_gap_in_either_end_is_a_gap_and_a_row_alone_a_bar() -> None:
    rows = [("one", 3.0, 1.0, 9.0), ("one", 4.0, math.nan, 9.0), ("one", 5.0, 2.0, 6.0)]
    chart = draw(rows, make_frame(words=SAID))
    ((_, drawn),) = find_layers(chart, "area")
    assert [row["most"] for row in drawn] == [9, None, 6]
    ((_, bars),) = find_layers(chart, "bar")
    assert [row["id"] for row in bars] == ["r0", "r2"]


def test_without_any_interval_there_is_no_band() -> None:
    chart = draw([("one", 3.0, math.nan, math.nan)] * 2, make_frame(words=SAID))
    assert find_layers(chart, "area") == [] and len(find_layers(chart, "line")) == 1


def test_quiet_lines_have_no_band_and_need_no_room_for_it() -> None:
    rows = [("one", 3.0, 1.0, 9.0), ("one", 4.0, 2.0, 8.0), ("two", 5.0, -900.0, 900.0)]
    chart = draw(rows, make_frame(words=SAID), highlight=["one"])
    ((layer, drawn),) = find_layers(chart, "area")
    assert {row["part"] for row in drawn} == {"one"}
    assert {row["tone"] for row in drawn} == {colour("main")}
    assert layer["encoding"]["y"]["scale"]["domain"][1] < 20


NO = math.nan
FIGURES = pd.DataFrame(
    {
        "id": ["poll", "range", "count", "last"],
        "label": ["Poll", "Range", "Count", "Last"],
        "period": ["2019", "2020", "2021", "2024"],
        "word": ["30 ±5", "20 to 40", "10", "12 to 18"],
        "value": [30.0, 20, 10, 12],
        "least": [25.0, 20, NO, 12],
        "most": [35.0, 40, NO, 18],
        "side": "one",
    }
)


@pytest.mark.parametrize("size", WIDTHS)
def test_margins_and_ranges_of_figures_are_a_band(size: str) -> None:
    chart = lines(FIGURES, make_frame(size, words=SAID), x="period", series="side")
    ((layer, drawn),) = find_layers(chart, "area")
    assert [(row["least"], row["most"]) for row in drawn] == [
        (25, 35),
        (20, 40),
        (10, 10),
        (12, 18),
    ]
    assert layer["encoding"]["y"]["scale"]["domain"][1] >= 40
    assert [row["at"] for row in drawn] == [2019, 2020, 2021, 2024]
    ((_, line),) = find_layers(chart, "line")
    assert [row["value"] for row in line] == [30, None, 10, None]
    assert have_room(list(list_words(chart)), WIDTHS[size])


def test_the_name_of_what_ends_as_a_range_stands_in_its_middle() -> None:
    chart = lines(FIGURES, make_frame(words=SAID), x="period", series="side")
    said = {
        row["px_said"]: row["px_y"]
        for _, rows in list_layers(chart)
        for row in rows
        if "px_said" in row
    }
    assert said["One"] == pytest.approx(15, abs=0.5)


def test_figures_without_a_span_have_no_band_and_need_no_word() -> None:
    single = FIGURES.assign(least=NO, most=NO)
    chart = lines(single, make_frame(words={"one": "One"}), x="period", series="side")
    assert find_layers(chart, "area") == []


@pytest.mark.parametrize(
    ("spans", "bands", "alone"),
    [
        ("mmrr", ["ab", "cd"], ""),
        ("mrr", ["a", "bc"], "a"),
        ("rm", ["a", "b"], "ab"),
        ("mm rr", [], ""),  # a gap parts them by itself
        ("m-r", [], ""),  # a single number, as thin as its line
        ("rrr", [], ""),
    ],
)
def test_a_margin_and_a_range_are_no_band_together(
    spans: str, bands: list[str], alone: str
) -> None:
    least, most = {"m": 8.0, "r": 10.0}, {"m": 12.0, "r": 15.0}
    rows = pd.DataFrame(
        {
            "id": list("abcdefgh")[: len(spans)],
            "label": "A",
            "period": [str(2001 + n) for n in range(len(spans))],
            "value": [NO if span == " " else 10.0 for span in spans],
            "least": [least.get(span, NO) for span in spans],
            "most": [most.get(span, NO) for span in spans],
            "side": "one",
        }
    )
    both = pd.concat([rows, rows.assign(side="two", id=rows["id"].str.upper())])
    chart = lines(both.sort_values("period"), make_frame(words=SAID), x="period", series="side")
    ((layer, drawn),) = find_layers(chart, "area")
    assert layer["encoding"]["detail"]["field"] == ("band" if bands else "part")
    found: dict[str, str] = {}
    for row in drawn if bands else ():
        found[row["band"]] = found.get(row["band"], "") + row["id"]
    assert sorted(found.values()) == sorted([*map(str.upper, bands), *bands])
    told = "".join(row["id"] for _, rows in find_layers(chart, "bar") for row in rows)
    assert sorted(told) == sorted(alone + alone.upper())

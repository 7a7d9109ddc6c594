"""Stacks of rows: one below the other, further down where a label has several lines."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.framing import make_frame
from youju.theme.stacks import LINE, measure_labels, place_bars, place_frames

LONG = "Managers of companies that are registered in the city and of those that are not"
LONG_CHINESE = "在本市註冊的企業與其他企業的經營管理人員及專業技術人員總數合計（含分支機構）"


def data(*labels: str) -> pd.DataFrame:
    ids = [f"r{number}" for number in range(len(labels))]
    return pd.DataFrame({"id": ids, "label": labels, "value": 1.0, "word": "1"})


@pytest.mark.parametrize("long", [LONG, LONG_CHINESE])
def test_a_long_label_above_its_bar_has_several_lines(long: str) -> None:
    rows, height = place_bars(data("Short", long, "Last"), 344, stacked=True)
    first, second, third = rows.to_dict("records")
    lines = second["label"].split("\n")
    assert len(lines) > 1 and "".join(lines).replace(" ", "") == long.replace(" ", "")
    more = LINE * (len(lines) - 1)
    assert (first["above"], first["middle"]) == (12, 34)
    assert (second["above"], second["middle"]) == (62, 84 + more)
    assert (third["above"], height) == (112 + more, 150 + more)


def test_a_label_before_its_bar_stands_on_its_line() -> None:
    rows, height = place_bars(data("Short", LONG), 680, stacked=False)
    assert list(rows["label"]) == ["Short", LONG]
    assert list(rows["middle"]) == list(rows["above"]) == [19, 57]
    assert height == 76


@pytest.mark.parametrize("long", [LONG, LONG_CHINESE])
def test_a_long_label_in_its_column_is_broken_and_its_bar_stands_beside_its_middle(
    long: str,
) -> None:
    column = measure_labels(["Short", long], 680)
    assert 150 < column <= 0.42 * 680
    rows, height = place_bars(data("Short", long, "Last"), 680, stacked=False, column=column)
    first, second, third = rows.to_dict("records")
    lines = second["label"].split("\n")
    assert len(lines) > 1 and "".join(lines).replace(" ", "") == long.replace(" ", "")
    more = LINE * (len(lines) - 1)
    assert (first["above"], first["middle"]) == (19, 19)
    assert (second["above"], second["middle"]) == (57, 57 + more / 2)
    assert (third["above"], height) == (95 + more, 114 + more)


def test_short_labels_have_the_room_that_they_need() -> None:
    assert measure_labels(["Short"], 680) < 60
    assert measure_labels([], 680) == 14


def test_frames_are_all_as_tall_as_the_deepest_label_asks() -> None:
    rows, height = place_frames(data("Short", LONG, "Last"), make_frame("narrow"), 16)
    more = LINE * rows["head"][1].count("\n")
    assert more > 0
    assert list(rows["top"]) == [0, 122 + more, 244 + 2 * more]
    assert list(rows["head_y"] - rows["top"]) == [50, 50, 50]
    assert list(rows["period_y"] - rows["top"]) == [69, 69 + more, 69]
    assert list(rows["bar_top"] - rows["top"]) == [84 + more] * 3
    assert list(rows["bottom"] - rows["top"]) == [110 + more] * 3
    assert height == 122 * 3 - 12 + 3 * more


def test_heads_are_the_words_of_the_chart_or_else_the_labels() -> None:
    frame = make_frame(words={"r0": "Worded"}, labels={"r1": "Labelled"})
    rows, _ = place_frames(data("Own", "Own", "Own"), frame, 16)
    assert list(rows["head"]) == ["Worded", "Labelled", "Own"]

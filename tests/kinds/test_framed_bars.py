"""Framed bars: the house's frames, of figures as they are and of a table by its columns."""

from __future__ import annotations

import math

import pandas as pd

from tests.framing import make_frame
from youju.kinds.framed_bars import framed_bars
from youju.theme.shapes import frames


def test_figures_are_framed_as_the_house_does() -> None:
    data = pd.DataFrame(
        {"id": ["a"], "label": ["Visits"], "value": [5.0], "word": ["5 visits"], "period": ["May"]}
    )
    frame = make_frame()
    assert framed_bars(data, frame).to_dict() == frames(data, frame).to_dict()


def test_rows_of_a_table_have_their_label_and_number() -> None:
    data = pd.DataFrame({"thing": ["births", "deaths"], "n": [5.0, math.nan], "id": ["r1", "r2"]})
    words = {"births": "Births", "deaths": "Deaths"}
    spec = framed_bars(data, make_frame(words=words), x="thing", y="n").to_dict()
    rows = {row["id"]: row for rows in spec["datasets"].values() for row in rows}
    assert (rows["r1"]["head"], rows["r1"]["word"]) == ("Births", "<5>")
    assert (rows["r2"]["head"], rows["r2"]["word"]) == ("Deaths", "–")
    assert rows["r1"]["start"] < rows["r1"]["end"] and rows["r2"]["start"] == rows["r2"]["end"]

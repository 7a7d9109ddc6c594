"""The slider: one parameter of the chart, its stops worded by whoever draws it."""

from __future__ import annotations

import altair as alt
import pandas as pd
import pytest

from youju.model import Language
from youju.pictures.interaction import check_interaction, read_slider
from youju.theme import Frame
from youju.theme.slider import add_slider

FRAME = Frame(Language("zh", "zh-Hant", "中文"), 344, True, {"year": "年份"}, {}, str)
STOPS: dict[float, str] = {1964: "甲辰", 1965: "乙巳", 1968: "戊申"}


def draw(start: float) -> dict[str, object]:
    rows = pd.DataFrame({"year": [*STOPS], "visits": [1.0, 2.0, 3.0]})
    bars = alt.Chart(rows).mark_bar().encode(x="year:O", y="visits:Q")
    chosen = bars.mark_tick().transform_filter("datum.year == year")
    layers = alt.layer(bars, chosen)
    assert isinstance(layers, alt.LayerChart)
    made: dict[str, object] = add_slider(layers, FRAME, "year", STOPS, start).to_dict()
    return made


def test_a_slider_is_a_parameter_with_words_for_every_stop() -> None:
    spec = draw(1965)
    assert spec["params"] == [{"name": "year", "value": 1965}]
    assert read_slider(spec) == {
        "name": "year",
        "label": "年份",
        "stops": [[1964, "甲辰"], [1965, "乙巳"], [1968, "戊申"]],
        "start": 1,
    }
    assert check_interaction(spec, declared=True) == []


def test_a_slider_starts_at_one_of_its_stops() -> None:
    with pytest.raises(ValueError, match="1966"):
        draw(1966)

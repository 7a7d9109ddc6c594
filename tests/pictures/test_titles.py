"""Titles of legends and small multiples: the chart's words, and never a column's name."""

from __future__ import annotations

from typing import Any

import pytest

from youju.pictures.titles import word_titles

WORDS = {"city": "城市", "rain": "雨量"}
CITY: dict[str, Any] = {"field": "city", "type": "nominal"}
TITLED = {**CITY, "title": "城市"}
MINE = {**CITY, "title": "我的"}


@pytest.mark.parametrize(
    ("channel", "worded"),
    [
        (CITY, TITLED),
        ({**CITY, "legend": {"orient": "top"}}, {**TITLED, "legend": {"orient": "top"}}),
        ({**CITY, "field": "name"}, {**CITY, "field": "name", "title": None}),
        ({"aggregate": "count"}, {"aggregate": "count", "title": None}),
        ({"condition": CITY, "value": "red"}, {"condition": TITLED, "value": "red"}),
        *(
            (same, same)
            for same in (
                {**CITY, "title": "我的"},
                {**CITY, "title": None},
                {**CITY, "legend": {"title": "我的"}},
                {"value": "red"},
                {"condition": {"test": "a", "value": "red"}, "value": "blue"},
            )
        ),
    ],
)
def test_a_legend_has_the_chart_s_word(channel: dict[str, Any], worded: dict[str, Any]) -> None:
    view = {"mark": "bar", "encoding": {"color": channel, "x": CITY}}
    found = word_titles({"hconcat": [view]}, WORDS)["hconcat"][0]
    assert found == {"mark": "bar", "encoding": {"color": worded, "x": CITY}}


@pytest.mark.parametrize(
    ("facet", "worded"),
    [
        (CITY, TITLED),
        ({"row": CITY}, {"row": TITLED}),
        ({"row": CITY, "column": TITLED}, {"row": TITLED, "column": TITLED}),
        ({**CITY, "header": {"title": None}}, {**CITY, "header": {"title": None}}),
    ],
)
def test_small_multiples_have_the_chart_s_word(facet: Any, worded: Any) -> None:
    found = word_titles({"facet": facet, "spec": {"encoding": {"color": CITY}}}, WORDS)
    assert found == {"facet": worded, "spec": {"encoding": {"color": TITLED}}}


def test_layers_keep_the_title_that_one_of_them_has() -> None:
    own = {"layer": [{"encoding": {"color": CITY}}, {"encoding": {"color": MINE}}]}
    assert word_titles(own, WORDS) == own
    none = {"layer": [{"encoding": {"color": CITY}}, {"layer": [{"encoding": {"color": CITY}}]}]}
    titled = {"encoding": {"color": TITLED}}
    assert word_titles(none, WORDS) == {"layer": [titled, {"layer": [titled]}]}

"""Dates in charts, drawn: in the language's own words and order, and never in English by chance."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from tests.fixture import open_store
from youju.pictures.dates import date_config, find_english, word_dates
from youju.rendering.jobs import Drawing
from youju.rendering.renderer import Renderer
from youju.theme import config

DAYS = [(date(2006, 1, 1) + timedelta(days)).isoformat() for days in range(60)]
ROWS = [{"id": f"r{i}", "day": day, "v": i} for i, day in enumerate(DAYS)]
DAY: dict[str, Any] = {"field": "day", "type": "temporal"}
V = {"field": "v", "type": "quantitative"}


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    with Renderer(open_store(), workers=1) as renderer:
        yield renderer


def draw(
    renderer: Renderer, tag: str, spec: Mapping[str, Any], **own: Any
) -> tuple[list[str], str]:
    """Return the texts of `spec`'s picture in the language, and the English found among them."""
    whole = word_dates({"data": {"values": ROWS}, "width": 600, **spec}, tag)
    whole["config"] = {**config("Noto Sans CJK TC"), **date_config(tag), **own}
    (result,) = renderer.draw([Drawing(whole)])
    assert result.faults == ()
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", result.text)
    return texts, find_english(result.text, whole, tag)


def line(**x: Any) -> dict[str, Any]:
    return {"mark": "line", "encoding": {"x": {**DAY, **x}, "y": V}}


@pytest.mark.parametrize(
    ("tag", "x", "said"),
    [
        ("zh-Hant", {}, {"2006年", "1月8日", "2月5日"}),
        ("zh-Hans", {}, {"2006年", "1月8日"}),
        ("fr", {}, {"8 janv.", "5 févr."}),
        ("zh-Hant", {"timeUnit": "yearmonth"}, {"2006年1月", "2006年2月"}),
        ("zh-Hant", {"timeUnit": "yearmonthdate"}, {"2006年1月8日"}),
        ("zh-Hant", {"timeUnit": "monthdate", "type": "ordinal"}, {"1月1日", "2月28日"}),
        ("zh-Hant", {"timeUnit": "month", "type": "ordinal"}, {"1月", "2月", "3月"}),
        ("zh-Hant", {"timeUnit": "day", "type": "ordinal"}, {"週日", "週一", "週六"}),
        ("zh-Hant", {"timeUnit": "date", "type": "ordinal"}, {"1日", "31日"}),
        ("zh-Hant", {"timeUnit": "yearquarter", "type": "ordinal"}, {"2006年第1季"}),
        ("zh-Hant", {"timeUnit": "quarter", "type": "ordinal"}, {"第1季"}),
        ("zh-Hant", {"timeUnit": {"unit": "utcyearmonth"}, "type": "ordinal"}, {"2006年1月"}),
        ("zh-Hant", {"axis": {"format": "%b %d"}}, {"1月8日", "2月5日"}),
        ("zh-Hant", {"axis": {"format": "%B %Y"}}, {"2006年1月"}),
        ("zh-Hant", {"axis": {"format": "%m/%d"}}, {"01/08"}),
        ("zh-Hant", {"axis": {"labelExpr": "timeFormat(datum.value, '%b')"}}, {"1月", "2月"}),
        ("en", {}, {"2006", "Feb 05"}),
        ("en", {"axis": {"format": "%b %d"}}, {"Jan 08"}),
    ],
)
def test_an_axis_says_dates_as_the_language_does(
    tag: str, x: dict[str, Any], said: set[str], renderer: Renderer
) -> None:
    texts, english = draw(renderer, tag, line(**x))
    assert said <= set(texts)
    assert english == ""


def test_legends_headers_and_words_say_dates_as_the_language_does(renderer: Renderer) -> None:
    month = {"field": "day", "timeUnit": "month", "type": "ordinal"}
    spec = {
        "mark": "text",
        "encoding": {"x": V, "y": V, "text": DAY, "color": month, "row": month, "tooltip": [DAY]},
    }
    texts, english = draw(renderer, "zh-Hant", spec)
    assert texts.count("3月") == 2  # the row's header and the legend
    assert "2006年2月3日" in texts
    assert english == ""
    facet = {"facet": month, "spec": {"mark": "point", "encoding": {"x": V, "y": V}}}
    assert {"1月", "2月", "3月"} <= set(draw(renderer, "zh-Hant", facet)[0])


@pytest.mark.parametrize(
    ("axes", "said"),
    [
        (({}, {}), "1月8日"),
        (({}, {"axis": {"format": "%m-%d"}}), "01-08"),
        (({}, {"axis": {"labelExpr": "'x' + datum.label"}}), "x2006"),
    ],
)
def test_layers_share_the_format_of_their_axis(
    axes: list[dict[str, Any]], said: str, renderer: Renderer
) -> None:
    texts, _ = draw(renderer, "zh-Hant", {"layer": [line(**axis) for axis in axes]})
    assert said in texts


def test_english_words_nothing_differently() -> None:
    spec = {"layer": [line(), line(timeUnit="month")]}
    for tag in ("en", "en-GB"):
        assert word_dates(spec, tag) == spec
        assert date_config(tag) == {}


def test_what_says_nothing_of_dates_stays() -> None:
    spec = {"mark": "bar", "encoding": {"x": V, "y": {"field": "k", "axis": None}, "color": V}}
    assert word_dates(spec, "zh-Hant") == spec


def test_english_that_is_left_is_found(renderer: Renderer) -> None:
    other = {"timeFormat": "%b", "locale": {}}
    assert draw(renderer, "zh-Hant", line(axis={"format": "%A %H"}), **other)[1] == "Sunday"
    month = {"field": "day", "timeUnit": "month", "type": "ordinal", "legend": {"format": "%b"}}
    spec = {"mark": "point", "encoding": {"x": V, "y": V, "color": month}}
    assert draw(renderer, "zh-Hant", spec, **other)[1] == "Jan"
    assert draw(renderer, "en", spec, **other)[1] == ""


@pytest.mark.parametrize(
    "name", ["May", "Sun", "March 4th Street", "Jan Novák", "Marvel", "Sunday"]
)
def test_the_authors_own_words_are_no_dates(name: str, renderer: Renderer) -> None:
    rows = [{"id": "r", "name": name, "v": 3}, {"id": "s", "name": "Montag", "v": 4}]
    spec = {
        "data": {"values": rows},
        "mark": "bar",
        "encoding": {"x": V, "y": {"field": "name", "type": "nominal"}, "color": {"field": "name"}},
    }
    texts, english = draw(renderer, "zh-Hant", spec)
    assert name in texts and english == ""

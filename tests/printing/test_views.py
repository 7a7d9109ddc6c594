"""Views: what templates are given, worded in one language, and what a page has cited."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.fixture import BY_YEAR, FIGURES, KINDS, TIDY, load_fixture, print_fixture
from youju.localized.story import Desk
from youju.model import Story, Text
from youju.printing.views import view_chart, view_key_figures


def story(slug: str = FIGURES) -> Story:
    return next(story for story in load_fixture().stories if story.slug == slug)


def desk(code: str = "en", slug: str = FIGURES, **options: object) -> Desk:
    return Desk(load_fixture(), story(slug), code, **options)  # type: ignore[arg-type]


def test_a_chart_drawn_from_figures_has_their_words_in_its_table() -> None:
    view = view_chart(desk("zh"), story().charts[0], print_fixture().pictures)
    assert view["plain_title"] == "賣吃的攤位最多"
    assert view["table"]["heads"] == ["項目", "數值", "時間"]
    assert [row["cells"][0] for row in view["table"]["rows"]] == ["賣吃的", "賣衣服的", "攤位"]
    assert [row["id"] for row in view["table"]["rows"]] == ["food", "clothes", "stalls"]
    assert 'data-figure="food"' in view["table"]["rows"][0]["cells"][1]
    assert view["path"] == f"zh/{FIGURES}/{KINDS}/index.html"


def test_a_chart_drawn_from_a_series_has_its_rows_in_its_table() -> None:
    view = view_chart(desk("zh", TIDY), story(TIDY).charts[0], print_fixture().pictures)
    assert view["table"]["heads"] == ["年份", "閱覽室", "訪問量"]
    assert view["table"]["rows"][0] == {"id": "row-2", "cells": ["1964", "中央", "9萬"]}
    assert len(view["table"]["rows"]) == 240


def test_a_table_writes_quantities_as_the_picture_and_years_as_they_are() -> None:
    views = [
        view_chart(desk(code, TIDY), story(TIDY).charts[1], print_fixture().pictures)
        for code in ("en", "zh")
    ]
    rows = [view["table"]["rows"][2]["cells"] for view in views]
    assert rows == [["1966", "Central", "97,412"], ["1966", "中央", "97412"]]
    # Words that the chart has for a cell come first.
    told = story(TIDY)
    chart = replace(
        told.charts[1], words={**told.charts[1].words, "97412": Text({"en": "many"}, ("en",))}
    )
    view = view_chart(desk("en", TIDY), chart, print_fixture().pictures)
    assert view["table"]["rows"][2]["cells"] == ["1966", "Central", "many"]


@pytest.mark.parametrize("size", ["narrow", "wide"])
def test_pictures_are_named_and_described(size: str) -> None:
    view = view_chart(desk("en", TIDY), story(TIDY).charts[0], print_fixture().pictures)
    head = {"narrow": view["narrow"], "wide": view["wide"]}[size].partition(">")[0]
    assert f'class="plot {size}"' in head
    assert 'role="img"' in head
    assert 'aria-label="Visits to reading rooms"' in head
    assert f'aria-describedby="chart-{BY_YEAR}-alt"' in head


@pytest.mark.parametrize(
    ("code", "table", "walk", "comma"),
    [
        (
            "en",
            "Table of numbers: Most stalls sell food",
            "Most stalls sell food. Arrow keys go through the numbers",
            ", ",
        ),
        ("zh", "數據表：賣吃的攤位最多", "賣吃的攤位最多。用方向鍵逐項查看數字", "，"),
    ],
)
def test_what_scripts_and_readers_aloud_say_has_the_languages_marks(
    code: str, table: str, walk: str, comma: str
) -> None:
    view = view_chart(desk(code), story().charts[0], print_fixture().pictures)
    assert (view["table_name"], view["walk"], view["comma"]) == (table, walk, comma)


def test_key_figures_lead_to_their_evidence() -> None:
    strip = view_key_figures(desk("zh"), lambda figure_id: f"x#ev-{figure_id}")
    assert [(item["label"], item["href"]) for item in strip] == [
        ("攤位", "x#ev-stalls"),
        ("賣吃的佔比", "x#ev-food_share"),
    ]
    assert "1200多項</data>" in strip[0]["value"]


def test_a_broader_picture_follows_the_wide_one_in_templates_of_any_age() -> None:
    """Newsrooms replace macros.html, which prints `narrow` and `wide` and knows no other."""
    chart, sizes = story(TIDY).charts[1], ("narrow", "wide", "broad")
    view = view_chart(desk("en", TIDY), chart, print_fixture().pictures, sizes)
    assert re.findall(r'class="plot (\w+)"', view["narrow"] + view["wide"]) == list(sizes)
    plain = view_chart(desk("en", TIDY), chart, print_fixture().pictures)
    assert re.findall(r'class="plot (\w+)"', plain["wide"]) == ["wide"]

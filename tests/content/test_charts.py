"""Charts as story.toml declares them: their names, and words that stand at events."""

from __future__ import annotations

import pytest

from tests.fixture import load_files
from tests.mapping import make_row
from tests.provoking import FILES, TIDY
from youju.content.charts import CHART_ID
from youju.model import Chart


@pytest.mark.parametrize("chart_id", ["by_year", "by-year", "a1"])
def test_names_of_charts(chart_id: str) -> None:
    assert CHART_ID.fullmatch(chart_id)


@pytest.mark.parametrize("chart_id", ["By", "1a", "a-dark", "a-excel", "a b", ""])
def test_names_that_charts_cannot_have(chart_id: str) -> None:
    assert not CHART_ID.fullmatch(chart_id)


def change(old: str, new: str) -> dict[str, bytes]:
    text = FILES[TIDY].decode()
    assert text.count(old) == 1
    return {**FILES, TIDY: text.replace(old, new).encode()}


def test_a_chart_without_a_kind_is_as_it_was() -> None:
    site, problems = load_files(FILES)
    assert problems == []
    assert {(c.kind, len(c.options)) for s in site.stories for c in s.charts} == {("", 0)}


def test_a_kind_and_its_options_are_read() -> None:
    lines = 'id = "by-year"\nkind = "columns"\nx = "year"\ny = "visits"\nhighlight = ["central"]'
    site, problems = load_files(change('id = "by-year"', lines))
    assert problems == []
    (chart,) = [c for s in site.stories for c in s.charts if c.id == "by-year"]
    assert chart.kind == "columns"
    assert chart.options == {"x": "year", "y": "visits", "highlight": ("central",)}


def test_a_misspelt_option_is_told_with_the_one_that_was_meant() -> None:
    lines = 'id = "by-year"\nkind = "columns"\nx = "year"\ny = "visits"\nhilight = ["north"]'
    _, (problem,) = load_files(change('id = "by-year"', lines))
    assert problem.code == "document-unknown-key"
    assert '"highlight"' in problem.mend("en")


MAP = (
    'id = "by-year"\nkind = "choropleth"\nx = "room"\ny = "visits"\n'
    'shapes.file = "/data/rooms.geojson"\nshapes.property = "code"\n'
    'shapes.credit.en = "Survey"\nshapes.credit.zh = "測繪局"\nshapes.approval = "GS1"'
)
ROOMS = b"year,room,visits\n1964,central,90000\n1964,harbour,20000\n1964,hill,300\n"


def read_map(*codes: str, lines: str = MAP) -> tuple[Chart, list[str]]:
    """Return a chart whose map has squares of these codes, and what is told of it."""
    files = change('id = "by-year"', lines) | {"data/visits.csv": ROOMS}
    if codes:
        files["data/rooms.geojson"] = make_row(*codes)
    site, problems = load_files(files)
    (chart,) = [c for s in site.stories for c in s.charts if c.id == "by-year"]
    return chart, [p.code for p in problems if not p.code.startswith("chart-kind-words")]


def test_a_map_is_read_with_its_source() -> None:
    chart, told = read_map("central", "harbour", "hill")
    assert told == []
    assert chart.files == {"/data/rooms.geojson": make_row("central", "harbour", "hill")}
    assert chart.map_source is not None and chart.map_source.credit is not None
    assert chart.map_source.credit["zh"] == "測繪局"
    assert (chart.map_source.approval, chart.map_source.unplaced) == ("GS1", ())


def test_rows_that_are_not_on_the_map_are_known() -> None:
    chart, told = read_map("central", "hill", "field")
    assert sorted(told) == ["map-row-without-shape", "map-shape-without-row"]
    assert chart.map_source is not None
    assert chart.map_source.unplaced == ("row-3",)


def test_a_map_that_is_not_there_is_told() -> None:
    assert read_map()[1] == ["chart-file-missing"]
    assert read_map("hill", lines=MAP.replace("/data/rooms", "/../rooms"))[1] == [
        "chart-file-missing"
    ]

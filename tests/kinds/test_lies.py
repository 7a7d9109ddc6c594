"""A kind that lied would be found by its picture: numbers are bent before they are drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests.cataloguing import GALLERY
from tests.fixture import open_store, read_once
from youju.kinds import registry
from youju.pictures.charts import draw_charts
from youju.problems import Problems
from youju.rendering.renderer import Renderer
from youju.store.cache import Store

Bend = Callable[[Any], Any]  # a column of numbers or of dates into another
pytestmark = pytest.mark.slow
# The chart of the gallery that lies, and the column that is bent.
LIES = [
    ("columns", "counties", "rate"),
    ("lines", "apart", "fertility"),
    ("lines", "between", "lowest"),
    ("bars", "weather", "days"),
    ("area", "cities", "rate"),
    ("slope", "fertility", "fertility"),
    *((kind, "panels", "count") for kind in ("grouped-bars", "grouped-columns")),
    *((kind, "seasons", "days") for kind in ("stacked-bars", "percent-bars")),
    *((kind, "months", "days") for kind in ("stacked-columns", "percent-columns")),
    *((kind, "months", "days") for kind in ("stacked-area", "percent-area")),
    ("slope", "barley", "yield"),
    ("dot-range", "barley", "yield"),
    ("dot-range", "cold-hot", "temp"),
    ("scatter", "villages", "deaths"),
    ("scatter", "regions", "health"),
    ("diverging-bars", "views", "people"),
    ("diverging-bars", "answers", "people"),
    ("pyramid", "ages", "people"),
    ("units", "weather", "days"),
    ("waffle", "budget", "share"),
    ("strip", "births", "rate"),
    ("rates", "renewables", "gwh"),
    ("bar-table", "countries", "income"),
    ("bar-table", "countries", "population"),
    ("bullet", "births", "rate"),
    ("bullet", "births", "before"),
    ("symbol-map", "people", "people"),
    ("symbol-map", "ferries", "passengers"),
]
# Charts of shaded kinds, and what is done to their numbers: bent, or given to the neighbour.
SHADED: list[tuple[str, str, str, Bend]] = [
    (kind, chart, column, bend)
    for kind, chart, column in (
        ("choropleth", "births", "rate"),
        ("choropleth", "people", "change"),
        ("heat-map", "births", "rate"),
    )
    for bend in (lambda n: n.abs() ** 0.5, lambda n: n.shift(1, fill_value=n.iloc[-1]))
]


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    with Renderer(open_store()) as renderer:
        yield renderer


# Charts of the gallery whose columns have an axis and no words of their own, and their numbers.
AXES = [
    ("columns", "counties", "rate"),
    ("grouped-columns", "events", "count"),
    ("stacked-columns", "sex", "births"),
]


@pytest.mark.parametrize(("kind", "chart", "column"), LIES)
def test_a_bent_number_is_found(
    kind: str,
    chart: str,
    column: str,
    renderer: Renderer,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    bend_kind(kind, column, lambda numbers: numbers.abs() ** 0.5, monkeypatch)
    assert "chart-not-proportional" in draw_one(kind, chart, renderer, tmp_path)


@pytest.mark.parametrize(("kind", "chart", "column", "bend"), SHADED)
def test_a_row_in_the_shade_of_another_number_is_found(
    kind: str,
    chart: str,
    column: str,
    bend: Bend,
    renderer: Renderer,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    bend_kind(kind, column, bend, monkeypatch)
    assert "chart-stray-tone" in draw_one(kind, chart, renderer, tmp_path)


def test_sides_with_a_scale_each_are_found(
    renderer: Renderer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bend_kind("pyramid", "people", lambda n: n.where(n.index % 2 > 0, n / 2), monkeypatch)
    assert "chart-not-proportional" in draw_one("pyramid", "ages", renderer, tmp_path)


def test_ranks_of_other_numbers_are_found(
    renderer: Renderer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bend_kind("ranks", "rate", lambda n: n.where(n.index != 5, 0), monkeypatch)
    assert "chart-not-proportional" in draw_one("ranks", "births", renderer, tmp_path)


def test_a_span_to_another_day_is_found(
    renderer: Renderer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    later = {"2013-08-01": "2013-08-31"}
    bend_kind("time-spans", "last", lambda days: days.replace(later), monkeypatch)
    assert "chart-not-proportional" in draw_one("time-spans", "spells", renderer, tmp_path)


@pytest.mark.parametrize(("kind", "chart", "column"), AXES)
def test_a_column_of_zero_is_seen_by_its_axis(
    kind: str,
    chart: str,
    column: str,
    renderer: Renderer,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    bend_kind(kind, column, lambda numbers: numbers.where(numbers.index % 3 > 0, 0), monkeypatch)
    assert not {code for code in draw_one(kind, chart, renderer, tmp_path) if "-rows-" in code}


def bend_kind(kind: str, column: str, bend: Bend, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `kind` draw other numbers than those of its table's `column`."""
    true = registry.CHART_KINDS[kind].find_function()

    def draw(data: pd.DataFrame, frame: Any, **options: Any) -> Any:
        bent = {column: bend(data[column])}
        return true(data.assign(**bent), frame, **options)

    monkeypatch.setattr(f"{true.__module__}.{true.__name__}", draw)


def draw_one(kind: str, chart: str, renderer: Renderer, folder: Path) -> set[str]:
    """Draw a chart of the gallery, wide and in English, and return the codes of its problems."""
    site, _ = read_once(GALLERY)
    story = next(story for story in site.stories if story.slug == kind)
    charts = tuple(one for one in story.charts if one.id == chart)
    look = replace(site.look, widths={"wide": site.look.widths["wide"]})
    spoken = {"en": site.languages["en"]}
    site = replace(site, stories=(replace(story, charts=charts),), look=look, languages=spoken)
    problems = Problems()
    draw_charts(site, renderer, Store(folder), "", problems)
    return {problem.code for problem in problems}

"""A kind that lied would be found: numbers bent before they are drawn are told of its picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from tests.cataloguing import GALLERY
from tests.fixture import read_site
from youju.kinds import registry
from youju.pictures.charts import draw_charts
from youju.problems import Problems
from youju.rendering.cache import Store
from youju.rendering.renderer import Renderer

pytestmark = pytest.mark.slow
# The chart of the gallery that lies, and the column that is bent.
LIES = [
    ("columns", "counties", "rate"),
    ("lines", "apart", "fertility"),
    ("bars", "weather", "days"),
    ("area", "cities", "rate"),
    ("slope", "fertility", "fertility"),
    ("diverging-bars", "answers", "people"),
]


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    with Renderer() as renderer:
        yield renderer


@pytest.mark.parametrize(("kind", "chart", "column"), LIES)
def test_a_bent_number_is_found(
    kind: str,
    chart: str,
    column: str,
    renderer: Renderer,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Any,
) -> None:
    true = registry.CHART_KINDS[kind]

    def draw(data: pd.DataFrame, frame: Any, **options: Any) -> Any:
        return true.draw(data.assign(**{column: data[column].abs() ** 0.5}), frame, **options)

    lying = {**registry.CHART_KINDS, kind: replace(true, draw=draw)}
    monkeypatch.setattr("youju.pictures.script.CHART_KINDS", lying)
    site, _ = read_site(GALLERY)
    story = next(story for story in site.stories if story.slug == kind)
    charts = tuple(one for one in story.charts if one.id == chart)
    look = replace(site.look, widths={"wide": site.look.widths["wide"]})
    spoken = {"en": site.languages["en"]}
    site = replace(site, stories=(replace(story, charts=charts),), look=look, languages=spoken)
    problems = Problems()
    draw_charts(site, renderer, Store(tmp_path), "", problems)
    assert "chart-not-proportional" in {problem.code for problem in problems}

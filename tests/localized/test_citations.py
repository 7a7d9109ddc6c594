"""Citations: one line with publisher, title, source, its day and the address, per language."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fixture import BY_YEAR, FIGURES, KINDS, TIDY, load_fixture
from youju.localized.charts import localize_chart
from youju.localized.citations import cite_chart
from youju.model import Chart, Site, Story


def find(slug: str, chart_id: str) -> tuple[Story, Chart]:
    story = next(story for story in load_fixture().stories if story.slug == slug)
    return story, next(chart for chart in story.charts if chart.id == chart_id)


def cite(site: Site, story: Story, chart: Chart, code: str) -> str:
    return cite_chart(site, localize_chart(site, story, chart, code))


def test_a_chart_of_figures_is_cited_with_its_source() -> None:
    story, chart = find(FIGURES, KINDS)
    assert cite(load_fixture(), story, chart, "en") == (
        "The Fixture, “Most stalls sell food” (chart). Source: Fixture Statistics, "
        "“Market count”, May 9, 2024. "
        "https://fixture.example/sub/en/market-stalls/kinds/"
    )


def test_a_citation_speaks_the_pages_language() -> None:
    story, chart = find(TIDY, BY_YEAR)
    cited = cite(load_fixture(), story, chart, "zh")
    assert cited.startswith("樣本：《閱覽室訪問量》（圖表）。數據來源：樣本統計處《市場清點》，")
    assert cited.endswith("https://fixture.example/sub/zh/reading-rooms/by-year/")


@pytest.mark.parametrize(
    ("code", "sources"),
    [
        (
            "en",
            "Source: Fixture Statistics, “Market count”, May 9, 2024; "
            "Fixture Statistics, “Market count”, May 10, 2024. https",
        ),
        (
            "zh",
            "來源：樣本統計處《市場清點》，2024年5月9日；樣本統計處《市場清點》，2024年5月10日。https",
        ),
    ],
)
def test_sources_are_told_apart_by_the_languages_mark(code: str, sources: str) -> None:
    site, (story, chart) = load_fixture(), find(FIGURES, KINDS)
    second = replace(site.sources["office"], id="second", published="2024-05-10")
    site = replace(site, sources={**site.sources, "second": second})
    clothes = replace(story.figures["clothes"], source="second")
    story = replace(story, figures={**story.figures, "clothes": clothes})
    assert sources in cite(site, story, chart, code)

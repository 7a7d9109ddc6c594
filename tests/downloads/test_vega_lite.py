"""Vega-Lite files: they open in other programs, and say what they are by themselves."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.fixture import BY_YEAR, FIGURES, KINDS, ONE_YEAR, TIDY, load_fixture, print_fixture
from tests.opening import open_specification
from youju.downloads.vega_lite import write_specification
from youju.localized.charts import localize_chart
from youju.model import Text
from youju.rendering.svg import Slot
from youju.theme import PALETTE
from youju.typography.metrics import measure_text

CHARTS = ((FIGURES, KINDS), (TIDY, BY_YEAR), (TIDY, ONE_YEAR))


@pytest.mark.sampled(3)
@pytest.mark.parametrize("code", ["en", "zh"])
@pytest.mark.parametrize("slug, chart_id", CHARTS)
def test_a_file_opens_elsewhere_and_draws_what_readers_see(
    slug: str, chart_id: str, code: str
) -> None:
    spec = open_specification(print_fixture().pages[f"embed/{code}/{slug}/{chart_id}.vl.json"])
    drawn = print_fixture().pictures[Slot(slug, chart_id, code, "wide")].spec
    told = {"title", "description", "usermeta", "config"}
    assert {name for name in spec if spec[name] != drawn.get(name)} == told
    assert spec["usermeta"].items() >= drawn.get("usermeta", {}).items()
    assert (spec["config"]["background"], spec["config"]["padding"]) == (PALETTE["paper"][0], 16)


def test_a_file_speaks_its_language_and_leads_back() -> None:
    spec = open_specification(print_fixture().pages[f"embed/zh/{FIGURES}/{KINDS}.vl.json"])
    words = {"text": ["賣吃的攤位最多"], "subtitle": ["樣本鎮，項，2024年5月", "賣吃的有800項。"]}
    assert spec["title"] == {**words, "fontSize": 22, "subtitleFontSize": 15}
    assert "800" in spec["description"]
    assert "PingFang TC" in spec["config"]["font"]
    assert spec["usermeta"] == {
        "language": "zh-Hant",
        "publisher": "樣本",
        "sources": ["樣本統計處《市場清點》，2024年5月9日"],
        "licence": None,  # the fixture's site.toml names none
        "page": f"https://fixture.example/sub/zh/{FIGURES}/{KINDS}/",
    }


@pytest.mark.parametrize("code", ["en", "zh"])
def test_long_words_stand_in_lines_within_the_picture(code: str) -> None:
    """Vega breaks no line by itself."""
    site = load_fixture()
    (story,) = (story for story in site.stories if story.slug == FIGURES)
    (chart,) = (chart for chart in story.charts if chart.id == KINDS)
    words = {"en": "Visits to every room in any year, " * 6, "zh": "各室歷年的訪問量都畫成線，" * 6}
    long = replace(chart, title=Text(words, ("en", "zh")), finding=Text(words, ("en", "zh")))
    picture = print_fixture().pictures[Slot(FIGURES, KINDS, code, "wide")]
    told = localize_chart(site, story, long, code)
    title = json.loads(write_specification(site, told, picture))["title"]
    for lines, size, face in ((title["text"], 22, "bold"), (title["subtitle"], 15, "drawn")):
        assert len(lines) > 1
        assert max(measure_text(line.rstrip(), size, face) for line in lines) <= picture.width

"""Vega-Lite files: they open in other programs, and say what they are by themselves."""

from __future__ import annotations

import pytest
from fixture import BY_YEAR, FIGURES, KINDS, ONE_YEAR, TIDY, print_fixture
from opening import open_specification

from youju.drawing.drafts import Slot
from youju.theme import PALETTE

CHARTS = ((FIGURES, KINDS), (TIDY, BY_YEAR), (TIDY, ONE_YEAR))


@pytest.mark.parametrize("code", ["en", "zh"])
@pytest.mark.parametrize("slug, id", CHARTS)
def test_a_file_opens_elsewhere_and_draws_what_readers_see(slug: str, id: str, code: str) -> None:
    spec = open_specification(print_fixture().pages[f"embed/{code}/{slug}/{id}.vl.json"])
    drawn = print_fixture().pictures[Slot(slug, id, code, "wide")].spec
    told = {"title", "description", "usermeta", "config"}
    assert {name for name in spec if spec[name] != drawn.get(name)} == told
    assert spec["usermeta"].items() >= drawn.get("usermeta", {}).items()
    assert (spec["config"]["background"], spec["config"]["padding"]) == (PALETTE["paper"][0], 16)


def test_a_file_speaks_its_language_and_leads_back() -> None:
    spec = open_specification(print_fixture().pages[f"embed/zh/{FIGURES}/{KINDS}.vl.json"])
    assert spec["title"] == {"text": ["賣吃的攤位最多"], "subtitle": ["賣吃的有800項。"]}
    assert "800" in spec["description"]
    assert "PingFang TC" in spec["config"]["font"]
    assert spec["usermeta"] == {
        "language": "zh-Hant",
        "publisher": "樣本",
        "sources": ["樣本統計處《市場清點》，2024年5月9日"],
        "licence": None,  # the fixture's site.toml names none
        "page": f"https://fixture.example/sub/zh/{FIGURES}/{KINDS}/",
    }


def test_long_words_stand_in_lines_within_the_picture() -> None:
    """Vega breaks no line by itself."""
    spec = open_specification(print_fixture().pages[f"embed/en/{TIDY}/{ONE_YEAR}.vl.json"])
    assert all(isinstance(spec["title"][part], list) for part in ("text", "subtitle"))

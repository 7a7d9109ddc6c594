"""A chart's page: its files, its snippet and its evidence."""

from __future__ import annotations

import re

from fixture import BY_YEAR, FIGURES, KINDS, TIDY, print_fixture, text_of


def test_a_chart_page_offers_files_and_a_snippet() -> None:
    page = text_of(f"zh/{TIDY}/{BY_YEAR}/index.html")
    for ending in ("png", "svg", "csv"):
        assert f'href="../../../embed/zh/{TIDY}/{BY_YEAR}.{ending}" download' in page
    snippet = page.partition("<textarea")[2].partition("</textarea>")[0]
    assert f"https://fixture.example/sub/embed/zh/{TIDY}/{BY_YEAR}/" in snippet


def test_a_chart_page_has_the_evidence_of_what_it_shows() -> None:
    page = text_of(f"en/{FIGURES}/{KINDS}/index.html")
    listed = re.findall(r'<article class="evidence" id="ev-([a-z_]+)">', page)
    assert listed == ["food", "clothes", "stalls"]
    assert '<h1 id="chart-kinds-title">Most stalls sell food</h1>' in page


def test_the_snippet_frames_the_page_to_embed_of_the_same_language() -> None:
    for code in ("en", "zh"):
        page = text_of(f"{code}/{FIGURES}/{KINDS}/index.html")
        snippet = page.partition("<textarea")[2].partition("</textarea>")[0]
        framed = re.search(r'src=(?:"|&#34;)https://fixture.example/sub/([^"&]+)', snippet)
        assert framed is not None
        assert f"{framed[1]}index.html" in print_fixture().pages
        assert framed[1].startswith(f"embed/{code}/")

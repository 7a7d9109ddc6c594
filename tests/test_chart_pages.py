"""A chart's pages: its files, its snippet and its evidence, and the bare page to embed."""

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


def test_the_page_to_embed_has_the_chart_with_its_source_and_a_way_back() -> None:
    page = text_of(f"embed/zh/{TIDY}/{BY_YEAR}/index.html")
    assert "閱覽室訪問量" in page and "中央閱覽室的訪客最多。" in page
    assert "樣本統計處《市場清點》" in page
    assert f'href="https://fixture.example/sub/zh/{TIDY}/{BY_YEAR}/"' in page


def test_the_files_beside_it_are_those_that_were_drawn() -> None:
    printed = print_fixture()
    for (slug, chart, code), card in printed.cards.items():
        assert printed.pages[f"embed/{code}/{slug}/{chart}.png"] == card.png
        assert printed.pages[f"embed/{code}/{slug}/{chart}.svg"] == card.svg.encode()

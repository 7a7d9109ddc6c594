"""A chart's page: its files, its snippet and its evidence."""

from __future__ import annotations

import re
from html import unescape

from fixture import BY_YEAR, FIGURES, KINDS, ONE_YEAR, TIDY, print_fixture, text_of

from youju.drawing.drafts import Slot


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


def test_a_frame_has_room_for_the_slider() -> None:
    def height(id: str) -> int:
        snippet = unescape(text_of(f"en/{TIDY}/{id}/index.html"))
        return int(re.findall(r'<iframe [^>]*height="(\d+)"', snippet)[0])

    pictures = print_fixture().pictures
    taller = max(
        pictures[Slot(TIDY, ONE_YEAR, "en", size)].height
        - pictures[Slot(TIDY, BY_YEAR, "en", size)].height
        for size in ("narrow", "wide")
    )
    assert height(ONE_YEAR) - height(BY_YEAR) >= taller + 29

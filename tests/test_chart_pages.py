"""A chart's page: its files with their sizes, its snippets with a preview, its evidence."""

from __future__ import annotations

import re
from html import unescape

import pytest
from fixture import BY_YEAR, FIGURES, KINDS, ONE_YEAR, TIDY, print_fixture, text_of

from youju.drawing.drafts import Slot
from youju.pages import addresses


@pytest.mark.parametrize("code", ["en", "zh"])
@pytest.mark.parametrize("slug, id", [(FIGURES, KINDS), (TIDY, BY_YEAR)])
def test_a_chart_page_offers_files_that_are_as_large_as_it_says(
    slug: str, id: str, code: str
) -> None:
    here = addresses.chart(code, slug, id)
    found = re.findall(
        r'<a href="([^"]+)" download>[^<]+</a> '
        r'<span class="measured" data-bytes="(\d+)">([\d.]+) ([KM])B',
        text_of(here),
    )
    assert len(found) == 11
    offered = {
        addresses.relative(here, path): content
        for path, content in print_fixture().pages.items()
        if path.startswith((f"embed/{code}/", "data/"))
    }
    for link, size, words, unit in found:
        assert len(offered[link]) == int(size), link
        step = 1024 if unit == "K" else 1024 * 1024
        assert abs(float(words) * step - int(size)) <= step / 2, link


def test_a_chart_page_has_the_evidence_of_what_it_shows() -> None:
    page = text_of(f"en/{FIGURES}/{KINDS}/index.html")
    listed = re.findall(r'<article class="evidence" id="ev-([a-z_]+)">', page)
    assert listed == ["food", "clothes", "stalls"]
    assert '<h1 id="chart-kinds-title">Most stalls sell food</h1>' in page


def test_sources_and_licence_are_told_one_by_one() -> None:
    page = text_of(f"zh/{TIDY}/{BY_YEAR}/index.html")
    section = page.partition('<h2 id="about_chart">')[2]
    assert "<dt>刊出者</dt><dd>樣本統計處</dd>" in section
    assert '<time datetime="2024-05-09">2024年5月9日</time>' in section
    assert section.count("沒有註明") == 2  # neither the source nor the fixture names terms


def test_the_preview_is_the_page_to_embed_of_the_same_language() -> None:
    for code in ("en", "zh"):
        page = text_of(f"{code}/{FIGURES}/{KINDS}/index.html")
        preview = re.search(r'<iframe src="([^"]+)"', page.partition("data-preview")[2])
        assert preview is not None
        assert preview[1] == f"../../../embed/{code}/{FIGURES}/{KINDS}/"
        assert "frame-src &#39;self&#39;" in page
    assert "frame-src" not in text_of(f"en/{FIGURES}/index.html")


def test_a_page_names_its_card_where_it_is_shared() -> None:
    page = text_of(f"en/{FIGURES}/{KINDS}/index.html")
    card = f"https://fixture.example/sub/en/{FIGURES}/{KINDS}/card.png"
    assert f'<meta property="og:image" content="{card}">' in page


def test_a_frame_has_room_for_the_slider() -> None:
    def height(id: str) -> int:
        snippet = unescape(text_of(f"en/{TIDY}/{id}/index.html"))
        return int(re.findall(r'<iframe [^>]*height="(\d+)"', snippet)[-1])

    pictures = print_fixture().pictures
    taller = max(
        pictures[Slot(TIDY, ONE_YEAR, "en", size)].height
        - pictures[Slot(TIDY, BY_YEAR, "en", size)].height
        for size in ("narrow", "wide")
    )
    assert height(ONE_YEAR) - height(BY_YEAR) >= taller + 25

"""Pages to embed: the bare page of a chart and the files beside it."""

from __future__ import annotations

import re
from html import unescape

from tests.fixture import BY_YEAR, TIDY, print_fixture, text_of


def test_the_page_to_embed_has_the_chart_with_its_source_and_a_way_back() -> None:
    page = text_of(f"embed/zh/{TIDY}/{BY_YEAR}/index.html")
    assert "閱覽室訪問量" in page and "中央閱覽室的訪客最多。" in page
    assert "樣本統計處《市場清點》" in page
    assert f'href="https://fixture.example/sub/zh/{TIDY}/{BY_YEAR}/"' in page


def test_the_day_of_a_source_stands_where_a_pasted_frame_has_room_for_it() -> None:
    for code, dated in (
        ("en", "“Market count”, May 9, 2024"),
        ("zh", "《市場清點》，2024年5月9日"),
    ):
        page = text_of(f"embed/{code}/{TIDY}/{BY_YEAR}/index.html")
        assert dated in page and ('class="undated"' in page) == ("{.undated{" in page)
        held = re.sub(r"</?span[^>]*>", "", text_of(f"{code}/{TIDY}/index.html"))
        assert dated in held  # the day is held together by an element of its own
        assert dated in unescape(text_of(f"embed/{code}/{TIDY}/{BY_YEAR}.svg"))


def test_the_files_beside_it_are_those_that_were_drawn() -> None:
    printed = print_fixture()
    for (slug, chart, code), card in printed.cards.items():
        assert ".svg" in card.files and ".png" in card.files
        for suffix, content in card.files.items():
            assert printed.pages[f"embed/{code}/{slug}/{chart}{suffix}"] == content


def test_the_page_has_a_name_that_is_the_same_in_every_language_and_its_table() -> None:
    for code in ("en", "zh"):
        page = text_of(f"embed/{code}/{TIDY}/{BY_YEAR}/index.html")
        assert f'data-embed="{TIDY}/{BY_YEAR}"' in page
        assert page.count("<tr data-row=") == 240
        assert 'tabindex="0"' not in page  # the hidden table is no stop for the keyboard


def test_the_page_without_a_language_leads_to_each() -> None:
    page = text_of(f"embed/auto/{TIDY}/{BY_YEAR}/index.html")
    for code, title in (("en", "Visits to reading rooms"), ("zh", "閱覽室訪問量")):
        assert f'<a href="../../../{code}/{TIDY}/{BY_YEAR}/" data-code="{code}">' in page
        assert f"</a> · {title}</li>" in page
    refresh = f'http-equiv="refresh" content="0; url=../../../en/{TIDY}/{BY_YEAR}/"'
    assert f"<noscript><meta {refresh}></noscript>" in page
    assert '<meta name="robots" content="noindex">' in page
    assert "LANGUAGES = {" in page

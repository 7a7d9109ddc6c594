"""Pages to embed: the bare page of a chart and the files beside it."""

from __future__ import annotations

from fixture import BY_YEAR, TIDY, print_fixture, text_of


def test_the_page_to_embed_has_the_chart_with_its_source_and_a_way_back() -> None:
    page = text_of(f"embed/zh/{TIDY}/{BY_YEAR}/index.html")
    assert "閱覽室訪問量" in page and "中央閱覽室的訪客最多。" in page
    assert "樣本統計處《市場清點》" in page
    assert f'href="https://fixture.example/sub/zh/{TIDY}/{BY_YEAR}/"' in page


def test_the_files_beside_it_are_those_that_were_drawn() -> None:
    printed = print_fixture()
    for (slug, chart, code), card in printed.cards.items():
        assert ".svg" in card.files and ".png" in card.files
        for suffix, content in card.files.items():
            assert printed.pages[f"embed/{code}/{slug}/{chart}{suffix}"] == content

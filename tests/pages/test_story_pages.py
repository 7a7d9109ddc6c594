"""A story's pages: every figure opens its evidence, and the list of figures says where they are."""

from __future__ import annotations

import re

from tests.fixture import BY_YEAR, FIGURES, KINDS, ONE_YEAR, ROOT, TIDY, load_fixture, text_of


def test_every_figure_in_a_text_opens_its_evidence() -> None:
    page = text_of(f"en/{FIGURES}/index.html")
    body = page.partition('<div class="prose">')[2].partition('<section class="evidences')[0]
    cited = re.findall(r'<a class="cite"[^>]*href="#ev-([a-z_]+)"><data[^>]*"([a-z_]+)">', body)
    assert {key for key, _ in cited} >= {"stalls", "food", "food_share", "rent"}
    assert all(link == figure for link, figure in cited)
    for key, _ in cited:
        assert f'<article class="evidence" id="ev-{key}">' in page
        assert f'<a href="#ref-{key}">' in page


def test_the_data_page_lists_every_figure_and_where_it_is_used() -> None:
    page = text_of(f"en/{FIGURES}/data/index.html")
    story = load_fixture().stories[0]
    listed = re.findall(r'<article class="evidence" id="ev-([a-z_]+)">', page)
    assert listed == list(story.figures)
    food = page.partition('id="ev-food"')[2].partition("</article>")[0]
    assert 'href="../#ref-food"' in food
    assert f'href="../{KINDS}/"' in food


def test_evidence_leads_back_only_to_what_the_text_cites() -> None:
    page = text_of(f"en/{FIGURES}/index.html")
    beside = page.partition('id="ev-clothes"')[2].partition("</article>")[0]
    assert "Shoes and hats included." in beside
    assert "#ref-" not in beside


def test_charts_stand_where_the_text_names_them() -> None:
    page = text_of(f"zh/{TIDY}/index.html")
    body = page.partition('<div class="prose">')[2]
    assert body.index("來的人有多有少。") < body.index('<figure class="chart"')
    assert page.count('<figure class="chart"') == 2
    assert '<section class="evidences' not in page


def test_only_a_chart_that_is_broad_breaks_out_of_the_column() -> None:
    page = text_of(f"zh/{TIDY}/index.html")
    figures = re.findall(r'(?s)<figure class="chart" id="chart-([\w-]+)"(.*?)</figure>', page)
    assert [(key, "plot broad" in body) for key, body in figures] == [
        (BY_YEAR, False),
        (ONE_YEAR, True),
    ]
    assert re.findall(r'<svg class="plot broad" viewBox="0 0 (\d+)', page) == ["1040"]
    assert "plot broad" not in text_of(f"embed/zh/{TIDY}/{ONE_YEAR}/index.html")


def test_a_chart_stays_with_its_title_on_paper() -> None:
    """Firefox does not keep what is only asked not to break after: one box has both."""
    for path in (f"en/{FIGURES}/index.html", f"en/{FIGURES}/{KINDS}/index.html"):
        whole = re.findall(r'(?s)<div class="whole">(.*?)<p class="source">', text_of(path))
        assert whole, path
        for part in whole:
            head, _, rest = part.partition("</header>")
            assert "<header>" in head and '<div class="plots"' in rest.partition("\n</div>")[0]
    css = (ROOT / "static/css/site.css").read_text("utf-8")
    paper = css.partition("@media print")[2]
    assert re.search(r"\.chart \.whole[^{]*\{ break-inside: avoid; \}", paper)

"""A chart's page: its files with their sizes, its snippets with a preview, its evidence."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from tests.fixture import (
    BY_YEAR,
    FIGURES,
    KINDS,
    ONE_YEAR,
    TIDY,
    keep_pin,
    load_fixture,
    print_fixture,
    print_new,
    text_of,
)
from youju import addresses
from youju.content.register import archive_page
from youju.model import Correction, Origin, Pin, Site, Text
from youju.pages.chart_files import make_files
from youju.pages.chart_pages import print_chart
from youju.printing.context import make_press
from youju.printing.templating import Printer
from youju.rendering.svg import Slot


@pytest.mark.parametrize("code", ["en", "zh"])
@pytest.mark.parametrize("new", [False, True])
@pytest.mark.parametrize("slug, chart_id", [(FIGURES, KINDS), (TIDY, BY_YEAR)])
def test_a_chart_page_offers_files_that_are_as_large_as_it_says(
    slug: str, chart_id: str, code: str, new: bool
) -> None:
    pages = (print_new() if new else print_fixture()).pages
    here = addresses.chart(code, slug, chart_id)
    found = re.findall(
        r'<a href="([^"]+)" download="[^"]+">[^<]+</a> '
        r'<span class="measured" data-bytes="(\d+)">([\d.]+) ([KM])B',
        pages[here].decode(),
    )
    assert len(found) == (9 if new else 13)
    offered = {
        addresses.relative(here, path): content
        for path, content in pages.items()
        if path.startswith((f"embed/{code}/", "data/"))
    }
    for link, size, words, unit in found:
        assert len(offered[link]) == int(size), link
        step = 1024 if unit == "K" else 1024 * 1024
        assert abs(float(words) * step - int(size)) <= step / 2, link


def test_files_of_several_charts_and_languages_can_be_kept_in_one_folder() -> None:
    pattern = r'<a href="([^"]+)" download="([^"]*)">'
    links = {
        (code, key): dict(re.findall(pattern, text_of(addresses.chart(code, slug, key))))
        for code in ("en", "zh")
        for slug, key in ((FIGURES, KINDS), (TIDY, BY_YEAR))
    }
    place = f"../../../embed/en/{FIGURES}/{KINDS}"
    assert links["en", KINDS][f"{place}@2x.png"] == f"{FIGURES}-{KINDS}-en@2x.png"
    assert links["en", KINDS][f"{place}-excel.csv"] == f"{FIGURES}-{KINDS}-en-excel.csv"
    files = {(link, name) for found in links.values() for link, name in found.items()}
    assert len({name for _, name in files}) == len(files) == 4 * 12 + 2  # an archive a chart


def test_a_chart_page_has_the_evidence_of_what_it_shows() -> None:
    page = text_of(f"en/{FIGURES}/{KINDS}/index.html")
    listed = re.findall(r'<article class="evidence" id="ev-([a-z_]+)">', page)
    assert listed == ["food", "clothes", "stalls"]
    assert '<h1 id="chart-kinds-title">Most stalls sell food</h1>' in page


def test_sources_and_licence_are_told_one_by_one() -> None:
    page = text_of(f"zh/{TIDY}/{BY_YEAR}/index.html")
    section = page.partition('<h2 id="about_chart">')[2]
    assert "<dt>發佈者</dt><dd>樣本統計處</dd>" in section
    assert '<time datetime="2024-05-09">2024年5月9日</time>' in section
    assert section.count("未註明") == 2  # neither the source nor the fixture names terms


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
    def height(chart_id: str) -> int:
        snippet = unescape(text_of(f"en/{TIDY}/{chart_id}/index.html"))
        return int(re.findall(r'<iframe [^>]*height="(\d+)"', snippet)[-1])

    pictures = print_fixture().pictures
    taller = max(
        pictures[Slot(TIDY, ONE_YEAR, "en", size)].height
        - pictures[Slot(TIDY, BY_YEAR, "en", size)].height
        for size in ("narrow", "wide")
    )
    assert height(ONE_YEAR) - height(BY_YEAR) >= taller + 25


def print_page(site: Site, code: str, slug: str = FIGURES) -> str:
    """Return the page of a story's first chart in `site`, which is drawn as the fixture."""
    printed, printer = print_fixture(), Printer(site.files)
    press = make_press(site, printed.pictures, printed.cards, printed.posters, printer)
    (story,) = (story for story in site.stories if story.slug == slug)
    chart = story.charts[0]
    page = print_chart(press, story, chart, code, make_files(press, story, chart))
    assert list(printer.problems) == []
    return page.content.decode()


def test_earlier_versions_are_listed_the_latest_first_where_they_have_a_page() -> None:
    site = load_fixture()
    days = {"a" * 12: "2024-05-09", "b" * 12: "2024-06-01", "c" * 12: "2024-06-02"}
    for version, day in days.items():
        told = dict.fromkeys(("en", "zh") if version[0] in "ab" else (), "other")
        site = keep_pin(site, Pin(version, FIGURES, KINDS, day), told)
    site = keep_pin(site, Pin("d" * 12, TIDY, BY_YEAR, "2024-06-03"), {"en": "other"})
    pages = [archive_page(version, "en") for version in days] + [archive_page("b" * 12, "zh")]
    site = replace(site, register=replace(site.register, files=dict.fromkeys(pages, "hash")))

    def read(code: str) -> list[tuple[str, ...]]:
        former = print_page(site, code).partition(site.strings["former_versions"][code])[2]
        pattern = r'<a href="([^"]+)"><time datetime="([^"]+)">([^<]+)</time></a></span>'
        return re.findall(pattern, former.partition("</dl>")[0])

    place = f"{FIGURES}/{KINDS}/"
    assert read("en") == [
        (f"../../../embed/@{'b' * 12}/en/{place}", "2024-06-01", "June 1, 2024"),
        (f"../../../embed/@{'a' * 12}/en/{place}", "2024-05-09", "May 9, 2024"),
    ]
    assert read("zh") == [(f"../../../embed/@{'b' * 12}/zh/{place}", "2024-06-01", "2024年6月1日")]
    assert "Earlier versions" not in text_of(f"en/{FIGURES}/{KINDS}/index.html")


def test_corrections_of_its_figures_are_told_the_latest_first() -> None:
    codes = ("en", "zh")
    told = [
        Correction(
            day, FIGURES, figure, "900", Text({"en": reason, "zh": words}, codes), Origin("c.csv")
        )
        for day, figure, reason, words in (
            ("2024-06-01", "food", "A row was misread.", "看錯了行。"),
            ("2024-05-20", "stalls", "A stall was counted twice.", "重複點算。"),
            ("2024-05-19", "rent", "The rent was of another year.", "租金不是這一年的。"),
        )
    ]
    site = replace(load_fixture(), corrections=tuple(told))
    assert re.findall(r'<p class="correction">(.*?)</p>', print_page(site, "en")) == [
        "Selling food, corrected on June 1, 2024: A row was misread.",
        "Stalls, corrected on May 20, 2024: A stall was counted twice.",
    ]
    assert re.findall(r'<p class="correction">(.*?)</p>', print_page(site, "zh")) == [
        "2024年6月1日更正「賣吃的」：看錯了行。",
        "2024年5月20日更正「攤位」：重複點算。",
    ]
    assert 'class="correction"' not in print_page(site, "en", TIDY)

"""What machines read: a story's description, the map of pages with their languages, robots.txt."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from tests.fixture import FIGURES, load_fixture, print_fixture, text_of
from youju.model import Language
from youju.printing.metadata import describe_story, name_locale, write_robots, write_sitemap

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
BASE = "https://fixture.example/sub/"


def test_a_story_is_described_with_its_sources() -> None:
    story = next(story for story in load_fixture().stories if story.slug == FIGURES)
    described = describe_story(load_fixture(), story, "zh", "標題", "摘要")
    assert described["@type"] == "NewsArticle"
    assert (described["headline"], described["description"]) == ("標題", "摘要")
    assert described["inLanguage"] == "zh-Hant"
    # The day of its figures is no day of ours.
    assert story.date == "2024-05-09" and "datePublished" not in described
    assert described["image"] == f"{BASE}zh/{FIGURES}/card.png"
    assert f"zh/{FIGURES}/card.png" in print_fixture().pages
    assert described["url"] == f"{BASE}zh/{FIGURES}/"
    (source,) = described["isBasedOn"]
    assert (source["headline"], source["datePublished"]) == ("市場清點", "2024-05-09")


def test_a_story_has_the_days_on_which_we_published_and_changed_it() -> None:
    story = next(story for story in load_fixture().stories if story.slug == FIGURES)
    dated = replace(story, days={"published": "2025-01-02", "updated": "2025-01-03"})
    described = describe_story(load_fixture(), dated, "en", "A", "B")
    days = [described["datePublished"], described["dateModified"]]
    assert days == ["2025-01-02", "2025-01-03"]
    site = replace(load_fixture(), stories=(dated,))
    family = {code: f"{code}/{FIGURES}/index.html" for code in site.languages}
    text = write_sitemap(site, [family, {"en": "en/about/index.html"}])
    assert text.count("<lastmod>2025-01-03</lastmod>") == len(family) == text.count("<lastmod>")


@pytest.mark.parametrize(
    "tag, name",
    [
        ("zh-Hant", "zh_TW"),
        ("zh-Hant-HK", "zh_HK"),
        ("zh-Hans", "zh_CN"),
        ("en", "en_US"),
        ("en-GB", "en_GB"),
        ("fr", "fr_FR"),
    ],
)
def test_a_language_is_named_with_its_country(tag: str, name: str) -> None:
    assert name_locale(Language("x", tag, "X")) == name


def test_a_page_names_its_languages_as_open_graph_does() -> None:
    for path in ("zh/index.html", f"zh/{FIGURES}/index.html"):
        page = text_of(path)
        assert '<meta property="og:locale" content="zh_TW">' in page
        assert re.findall(r'og:locale:alternate" content="(\w+)"', page) == ["en_US"]


def test_a_page_has_one_page_for_readers_of_no_language_wherever_that_is_said() -> None:
    root = ElementTree.fromstring(text_of("sitemap.xml"))
    told = {}
    for url in root:
        (neutral,) = (link for link in url.iter(LINK) if link.get("hreflang") == "x-default")
        told[url.findtext(f"{MAP}loc")] = neutral.get("href")
    for address, shared in told.items():
        assert address is not None
        path = address.removeprefix(BASE)
        page = text_of(path + "index.html")
        assert re.findall(r'hreflang="x-default" href="([^"]*)"', page) == [shared], path
        assert told[shared] == shared
    assert told[f"{BASE}zh/"] == told[f"{BASE}en/"] == BASE


def test_the_description_in_a_page_is_json_without_mark_up() -> None:
    page = text_of(f"en/{FIGURES}/index.html")
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert json.loads(script)["headline"] == "The market has more than 1,200\u00a0items"
    assert not set(script) & set("<>&")


def test_the_map_has_every_page_for_readers_with_its_translations() -> None:
    root = ElementTree.fromstring(text_of("sitemap.xml"))
    pages = {
        url.findtext(f"{MAP}loc"): {
            link.get("hreflang"): link.get("href") for link in url.iter(LINK)
        }
        for url in root
    }
    paths = [path for path in print_fixture().pages if path.endswith("/index.html")]
    expected = {
        f"{BASE}{p.removesuffix('index.html')}" for p in paths if not p.startswith("embed/")
    } | {BASE}
    assert set(pages) == expected
    for address, family in pages.items():
        assert set(family) == {"en", "zh-Hant", "x-default"}
        assert address in family.values()
        assert set(family.values()) <= expected


def test_addresses_are_escaped() -> None:
    family = {"en": 'en/a&b"<c>/index.html'}
    text = write_sitemap(load_fixture(), [family])
    (url,) = ElementTree.fromstring(text)
    assert url.findtext(f"{MAP}loc") == f'{BASE}en/a&b"<c>/'
    assert url.find(LINK) is not None and url.find(LINK).get("href") == f'{BASE}en/a&b"<c>/'  # type: ignore[union-attr]


def test_robots_are_shown_the_map() -> None:
    assert write_robots(load_fixture()).splitlines()[-1] == f"Sitemap: {BASE}sitemap.xml"
    assert text_of("robots.txt") == write_robots(load_fixture())

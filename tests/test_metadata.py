"""What machines read: a story's description, the map of pages with their languages, robots.txt."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

from fixture import FIGURES, load_fixture, print_fixture, text_of

from youju.pages.metadata import describe_story, write_robots, write_sitemap

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
BASE = "https://fixture.example/sub/"


def test_a_story_is_described_with_its_sources() -> None:
    story = next(story for story in load_fixture().stories if story.slug == FIGURES)
    described = describe_story(load_fixture(), story, "zh", "標題", "摘要")
    assert described["@type"] == "NewsArticle"
    assert (described["headline"], described["description"]) == ("標題", "摘要")
    assert (described["inLanguage"], described["datePublished"]) == ("zh-Hant", "2024-05-09")
    assert described["url"] == f"{BASE}zh/{FIGURES}/"
    (source,) = described["isBasedOn"]
    assert (source["headline"], source["datePublished"]) == ("市場清點", "2024-05-09")


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
    }
    assert set(pages) == expected
    for address, family in pages.items():
        assert set(family) == {"en", "zh-Hant"}
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

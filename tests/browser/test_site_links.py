"""No dead end: links, fragments, translations and addresses of every built page hold together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.browser.conftest import Built

pytestmark = pytest.mark.slow
SITES = ("real", "fixture")


@dataclass
class Found:
    """What a page says of addresses: its links, its ids, its canonical address, its twins."""

    links: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    canonical: str = ""
    twins: dict[str, str] = field(default_factory=dict)
    language: str = ""
    noindex: bool = False
    oembed: str = ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = Found()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attributes}
        found = self.found
        if tag == "html":
            found.language = values["lang"]
        if "id" in values:
            found.ids.add(values["id"])
        if values.get("rel") == "canonical":
            found.canonical = values["href"]
        elif values.get("rel") == "alternate" and "hreflang" in values:
            found.twins[values["hreflang"]] = values["href"]
        elif values.get("type") == "application/json+oembed":
            found.oembed = values["href"]
        elif values.get("name") == "robots":
            found.noindex = "noindex" in values["content"]
        found.links += [values[name] for name in ("href", "src") if name in values]


@pytest.fixture(params=SITES)
def site(request: pytest.FixtureRequest) -> Built:
    built = request.getfixturevalue(request.param)
    assert isinstance(built, Built)
    return built


@pytest.fixture
def pages(site: Built) -> dict[str, Found]:
    """Read every page: its full address → what it says."""
    read = {}
    for path in site.paths("**/*.html"):
        reader = _Reader()
        reader.feed(site.read(path))
        read[site.base_url + path] = reader.found
    assert len(read) > 20
    return read


def test_every_link_leads_somewhere(site: Built, pages: dict[str, Found]) -> None:
    files = {site.base_url + file for file in site.paths("**/*")}
    dead = []
    for address, page in pages.items():
        for link in page.links:
            target, _, part = urljoin(address, link).partition("#")
            if not target.startswith(site.base_url):
                # A frame opened alone asks for no icon.
                assert urlsplit(target).scheme == "https" or link == "data:,"
            elif unquote(target) not in files or (
                part and (target not in pages or part not in pages[target].ids)
            ):
                dead.append((address, link))
    assert dead == []


def test_every_link_on_the_site_itself_is_relative(site: Built, pages: dict[str, Found]) -> None:
    for address, page in pages.items():
        host = urlsplit(site.base_url).path if address.endswith("404.html") else None
        twins = {page.canonical, page.oembed, *page.twins.values()}
        for link in page.links:
            if link not in twins and "/embed/" not in address:
                inside = not urlsplit(link).scheme and not link.startswith("/")
                assert inside or (host and link.startswith(host)) or site.base_url not in link


def test_every_page_names_itself_and_its_twins(site: Built, pages: dict[str, Found]) -> None:
    count = 0
    for address, page in pages.items():
        if page.noindex:
            continue
        count += 1
        assert page.canonical == address
        languages = set(page.twins) - {"x-default"}
        assert len(languages) == len(site.codes)
        assert "x-default" in page.twins
        for language in languages:
            twin = pages[page.twins[language]]
            assert twin.language == language
            # The root page is no language's own: it leads to the front pages, one way only.
            if address != site.base_url:
                assert twin.twins == page.twins
        if address != site.base_url:
            assert page.twins[page.language] == address
    assert count == 1 + len(site.codes) * (count // len(site.codes))


def test_the_sitemap_lists_every_page_that_may_be_found(
    site: Built, pages: dict[str, Found]
) -> None:
    listed = re.findall(r"<loc>([^<]+)</loc>", (site.folder / "sitemap.xml").read_text("utf-8"))
    expected = {a for a, page in pages.items() if not page.noindex and a != site.base_url}
    assert len(listed) == len(set(listed))
    assert set(listed) - {site.base_url} == expected


def test_embeds_are_not_found_twice(site: Built, pages: dict[str, Found]) -> None:
    embeds = {address: page for address, page in pages.items() if "/embed/" in address}
    assert embeds
    for address, page in embeds.items():
        assert page.noindex
        address = re.sub("/@[0-9a-f]{12}/", "/", address)  # a pin is the chart as it was
        address = address.replace("/embed/auto/", f"/embed/{site.codes[0]}/")
        home = re.sub(r"/figure/([^/]+)/$", r"/data/#ev-\1", address.replace("/embed/", "/"))
        assert page.canonical == home
        target, _, part = home.partition("#")
        assert not pages[target].noindex
        assert not part or part in pages[target].ids

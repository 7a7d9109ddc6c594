"""Nothing is asked of other hosts; the site works at the root, in a folder and from a disk."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request

from tests.browser.conftest import LANGUAGES, Built, Visit
from tests.browser.serving import Host

VIOLATIONS = """window.violations = [];
document.addEventListener("securitypolicyviolation",
  (event) => window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));"""


class Watched:
    """A page whose requests, console errors and breaches of its security policy are kept."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.faults: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("requestfailed", self._miss)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", self._hear)
        page.add_init_script(VIOLATIONS)

    def _miss(self, request: Request) -> None:
        # A page that is left takes its unfinished requests with it.
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"{request.url} {request.failure}")

    def _hear(self, message: object) -> None:
        kind, text = getattr(message, "type", ""), getattr(message, "text", "")
        if kind in ("error", "warning"):
            self.faults.append(text)

    def open(self, address: str) -> None:
        self.page.goto(address)
        self.faults += self.page.evaluate("window.violations")


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    context = browser.new_context()
    yield Watched(context.new_page())
    context.close()


def test_a_fault_would_be_seen(watched: Watched, host: Host, real: Built) -> None:
    host.texts["/faulty"] = (
        '<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
        '<img src="/favicon.svg" style="width: 9px"><script>x</script>'
    )
    watched.open(real.address + "faulty")
    assert {fault.split()[0] for fault in watched.faults[-3:]} == {
        *("img-src", "style-src-attr", "script-src-elem")
    }


@pytest.mark.parametrize("name", ["real", "fixture"])
def test_every_page_asks_its_own_host_only(
    watched: Watched, request: pytest.FixtureRequest, name: str
) -> None:
    site: Built = request.getfixturevalue(name)
    for path in site.paths("**/*.html"):
        watched.open(site.address + path)
        assert "content=\"default-src 'none'; " in site.read(path).replace("&#39;", "'")
    assert watched.faults == []
    assert {url for url in watched.requests if not url.startswith(site.address)} == set()


def test_a_site_in_a_folder_keeps_to_it(watched: Watched, host: Host, real: Built) -> None:
    root = f"{host.address}/deep/er/"
    for path in ["", *(f"{code}/" for code in LANGUAGES), *real.paths("en/*/*/index.html")]:
        watched.open(root + path)
        links = watched.page.locator("a[href]").evaluate_all("all => all.map((link) => link.href)")
        assert all(link.startswith((root, "https://")) for link in links)
    assert watched.faults == []
    assert all(url.startswith(root) for url in watched.requests)


def test_a_missing_page_leads_back_from_any_depth(host: Host, fixture: Built, visit: Visit) -> None:
    page = visit(fixture.address + "en/no/such/page/")
    page.locator("a[hreflang]" if page.locator("a[hreflang]").count() else "a").first.click()
    assert page.url.startswith(fixture.address) and page.title()
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("scripted", [True, False])
def test_the_site_can_be_read_from_a_disk(real: Built, visit: Visit, scripted: bool) -> None:
    options = {"java_script_enabled": scripted}
    start = real.folder / "index.html"
    page = visit(start.as_uri(), **options)
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    assert page.evaluate(paper) == "rgb(255, 255, 255)"
    for path in ("", "en/", "en/about/", real.paths("en/*/data/index.html")[0]):
        page.goto((real.folder / path / "index.html").as_uri())
        for link in page.locator("a[href]").evaluate_all("all => all.map((link) => link.href)"):
            parts = urlsplit(link)
            if parts.scheme != "file":
                continue
            file = Path(unquote(parts.path))
            # Without the script a browser shows the folder, which has the page in it.
            assert file.is_file() or (not scripted and (file / "index.html").is_file())
    if scripted:
        page.goto(start.as_uri())
        page.locator(".doors a").first.click()
        page.locator(".teaser h2 a").click()
        assert page.url.endswith("/index.html") and page.locator("svg.plot").count() > 2
        page.locator(".prose a.cite").first.click()
        assert page.locator("#evidence-card").is_visible()


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_story_is_light(watched: Watched, host: Host, real: Built, code: str) -> None:
    [path] = [p for p in real.paths(f"{code}/*/index.html") if "/about/" not in p]
    watched.open(real.address + path)
    watched.page.mouse.wheel(0, 50_000)
    watched.page.wait_for_timeout(200)
    weights = {
        url: len(gzip.compress(host.find(urlsplit(url).path)[2], 9))
        for url in dict.fromkeys(watched.requests)
    }
    assert len(weights) >= 3
    assert sum(weights.values()) < 100_000, json.dumps(weights, indent=1)

"""The snippet of a chart, pasted into somebody else's page, shows it whole at every width."""

from __future__ import annotations

import gzip
import re
from html import unescape
from typing import Any

import pytest
from playwright.sync_api import Frame, Page

from tests.browser.conftest import LANGUAGES, Built, Listen, Visit
from tests.browser.serving import Host

WIDTHS = (320, 360, 414, 480, 599, 600, 680, 760, 960)
STRICT = "default-src 'none'; frame-src *; style-src 'unsafe-inline'"
# Inside a frame: what is cut, what would scroll, how high the content is, which picture shows.
MEASURED = """() => {
  const page = document.scrollingElement, body = document.body.getBoundingClientRect();
  const shown = [...document.querySelectorAll(".plot")]
    .filter((svg) => svg.getBoundingClientRect().width > 0);
  return {
    cut: Math.max(page.scrollHeight - innerHeight, Math.ceil(body.bottom) - innerHeight),
    sideways: page.scrollWidth - innerWidth,
    content: body.height,
    frame: innerHeight,
    width: innerWidth,
    shown: shown.map((svg) => [svg.classList[1], svg.getBoundingClientRect().width]),
  };
}"""


def read_snippets(site: Built, code: str) -> list[str]:
    """Return the snippets of all charts, with the local server for the site's own address."""
    found = []
    for path in site.paths(f"embed/{code}/*/*/index.html"):
        page = site.read(path.removeprefix("embed/"))
        [snippet] = re.findall(r'<textarea id="snippet-frame".*?>(.*?)</textarea>', page, re.DOTALL)
        found.append(unescape(snippet).replace(site.base_url, site.address))
    return found


def measure(frame: Frame, width: int) -> dict[str, Any]:
    """Measure a frame once it has its width: frames are laid out in another process."""
    frame.wait_for_url("**/embed/**")
    found: dict[str, Any] = frame.evaluate(MEASURED)
    for _ in range(200):
        if found["width"] == width:
            break
        frame.wait_for_timeout(10)
        found = frame.evaluate(MEASURED)
    return found


def assert_whole(page: Page, count: int, width: int) -> dict[str, tuple[float, float]]:
    """Nothing is cut and a picture shows; returns content and frame height of each address."""
    whole = {}
    assert len(page.frames) == 1 + count
    for frame in page.frames[1:]:
        found = measure(frame, width)
        assert found["width"] == width, frame.url
        assert found["cut"] <= 0 and found["sideways"] <= 0, (width, frame.url, found)
        [[size, breadth]] = found["shown"]
        assert size == ("wide" if width >= 600 else "narrow")
        assert breadth > 0.6 * min(width, 680)
        whole[frame.url] = (found["content"], found["frame"])
    return whole


@pytest.mark.parametrize("name, code", [*(("real", c) for c in LANGUAGES), ("fixture", "zh")])
def test_a_pasted_chart_is_whole_at_every_width(
    request: pytest.FixtureRequest, foreign: Host, glance: Visit, name: str, code: str
) -> None:
    snippets = read_snippets(request.getfixturevalue(name), code)
    foreign.texts["/"] = f"<!doctype html><body style='margin: 0'>{''.join(snippets)}"
    # So tall a window has every lazy frame in view.
    page = glance(foreign.address + "/", WIDTHS[0], height=12_000)
    tallest: dict[str, float] = {}
    heights: dict[str, float] = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 12_000})
        for url, (content, frame) in assert_whole(page, len(snippets), width).items():
            tallest[url] = max(tallest.get(url, 0), content)
            heights[url] = frame
    assert heights and all(heights[url] <= 1.6 * tallest[url] for url in heights), (
        heights,
        tallest,
    )


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_pasted_chart_needs_neither_script_nor_a_lenient_host(
    real: Built, foreign: Host, glance: Visit, code: str
) -> None:
    snippets = read_snippets(real, code)
    foreign.texts["/"] = foreign.texts["/strict"] = "<!doctype html>" + "".join(snippets)
    foreign.headers["/strict"] = {"Content-Security-Policy": STRICT}
    for path, scripted in (("/", False), ("/strict", True)):
        page = glance(foreign.address + path, 375, height=12_000, java_script_enabled=scripted)
        assert_whole(page, len(snippets), 359)


def test_what_remains_without_the_frame_is_a_sentence(real: Built) -> None:
    for code in LANGUAGES:
        for snippet in read_snippets(real, code):
            rest = re.sub(r"<div[^>]*><iframe.*?</iframe></div>\s*", "", snippet, flags=re.DOTALL)
            line = r'<p lang="[^"]+" dir="ltr"><a href="http[^"]+/">[^<]+</a> · [^<]+</p>'
            assert re.fullmatch(line, rest)
            assert "<script" not in snippet


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_embed_is_light_and_asks_for_nothing(
    real: Built, glance: Visit, listen: Listen, code: str
) -> None:
    page = glance("about:blank", 600)
    asked: list[str] = []
    listen(page, "request", lambda request: asked.append(request.url))
    for path in real.paths(f"embed/{code}/*/*/index.html"):
        page.goto(real.address + path)
        assert asked.pop() == real.address + path and not asked
        assert '<meta name="robots" content="noindex">' in real.read(path)
        assert len(gzip.compress(real.read(path).encode(), 9)) < 30_000


def test_the_link_of_an_embed_opens_the_chart_page(real: Built, glance: Visit) -> None:
    path = real.paths("embed/en/*/*/index.html")[0]
    page = glance(real.address + path)
    link = page.locator("a[target=_blank]")
    assert link.get_attribute("href") == real.base_url + path.removeprefix("embed/")

"""Readers of every kind: axe finds nothing, colours carry, and a keyboard reaches everything."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import LANGUAGES, Built, Visit

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PAPERS = {"light": "rgb(255, 255, 255)", "dark": "rgb(17, 24, 29)"}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# The texts of visible charts whose colour is too close to what lies behind them (WCAG 1.4.3):
# the last shape under the middle of the text, or the paper.
TOO_PALE = """() => {
  const parse = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((part) => part / 255)
    .map((part) => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
  const contrast = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  const paper = parse(getComputedStyle(document.documentElement).backgroundColor);
  const found = [];
  for (const svg of document.querySelectorAll("svg.plot")) {
    if (!svg.getBoundingClientRect().width) continue;
    const shapes = [...svg.querySelectorAll("path, rect, text")];
    for (const text of svg.querySelectorAll("text")) {
      if (!/[\\p{L}\\p{N}]/u.test(text.textContent)) continue;
      const box = text.getBoundingClientRect();
      const middle = new DOMPoint(box.x + box.width / 2, box.y + box.height / 2);
      let behind = paper;
      for (const shape of shapes.slice(0, shapes.indexOf(text))) {
        const fill = getComputedStyle(shape).fill;
        const place = middle.matrixTransform(shape.getScreenCTM().inverse());
        if (shape.tagName !== "text" && fill !== "none" && shape.isPointInFill(place))
          behind = parse(fill);
      }
      const style = getComputedStyle(text);
      const size = parseFloat(style.fontSize);
      const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
      const reached = contrast(parse(style.fill), behind);
      if (reached < (large ? 3 : 4.5)) found.push([text.textContent, reached]);
    }
  }
  return found;
}"""

# Presses Tab until the page has been walked through: what had the focus, and how it showed.
FOCUSED = """() => {
  const part = document.activeElement, style = getComputedStyle(part);
  const box = part.getBoundingClientRect();
  return {
    index: window.reachable.indexOf(part),
    // Within a frame it is the page in it that shows where the focus is.
    outline: part.matches("iframe") ? 2
      : style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    shown: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0,
    named: part.matches("button, summary, textarea, [aria-label], [title]")
      || part.labels?.length > 0 || part.innerText.trim() !== "",
  };
}"""
REACHABLE = """() => {
  const every = document.querySelectorAll(
    "a[href], button, input, select, summary, textarea, iframe, [tabindex]");
  window.reachable = [...every]
    .filter((part) => part.checkVisibility({ visibilityProperty: true }) && part.tabIndex >= 0);
  return window.reachable.length;
}"""


def list_kinds(site: Built, code: str) -> list[str]:
    """Return one page of each kind in a language."""
    [story] = {path.split("/")[1] for path in site.paths(f"{code}/*/data/index.html")}
    [*_, chart] = site.paths(f"embed/{code}/{story}/*/index.html")
    return [
        *(f"{code}/", f"{code}/about/", f"{code}/{story}/", f"{code}/{story}/data/"),
        *(chart.removeprefix("embed/"), chart),
    ]


def find_faults(page: Page) -> str:
    found = Axe().run(page, options={"runOnly": TAGS, "resultTypes": ["violations"]})
    return found.generate_report() if found.violations_count else ""


def find_faults_in_both(page: Page) -> dict[str, str]:
    """Look at a page on light and on dark paper, without loading it anew."""
    found = {}
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        found[f"{page.url} {scheme}"] = find_faults(page)
    return {place: faults for place, faults in found.items() if faults}


LOOKS: tuple[tuple[Literal["light", "dark"], int], ...] = (("light", 1280), ("dark", 390))


@pytest.mark.parametrize("code", LANGUAGES)
def test_axe_finds_nothing(real: Built, glance: Visit, code: str) -> None:
    for path in list_kinds(real, code):
        page = glance(real.address + path)
        # Each width shows another picture and another menu, each paper other colours.
        for scheme, width in LOOKS:
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            faults = find_faults(page)
            assert not faults, f"{path} {scheme}\n{faults}"


def test_axe_finds_nothing_on_the_doors(real: Built, glance: Visit) -> None:
    for path in ("", "404.html"):
        assert find_faults_in_both(glance(real.address + path)) == {}


def test_axe_finds_nothing_when_everything_is_open(fixture: Built, glance: Visit) -> None:
    page = glance(fixture.address + "en/market-stalls/", 390)
    page.locator("details").evaluate_all("all => all.forEach((part) => { part.open = true; })")
    page.locator(".prose a.cite").first.click()
    assert page.locator("#evidence-card").is_visible()
    assert find_faults_in_both(page) == {}
    page = glance(fixture.address + "zh/reading-rooms/by-year/", 390)
    page.locator("summary").first.click()
    assert find_faults_in_both(page) == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_words_in_charts_can_be_read(real: Built, glance: Visit, code: str) -> None:
    page = glance(real.address + list_kinds(real, code)[2])
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert page.evaluate(TOO_PALE) == [], (width, scheme)


def test_words_in_charts_can_be_read_in_forced_colours(real: Built, glance: Visit) -> None:
    for scheme, expected in PAPERS.items():
        address = real.address + list_kinds(real, "en")[2]
        page = glance(address, color_scheme=scheme, forced_colors="active")
        # The picture keeps its own paper, whatever the reader's canvas is.
        papers = page.locator("svg.plot.wide").evaluate_all(
            "all => all.map((svg) => getComputedStyle(svg).backgroundColor)"
        )
        assert papers and set(papers) == {expected}
        page.locator("html").evaluate("(html, paper) => html.style.background = paper", papers[0])
        assert page.evaluate(TOO_PALE) == []


@pytest.mark.parametrize("kind", range(5))
def test_a_keyboard_reaches_everything_and_shows_where_it_is(
    real: Built, glance: Visit, kind: int
) -> None:
    page = glance(real.address + list_kinds(real, "en")[kind], 390)
    for frame in page.locator("iframe").all():  # one that is still loading is passed over
        frame.scroll_into_view_if_needed()
        frame.content_frame.locator("a").last.wait_for()
    page.evaluate("scrollTo(0, 0)")
    count = page.evaluate(REACHABLE)
    assert count > 5
    seen: list[dict[str, Any]] = []
    while len(seen) < count:
        page.keyboard.press("Tab")
        part = page.evaluate(FOCUSED)
        if not seen or part["index"] != seen[-1]["index"]:  # a frame has several stops
            seen.append(part)
    assert [part["index"] for part in seen] == list(range(count))
    assert all(part["outline"] >= 2 and part["shown"] and part["named"] for part in seen)


def test_the_skip_link_leads_to_the_text(real: Built, visit: Visit) -> None:
    page = visit(real.address + "zh/")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.get_attribute("class") == "skip"
    box = skip.bounding_box()
    assert box is not None and box["x"] >= 0 and box["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_chart_is_one_picture_with_a_name_and_a_description(
    real: Built, glance: Visit, code: str
) -> None:
    for path in list_kinds(real, code)[2], list_kinds(real, code)[5]:
        page = glance(real.address + path)
        client = page.context.new_cdp_session(page)
        nodes = client.send("Accessibility.getFullAXTree")["nodes"]
        pictures = [node for node in nodes if node.get("role", {}).get("value") in ("image", "img")]
        assert len(pictures) == page.locator("figure.chart").count()
        for node in pictures:
            assert node["name"]["value"] and len(node["description"]["value"]) > 20
            assert node["name"]["value"] != node["description"]["value"]
        client.detach()


def test_words_in_frames_can_be_read_in_every_theme(real: Built, glance: Visit) -> None:
    for theme in SCHEMES:
        for path in real.paths("embed/en/*/*/index.html"):
            page = glance(f"{real.address}{path}?theme={theme}", 640)
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme, forced_colors="none")
                assert page.evaluate(TOO_PALE) == [], (path, theme, scheme)
            # Forced colours are a framed page's too, but its pictures keep their own paper.
            page.emulate_media(color_scheme=theme, forced_colors="active")
            paper = page.locator("svg.plot.wide").evaluate(
                "svg => getComputedStyle(svg).backgroundColor"
            )
            page.evaluate("paper => { document.documentElement.style.background = paper }", paper)
            assert page.evaluate(TOO_PALE) == [], (path, theme)

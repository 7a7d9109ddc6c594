"""Type is set right: no text sticks out of its chart or meets another, no page scrolls sideways."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import ARGUMENTS, CHROMIUM, LANGUAGES, Built, Visit

WIDTHS = (320, 345, 390, 412, 768, 1280)

# Texts of visible charts that leave their picture or meet another text, beyond a pixel. Boxes are
# the browser's: as wide as the words are set, as high as the font's ascent and descent.
CROWDED = """() => {
  const found = [];
  for (const svg of document.querySelectorAll("svg.plot")) {
    if (!svg.getBoundingClientRect().width) continue;
    const { width, height } = svg.viewBox.baseVal;
    const back = svg.getScreenCTM().inverse();
    const boxes = [...svg.querySelectorAll("text")].map((text) => {
      const box = text.getBBox(), place = back.multiply(text.getScreenCTM());
      const corners = [[box.x, box.y], [box.x + box.width, box.y + box.height]]
        .map(([x, y]) => new DOMPoint(x, y).matrixTransform(place));
      // Ascent and descent are more than the letters: half of what is beyond the size is room.
      const size = parseFloat(text.getAttribute("font-size"));
      const room = Math.max(0, corners[1].y - corners[0].y - size) / 2;
      return { words: text.textContent, left: corners[0].x, right: corners[1].x,
        top: corners[0].y + room, bottom: corners[1].y - room };
    });
    for (const [i, one] of boxes.entries()) {
      if (one.left < -1 || one.top < -1 || one.right > width + 1 || one.bottom > height + 1)
        found.push(["outside", svg.getAttribute("aria-label"), one]);
      for (const other of boxes.slice(i + 1)) {
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        if (across > 1 && down > 1) found.push(["meets", one, other]);
      }
    }
  }
  return found;
}"""
BROKEN = """() => [...document.querySelectorAll(
    ".prose .fig, .finding .fig, .note .fig, .evidence .fig, :lang(zh) .fig")]
  .filter((figure) => figure.checkVisibility() && figure.getClientRects().length > 1)
  .map((figure) => figure.textContent)"""
SIDEWAYS = """() => {
  const room = document.documentElement.clientWidth;
  const wide = [...document.querySelectorAll("body *")].filter((part) =>
    !part.closest(".scroll, .skip, .visually-hidden, svg")
    && part.getBoundingClientRect().right > room + 0.5);
  const moves = document.scrollingElement.scrollWidth > room;
  return [...(moves ? ["the page"] : []), ...wide.map((part) => part.outerHTML.slice(0, 90))];
}"""


def list_pages(site: Built, code: str) -> list[str]:
    return [*site.paths(f"{code}/**/index.html"), *site.paths(f"embed/{code}/**/index.html")]


@pytest.mark.parametrize("code", LANGUAGES)
def test_texts_in_charts_have_room(real: Built, glance: Visit, code: str) -> None:
    page = glance(real.address + f"{code}/")
    assert page.evaluate(CROWDED) == []
    [story] = [path for path in real.paths(f"{code}/*/index.html") if "/about/" not in path]
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(real.address + story)
        assert page.evaluate(CROWDED) == [], width


@pytest.mark.parametrize("code", ["en", "zh"])
def test_texts_in_charts_of_a_table_have_room(fixture: Built, glance: Visit, code: str) -> None:
    for width in (390, 1280):
        page = glance(fixture.address + f"{code}/reading-rooms/", width)
        assert page.locator("svg.plot text").count() > 10
        assert page.evaluate(CROWDED) == []


def test_crowded_texts_would_be_found(fixture: Built, glance: Visit) -> None:
    page = glance(fixture.address + "en/market-stalls/")
    page.locator("svg.plot.wide text").last.evaluate(
        "(text, place) => text.setAttribute('transform', place)",
        page.locator("svg.plot.wide text").nth(1).get_attribute("transform"),
    )
    page.locator("svg.plot.wide text").first.evaluate("text => text.setAttribute('font-size', 60)")
    assert {fault[0] for fault in page.evaluate(CROWDED)} == {"outside", "meets"}


def test_pages_fit_a_phone_whose_letters_are_twice_as_large(real: Built, browser: Browser) -> None:
    """A figure was wider than the line, and the page scrolled sideways."""
    arguments = [*ARGUMENTS, "--blink-settings=defaultFontSize=32"]
    kind = browser.browser_type
    with kind.launch(executable_path=CHROMIUM, args=arguments) as other:
        page, faults = other.new_page(), {}
        for path in [path for code in ("en", "zh") for path in real.paths(f"{code}/**/index.html")]:
            for width in (320, 390):
                page.set_viewport_size({"width": width, "height": 800})
                page.goto(real.address + path)
                if page.evaluate("document.scrollingElement.scrollWidth > innerWidth"):
                    faults[path, width] = page.evaluate(SIDEWAYS)
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    assert faults == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_pages_fit_every_width_and_break_no_figure(real: Built, glance: Visit, code: str) -> None:
    page = glance(real.address)
    faults = {}
    for path in ("", "404.html", *list_pages(real, code)):
        page.goto(real.address + path)
        page.locator("details").evaluate_all("all => all.forEach((part) => { part.open = true; })")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            if found := page.evaluate(SIDEWAYS) + page.evaluate(BROKEN):
                faults[path, width] = found
    assert faults == {}


# At once, for a view may take the picture's place at any time.
SHOWN = """(id) => [...document.querySelectorAll(`#chart-${id} .plot`)]
  .filter((plot) => plot.checkVisibility())
  .map((plot) => { const { x, width } = plot.getBoundingClientRect();
    return [plot.classList[1], x, width]; })"""


@pytest.mark.parametrize("code", ["en", "zh"])
def test_a_broad_chart_breaks_out_where_there_is_room(
    fixture: Built, glance: Visit, code: str
) -> None:
    page = glance(fixture.address + f"{code}/reading-rooms/")
    for width, size in {1440: "broad", 1136: "broad", 1100: "wide", 390: "narrow"}.items():
        page.set_viewport_size({"width": width, "height": 800})
        [(shown, left, across)] = page.evaluate(SHOWN, "one-year")
        assert shown == size
        assert (across == 1040) == (size == "broad")
        assert abs(left - (width - left - across)) < 20, "in the middle, but for the scroll bar"
        [(other, _, narrower)] = page.evaluate(SHOWN, "by-year")
        assert other == ("narrow" if width < 600 else "wide") and narrower <= 680
        assert page.evaluate(SIDEWAYS) == [] == page.evaluate(CROWDED)

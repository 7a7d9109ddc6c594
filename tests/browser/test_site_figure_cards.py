"""Single figures in frames on somebody else’s page: whole, light, led back to their evidence."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from html import unescape

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LANGUAGES, Built, Visit
from tests.browser.serving import Host

WIDTHS = (200, 220, 260, 300, 320, 400, 560, 760, 960)
STRICT = "default-src 'none'; frame-src *; style-src 'unsafe-inline'"
# Inside a frame, once it has its width: what is cut, what would scroll, how high the content is.
MEASURED = """async (width) => {
  for (let i = 0; innerWidth !== width && i < 1000; i++)
    await new Promise((done) => setTimeout(done, 10));
  const page = document.scrollingElement;
  const card = document.querySelector(".card").getBoundingClientRect();
  return {
    cut: Math.max(page.scrollHeight, Math.ceil(card.bottom)) - innerHeight,
    sideways: page.scrollWidth - innerWidth,
    content: card.height,
    frame: innerHeight,
    width: innerWidth,
  };
}"""
# The words of a card, each with its colour and that of the paper.
COLOURS = """() => [".story", "h1", ".value", ".source", ".source a"].map((part) => [
  getComputedStyle(document.querySelector(part)).color,
  getComputedStyle(document.documentElement).backgroundColor,
])"""


@pytest.fixture(scope="module")
def foreign() -> Iterator[Host]:
    """Serve somebody else's pages: another port is another origin."""
    with Host({}) as host:
        yield host


def read_snippets(site: Built, code: str) -> list[str]:
    """Return the snippets of all figures, with the local server for the site's own address."""
    found = []
    for path in site.paths(f"{code}/*/data/index.html"):
        fields = re.findall(r'<textarea id="snippet-.*?>(.*?)</textarea>', site.read(path), re.S)
        found += [unescape(field).replace(site.base_url, site.address) for field in fields]
    return found


def list_cards(site: Built, code: str) -> list[str]:
    return site.paths(f"embed/{code}/*/figure/*/index.html")


@pytest.mark.parametrize("name, code", [*(("real", c) for c in LANGUAGES), ("fixture", "zh")])
def test_a_pasted_figure_is_whole_at_every_width(
    request: pytest.FixtureRequest, foreign: Host, visit: Visit, name: str, code: str
) -> None:
    site = request.getfixturevalue(name)
    frames = [s.partition("\n")[0] for s in read_snippets(site, code)]
    assert len(frames) == len(list_cards(site, code)) > 4
    foreign.texts["/"] = f"<!doctype html><body style='margin: 0'>{''.join(frames)}"
    page = visit(foreign.address + "/", WIDTHS[0], height=20_000)
    tallest = dict.fromkeys(range(len(frames)), 0.0)
    for frame in page.frames[1:]:
        frame.wait_for_load_state()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 20_000})
        for number, frame in enumerate(page.frames[1:]):
            found = frame.evaluate(MEASURED, width)
            assert found["width"] == width, frame.url
            assert found["cut"] <= 0 and found["sideways"] <= 0, (width, frame.url, found)
            tallest[number] = max(tallest[number], found["content"])
            assert found["frame"] < 480
            assert width > WIDTHS[0] or found["frame"] < 1.7 * found["content"], frame.url


def test_a_pasted_figure_needs_neither_script_nor_a_lenient_host(
    real: Built, foreign: Host, visit: Visit
) -> None:
    foreign.texts["/strict"] = "<!doctype html>" + "".join(read_snippets(real, "en")[:3])
    foreign.headers["/strict"] = {"Content-Security-Policy": STRICT}
    page = visit(foreign.address + "/strict", 320, height=3_000, java_script_enabled=False)
    texts = [frame.locator(".value").inner_text() for frame in page.frames[1:]]
    assert [text.split()[-1] for text in texts[:2]] == ["people", "people"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_card_is_light_and_asks_for_nothing(real: Built, visit: Visit, code: str) -> None:
    page = visit("about:blank", 320)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in list_cards(real, code)[:6]:
        page.goto(real.address + path)
        assert asked.pop() == real.address + path and not asked
        assert '<meta name="robots" content="noindex">' in real.read(path)
        assert len(gzip.compress(real.read(path).encode(), 9)) < 4_500


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_card_is_legible_on_either_paper(real: Built, glance: Visit, scheme: str) -> None:
    page = glance(real.address + list_cards(real, "zh")[0], 320, color_scheme=scheme)
    for ink, paper in page.evaluate(COLOURS):
        assert contrast(ink, paper) >= 4.5, (ink, paper)


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours as browsers write them: rgb(255, 255, 255)."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * part for w, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_card_leads_to_its_evidence_outside_the_frame(
    real: Built, visit: Visit, code: str
) -> None:
    page = visit("about:blank", 320)
    for path in list_cards(real, code)[:4]:
        page.goto(real.address + path)
        link = page.locator("a[target=_blank]").last
        address = link.get_attribute("href") or ""
        assert address.startswith(real.base_url)
        assert page.locator("link[rel=canonical]").get_attribute("href") == address
        value = page.locator(".value").inner_text()
        page.goto(address.replace(real.base_url, real.address))
        assert page.locator(":target > .value").inner_text() == value


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_data_page_offers_card_text_and_a_snippet_to_copy(
    real: Built, visit: Visit, code: str
) -> None:
    [path] = real.paths(f"{code}/*/data/index.html")
    page = visit(real.address + path)
    offer = page.locator(".evidence details.embed").first
    assert not offer.locator("textarea").is_visible()
    offer.locator("summary").click()
    button = offer.locator("button")
    button.click()
    done = button.get_attribute("data-done")
    assert done
    expect(offer.locator("button + [role=status]")).to_have_text(done)
    card, text = (offer.locator("a").nth(n).get_attribute("href") for n in (0, 1))
    value = page.locator(".evidence > .value").first.inner_text()
    page.goto(real.address + path + (text or ""))
    assert value in page.inner_text("body")
    page.goto(real.address + path + (card or ""))
    assert page.locator(".value").inner_text() == value

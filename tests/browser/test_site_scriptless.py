"""With scripts off a story is whole: words, charts, evidence and the way back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import LANGUAGES, Built, Visit

# Which pictures of each chart are visible: "narrow" or "wide", and how large.
PICTURES = """() => [...document.querySelectorAll("figure.chart")].map((figure) =>
  [...figure.querySelectorAll("svg.plot")].flatMap((svg) => {
    const box = svg.getBoundingClientRect();
    return box.width && box.height ? [[svg.classList[1], box.width, box.height, box.right]] : [];
  }))"""


def find_story(site: Built, code: str) -> str:
    [path] = [p for p in site.paths(f"{code}/*/index.html") if "/about/" not in p]
    return site.address + path


@pytest.fixture(params=LANGUAGES)
def story(request: pytest.FixtureRequest, real: Built, glance: Visit) -> Page:
    """Open the story with scripts off."""
    return glance(find_story(real, request.param), 390, java_script_enabled=False)


def test_every_chart_shows_one_picture(story: Page) -> None:
    for width, size in ((320, "narrow"), (390, "narrow"), (768, "wide"), (1280, "wide")):
        story.set_viewport_size({"width": width, "height": 800})
        pictures = story.evaluate(PICTURES)
        assert len(pictures) >= 7
        for [[kind, breadth, height, right]] in pictures:
            assert kind == size
            assert breadth > min(width, 600) * 0.75 and height > 80 and right <= width


def test_the_words_are_all_there(story: Page) -> None:
    assert story.locator("h1").is_visible()
    assert story.locator(".standfirst").is_visible()
    assert story.locator(".prose > h2").count() >= 5
    assert all(part.is_visible() for part in story.locator(".prose > p").all())
    assert not story.locator("button").count()
    story.locator("summary").first.click()
    assert story.locator("details[open] table").first.is_visible()


def test_every_figure_leads_to_its_evidence_and_back(story: Page) -> None:
    links = story.locator("a.cite").evaluate_all(
        "all => all.map((link) => [link.getAttribute('href'), "
        "link.querySelector('data').dataset.figure])"
    )
    assert len(links) > 30
    for address, figure in dict(links).items():
        assert address == f"#ev-{figure}"
        assert story.locator(f"[id='{address[1:]}']").is_visible()
    story.locator(".prose a.cite").nth(5).click()
    figure = story.url.partition("#ev-")[2]
    evidence = story.locator(f"[id='ev-{figure}']")
    assert story.evaluate("scrollY") > 1000
    assert evidence.locator(f"data[data-figure='{figure}']").count() >= 1
    evidence.locator(".back a").click()
    back = story.locator(f"[id='ref-{figure}']")
    assert story.url.endswith(f"#ref-{figure}") and back.is_visible()
    box = back.bounding_box()
    assert box is not None and 0 <= box["y"] < 800
    assert back.locator("data").get_attribute("data-figure") == figure


def test_every_way_back_ends_at_the_figure_in_the_text(story: Page) -> None:
    backs = story.locator(".evidence .back a").evaluate_all(
        "all => all.map((link) => link.hash.slice(1))"
    )
    assert len(backs) > 25
    lost = [name for name in backs if not story.locator(f"[id='{name}']").count()]
    assert lost == []

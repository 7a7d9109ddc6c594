"""What the script adds: evidence beside its figure, the same place in another language, copying."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LANGUAGES, Built, Visit
from tests.browser.waiting import wait_until

CARD = "#evidence-card"


def find_story(site: Built, code: str) -> str:
    [path] = [p for p in site.paths(f"{code}/*/index.html") if "/about/" not in p]
    return site.address + path


def assert_inside(page: Page) -> None:
    """The card lies within the window."""
    box, size = page.locator(CARD).bounding_box(), page.viewport_size
    assert box is not None and size is not None
    assert box["x"] >= 0 and box["x"] + box["width"] <= size["width"]
    assert box["y"] >= 0 and box["y"] + box["height"] <= size["height"]


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("code", LANGUAGES)
def test_a_figure_opens_its_evidence(real: Built, glance: Visit, code: str, width: int) -> None:
    page = glance(find_story(real, code), width, height=640, has_touch=width < 600)
    links = page.locator(".prose a.cite")
    for number in (0, 3, links.count() - 1):
        link = links.nth(number)
        link.tap() if width < 600 else link.click()
        card = page.locator(CARD)
        expect(card).to_be_visible()
        assert_inside(page)
        figure = link.locator("data").get_attribute("data-figure")
        listed = page.locator(f"[id='ev-{figure}']")
        for part in ("h3", ".value", "dl"):
            assert card.locator(part).first.inner_text() == listed.locator(part).first.inner_text()
        assert card.locator(".value data").get_attribute("data-figure") == figure
        assert card.get_attribute("aria-label") == listed.locator("h3").text_content()
        assert page.evaluate("location.hash") == ""
        page.keyboard.press("Escape")
        expect(card).to_be_hidden()
        expect(link).to_be_focused()


@pytest.mark.parametrize("code", LANGUAGES)
def test_evidence_says_where_a_figure_comes_from(real: Built, glance: Visit, code: str) -> None:
    page = glance(find_story(real, code))
    sourced = page.locator(".evidence:has(.locator)").first
    name = (sourced.get_attribute("id") or "").removeprefix("ev-")
    page.locator(f".prose a.cite[href='#ev-{name}']").first.click()
    terms = page.locator(f"{CARD} dt").all_inner_texts()
    words = {
        "zh": ["時間", "來源", "原文寫法"],
        "zh-hans": ["时间", "来源", "原文写法"],
        "en": ["Period", "Source", "As printed"],
    }
    assert terms[:3] == words[code]
    assert page.locator(f"{CARD} .locator").inner_text() in page.locator(CARD).inner_text()
    assert page.locator(f"{CARD} dd[lang] data").inner_text()


def test_a_keyboard_opens_and_closes_the_card(real: Built, glance: Visit) -> None:
    page = glance(find_story(real, "en"))
    link = page.locator(".prose a.cite").nth(2)
    link.focus()
    page.keyboard.press("Enter")
    card = page.locator(CARD)
    expect(card).to_be_visible()
    expect(card).to_be_focused()
    page.keyboard.press("Tab")
    expect(card.locator("button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(card).to_be_hidden()
    expect(link).to_be_focused()
    page.keyboard.press("Tab")
    following = page.locator("a.cite").nth(page.locator(".strip a.cite").count() + 3)
    expect(following).to_be_focused()


def test_one_figure_after_another(real: Built, glance: Visit) -> None:
    page = glance(find_story(real, "zh"))
    first, second = (page.locator(".prose > p a.cite").nth(i) for i in (0, 2))
    first.click()
    second.click()
    card = page.locator(CARD)
    figure = second.locator("data").get_attribute("data-figure")
    assert card.locator(".value data").get_attribute("data-figure") == figure
    page.keyboard.press("Escape")
    expect(second).to_be_focused()
    first.click()
    page.locator("h1").click()
    expect(card).to_be_hidden()


def test_the_card_stays_with_its_figure_when_the_page_moves(real: Built, glance: Visit) -> None:
    page = glance(find_story(real, "zh"))
    link = page.locator(".prose a.cite").first
    link.click()
    distance = (
        "([card, link]) => card.getBoundingClientRect().top - link.getBoundingClientRect().top"
    )
    parts = [page.locator(CARD).element_handle(), link.element_handle()]
    before = page.evaluate(distance, parts)
    page.evaluate("scrollBy(0, 120)")
    assert page.evaluate(distance, parts) == before


@pytest.mark.parametrize("key", ["Control", "Shift", "Meta", "Alt"])
def test_a_click_meant_for_the_browser_is_the_browsers(
    real: Built, glance: Visit, key: Literal["Alt", "Control", "Meta", "Shift"]
) -> None:
    page = glance(find_story(real, "en"))
    page.evaluate(
        "addEventListener('click', (event) => { window.stopped = event.defaultPrevented;"
        " event.preventDefault(); })"
    )
    page.locator(".prose a.cite").first.click(modifiers=[key])
    assert page.evaluate("window.stopped") is False
    assert page.locator(CARD).is_hidden()


def test_an_evidence_opened_in_a_new_tab(real: Built, visit: Visit) -> None:
    page = visit(find_story(real, "en"))
    with page.context.expect_page() as opened:
        page.locator(".prose a.cite").first.click(modifiers=["Control"])
    opened.value.wait_for_load_state()
    assert "#ev-" in opened.value.url


@pytest.mark.parametrize("part", [".prose h2", "figure.chart", ".evidence"])
def test_another_language_shows_the_same_place(real: Built, glance: Visit, part: str) -> None:
    page = glance(find_story(real, "zh"))
    found = page.locator(part).nth(3)
    name = found.get_attribute("id")
    found.evaluate("part => part.scrollIntoView()")
    page.locator(".languages a[hreflang=en]").evaluate("link => link.click()")
    page.wait_for_url("**/en/**")
    assert page.url == f"{find_story(real, 'en')}#{name}"
    box = page.locator(f"[id='{name}']").bounding_box()
    assert box is not None and 0 <= box["y"] < 300


def test_another_language_at_the_top_is_the_page_itself(real: Built, glance: Visit) -> None:
    page = glance(find_story(real, "en"))
    page.locator(".languages a[hreflang=zh-Hans]").click()
    page.wait_for_url("**/zh-hans/**")
    assert page.url.rstrip("#") == find_story(real, "zh-hans")


def test_the_snippet_is_copied(real: Built, glance: Visit) -> None:
    chart = real.paths("embed/en/*/*/index.html")[0].removeprefix("embed/")
    page = glance(real.address + chart, permissions=["clipboard-read", "clipboard-write"])

    def copy(name: str) -> str:
        page.locator(f"#{name} + p button").click()
        told = page.locator(f"#{name} + p [role=status]")
        expect(told).not_to_be_empty()
        return told.inner_text()

    assert copy("snippet-frame") == "Copied"
    snippet = page.locator("#snippet-frame").input_value()
    assert snippet.startswith("<div ") and "<iframe " in snippet
    assert page.evaluate("navigator.clipboard.readText()") == snippet
    expect(page.locator("#snippet-frame + p button")).to_be_focused()
    # Without the clipboard API, as on a page without https.
    page.evaluate("window.kept = navigator.clipboard")
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    assert copy("citation") == "Copied"
    assert page.evaluate("window.kept.readText()") == page.locator("#citation").input_value()
    # Where nothing may be copied, the text is left selected, and the reader is told.
    page.evaluate("document.execCommand = () => false")
    assert "copy it yourself" in copy("citation")
    assert page.evaluate("getSelection().toString()") == page.locator("#citation").input_value()


@pytest.mark.parametrize("code", ["en", "zh"])
@pytest.mark.parametrize("width, height", [(390, 844), (1280, 800)])
def test_the_first_snippet_is_copied_on_the_first_screen(
    real: Built, glance: Visit, width: int, height: int, code: str
) -> None:
    address = f"{real.address}{code}/daqing-talent/composition/"
    done, allowed = {"en": "Copied", "zh": "已複製"}[code], ["clipboard-read", "clipboard-write"]
    page = glance(address, width, height=height, permissions=allowed)
    for place in ("", "#embed"):
        page.goto("about:blank")  # a place on the same page would not open it anew
        page.goto(address + place)
        # Another snippet may be open, and the first one folded away.
        page.locator("details.snippet summary").nth(1).evaluate("one => one.click()")
        shown = [
            button
            for button in page.locator(".quick button").all()
            if (box := button.bounding_box()) and 0 <= box["y"] <= height - box["height"]
        ]
        assert len(shown) == 1, place
        before = page.evaluate("scrollY")
        shown[0].click()
        expect(page.locator(".quick [role=status]", has_text=done)).to_be_visible()
        assert page.evaluate("scrollY") == before
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == page.locator("#snippet-frame").input_value()


def test_what_cannot_be_copied_is_brought_into_sight(real: Built, glance: Visit) -> None:
    page = glance(f"{real.address}en/daqing-talent/composition/")
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.evaluate("document.execCommand = () => false")
    page.locator("details.snippet summary").nth(1).evaluate("one => one.click()")
    page.locator(".quick button").first.click()
    field = page.locator("#snippet-frame")
    expect(field).to_be_in_viewport()
    assert page.evaluate("getSelection().toString()") == field.input_value()


def test_the_preview_shows_the_chart_at_any_width_and_on_any_paper(
    real: Built, glance: Visit
) -> None:
    chart = real.paths("embed/en/*/*/index.html")[0].removeprefix("embed/")
    page = glance(real.address + chart)
    slider, frame = page.locator(".controls input"), page.locator(".stage iframe")
    slider.scroll_into_view_if_needed()
    for width in ("320", "600"):
        slider.fill(width)
        expect(page.locator(".controls output")).to_have_text(f"{width} px")
        inside = page.frames[1]
        wait_until(inside, "width => innerWidth === Number(width)", arg=width)
        page.wait_for_timeout(400)
        assert inside.evaluate("document.scrollingElement.scrollHeight - innerHeight") <= 0
        needed = inside.evaluate("document.querySelector('.frame').offsetHeight")
        assert 0 <= frame.evaluate("frame => frame.offsetHeight") - needed < 100
    # A column wider than the page is shown smaller, and is as wide as it was asked to be.
    slider.fill("960")
    wait_until(page.frames[1], "innerWidth === 960")
    stage = page.locator(".stage")
    assert stage.evaluate("stage => stage.scrollWidth - stage.clientWidth") <= 0
    plain = page.locator("#snippet-frame").input_value()
    page.locator(".controls select").select_option("dark")
    assert '/?theme=dark"' in page.locator("#snippet-frame").input_value()
    wait_until(page.frames[1], "document.documentElement.dataset.theme === 'dark'")
    picture = page.locator("#snippet-picture").input_value()
    assert "prefers-color-scheme" not in picture and "-phone-dark@2x.png 2x" in picture
    assert len(re.findall(r"-dark(?:@2x)?\.png", picture)) == picture.count(".png") == 6
    page.locator(".controls select").select_option("light")
    picture = page.locator("#snippet-picture").input_value()
    assert "-dark" not in picture and picture.count(".png") == 6
    page.locator(".controls select").select_option("auto")
    assert page.locator("#snippet-frame").input_value() == plain


def test_one_snippet_is_open_at_a_time_and_each_can_be_copied(real: Built, glance: Visit) -> None:
    chart = real.paths("embed/zh/*/*/index.html")[0].removeprefix("embed/")
    page = glance(real.address + chart, 390)
    for part in page.locator("details.snippet").all()[1:]:
        part.locator("summary").click()
        expect(part.locator("button")).to_be_visible()
        assert page.locator("details.snippet[open]").count() == 1

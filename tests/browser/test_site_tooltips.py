"""What a mark stands for is told to pointers, fingers and keyboards, and never cut or covered."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.browser.conftest import LANGUAGES, Built, Visit

TIP = ".tip"
# Every visible mark that has a row: the row, and a point on or near the mark, in the window.
MARKS = """(figure) => [...figure.querySelectorAll("svg.plot")]
  .filter((svg) => svg.getBoundingClientRect().width)
  .flatMap((svg) => [...svg.querySelectorAll("[data-figure]")])
  .filter((mark) => figure.querySelector(`tr[data-row="${mark.dataset.figure}"]`))
  .map((mark) => {
    const box = mark.getBoundingClientRect();
    return { row: mark.dataset.figure, x: box.x + box.width / 2, y: box.y + box.height / 2 };
  })"""


def find_story(site: Built, code: str) -> str:
    [path] = [p for p in site.paths(f"{code}/*/index.html") if "/about/" not in p]
    return site.address + path


def open_embed(site: Built, glance: Visit, code: str, chart: int, **options: Any) -> Page:
    paths = site.paths(f"embed/{code}/*/*/index.html")
    return glance(site.address + paths[chart], options.pop("width", 320), **options)


def read_row(figure: Locator, row: str) -> list[str]:
    """Return the texts of a row of the chart's table."""
    texts: list[str] = figure.locator(f"tr[data-row='{row}'] > *").evaluate_all(
        "all => all.map((cell) => cell.textContent)"
    )
    return texts


def assert_shown(page: Page, figure: Locator, row: str) -> FloatRect:
    """The words are those of the row, and lie within the window; returns their box."""
    tip = page.locator(TIP)
    expect(tip).to_be_visible()
    label, *cells = read_row(figure, row)
    assert tip.locator("p").first.text_content() == label
    assert tip.locator("p span:nth-child(2)").all_text_contents() == cells
    box, size = tip.bounding_box(), page.viewport_size
    assert box and size
    assert box["x"] >= 0 and box["x"] + box["width"] <= size["width"]
    assert box["y"] >= 0 and box["y"] + box["height"] <= size["height"]
    return box


def covers(box: FloatRect, x: float, y: float, away: float = 0) -> bool:
    return (
        box["x"] - away < x < box["x"] + box["width"] + away
        and box["y"] - away < y < box["y"] + box["height"] + away
    )


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("code", LANGUAGES)
def test_a_pointer_is_told_what_every_mark_stands_for(
    real: Built, glance: Visit, code: str, width: int
) -> None:
    page = glance(find_story(real, code), width)
    told = set()
    for figure in page.locator("figure.chart").all():
        figure.locator(".plots").scroll_into_view_if_needed()
        page.mouse.move(1, 1)
        page.keyboard.press("Escape")
        for mark in figure.evaluate(MARKS):
            if not 0 < mark["y"] < 800 or mark["row"] in told:
                continue
            page.mouse.move(mark["x"], mark["y"])
            box = assert_shown(page, figure, mark["row"])
            assert not covers(box, mark["x"], mark["y"])
            told.add(mark["row"])
            page.keyboard.press("Escape")
    assert len(told) > 12


@pytest.mark.parametrize("height", [220, 480, 900])
@pytest.mark.parametrize("code", ["zh", "en"])
def test_a_finger_in_a_small_frame_does_not_cover_the_words(
    real: Built, glance: Visit, code: str, height: int
) -> None:
    for chart in range(len(real.paths(f"embed/{code}/*/*/index.html"))):
        page = open_embed(real, glance, code, chart, height=height, has_touch=True)
        figure = page.locator("figure.chart")
        marks = [mark for mark in figure.evaluate(MARKS) if 0 < mark["y"] < height - 1]
        for mark in [*marks[:2], *marks[-2:]]:
            page.keyboard.press("Escape")
            page.touchscreen.tap(mark["x"], mark["y"])
            row = page.locator(TIP).locator("p").first.text_content()
            rows = figure.locator("tr[data-row] > th").all_text_contents()
            assert row in rows
            box = page.locator(TIP).bounding_box()
            assert box and box["x"] >= 0 and box["x"] + box["width"] <= 320
            assert box["y"] >= 0 and box["y"] + box["height"] <= height
            assert not covers(box, mark["x"], mark["y"], 12)
        assert page.evaluate("document.scrollingElement.scrollWidth") == 320


def test_a_finger_beside_a_mark_means_it_and_elsewhere_ends_it(real: Built, glance: Visit) -> None:
    page = open_embed(real, glance, "en", 0, height=700, has_touch=True)
    figure = page.locator("figure.chart")
    box = figure.locator(".plot.narrow [data-figure]:not(text)").nth(3).bounding_box()
    assert box
    # Narrower than a finger: what counts is the mark that is nearest.
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] + 2)
    row = figure.locator(".plot.narrow [data-figure]:not(text)").nth(3).get_attribute("data-figure")
    assert row
    assert_shown(page, figure, row)
    page.touchscreen.tap(20, 20)
    expect(page.locator(TIP)).to_be_hidden()


BOXES = """(marks) => marks
  .map((mark) => mark.getBoundingClientRect())
  .filter((box) => box.width)
  .map(({ left, top, right, bottom }) => [left, top, right, bottom])"""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("chart", ["recruitment", "service"])
def test_words_leave_their_own_row_in_sight(
    real: Built, glance: Visit, chart: str, width: int
) -> None:
    page = glance(find_story(real, "zh") + f"{chart}/", width, has_touch=True)
    figure, tip = page.locator("figure.chart"), page.locator(TIP)
    figure.locator(".plots").scroll_into_view_if_needed()
    size = "narrow" if width < 600 else "wide"
    bars = figure.locator(f".plot.{size} path[data-figure]")
    rows = bars.evaluate_all("all => [...new Set(all.map((bar) => bar.dataset.figure))]")
    assert len(rows) == 3
    for step, row in enumerate(rows):
        own = figure.locator(f".plot.{size} [data-figure={row}]")
        bar = figure.locator(f".plot.{size} path[data-figure={row}]").last.bounding_box()
        assert bar
        for way in ("touch", "keys"):
            if way == "touch":
                page.touchscreen.tap(bar["x"] + bar["width"] / 2, bar["y"] + bar["height"] / 2)
            else:
                figure.locator(".plots").focus()
                page.keyboard.press("Home")
                for _ in range(step):
                    page.keyboard.press("ArrowDown")
            box = assert_shown(page, figure, row)
            for left, top, right, bottom in own.evaluate_all(BOXES):
                apart = box["x"] + box["width"] <= left or box["x"] >= right
                assert apart or box["y"] + box["height"] <= top or box["y"] >= bottom, (way, row)
        page.keyboard.press("Escape")
        expect(tip).to_be_hidden()


LIT = """(marks) => marks.map((mark) => {
  const { stroke, strokeWidth, textDecorationLine } = getComputedStyle(mark);
  return [stroke, strokeWidth, textDecorationLine];
})"""


@pytest.mark.parametrize(
    ("options", "ink"),
    [
        ({"color_scheme": "light"}, "rgb(28, 42, 51)"),
        ({"color_scheme": "dark"}, "rgb(231, 236, 239)"),
        ({"color_scheme": "light", "forced_colors": "active"}, "rgb(28, 42, 51)"),
    ],
)
def test_the_chosen_row_stands_out_and_keeps_its_shape(
    real: Built, glance: Visit, options: dict[str, Any], ink: str
) -> None:
    page = glance(find_story(real, "en") + "network/", **options)
    page.locator(".plots").focus()
    page.keyboard.press("ArrowDown")
    dots = page.locator(".plot.wide line[data-figure=career_heads]")
    assert dots.evaluate_all(LIT) == [[ink, "5px", "none"]] * dots.count()
    assert dots.count() > 5
    others = page.locator(".plot.wide line[data-figure=envoys]").evaluate_all(LIT)
    assert {stroke for stroke, *_ in others} != {ink}
    # What is told in words only is marked, too.
    page.keyboard.press("End")
    words = page.locator(".plot.wide [data-figure=station_posts]")
    assert words.evaluate_all(LIT) == [["none", "1px", "underline"]]
    assert dots.evaluate_all(LIT) == others[:1] * dots.count()


def test_a_sum_has_its_rule_and_a_part_has_not(real: Built, glance: Visit) -> None:
    page = glance(find_story(real, "zh") + "funding/")
    page.locator(".plots").focus()
    page.keyboard.press("ArrowDown")
    on = page.locator(".plot.wide .on")
    names = "all => all.map((mark) => mark.localName)"
    assert on.evaluate_all(names) == ["path", "text", "text"]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert on.evaluate_all(names) == ["line", "text"]
    assert [width for _, width, _ in on.evaluate_all(LIT)] == ["1px", "1px"]


def test_words_can_be_pointed_at_stay_and_can_be_sent_away(real: Built, glance: Visit) -> None:
    page = open_embed(real, glance, "en", 0, width=640, height=600)
    figure, tip = page.locator("figure.chart"), page.locator(TIP)
    mark = figure.locator(".plot.wide [data-figure]:not(text)").nth(2)
    mark.hover()
    row = mark.get_attribute("data-figure")
    assert row
    box = assert_shown(page, figure, row)
    # Hoverable and persistent: the pointer goes onto the words, and they stay.
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] - 3, steps=4)
    page.wait_for_timeout(700)
    assert_shown(page, figure, row)
    page.mouse.move(630, 590)
    expect(tip).to_be_hidden()
    # Dismissable: without moving the pointer.
    mark.hover()
    expect(tip).to_be_visible()
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_keyboard_walks_the_rows_from_one_stop(real: Built, glance: Visit, code: str) -> None:
    page = open_embed(real, glance, code, 0, height=700)
    figure = page.locator("figure.chart")
    rows = figure.locator("tr[data-row]").evaluate_all("all => all.map((row) => row.dataset.row)")
    page.keyboard.press("Tab")
    plots = figure.locator(".plots")
    expect(plots).to_be_focused()
    walk = {
        "zh": "。用方向鍵逐項查看數字",
        "zh-hans": "。用方向键逐项查看数字",
        "en": ". Arrow keys go through the numbers",
    }
    title = figure.locator("h1").inner_text()
    assert plots.get_attribute("aria-label") == title + walk[code]
    expect(page.locator(TIP)).to_be_hidden()
    heads = figure.locator("thead th").all_text_contents()[1:]
    spoken = page.locator("[aria-live=polite]")
    for row in rows:
        page.keyboard.press("ArrowDown")
        assert_shown(page, figure, row)
        label, *cells = read_row(figure, row)
        told = [label, *(f"{head} {cell}" for head, cell in zip(heads, cells, strict=True))]
        assert spoken.text_content() == (", " if code == "en" else "，").join(told)
    page.keyboard.press("ArrowRight")
    assert_shown(page, figure, rows[-1])
    page.keyboard.press("ArrowUp")
    assert_shown(page, figure, rows[-2])
    page.keyboard.press("Home")
    assert_shown(page, figure, rows[0])
    page.keyboard.press("End")
    assert_shown(page, figure, rows[-1])
    page.keyboard.press("Escape")
    expect(page.locator(TIP)).to_be_hidden()
    expect(plots).to_be_focused()
    assert spoken.text_content() == ""
    page.keyboard.press("ArrowUp")
    expect(page.locator(TIP)).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(TIP)).to_be_hidden()
    expect(page.locator(".source a")).to_be_focused()


def test_keys_with_another_are_the_browsers(real: Built, glance: Visit) -> None:
    page = open_embed(real, glance, "en", 0, height=700)
    page.locator(".plots").focus()
    for key in ("Alt+ArrowDown", "Control+End", "Meta+Home", "a", "PageDown"):
        page.keyboard.press(key)
        expect(page.locator(TIP)).to_be_hidden()


def test_each_chart_of_a_story_is_one_stop(real: Built, glance: Visit) -> None:
    page = glance(find_story(real, "en"))
    charts = page.locator("figure.chart").count()
    assert page.locator("figure.chart .plots[tabindex='0'][role=group]").count() == charts
    assert page.locator("svg [tabindex], svg a").count() == 0
    names = page.locator(".plots").evaluate_all("all => all.map((part) => part.ariaLabel)")
    assert len(set(names)) == charts


def test_a_row_without_a_mark_is_told_beside_the_picture(fixture: Built, glance: Visit) -> None:
    page = glance(fixture.address + "embed/en/reading-rooms/by-year/", 320, height=500)
    figure = page.locator("figure.chart")
    page.locator(".plots").focus()
    for row in ("row-2", "row-3"):
        page.keyboard.press("ArrowDown")
        assert_shown(page, figure, row)
    # A line stands for many rows, so the pointer is not told of one.
    line = figure.locator(".plot.narrow path").first.bounding_box()
    assert line
    page.keyboard.press("Escape")
    page.mouse.move(line["x"] + 30, line["y"] + line["height"] / 2)
    expect(page.locator(TIP)).to_be_hidden()


@pytest.mark.parametrize("code", LANGUAGES)
def test_words_are_words_and_nothing_moves(real: Built, glance: Visit, code: str) -> None:
    page = open_embed(real, glance, code, 0, height=700, reduced_motion="reduce")
    figure = page.locator("figure.chart")
    cell = figure.locator("tr[data-row] > th").first
    cell.evaluate("cell => { cell.textContent = '<img src=x onerror=alert(1)>'; }")
    page.locator(".plots").focus()
    page.keyboard.press("ArrowDown")
    tip = page.locator(TIP)
    assert tip.locator("p").first.text_content() == "<img src=x onerror=alert(1)>"
    assert tip.locator("img").count() == 0
    moving = """() => document.getAnimations().length
      + [...document.querySelectorAll("*")].filter((part) =>
        parseFloat(getComputedStyle(part).transitionDuration) > 0).length"""
    assert page.evaluate(moving) == 0


def test_on_paper_there_are_no_words_of_a_moment(real: Built, glance: Visit) -> None:
    page = open_embed(real, glance, "zh", 0, height=700)
    page.locator(".plots").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(TIP)).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(TIP)).to_be_hidden()

"""The interactive chart of the fixture: under its policy, from the keyboard, and as a picture."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Frame, Page, Route, expect

from tests.browser.conftest import REPOSITORY, Built, Listen, Visit
from tests.browser.serving import Host
from youju.cli import main

CHART = "reading-rooms/one-year/"
FRAME = (
    '<!doctype html><iframe src="{}" width="100%" height="700"'
    ' sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>'
)
# Breaches of the policy, code that the site's scripts make from strings, and what they leave on the
# window. (The test's own evaluate() makes code, too.)
TRAPS = """
window.breaches = [];
document.addEventListener("securitypolicyviolation",
  (event) => breaches.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
window.made = [];
const note = (name, code) => new Error().stack.includes("/assets/") && made.push(name + code);
const trap = (name, real) => new Proxy(real, {
  apply: (_, __, given) => { note(name, given); return real(...given); },
  construct: (_, given) => { note(name, given); return new real(...given); },
});
window.Function = trap("Function", Function);
window.eval = trap("eval", eval);
window.before = new Set(Object.getOwnPropertyNames(window));
"""
LEFT = "Object.getOwnPropertyNames(window).filter((name) => !before.has(name) && name !== 'before'"
LEFT += " && !/^[0-9]+$/.test(name))"  # a window has its frames by number

CLICKED = 'id = "kinds"\ninteractive = true'
CLICK = """
import altair as alt
from youju.theme import colour


def kinds(data, frame):
    click = alt.selection_point(name="click", fields=["id"])
    faint = alt.when(click).then(alt.value(1)).otherwise(alt.value(0.3))
    y = alt.Y("label:N", axis=None)
    bars = alt.Chart(data).mark_bar(color=colour("main"))
    bars = bars.encode(x=alt.X("value:Q", axis=None), y=y, opacity=faint)
    return bars.add_params(click).properties(width=frame.width, height=80)
"""


class Watched:
    """A page with traps set; `asked` are the paths that it asked for."""

    def __init__(self, page: Page, listen: Listen) -> None:
        self.page = page
        self.asked: list[str] = []
        self.faults: list[str] = []
        listen(page, "request", lambda request: self.asked.append(urlsplit(request.url).path))
        listen(page, "pageerror", lambda error: self.faults.append(str(error)))
        listen(page, "console", lambda message: self.faults.append(message.text))

    def has_runtime(self) -> bool:
        return any("/vega." in path for path in self.asked)


@pytest.fixture
def watch(glance: Visit, listen: Listen) -> Callable[..., Watched]:
    def open_page(address: str, width: int = 1280, **options: object) -> Watched:
        watched = Watched(glance("about:blank", width, before=TRAPS, **options), listen)
        watched.page.goto(address)
        return watched

    return open_page


def words(page: Page | Frame) -> list[str]:
    """Return the words of the chart's picture or view, whichever shows, the rooms' last."""
    return page.locator("#chart-one-year .plot:visible text").all_text_contents()


@pytest.mark.parametrize(
    ("code", "width", "first", "earlier"),
    [
        ("en", 1280, ["Central 121,670", "Bus 30,948"], ["Central 118,017", "Bus 31,102"]),
        ("zh", 390, ["中央 121670", "巡迴車 30948"], ["中央 118017", "巡迴車 31102"]),
    ],
)
def test_a_slider_moves_the_picture_from_the_keyboard(
    fixture: Built,
    watch: Callable[..., Watched],
    code: str,
    width: int,
    first: list[str],
    earlier: list[str],
) -> None:
    watched = watch(f"{fixture.address}{code}/{CHART}", width)
    page = watched.page
    expect(page.locator("figure.live")).to_be_visible()
    shown = page.locator("#chart-one-year .plot:visible")
    slider = page.get_by_role("slider", name={"en": "Year", "zh": "年份"}[code])
    assert slider.get_attribute("aria-valuetext") == "2023"
    assert [words(page)[i] for i in (-4, -1)] == first
    box = page.locator("#chart-one-year").bounding_box()
    slider.focus()
    page.keyboard.press("ArrowLeft")
    expect(shown.locator("text").last).not_to_have_text(first[1])
    assert [words(page)[i] for i in (-4, -1)] == earlier
    assert page.locator("figure.chart output").inner_text() == "2022"
    page.keyboard.press("Home")
    expect(page.locator("figure.chart output")).to_have_text("1964")
    assert page.locator("#chart-one-year").bounding_box() == box
    assert shown.get_attribute("role") == "img"
    assert shown.get_attribute("aria-label") == page.locator("figure h1").inner_text()
    assert watched.faults == [] and page.evaluate("[breaches, made]") == [[], []]
    assert page.evaluate("typeof vega") == "undefined" and page.evaluate(LEFT) == []


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("en", "Central 90,000, North 55,098, South 38,184, Bus 8,706"),
        ("zh", "中央 9萬，北區 55098，南區 38184，巡迴車 8706"),
    ],
)
def test_the_words_of_a_choice_are_told_when_the_slider_rests(
    fixture: Built, watch: Callable[..., Watched], code: str, told: str
) -> None:
    watched = watch(f"{fixture.address}{code}/{CHART}", 390)
    page = watched.page
    expect(page.locator("figure.live")).to_be_visible()
    status = page.locator("figure.chart p[role=status]")
    assert status.text_content() == ""
    said = "window.said = []; new MutationObserver(() => said.push(status.textContent))"
    page.evaluate(
        f"{{ const status = document.querySelector('figure [role=status]'); {said}"
        ".observe(status, { childList: true }); }"
    )
    page.locator("figure.chart input").focus()
    for _ in range(5):
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("Home")
    expect(status).not_to_be_empty()
    assert status.text_content() == told
    assert page.evaluate("said.length") == 1
    assert watched.faults == [] and page.evaluate("[breaches, made]") == [[], []]


@pytest.mark.parametrize("prefix", ["", "embed/"])
def test_a_finger_near_a_point_is_told_of_it_and_elsewhere_ends_it(
    fixture: Built, watch: Callable[..., Watched], prefix: str
) -> None:
    watched = watch(f"{fixture.address}{prefix}en/{CHART}", 390, has_touch=True, height=900)
    page, tip = watched.page, watched.page.locator(".hint")
    expect(page.locator("figure.live")).to_be_visible()
    points = page.locator(".plot.narrow .layer_2_marks path")
    for index, told in ((1, "North 80,070"), (3, "Bus 30,948")):
        box = points.nth(index).bounding_box()
        assert box
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        for across, down in ((0, 0), (-9, 14), (5, 18), (-20, 0)):
            page.touchscreen.tap(x + across, y + down)
            expect(tip).to_be_visible()
            assert tip.text_content() == told
            place = tip.bounding_box()
            assert place and place["x"] >= 0 and place["x"] + place["width"] <= 390
            # Neither the point nor the finger is on the words.
            assert place["y"] + place["height"] <= min(box["y"], y + down - 20)
        page.touchscreen.tap(x - 60, y + 40)
        expect(tip).to_be_hidden()
    page.touchscreen.tap(x, y)
    expect(tip).to_be_visible()
    title = page.locator("figure h1").bounding_box()
    assert title
    page.touchscreen.tap(title["x"] + 40, title["y"] + 10)
    expect(tip).to_be_hidden()
    assert watched.faults == [] and page.evaluate("[breaches, made]") == [[], []]


def test_the_traps_catch_what_they_are_for(fixture: Built, visit: Visit, listen: Listen) -> None:
    page = visit("about:blank")
    page.add_init_script(TRAPS)
    watched = Watched(page, listen)
    code = "document.body.setAttribute('style', 'color: red'); thing = 1; new Function('return 1')"
    page.route("**/assets/site.*.js", lambda route: route.fulfill(body=code))
    page.goto(f"{fixture.address}en/about/")
    assert any("unsafe-eval" in fault for fault in watched.faults)
    assert page.evaluate("made") == ["Functionreturn 1"] and page.evaluate(LEFT) == ["thing"]
    assert {breach.split()[0] for breach in page.evaluate("breaches")} == {
        *("script-src", "style-src-attr")
    }


def test_the_runtime_comes_only_near_the_viewport(
    fixture: Built, watch: Callable[..., Watched]
) -> None:
    watched = watch(f"{fixture.address}en/reading-rooms/", 390, height=500)
    page = watched.page
    page.wait_for_timeout(300)
    assert any("/interactive." in path for path in watched.asked) and not watched.has_runtime()
    box = page.locator("#chart-one-year").bounding_box()
    assert box is not None
    page.evaluate(f"scrollTo(0, {box['y'] - 500 - 450})")
    page.wait_for_timeout(300)
    assert not watched.has_runtime()
    page.evaluate(f"scrollTo(0, {box['y'] - 500 - 350})")
    expect(page.locator("#chart-one-year.live")).to_be_attached()
    assert sum("/vega." in path for path in watched.asked) == 1
    after = page.locator("#chart-one-year").bounding_box()
    assert after is not None and after["height"] == box["height"]


def test_without_scripts_it_is_a_picture_with_no_gap(fixture: Built, glance: Visit) -> None:
    page = glance(f"{fixture.address}en/{CHART}", java_script_enabled=False)
    assert "Central 121,670" in words(page)
    assert page.locator(".slider").is_hidden()
    plots, source = (page.locator(f".chart .{name}").bounding_box() for name in ("plots", "source"))
    assert plots is not None and source is not None
    assert source["y"] - plots["y"] - plots["height"] < 20


def missing(route: Route) -> None:
    route.fulfill(status=404)


def broken(route: Route) -> None:
    route.fulfill(body="throw new Error('no')", content_type="text/javascript")


def refused(route: Route) -> None:
    route.abort()


@pytest.mark.parametrize("answer", [missing, broken, refused])
def test_without_the_runtime_it_is_a_picture(
    fixture: Built, visit: Visit, answer: Callable[[Route], None]
) -> None:
    page = visit("about:blank")
    page.route("**/assets/vega.*.js", answer)
    page.goto(f"{fixture.address}en/{CHART}")
    page.wait_for_load_state("networkidle")
    before = page.locator("#chart-one-year").bounding_box()
    page.wait_for_timeout(200)
    assert page.locator("figure.live").count() == 0
    assert page.locator("svg.plot.broad").is_visible() and page.locator(".slider input").is_hidden()
    assert page.locator("#chart-one-year").bounding_box() == before
    assert "Central 121,670" in words(page)


def test_a_runtime_that_comes_too_late_changes_nothing(fixture: Built, visit: Visit) -> None:
    page = visit("about:blank")
    held: list[Route] = []
    page.route("**/assets/vega.*.js", lambda route: held.append(route))
    page.clock.install()
    # The preview on the page is a second chart, which waits too.
    page.goto(f"{fixture.address}en/{CHART}", wait_until="domcontentloaded")
    while not held:
        page.wait_for_timeout(20)
    page.clock.fast_forward(21_000)
    for route in held:
        route.continue_()
    page.wait_for_timeout(500)
    assert (
        page.locator("figure.live").count() == 0 and page.locator("script[data-vega]").count() == 0
    )


def test_bytes_that_were_exchanged_on_the_way_do_not_run(
    fixture: Built, host: Host, visit: Visit
) -> None:
    page = visit("about:blank")
    (path,) = fixture.folder.glob("assets/vega.*.js")
    body = path.read_text("utf-8").replace("return 1", "return 2", 1) + "document.title = 'x';"
    page.route(
        "**/assets/vega.*.js", lambda r: r.fulfill(body=body, content_type="text/javascript")
    )
    page.goto(f"{fixture.address}en/{CHART}")
    page.wait_for_load_state("networkidle")
    assert page.title() != "x" and page.locator("figure.live").count() == 0


def fulfil(body: str) -> Callable[[Route], None]:
    return lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8")


@pytest.mark.parametrize("fault", ["nothing(datum)", "datum.room.a.b"])
def test_a_fault_in_a_view_leaves_or_brings_back_the_picture(
    fixture: Built, visit: Visit, fault: str
) -> None:
    source = fixture.read(f"en/{CHART}")
    expression = '"expr":"datum.year == year"'
    for changed, drawn in ((fault, 0), (f"year < 2000 ? {fault} : datum.year == year", 1)):
        page = visit("about:blank")
        body = source.replace(expression, f'"expr":"{changed}"'.replace("<", "\\u003c"))
        assert body != source
        page.route(f"**/en/{CHART}", fulfil(body))
        page.goto(f"{fixture.address}en/{CHART}")
        page.wait_for_load_state("networkidle")
        if drawn and "." in fault:  # an unknown function is found when the view is made
            expect(page.locator("figure.live")).to_be_visible()
            page.locator("figure.chart input[type=range]").focus()
            page.keyboard.press("Home")
        expect(page.locator("figure.live")).to_have_count(0)
        expect(page.locator("svg.plot.broad")).to_be_visible()
        assert "Central 121,670" in words(page)


def test_colours_follow_the_readers_paper(fixture: Built, glance: Visit) -> None:
    page = glance(f"{fixture.address}en/{CHART}", color_scheme="dark")
    expect(page.locator("figure.live")).to_be_visible()
    mark = page.locator(".plot.broad .layer_3_marks text").first
    paint = "(text) => getComputedStyle(text).fill"
    assert mark.evaluate(paint) == "rgb(98, 182, 206)"
    page.emulate_media(color_scheme="light")
    assert mark.evaluate(paint) == "rgb(14, 90, 114)"
    page.emulate_media(media="print", color_scheme="dark")
    assert mark.evaluate(paint) == "rgb(14, 90, 114)"


@pytest.mark.parametrize("code", ["en", "zh"])
def test_it_works_in_a_sandboxed_frame(
    fixture: Built, foreign: Host, glance: Visit, listen: Listen, code: str
) -> None:
    foreign.texts["/"] = FRAME.format(f"{fixture.address}embed/{code}/{CHART}")
    foreign.texts["/favicon.ico"] = ""
    faults: list[str] = []
    page = glance("about:blank", 414, before=TRAPS)
    listen(page, "console", lambda message: faults.append(message.text))
    listen(page, "pageerror", lambda error: faults.append(str(error)))
    page.goto(foreign.address)
    frame = page.frames[1]
    expect(frame.locator("figure.live")).to_be_visible()
    assert frame.evaluate("[origin, typeof vega, breaches, made]") == [
        *("null", "undefined", [], [])
    ]
    height = frame.evaluate("document.body.getBoundingClientRect().height")
    frame.get_by_role("slider").focus()
    page.keyboard.press("Home")
    expect(frame.locator("output")).to_have_text("1964")
    assert frame.evaluate("document.body.getBoundingClientRect().height") == height
    assert faults == []


def test_a_frame_without_scripts_has_the_picture(
    fixture: Built, foreign: Host, glance: Visit
) -> None:
    sandboxed = FRAME.format(f"{fixture.address}embed/en/{CHART}")
    foreign.texts["/"] = sandboxed.replace("allow-scripts ", "")
    frame = glance(foreign.address, 414).frames[1]
    expect(frame.locator("svg.plot.narrow")).to_be_visible()
    assert "Central 121,670" in words(frame)


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Host]:
    """Build a copy of the fixture: a word is mark-up, and bars are chosen by a click."""
    root = tmp_path_factory.mktemp("changed") / "site"
    source = REPOSITORY / "tests/sites/two_stories"
    for folder in ("site_src", "data"):
        shutil.copytree(source / folder, root / folder)
    story: Path = root / "site_src/stories/reading-rooms/story.toml"
    before, mark, after = story.read_text("utf-8").rpartition('words.mobile.en = "Bus"')
    assert mark
    evil = "words.mobile.en = '<img src=x onerror=stop()></p>'"
    story.write_text(before + evil + after, "utf-8")
    market = root / "site_src/stories/market-stalls"
    described = (market / "story.toml").read_text("utf-8").replace('id = "kinds"', CLICKED)
    (market / "story.toml").write_text(described, "utf-8")
    (market / "charts.py").write_text(CLICK, "utf-8")
    assert main(["build", "--root", str(root)]) == 0
    with Host({"/sub/": root / "output"}) as host:
        yield host


def test_a_tooltip_is_text_whatever_a_cell_holds(
    changed: Host, watch: Callable[..., Watched]
) -> None:
    watched = watch(f"{changed.address}/sub/en/{CHART}")
    page = watched.page
    expect(page.locator("figure.live")).to_be_visible()
    page.locator(".plot.broad .layer_2_marks path").last.hover()
    tip = page.locator(".hint")
    expect(tip).to_have_text("<img src=x onerror=stop()></p> 30,948")
    assert tip.evaluate("(tip) => tip.children.length") == 0
    assert page.locator("figure img").count() == 0
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    assert watched.faults == [] and page.evaluate("[breaches, made]") == [[], []]


def test_a_click_chooses_at_whatever_size_the_view_is_shown(
    changed: Host, watch: Callable[..., Watched]
) -> None:
    watched = watch(f"{changed.address}/sub/zh/market-stalls/kinds/", 390)
    page = watched.page
    expect(page.locator("figure.live")).to_be_visible()
    marks = page.locator(".plot.narrow .mark-rect.role-mark path")
    opacities = "(marks) => marks.map((mark) => mark.getAttribute('opacity'))"
    assert marks.evaluate_all(opacities) == ["1", "1"] and page.locator(".slider").count() == 0
    marks.last.click()
    expect(marks.first).to_have_attribute("opacity", "0.3")
    assert marks.evaluate_all(opacities) == ["0.3", "1"]
    assert watched.faults == [] and page.evaluate("[breaches, made]") == [[], []]

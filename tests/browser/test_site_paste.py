"""The paste matrix: every snippet on every kind of page, in a real browser. It prints a table."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from hosts import (
    SECRET,
    SETTINGS,
    WORDPRESS_HIDES,
    WP_EMBED,
    Setting,
    fence_in,
    host_wordpress,
)
from hosts import page as host_page
from markdown import markdown
from playwright.sync_api import Frame, Page
from serving import Host

from tests.browser.conftest import Built, Visit

KINDS = ("frame", "script", "element", "picture", "wechat", "markdown", "amp", "oembed")
# Kinds that bring our script; a page that forbids it says so in its console.
SCRIPTED = ("script", "element")
# In the frame of a chart: is it whole, does it scroll, is there a picture?
SEEN = """() => {
  const page = document.scrollingElement;
  const plots = [...document.querySelectorAll("svg.plot")];
  const shown = plots.map((svg) => svg.getBoundingClientRect()).filter((box) => box.width > 0);
  const end = document.querySelector("[data-embed]").getBoundingClientRect().bottom;
  return {
    over: Math.ceil(Math.max(page.scrollHeight, end) - innerHeight),
    wide: page.scrollWidth - document.documentElement.clientWidth,
    bar: innerWidth - document.documentElement.clientWidth,
    picture: shown.length === 1 ? Math.round(shown[0].height) : 0,
    spare: Math.round(innerHeight - end),
    width: innerWidth,
  };
}"""
# On the page: pictures that did not come, and words.
HELD = """() => ({
  broken: [...document.images].filter((image) => !image.complete || !image.naturalWidth).length,
  images: document.images.length,
  wide: document.scrollingElement.scrollWidth - innerWidth,
  words: document.body.innerText.length,
})"""


@pytest.fixture(scope="module")
def foreign() -> Iterator[Host]:
    """Serve somebody else's pages: another port is another origin."""
    with Host({}) as host:
        host.texts["/favicon.ico"] = ""  # a browser asks for it, and a console tells of a lack
        yield host


@pytest.fixture(scope="module", autouse=True)
def listener() -> None:
    """Need WordPress's own script."""
    if not WP_EMBED.exists():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(
            f"{WP_EMBED} is missing: run tests/install-browser"
        )


@pytest.fixture(scope="module")
def cells() -> Iterator[dict[tuple[str, str], str]]:
    """Collect what was seen, and print the matrix when all is done."""
    found: dict[tuple[str, str], str] = {}
    yield found
    print("\n" + f"{'':10}" + "".join(f"{kind:>10}" for kind in KINDS))
    for name in SETTINGS:
        print(f"{name:12}" + "".join(f"{found.get((name, kind), '-'):>10}" for kind in KINDS))


def read_snippets(site: Built, code: str, chart: str) -> dict[str, str]:
    """Return the snippets of a chart as pasted, with the local server for the site's address."""
    page = site.read(f"{code}/{chart}/")
    found = re.findall(r'<textarea id="snippet-([a-z]+)".*?>(.*?)</textarea>', page, re.DOTALL)
    snippets = {kind: unescape(text) for kind, text in found}
    # Every theme for Markdown keeps its pictures within the column.
    style = "<style>img { max-width: 100% }</style>"
    snippets["markdown"] = style + markdown(snippets["markdown"])
    snippets["oembed"] = json.loads(site.read(f"embed/{code}/{chart}.json"))["html"]
    return {kind: snippets[kind].replace(site.base_url, site.address) for kind in KINDS}


def open_page(
    foreign: Host, visit: Visit, setting: Setting, body: str
) -> tuple[Page, list[str], list[str]]:
    """Paste and open; return the page, what its console said and what was asked for."""
    foreign.texts["/"] = setting.make(body)
    foreign.headers["/"] = dict(setting.headers)
    page = visit("about:blank", 1000, height=2600, **setting.options)
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda m: said.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(foreign.address + "/", wait_until="load")
    return page, said, asked


def find_chart(page: Page, site: Built) -> Frame | None:
    """Return the frame that shows a page of the site, once it has come to rest."""
    for _ in range(100):
        for frame in page.frames:
            if frame.url.startswith(f"{site.address}embed/") and "/auto/" not in frame.url:
                frame.wait_for_load_state()
                return frame
        page.wait_for_timeout(20)
    return None


def settle(page: Page, frame: Frame) -> dict[str, Any]:
    """Return what is seen in the frame when three looks in a row see the same."""
    last, same = None, 0
    for _ in range(60):
        seen: dict[str, Any] = frame.evaluate(SEEN)
        same = same + 1 if seen == last else 0
        if same == 3:
            break
        last = seen
        page.wait_for_timeout(50)
    return seen


CELLS = [
    (name, kind)
    for name, setting in SETTINGS.items()
    for kind in KINDS
    if setting.only in ("", kind)
]
# A chart of bars with many words, and one of dots that is tall where it is narrow.
CHARTS = {"en": "daqing-talent/composition", "zh": "daqing-talent/network"}


@pytest.mark.parametrize("code", CHARTS)
@pytest.mark.parametrize("name, kind", CELLS)
def test_a_snippet_is_whole_wherever_it_is_pasted(
    real: Built,
    foreign: Host,
    visit: Visit,
    cells: dict[tuple[str, str], str],
    kind: str,
    name: str,
    code: str,
) -> None:
    setting = SETTINGS[name]
    body = read_snippets(real, code, CHARTS[code])[kind]
    page, said, asked = open_page(foreign, visit, setting, body)
    inner = page.frames[1] if name == "sandboxed" else page.main_frame
    told = "words"
    if is_framed(kind, setting):
        told = look_inside(page, real, setting, kind)
    held = inner.evaluate(HELD)
    for _ in range(100):  # lazy pictures come when they are near
        if not held["broken"]:
            break
        page.wait_for_timeout(20)
        held = inner.evaluate(HELD)
    assert held["words"] > 20 or told.startswith("fits"), held
    assert held["wide"] <= 0, held
    if kind in ("picture", "markdown"):
        assert held["images"] == 1 and held["broken"] == 0, held
        told = "picture"
    barred = kind in SCRIPTED and not setting.scripts
    assert [text for text in said if not (barred and "script" in text)] == []
    assert all(url.startswith((real.address, foreign.address, "about:", "data:")) for url in asked)
    cells[name, kind] = max(told, cells.get((name, kind), ""))


def is_framed(kind: str, setting: Setting) -> bool:
    """Tell whether a chart in a frame is expected, and not the words or picture in its stead."""
    return (
        kind in ("frame", "script", "oembed")
        or (kind == "element" and setting.scripts)
        or setting.only == "amp"
    )


def look_inside(page: Page, site: Built, setting: Setting, kind: str) -> str:
    """Hold a chart in its frame against what it must be; return how much room is left over."""
    frame = find_chart(page, site)
    assert frame is not None, "no frame"
    seen = settle(page, frame)
    assert seen["over"] <= 0 and seen["wide"] <= 0 and seen["bar"] == 0, seen
    assert seen["picture"] > 100, seen
    heard = kind == "oembed" and setting.make is host_wordpress
    told_height = (kind in SCRIPTED and setting.scripts) or heard
    fixed = setting.fixed and not told_height
    assert seen["spare"] <= (400 if fixed else 4 if told_height else 110), seen
    assert abs(seen["width"] - setting.width) <= 2, seen
    return f"fits +{seen['spare']}"


@pytest.mark.parametrize("hidden", WORDPRESS_HIDES)
@pytest.mark.parametrize("late", [0, 0.3, 0.4, 1.5])
def test_wordpress_shows_a_chart_whose_frame_came_first(
    real: Built, foreign: Host, visit: Visit, late: float, hidden: str
) -> None:
    """WordPress shows a frame when it hears it; its listener may come after the first word."""
    html = read_snippets(real, "en", CHARTS["en"])["oembed"]
    foreign.texts["/wp-embed.js"] = WP_EMBED.read_text()
    foreign.delays["/wp-embed.js"] = late
    script = '<script defer src="/wp-embed.js"></script>'
    setting = Setting(lambda body: host_page(fence_in(body, WORDPRESS_HIDES[hidden]), 600, script))
    page, _, _ = open_page(foreign, visit, setting, html)
    outer = page.locator("iframe")
    page.wait_for_function("!document.querySelector('iframe').hasAttribute('style')", timeout=5000)
    frame = find_chart(page, real)
    assert frame is not None
    seen = settle(page, frame)
    assert 0 <= seen["spare"] <= 4 and seen["over"] <= 0, seen
    assert outer.is_visible() and not page.locator("blockquote").is_visible()


def test_wordpress_follows_the_link_of_a_chart(real: Built, foreign: Host, visit: Visit) -> None:
    """The link has the site's own address, whose host the local server's stands for."""
    html = read_snippets(real, "en", CHARTS["en"])["oembed"]
    page, _, _ = open_page(foreign, visit, SETTINGS["WordPress"], html)
    page.evaluate("addEventListener('message', ({ data }) => data.value && (asked = data))")
    frame = find_chart(page, real)
    assert frame is not None
    settle(page, frame)
    frame.locator(".source a").click()
    page.wait_for_function("window.asked?.message === 'link'")
    asked = {"message": "link", "value": f"{real.base_url}en/{CHARTS['en']}/", "secret": SECRET}
    assert page.evaluate("window.asked") == asked


@pytest.mark.parametrize("kind", ["frame", "script"])
def test_ten_snippets_on_a_page_hardly_shift_it(
    real: Built, foreign: Host, visit: Visit, kind: str
) -> None:
    """Heights are reckoned for all readers' fonts; the script then sets the exact ones."""
    charts = [
        path.removeprefix("embed/").split("/", 1) for path in real.paths("embed/*/*/*/index.html")
    ]
    told = [(code, chart.strip("/")) for code, chart in charts if code in ("zh", "en")][:10]
    body = "".join(f"<p>Words.</p>{read_snippets(real, code, chart)[kind]}" for code, chart in told)
    watched = """<script>window.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.shift += entry.value;
      }).observe({ type: "layout-shift", buffered: true });</script>"""
    foreign.texts["/"] = SETTINGS["bare"].make(watched + body)
    page = visit(foreign.address + "/", 700, height=900)
    for _ in range(12):
        page.mouse.wheel(0, 700)
        page.wait_for_timeout(250)
    assert len(page.frames) == 11
    assert page.evaluate("window.shift") < 0.05


# Boxes of other people's pages in which a percentage, or a container, has no width of its own.
BOXES = {
    "flex column": '<div style="display:flex;flex-direction:column;align-items:center">{}</div>',
    "flex row": '<div style="display:flex">{}</div>',
    "grid": '<div style="display:grid;justify-items:center">{}</div>',
    "float": '<div style="float:left">{}</div>',
    "cell": "<table><tr><td>{}</td></tr></table>",
    "inline block": '<div style="display:inline-block">{}</div>',
    "as wide as what it holds": '<div style="width:fit-content">{}</div>',
    "figure as a table": '<figure style="display:table;margin:0">{}</figure>',
}


@pytest.mark.parametrize("box", BOXES)
def test_no_box_makes_the_frame_vanish(real: Built, foreign: Host, visit: Visit, box: str) -> None:
    """A container of inline size is 0 pixels wide where it is asked for its own width."""
    body = BOXES[box].format(read_snippets(real, "en", CHARTS["en"])["frame"])
    for width in (360, 900):
        setting = Setting(lambda body, width=width: host_page(body, width))
        page, _, _ = open_page(foreign, visit, setting, body)
        frame = page.locator("iframe").bounding_box()
        assert frame is not None and 220 <= frame["width"] <= width, (width, frame)
        assert page.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0
        chart = find_chart(page, real)
        assert chart is not None and settle(page, chart)["over"] <= 0


@pytest.mark.parametrize("width", [400, 900])
def test_a_box_of_fixed_shape_keeps_the_frame_inside(
    real: Built, foreign: Host, visit: Visit, width: int
) -> None:
    """Editing systems put frames into boxes of 16:9, which cut what is taller."""
    snippet = read_snippets(real, "en", CHARTS["en"])["frame"]
    style = "<style>.shape iframe{position:absolute;top:0;left:0;width:100%;height:100%}</style>"
    box = '<div class="shape" style="position:relative;padding-top:75%;overflow:hidden">{}</div>'
    setting = Setting(lambda body: host_page(body, width))
    page, _, _ = open_page(foreign, visit, setting, style + box.format(snippet.partition("<p")[0]))
    outer, inner = (page.locator(name).bounding_box() for name in (".shape", "iframe"))
    assert outer is not None and inner is not None
    assert inner["y"] + inner["height"] <= outer["y"] + outer["height"] + 1

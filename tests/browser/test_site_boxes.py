"""Boxes of other people's pages: in none of them is a pasted frame cut, lost or restless."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.conftest import Built, Visit
from tests.browser.hosts import SETTINGS, Setting
from tests.browser.hosts import page as host_page
from tests.browser.pasting import CHARTS, WIDE, find_chart, open_page, read_snippets, settle
from tests.browser.serving import Host
from tests.browser.waiting import wait_until


@pytest.fixture(scope="module")
def foreign() -> Iterator[Host]:
    """Serve somebody else's pages: another port is another origin."""
    with Host({}) as host:
        host.texts["/favicon.ico"] = ""  # a browser asks for it, and a console tells of a lack
        yield host


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
      }).observe({ type: "layout-shift", buffered: true });
      document.addEventListener("load", ({ target }) => { target.came = true; }, true);</script>"""
    seen_came = """() => [...document.querySelectorAll("iframe")].every((frame) => {
      const { top, bottom } = frame.getBoundingClientRect();
      return frame.came || bottom < 0 || top > innerHeight;
    })"""
    foreign.texts["/"] = SETTINGS["bare"].make(watched + body)
    page = visit(foreign.address + "/", 700, height=900)
    for _ in range(12):
        page.mouse.wheel(0, 700)
        page.wait_for_timeout(30)
        wait_until(page, seen_came)
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


@pytest.mark.parametrize("width", [360, 900])
def test_no_box_makes_the_frame_vanish(
    real: Built, foreign: Host, visit: Visit, width: int
) -> None:
    """A container of inline size is 0 pixels wide where it is asked for its own width."""
    snippet = read_snippets(real, "en", CHARTS["en"])["frame"]
    cells = {f"#box-{number}": box for number, box in enumerate(BOXES)}
    body = "".join(
        f'<div id="{cell[1:]}" style="display:flow-root">{BOXES[box].format(snippet)}</div>'
        for cell, box in cells.items()
    )
    page, _, _ = open_page(foreign, visit, Setting(lambda body: host_page(body, width)), body)
    assert page.evaluate(WIDE) <= 0
    seen = settle(page, {cell: find_chart(page, real, cell) for cell in cells})
    for cell, box in cells.items():
        frame = page.locator(f"{cell} iframe").bounding_box()
        assert frame is not None and 220 <= frame["width"] <= width, (box, frame)
        assert seen[cell]["over"] <= 0, (box, seen[cell])


def test_a_box_of_fixed_shape_keeps_the_frame_inside(
    real: Built, foreign: Host, visit: Visit
) -> None:
    """Editing systems put frames into boxes of 16:9, which cut what is taller."""
    snippet = read_snippets(real, "en", CHARTS["en"])["frame"].partition("<p")[0]
    style = "<style>.shape iframe{position:absolute;top:0;left:0;width:100%;height:100%}</style>"
    box = '<div class="shape" style="position:relative;padding-top:75%;overflow:hidden">{}</div>'
    columns = [f'<div style="width:{width}px">{box.format(snippet)}</div>' for width in (400, 900)]
    page, _, _ = open_page(foreign, visit, SETTINGS["bare"], style + "".join(columns))
    outers, inners = (page.locator(name).all() for name in (".shape", "iframe"))
    for one, other in zip(outers, inners, strict=True):
        outer, inner = one.bounding_box(), other.bounding_box()
        assert outer is not None and inner is not None
        assert inner["y"] + inner["height"] <= outer["y"] + outer["height"] + 1

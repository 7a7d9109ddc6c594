"""The paste matrix: every snippet on every kind of page, in a real browser. It prints a table."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Frame, Page

from tests.browser.conftest import Built, Visit
from tests.browser.hosts import (
    SECRET,
    SETTINGS,
    WORDPRESS_HIDES,
    WP_EMBED,
    Setting,
    fence_in,
    host_wordpress,
)
from tests.browser.hosts import page as host_page
from tests.browser.pasting import CHARTS, KINDS, WIDE, find_chart, open_page, read_snippets, settle
from tests.browser.serving import Host
from tests.browser.waiting import wait_until

# Kinds that bring our script; a page that forbids it says so in its console.
SCRIPTED = ("script", "element")
# In each cell of the page: pictures that did not come, and words.
HELD = """() => Object.fromEntries([...document.querySelectorAll(".cell")].map((cell) => {
  const images = [...cell.querySelectorAll("img")];
  return [cell.id, {
    broken: images.filter((image) => !image.complete || !image.naturalWidth).length,
    images: images.length,
    words: cell.innerText.length,
  }];
}))"""


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


def fill_cells(site: Built, setting: Setting, scripted: bool) -> dict[str, str]:
    """Return what a host makes of the snippets of both charts: cell → HTML.

    Our script gives every frame on its page a height, so what brings it stands apart.
    """
    kinds = [kind for kind in KINDS if (kind in SCRIPTED) == scripted]
    return {
        f"{kind}-{code}": setting.take(read_snippets(site, code, chart)[kind])
        for code, chart in CHARTS.items()
        for kind in kinds
        if setting.only in ("", kind)
    }


@pytest.mark.hosts
@pytest.mark.parametrize("scripted", [False, True], ids=["plain", "scripted"])
@pytest.mark.parametrize("name", SETTINGS)
def test_a_snippet_is_whole_wherever_it_is_pasted(
    real: Built,
    foreign: Host,
    visit: Visit,
    cells: dict[tuple[str, str], str],
    name: str,
    scripted: bool,
) -> None:
    setting = SETTINGS[name]
    pasted = fill_cells(real, setting, scripted)
    if not pasted:
        assert setting.only and setting.only not in SCRIPTED
        return
    body = "".join(f'<div class="cell" id="{cell}">{html}</div>' for cell, html in pasted.items())
    page, said, asked = open_page(foreign, visit, setting, body)
    inner = page.frames[1] if name == "sandboxed" else page.main_frame
    told = look_inside(page, inner, real, setting, [*pasted])
    held = wait_for_pictures(page, inner)
    assert held.keys() == pasted.keys()
    assert inner.evaluate(WIDE) <= 0
    for cell, found in held.items():
        kind = cell.partition("-")[0]
        assert found["words"] > 20 or cell in told, (cell, found)
        if kind in ("picture", "markdown"):
            assert found["images"] == 1 and found["broken"] == 0, (cell, found)
        usual = "picture" if kind in ("picture", "markdown") else "words"
        cells[name, kind] = max(told.get(cell, usual), cells.get((name, kind), ""))
    barred = scripted and not setting.scripts
    assert [text for text in said if not (barred and "script" in text)] == []
    assert all(url.startswith((real.address, foreign.address, "about:", "data:")) for url in asked)


def wait_for_pictures(page: Page, inner: Frame) -> dict[str, dict[str, int]]:
    """Return what each cell holds; lazy pictures come when they are near."""
    for _ in range(100):
        held: dict[str, dict[str, int]] = inner.evaluate(HELD)
        if not any(found["broken"] for found in held.values()):
            break
        page.wait_for_timeout(20)
    return held


def is_framed(kind: str, setting: Setting) -> bool:
    """Tell whether a chart in a frame is expected, and not the words or picture in its stead."""
    return (
        kind in ("frame", "script", "oembed")
        or (kind == "element" and setting.scripts)
        or setting.only == "amp"
    )


def look_inside(
    page: Page, inner: Frame, site: Built, setting: Setting, cells: list[str]
) -> dict[str, str]:
    """Hold the charts in frames against what they must be; return how much room is left over."""
    framed = [cell for cell in cells if is_framed(cell.partition("-")[0], setting)]
    charts = {cell: find_chart(inner, site, f"#{cell}") for cell in framed}
    seen = settle(page, charts, [cell for cell in framed if is_told(cell, setting)])
    for cell, found in seen.items():
        hold(found, setting, cell)
    return {cell: f"fits +{found['spare']}" for cell, found in seen.items()}


def is_told(cell: str, setting: Setting) -> bool:
    """Tell whether something on the page hears how tall the frame in a cell wants to be."""
    kind = cell.partition("-")[0]
    heard = kind == "oembed" and setting.make is host_wordpress
    return (kind in SCRIPTED and setting.scripts) or heard


def hold(seen: dict[str, Any], setting: Setting, cell: str) -> None:
    assert seen["over"] <= 0 and seen["wide"] <= 0 and seen["bar"] == 0, (cell, seen)
    assert seen["picture"] > 100, (cell, seen)
    told = is_told(cell, setting)
    assert seen["spare"] <= (4 if told else 400 if setting.fixed else 110), (cell, seen)
    assert abs(seen["width"] - setting.width) <= 2, (cell, seen)


@pytest.mark.hosts
@pytest.mark.parametrize("late", [0, 0.3, 0.4, 1.5])
def test_wordpress_shows_a_chart_whose_frame_came_first(
    real: Built, foreign: Host, visit: Visit, late: float
) -> None:
    """WordPress shows a frame when it hears it; its listener may come after the first word."""
    html = read_snippets(real, "en", CHARTS["en"])["oembed"]
    foreign.texts["/wp-embed.js"] = WP_EMBED.read_text()
    foreign.delays["/wp-embed.js"] = late
    script = '<script defer src="/wp-embed.js"></script>'
    setting = Setting(lambda body: host_page(body, 600, script))
    fenced = [
        fence_in(html, style, f"{SECRET}{n}") for n, style in enumerate(WORDPRESS_HIDES.values())
    ]
    body = "".join(f'<div id="hidden-{n}">{one}</div>' for n, one in enumerate(fenced))
    page, _, _ = open_page(foreign, visit, setting, body)
    wait_until(page, "!document.querySelector('iframe[style]')")
    names = [f"#hidden-{n}" for n in range(len(fenced))]
    charts = {name: find_chart(page, real, name) for name in names}
    for name, seen in settle(page, charts, names).items():
        assert 0 <= seen["spare"] <= 4 and seen["over"] <= 0, (name, seen)
        assert page.locator(f"{name} iframe").is_visible(), name
        assert not page.locator(f"{name} blockquote").is_visible(), name


@pytest.mark.hosts
def test_wordpress_follows_the_link_of_a_chart(real: Built, foreign: Host, visit: Visit) -> None:
    """The link has the site's own address, whose host the local server's stands for."""
    html = fence_in(read_snippets(real, "en", CHARTS["en"])["oembed"])
    page, _, _ = open_page(foreign, visit, SETTINGS["WordPress"], html)
    page.evaluate("addEventListener('message', ({ data }) => data.value && (asked = data))")
    frame = find_chart(page, real)
    settle(page, {"chart": frame})
    frame.locator(".source a").click()
    wait_until(page, "window.asked?.message === 'link'")
    asked = {"message": "link", "value": f"{real.base_url}en/{CHARTS['en']}/", "secret": SECRET}
    assert page.evaluate("window.asked") == asked

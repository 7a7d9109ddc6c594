"""Snippets that were pasted on some day stand round today's frames, in a real browser.

tests/promises/ keeps them. All that were copied in one language stand on one page, each in a column
whose width changes: nothing is cut, nothing scrolls, and a picture keeps nine tenths of its size.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Frame, Page

from tests.browser.conftest import Built, Visit
from tests.browser.serving import Host
from tests.promising import BASE_URL, Snippet, read_promises

pytestmark = pytest.mark.hosts
TAGS = {"zh": "zh-Hant", "zh-hans": "zh-Hans", "en": "en"}
# On both sides of the widths at which a frame's page turns, and between them.
WIDTHS = (320, 340, 380, 414, 444, 500, 560, 599, 600, 680, 840, 1280)
FEW = (320, 444, 600, 1280)
LEAST_PICTURE = 0.9
# What brings a frame; elements and AMP's have a height of their own where no script runs.
FRAMED = ("frame", "pinned", "oembed", "amp", "element")
SCRIPTED = ("script", "element")
OTHERS = ("picture", "wechat", "markdown", "address")
SEEN = """() => {
  const page = document.scrollingElement;
  const end = document.querySelector(".frame").getBoundingClientRect().bottom;
  const svg = [...document.querySelectorAll("svg.plot")]
    .find((one) => one.getBoundingClientRect().width);
  const shown = () => {
    const room = svg.parentNode.clientWidth, most = parseFloat(getComputedStyle(svg).maxWidth);
    const { width, height } = svg.viewBox.baseVal;
    return svg.getBoundingClientRect().height / (Math.min(room, most) * height / width);
  };
  return {
    size: [innerWidth, innerHeight],
    down: Math.ceil(Math.max(page.scrollHeight, end) - innerHeight),
    sideways: page.scrollWidth - page.clientWidth,
    picture: svg ? shown() : null,
  };
}"""
SIZES = "(frames) => frames.map((one) => [one.clientWidth, one.clientHeight])"
RESIZE = """(width) => {
  for (const one of document.querySelectorAll(".column")) one.style.width = `${width}px`;
}"""


@pytest.fixture(scope="module")
def foreign() -> Iterator[Host]:
    """Serve somebody else's pages: another port is another origin."""
    with Host({}) as host:
        host.texts["/favicon.ico"] = ""
        yield host


def list_snippets(code: str, wanted: Callable[[str], bool]) -> list[Snippet]:
    """Return what was copied from pages in a language, of the kinds that are `wanted`."""
    kept = read_promises().snippets
    return sorted(
        one for one in kept if re.match(rf"(embed/)?{code}/", one.page) and wanted(one.kind)
    )


def strip_script(snippet: Snippet) -> str:
    """Return a snippet as a host without scripts shows it: AMP's tag and ours are a frame."""
    text = re.sub(r"(?s)<script.*?</script>", "", snippet.text)
    if snippet.kind not in ("amp", "element"):
        return text
    address, height = (re.search(rf'{name}="([^"]+)"', text) for name in ("src", "height"))
    assert address and height
    source = address[1].replace("/auto/", f"/{snippet.page.partition('/')[0]}/")
    return f'<iframe src="{source}" style="border:0;width:100%;height:{height[1]}px"></iframe>'


def paste(site: Built, foreign: Host, visit: Visit, code: str, bodies: list[str]) -> Page:
    """Open a page with each body in a column of its own, and wait for all frames.

    The columns lie on each other: a browser lets frames rest that nobody has in view.
    """
    columns = "".join(f'<div class="column">{body}</div>' for body in bodies)
    body = columns.replace(BASE_URL, site.address).replace(' loading="lazy"', "")
    head = f'<!doctype html><html lang="{TAGS[code]}"><meta charset="utf-8"><title>A paper</title>'
    style = "<style>.column { position: absolute; top: 0; left: 0 }</style>"
    foreign.texts["/promised"] = f"{head}{style}<body>{body}"
    page = visit("about:blank", 1400, height=900)
    page.goto(f"{foreign.address}/promised", wait_until="load")
    assert len(page.frames) == len(bodies) + 1
    return page


def look(page: Page, width: int) -> dict[str, dict[str, Any]]:
    """Return what is seen in each frame when all are at rest in columns of `width` pixels."""
    page.evaluate(RESIZE, width)
    elements = [(frame, frame.frame_element()) for frame in page.main_frame.child_frames]
    seen: dict[Frame, dict[str, Any]] = {}
    moving, until = dict(elements), 200
    while moving and (until := until - 1):
        sizes = page.evaluate(SIZES, list(moving.values()))
        before = {frame: seen.get(frame) for frame in moving}
        seen |= {frame: frame.evaluate(SEEN) for frame in moving}
        rest = [
            frame
            for frame, size in zip(moving, sizes, strict=True)
            if seen[frame]["size"] == size and seen[frame] == before[frame]
        ]
        moving = {frame: element for frame, element in moving.items() if frame not in rest}
        page.wait_for_timeout(30)
    assert not moving
    return {f"{place} {frame.url}": seen[frame] for place, (frame, _) in enumerate(elements)}


def hold(page: Page, widths: tuple[int, ...], pictures: bool = True) -> None:
    """Hold every frame of a page, in columns of these widths, against what was promised."""
    faults = []
    for width in widths:
        for name, seen in look(page, width).items():
            assert seen["size"][0] == width
            assert (seen["picture"] is not None) == pictures
            small = pictures and seen["picture"] < LEAST_PICTURE
            if seen["down"] > 0 or seen["sideways"] > 0 or small:
                faults.append((name, width, seen))
    assert faults == []


@pytest.mark.parametrize("code", TAGS)
def test_a_pasted_frame_still_fits_its_chart(
    real: Built, foreign: Host, visit: Visit, code: str
) -> None:
    snippets = list_snippets(code, FRAMED.__contains__)
    assert len(snippets) >= 7 * len(FRAMED)
    page = paste(real, foreign, visit, code, [*{strip_script(one): None for one in snippets}])
    hold(page, WIDTHS)


@pytest.mark.parametrize("code", TAGS)
def test_a_pasted_script_still_fits_the_frame(
    real: Built, foreign: Host, visit: Visit, code: str
) -> None:
    snippets = list_snippets(code, SCRIPTED.__contains__)
    assert len(snippets) >= 7 * len(SCRIPTED)
    page = paste(real, foreign, visit, code, [one.text for one in snippets])
    hold(page, FEW)


@pytest.mark.parametrize("code", TAGS)
def test_a_pasted_figure_is_still_whole(
    real: Built, foreign: Host, visit: Visit, code: str
) -> None:
    known = (*FRAMED, *SCRIPTED, *OTHERS)
    snippets = list_snippets(code, lambda kind: kind not in known)
    assert len(snippets) >= 40
    page = paste(real, foreign, visit, code, [one.text for one in snippets])
    hold(page, FEW, pictures=False)

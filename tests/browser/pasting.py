"""Snippets of charts on a page: paste them, find their frames, wait till these are at rest."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from html import unescape
from typing import Any

from markdown import markdown
from playwright.sync_api import Frame, Page

from tests.browser.conftest import Built, Visit
from tests.browser.hosts import Setting
from tests.browser.serving import Host

KINDS = ("frame", "script", "element", "picture", "wechat", "markdown", "amp", "oembed")
# A chart of bars with many words, and one of dots that is tall where it is narrow.
CHARTS = {"en": "daqing-talent/composition", "zh": "daqing-talent/network"}
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
WIDE = "document.scrollingElement.scrollWidth - innerWidth"


def read_snippets(site: Built, code: str, chart: str) -> dict[str, str]:
    """Return the snippets of a chart as pasted, with the local server for the site's address."""
    page = site.read(f"{code}/{chart}/")
    found = re.findall(r'<textarea id="snippet-([a-z]+)".*?>(.*?)</textarea>', page, re.DOTALL)
    snippets = {kind: unescape(text) for kind, text in found}
    # Every theme for Markdown keeps its pictures within the column.
    style = "<style>.theme img { max-width: 100% }</style>"
    snippets["markdown"] = f'{style}<div class="theme">{markdown(snippets["markdown"])}</div>'
    snippets["oembed"] = json.loads(site.read(f"embed/{code}/{chart}.json"))["html"]
    return {kind: snippets[kind].replace(site.base_url, site.address) for kind in KINDS}


def open_page(
    foreign: Host, visit: Visit, setting: Setting, body: str
) -> tuple[Page, list[str], list[str]]:
    """Paste and open; return the page, what its console said and what was asked for."""
    foreign.texts["/"] = setting.make(body)
    foreign.headers["/"] = dict(setting.headers)
    page = visit("about:blank", 1000, height=12_000, **setting.options)
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda m: said.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(foreign.address + "/", wait_until="load")
    return page, said, asked


def find_chart(place: Page | Frame, site: Built, cell: str = "body") -> Frame:
    """Return the frame in a cell that shows a page of the site, once it is there."""
    element = place.wait_for_selector(f"{cell} iframe", state="attached")
    frame = element.content_frame() if element else None
    assert frame is not None
    embeds = f"{site.address}embed/"
    frame.wait_for_url(lambda url: url.startswith(embeds) and "/auto/" not in url)
    return frame


def settle(
    page: Page, frames: Mapping[str, Frame], exact: Collection[str] = ()
) -> dict[str, dict[str, Any]]:
    """Return what is seen in each frame when four looks in a row see the same.

    Those that are `exact` are waited for a little: a host may yet hear of their height.
    """
    looks: dict[str, list[dict[str, Any]]] = {name: [] for name in frames}
    moving = dict(frames)
    for _ in range(60):
        for name, frame in moving.items():
            looks[name].append(frame.evaluate(SEEN))
        moving = {
            name: frame
            for name, frame in moving.items()
            if not is_at_rest(looks[name]) or (name in exact and looks[name][-1]["spare"] > 4)
        }
        if not moving:
            break
        page.wait_for_timeout(50)
    return {name: seen[-1] for name, seen in looks.items()}


def is_at_rest(looks: list[dict[str, Any]]) -> bool:
    return len(looks) > 3 and all(look == looks[-1] for look in looks[-4:])

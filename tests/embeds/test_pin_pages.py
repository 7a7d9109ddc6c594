"""Pinned pages: kept bytes, lines of every state, a style sheet beside; old scripts stay."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache

from tests.fixture import FIGURES, KINDS, keep_pin, load_fixture, print_fixture
from youju.embeds.pin_pages import list_lines, print_kept_scripts, print_pinned, print_pins
from youju.embeds.states import STATES
from youju.model import Pin, Register, Site
from youju.printing.context import Press, make_press
from youju.printing.templating import Printer

SITE = load_fixture()
STORY = next(story for story in SITE.stories if story.slug == FIGURES)
PIN = Pin("0" * 12, FIGURES, KINDS, "2024-05-09")
PAGE = f"embed/@{PIN.version}/en/{FIGURES}/{KINDS}/index.html"


def press(site: Site = SITE) -> Press:
    printed = print_fixture()
    return make_press(site, printed.pictures, printed.cards, printed.posters, Printer(site.files))


@cache
def pinned(code: str) -> str:
    page = print_pinned(press(), STORY, STORY.charts[0], code, PIN)
    assert page.path == PAGE.replace("/en/", f"/{code}/")
    return page.content.decode()


def test_it_is_the_embed_with_a_line_for_each_state() -> None:
    live = print_fixture().pages[f"embed/en/{FIGURES}/{KINDS}/index.html"].decode()
    (plots,) = re.findall(r'<div class="plots" .*?</div>', live, re.DOTALL)
    assert plots in pinned("en")
    lines = re.findall(r'<p class="pin (\w+)">([^<]*)', pinned("en"))
    assert [state for state, _ in lines] == list(STATES)
    assert [words.strip() for _, words in lines] == [
        "Version of May 9, 2024",
        "Version of May 9, 2024. The chart has changed since.",
        "Version of May 9, 2024. A figure in it has been corrected since.",
        "Version of May 9, 2024. The chart has been withdrawn since.",
    ]
    assert (
        list_lines(press(), STORY, "zh", PIN)["later"][0]
        == "這是2024年5月9日的版本，圖表其後已經更新。"
    )


def test_it_says_its_version_and_leads_to_the_live_chart_page() -> None:
    page = pinned("zh")
    assert page.count(f"<code>{PIN.version}</code>") == 4
    assert (
        '<link rel="canonical" href="https://fixture.example/sub/zh/market-stalls/kinds/">' in page
    )
    assert page.count('href="../../../../../zh/market-stalls/kinds/"') == 3


def test_the_policy_lets_in_the_status_style_alone() -> None:
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', pinned("en"))
    sheet = f"https://fixture.example/sub/embed/@{PIN.version}/en/status.css"
    assert re.search(rf"style-src &#39;sha256-[^ ]*&#39; &#39;self&#39; {sheet};", policy)
    assert '<link rel="stylesheet" href="../../status.css">' in pinned("en")


def test_pages_come_from_the_archive_and_the_state_of_each_language_from_today() -> None:
    site = keep_pin(replace(SITE, register=Register()), PIN, {"zh": "other", "fr": "other"})
    place = f"embed/@{PIN.version}"
    kept = {f"embeds/@{PIN.version}/{code}.html": code.encode() for code in ("en", "zh", "fr")}
    register = replace(site.register, files=dict.fromkeys(kept, "hash"))
    site = replace(site, register=register, files={**site.files, **kept})
    pages = {page.path: page.content for page in print_pins(press(site))}
    states = {"en": "current", "zh": "later", "fr": "withdrawn"}
    assert set(pages) == {
        f"{place}/{code}/{name}"
        for code in states
        for name in (f"{FIGURES}/{KINDS}/index.html", "status.css", "status.json")
    }
    for code, state in states.items():
        assert pages[f"{place}/{code}/{FIGURES}/{KINDS}/index.html"] == code.encode()
        assert state in pages[f"{place}/{code}/status.css"].decode()
        assert json.loads(pages[f"{place}/{code}/status.json"])["state"] == state


def test_scripts_of_old_snippets_stay() -> None:
    kept = {"embeds/scripts/embed.1f2e3d4c5b6a.js": b"old"}
    register = Register(files=dict.fromkeys(kept, "hash"))
    site = replace(SITE, register=register, files={**SITE.files, **kept})
    (page,) = print_kept_scripts(press(site))
    assert (page.path, page.content) == ("embed/embed.1f2e3d4c5b6a.js", b"old")
    assets = replace(press(site).assets, pages=(page,))
    assert list(print_kept_scripts(replace(press(site), assets=assets))) == []

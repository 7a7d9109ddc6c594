"""Pinned embeds in a browser: the line of their state shows in every frame, and costs nothing."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.browser.conftest import REPOSITORY, Listen, Visit
from tests.browser.serving import Host
from tests.browser.waiting import wait_until
from youju.cli import main

FIGURES, KINDS = "market-stalls", "kinds"
CORRECTIONS = f"""date,story,figure,was,reason_zh,reason_en
{date.today()},{FIGURES},food,800個,看錯。,Misread.
"""
TOMBSTONES = f"""["{FIGURES}/{KINDS}"]
date = 2024-06-01
title = {{ en = "Food", zh = "吃的" }}
reason = {{ en = "Closed.", zh = "已經關閉。" }}
"""
STATES = ("current", "later", "corrected", "withdrawn")
SANDBOXES = ("", "sandbox", 'sandbox="allow-scripts"')
STALLS, OTHERS = ",800,item,exact,2024-05,office,3,800個", ",810,item,exact,2024-05,office,3,810個"

ARRIVED = """(paths) => [...document.querySelectorAll("iframe")].every(
  ({ contentDocument: page }, i) =>
    page?.readyState === "complete" && page.URL.endsWith(paths[i]))"""
# In a frame: every line of a state, and how high its page is.
LINES = """() => [
  [...document.querySelectorAll(".pin")].map((l) => [l.className, getComputedStyle(l).visibility]),
  document.querySelector("main").getBoundingClientRect().height,
]"""


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Host, str]]:
    """The fixture, pinned, and served as it is, changed, corrected and without the chart."""
    base = tmp_path_factory.mktemp("pins")
    root = base / "site"
    shutil.copytree(REPOSITORY / "tests/sites/two_stories", root)
    # What the source prints will not be what the table says.
    (root / "data/sources/office.numbers.csv").unlink()
    assert main(["pin", FIGURES, "--root", str(root)]) == 0
    places: dict[str, Path] = {}

    def build(name: str) -> None:
        places[f"/{name}/"] = base / name
        assert main(["build", "--root", str(root), "--output", str(base / name)]) == 0

    build("current")
    edit(root / "data/stalls.csv", STALLS, OTHERS)
    build("later")
    (root / "data/corrections.csv").write_text(CORRECTIONS, "utf-8")
    build("corrected")
    story = root / f"site_src/stories/{FIGURES}"
    text = (story / "story.toml").read_text("utf-8").partition("[[charts]]")[0]
    (story / "story.toml").write_text(text, "utf-8")
    for code in ("en", "zh"):
        edit(story / f"{code}.md", '{{ chart("kinds") }}', "")
    (root / "site_src/tombstones.toml").write_text(TOMBSTONES, "utf-8")
    build("withdrawn")
    (folder,) = (base / "current/embed").glob("@*")
    with Host(places) as host:
        yield host, f"embed/{folder.name}"


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_the_line_of_the_state_shows_in_every_frame(
    script: bool, states: tuple[Host, str], glance: Visit, listen: Listen
) -> None:
    host, folder = states
    frames = "".join(
        f'<iframe src="/{state}/{folder}/{code}/{FIGURES}/{KINDS}/" {sandbox}></iframe>'
        for state in STATES
        for code in ("en", "zh")
        for sandbox in SANDBOXES
    )
    host.texts["/host"] = f"<!doctype html><link rel='icon' href='data:,'>{frames}"
    page = glance("about:blank", java_script_enabled=script)
    told: list[str] = []
    requests: list[str] = []
    listen(page, "console", lambda message: told.append(message.text))
    listen(page, "request", lambda request: requests.append(request.url))
    page.goto(f"{host.address}/host", wait_until="networkidle")
    # A frame that allows no script says so of the one that measures it.
    barred = [text for text in told if "'allow-scripts' permission is not set" in text]
    assert told == barred
    assert all(url.startswith((host.address, "data:")) for url in requests)
    heights: dict[str, set[tuple[str, float]]] = {state: set() for state in STATES}
    for frame in page.frames[1:]:
        lines, height = frame.evaluate(LINES)
        [state] = [state for state in STATES if f"/{state}/" in frame.url]
        shown = [name for name, visibility in lines if visibility == "visible"]
        assert shown == [f"pin {state}"]
        heights[state].add((frame.url, height))
    assert len(page.frames) == 1 + 6 * len(STATES)
    # One for each language, whatever the frame allows.
    assert {state: len(found) for state, found in heights.items()} == dict.fromkeys(STATES, 2)


def test_a_change_of_state_moves_nothing(states: tuple[Host, str], glance: Visit) -> None:
    host, folder = states
    heights: dict[int, set[int]] = {320: set(), 700: set()}
    for state in STATES:
        page = glance(f"{host.address}/{state}/{folder}/zh/{FIGURES}/{KINDS}/", 320)
        for width, found in heights.items():
            page.set_viewport_size({"width": width, "height": 800})
            found.add(page.evaluate("document.querySelector('main').offsetHeight"))
    assert {width: len(found) for width, found in heights.items()} == {320: 1, 700: 1}


def test_the_line_leads_to_the_chart_page_as_it_is_now(
    states: tuple[Host, str], visit: Visit
) -> None:
    host, folder = states
    page = visit(f"{host.address}/withdrawn/{folder}/zh/{FIGURES}/{KINDS}/")
    with page.expect_popup() as opened:
        page.locator(".pin.withdrawn a").click()
    opened.value.wait_for_load_state()
    assert opened.value.url == f"{host.address}/withdrawn/zh/{FIGURES}/{KINDS}/"
    assert "已經關閉。" in opened.value.locator("main").inner_text()


@pytest.mark.parametrize("code", ["en", "zh"])
def test_a_tombstone_shows_in_a_frame_and_as_a_picture(
    code: str, states: tuple[Host, str], glance: Visit
) -> None:
    host, _ = states
    place = f"/withdrawn/embed/{code}/{FIGURES}/{KINDS}"
    pictures = "".join(
        f'<img src="{place}{ending}">' for ending in (".svg", ".png", "@2x.png", "-dark.png")
    )
    pictures += f'<img src="/withdrawn/{code}/{FIGURES}/{KINDS}/card.png">'
    host.texts["/host"] = f'<!doctype html><iframe src="{place}/" sandbox></iframe>{pictures}'
    page = glance(f"{host.address}/host")
    assert re.search("Closed|已經關閉", page.frames[1].locator("main").inner_text())
    loaded = page.locator("img").evaluate_all("images => images.map(i => i.naturalWidth > 300)")
    assert loaded == [True] * 5


@pytest.mark.parametrize(
    "locale, code, words", [("en-US", "en", "Closed."), ("zh-TW", "zh", "已經關閉。")]
)
def test_a_tombstone_without_a_language_speaks_the_readers(
    locale: str, code: str, words: str, states: tuple[Host, str], glance: Visit
) -> None:
    host, _ = states
    address = f"/withdrawn/embed/auto/{FIGURES}/{KINDS}/"
    host.texts["/host"] = (
        f'<!doctype html><iframe src="{address}" sandbox="allow-scripts"></iframe>'
    )
    page = glance(f"{host.address}/host", locale=locale)
    page.frames[1].wait_for_url(f"**/embed/{code}/**")
    assert words in page.frames[1].locator("main").inner_text()
    address = f"{host.address}/withdrawn/embed/auto/{FIGURES}/{KINDS}/"
    page = glance(address, java_script_enabled=False, locale=locale)
    page.wait_for_url("**/embed/en/**")


@pytest.mark.parametrize("state", ["current", "withdrawn"])
def test_a_page_with_our_script_chooses_the_language_of_what_is_pinned_or_gone(
    state: str, states: tuple[Host, str], glance: Visit
) -> None:
    host, folder = states
    script = next(iter((host.folders[f"/{state}/"] / "embed").glob("embed.*.js"))).name
    pinned = f"/{state}/{folder}/en/{FIGURES}/{KINDS}/"
    auto = f"/{state}/embed/auto/{FIGURES}/{KINDS}/"
    host.texts["/host"] = (
        f'<!doctype html><html lang="zh-TW"><script src="/{state}/embed/{script}" async></script>'
        f'<iframe src="{pinned}" data-youju-auto></iframe><iframe src="{auto}"></iframe>'
    )
    page = glance(f"{host.address}/host", locale="en-US")
    chosen = [pinned.replace("/en/", "/zh/"), auto.replace("/auto/", "/zh/")]
    wait_until(page, ARRIVED, arg=chosen)
    page.wait_for_timeout(200)  # and they stay there
    assert [frame.url.removeprefix(host.address) for frame in page.frames[1:]] == chosen
    tags = [frame.locator("html").get_attribute("lang") for frame in page.frames[1:]]
    assert tags == ["zh-Hant", "zh-Hant"]

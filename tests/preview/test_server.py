"""The preview: every save is built and reaches the browser, whatever the build comes to."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.preview_site import PATIENCE, Browser, Site, await_that, make_page, plan
from youju.preview.server import Serving, serve

# Each test starts a preview, with processes of its own.
pytestmark = pytest.mark.slow
SWITCHES = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    new = Site(tmp_path)
    new.save("site_src/index.html", make_page("at first"))
    new.save("site_src/site.css", "p { color: rgb(1, 2, 3) }")
    with new:
        new.await_page("/", "at first")
        yield new


def test_four_quick_saves_reach_the_browser(site: Site) -> None:
    shown = ""
    with Browser(site.port, site.read_version()) as browser:
        for number in range(1, 5):
            site.save("site_src/index.html", make_page(f"save {number}"))

        def loads_last() -> bool:
            nonlocal shown
            if browser.told:
                browser.told.clear()
                shown = site.ask("/")[2]
            return "save 4" in shown

        await_that(loads_last)


def test_each_save_reaches_the_browser_however_soon_after_another(site: Site) -> None:
    with Browser(site.port, site.read_version()) as browser:
        for number in range(1, 5):
            told = len(browser.told)
            site.save("site_src/index.html", make_page(f"save {number}"))
            site.await_page("/", f"save {number}")
            await_that(lambda: len(browser.told) > told)  # noqa: B023


def test_a_save_between_loading_and_connecting_is_not_lost(site: Site) -> None:
    old = site.read_version()
    site.save("site_src/index.html", make_page("later"))
    site.await_page("/", "later")
    with Browser(site.port, old) as late, Browser(site.port, site.read_version()) as fresh:
        await_that(lambda: late.told == ["*"])
        assert fresh.told == []


def test_an_open_page_is_shown_before_the_rest_and_loaded_once(site: Site) -> None:
    with Browser(site.port, site.read_version()) as browser:
        site.save("data/order.txt", "first wait")
        site.save("site_src/index.html", make_page("before the rest"))
        await_that(lambda: browser.told == ["*"])
        assert "before the rest" in site.ask("/")[2]
        (site.root / "go").touch()
        built = len(site.lines)
        await_that(lambda: len(site.lines) > built)
        with Browser(site.port, site.read_version()) as again:
            assert again.told == [] and browser.told == ["*"]


def test_what_is_wrong_is_told_before_the_rest_is_made(site: Site) -> None:
    with Browser(site.port, site.read_version()) as browser:
        site.save("data/order.txt", "told wait")
        await_that(lambda: browser.told == ["*"])
        assert "prose-chart-not-shown" in site.ask("/")[2] and "at first" in site.ask("/")[2]
        (site.root / "go").touch()
        await_that(lambda: "prose-chart-not-shown" not in site.ask("/")[2])


def test_a_browser_is_told_of_changes_of_what_it_shows_alone(site: Site) -> None:
    site.save("site_src/other.html", make_page("another page"))
    site.save("site_src/a.svg", "<svg/>")
    site.await_page("/other.html", "another page")
    with Browser(site.port, site.read_version()) as browser:
        site.save("site_src/other.html", make_page("and changed"))
        site.await_page("/other.html", "and changed")
        assert browser.told == []
        site.ask("/a.svg")  # it stands inside a page that a browser was given
        site.save("site_src/a.svg", "<svg><g/></svg>")
        await_that(lambda: browser.told == ["*"])


def test_a_change_of_styles_only_swaps_the_styles(site: Site) -> None:
    with Browser(site.port, site.read_version()) as browser:
        site.save("site_src/site.css", "p { color: red }")
        await_that(lambda: "site.css" in browser.told)
        assert "*" not in browser.told
        site.save("site_src/site.css", "p { color: blue }")
        site.save("site_src/index.html", make_page("with words"))
        await_that(lambda: "*" in browser.told)


def test_a_file_saved_by_rename_added_or_removed_is_a_change(site: Site) -> None:
    beside = site.root / "site_src/.index.html.swap"
    beside.write_text(make_page("renamed"), "utf-8")
    beside.replace(site.root / "site_src/index.html")
    site.await_page("/", "renamed")
    site.save("site_src/zh/數據.html", make_page("新頁"))
    site.await_page("/zh/%E6%95%B8%E6%93%9A.html", "新頁")
    (site.root / "site_src/zh/數據.html").unlink()
    await_that(lambda: site.ask("/zh/%E6%95%B8%E6%93%9A.html")[0] == 404)


def test_problems_stand_in_for_stale_pages_until_mended(site: Site) -> None:
    with Browser(site.port, site.read_version()) as browser:
        site.save("data/order.txt", "problems")
        status, page = site.await_page("/", "Problems to mend: 2")
        await_that(lambda: browser.told == ["*"])
        assert status == 500
        assert "data/a&lt;b&gt;.csv, row 3" in page and "<script>x" not in page
        assert "data/另一.csv, row 1" in page
        assert page.index("This file cannot be read") < page.index("這個檔案讀不了")
        assert "livereload.js?port=" in page
        assert site.ask("/nowhere/")[0] == 500
        assert site.ask("/site.css")[0] == 200
        site.save("data/order.txt", "")
        assert site.await_page("/", "at first")[0] == 200
        await_that(lambda: browser.told == ["*", "*"])
    assert any("errors: 2" in line and "data/a<b>.csv:3:5" in line for line in site.lines)


def test_problems_at_the_start_are_shown_in_the_language_wished_for(tmp_path: Path) -> None:
    site = Site(tmp_path, language="zh-hans")
    site.save("data/order.txt", "problems")
    with site:
        page = site.await_page("/", "待處理的問題：2 個")[1]
        assert page.index("這個檔案讀不了") < page.index("This file cannot be read")
        site.save("site_src/index.html", make_page("mended"))
        site.save("data/order.txt", "")
        site.await_page("/", "mended")


@pytest.mark.parametrize(
    ("order", "shown"),
    [
        ("fault", "RuntimeError: a &lt;fault&gt; of ours"),
        ("exit", "SystemExit: a story&#39;s code left"),
        ("die", "exit code 7"),
    ],
)
def test_a_fault_is_shown_and_the_preview_lives_on(site: Site, order: str, shown: str) -> None:
    site.save("data/order.txt", order)
    assert site.await_page("/", shown)[0] == 500
    site.save("data/order.txt", "")
    site.save("site_src/index.html", make_page("alive"))
    assert site.await_page("/", "alive")[0] == 200


def test_pages_are_served_while_a_build_runs_and_a_save_meanwhile_is_built_after(
    site: Site,
) -> None:
    site.save("data/order.txt", "wait")
    await_that((site.root / "began").exists)
    assert "at first" in site.ask("/")[2]
    site.save("site_src/index.html", make_page("meanwhile"))
    assert "at first" in site.ask("/")[2]
    (site.root / "go").touch()
    site.await_page("/", "meanwhile")


def test_modules_run_in_a_new_process_and_words_and_charts_in_the_old(site: Site) -> None:
    site.save("data/order.txt", "pid")
    pids = [site.await_page("/pid.html", "<script")[1].partition("<")[0]]
    assert pids[0].isdecimal()
    for name in ("zh.md", "charts.py", "helper.py"):
        site.save(f"site_src/stories/x/{name}", "new")
        site.await_page(f"/stories/x/{name}", "new")
        pids.append(site.ask("/pid.html")[2].partition("<")[0])
    assert pids[0] == pids[1] == pids[2] != pids[3]


def test_a_build_that_changes_nothing_reloads_nothing(site: Site) -> None:
    with Browser(site.port, site.read_version()) as browser:
        site.save("data/unused.csv", "a,b\n")
        await_that(lambda: any("pages changed: 0 of 2" in line for line in site.lines))
        assert browser.told == []


def test_a_taken_port_gives_way_to_the_next(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with Site(tmp_path, port=port) as site:
            assert site.port != port
            assert site.lines[:2] == [
                f"Port {port} is taken, so the preview uses port {site.port}.",
                f"The preview is at http://127.0.0.1:{site.port}/ (Ctrl-C ends it).",
            ]


def test_other_machines_cannot_be_served(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="this machine only"):
        serve(tmp_path, plan, Serving(host="0.0.0.0"))


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent to a process group")
@pytest.mark.parametrize("moment", ["is at", "Built", "building"])
def test_ctrl_c_ends_quietly(tmp_path: Path, moment: str) -> None:
    script = tmp_path / "run.py"
    script.write_text(
        textwrap.dedent("""
            import signal
            from functools import partial
            from pathlib import Path
            from tests.preview_site import plan
            from youju.preview.server import Serving, serve

            if __name__ == "__main__":
                signal.signal(signal.SIGINT, signal.default_int_handler)  # not all runs hear it
                say = partial(print, flush=True)
                serve(Path(__file__).parent, plan, Serving(port=0, say=say))
        """)
    )
    site = Site(tmp_path)
    site.save("site_src/index.html", "x")
    if moment == "building":
        site.save("data/order.txt", "wait")
    here = Path(__file__).parents[1]
    process = subprocess.Popen(
        [sys.executable, script],
        env={**os.environ, "PYTHONPATH": f"{here}{os.pathsep}{here.parent}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        if moment == "building":
            await_that((tmp_path / "began").exists)
        else:
            assert process.stdout
            while moment not in process.stdout.readline():
                assert process.poll() is None
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=PATIENCE)
        assert (process.returncode, said) == (0, "")
    finally:
        (tmp_path / "go").touch()  # a worker left behind by a failure ends its build, and itself
        process.kill()


@pytest.mark.browser
def test_a_page_with_a_strict_policy_reloads_itself_in_chromium(site: Site) -> None:
    from playwright.sync_api import expect, sync_playwright

    complaints: list[str] = []
    with contextlib.ExitStack() as stack:
        play = stack.enter_context(sync_playwright())
        chromium = play.chromium.launch(executable_path="/usr/bin/chromium", args=SWITCHES)
        stack.callback(chromium.close)
        page = chromium.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"http://localhost:{site.port}/")
        for number in range(1, 4):
            site.save("site_src/index.html", make_page(f"save {number}"))
            page.get_by_text(f"save {number}").wait_for(timeout=PATIENCE * 1000)
        page.evaluate("window.kept = true")
        site.save("site_src/site.css", "p { color: rgb(9, 8, 7) }")
        expect(page.get_by_text("save 3")).to_have_css(
            "color", "rgb(9, 8, 7)", timeout=PATIENCE * 1000
        )
        assert page.evaluate("window.kept")
        assert complaints == []
        site.save("data/order.txt", "problems")
        page.get_by_text("Problems to mend: 2").wait_for(timeout=PATIENCE * 1000)
        site.save("data/order.txt", "")
        page.get_by_text("save 3").wait_for(timeout=PATIENCE * 1000)


@pytest.mark.browser
def test_a_text_that_changed_is_exchanged_and_all_else_loads_the_page(site: Site) -> None:
    from playwright.sync_api import sync_playwright

    def save(*paragraphs: str, more: str = "") -> None:
        inside = "</p><p>".join(paragraphs)
        site.save("site_src/index.html", make_page(f"</p><main><p>{inside}</p></main>{more}<p>end"))

    with contextlib.ExitStack() as stack:
        play = stack.enter_context(sync_playwright())
        chromium = play.chromium.launch(executable_path="/usr/bin/chromium", args=SWITCHES)
        stack.callback(chromium.close)
        page = chromium.new_page()
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))

        def read(text: str) -> tuple[list[str], bool]:
            """Return the paragraphs of the page that shows `text`, and whether it was kept."""
            page.get_by_text(text, exact=True).wait_for(timeout=PATIENCE * 1000)
            kept = bool(page.evaluate("window.kept"))
            page.wait_for_load_state("networkidle")
            page.evaluate("window.kept = true")
            return page.locator("main p").all_text_contents(), kept

        save("one", "two")
        page.goto(f"http://localhost:{site.port}/")
        assert read("two") == (["one", "two"], False)
        save("one", "two <b>again</b>")
        assert read("again") == (["one", "two again"], True)
        save("one", "three", "two <b>once more</b>")
        assert read("three") == (["one", "three", "two once more"], True)
        save("three")
        page.get_by_text("one", exact=True).wait_for(state="detached", timeout=PATIENCE * 1000)
        assert read("three") == (["three"], True)
        page.evaluate("document.querySelector('main p').append('!')")  # as a script may have it
        save("four")
        assert read("four") == (["four"], False)
        save("four", more="<figure>of five</figure>")
        assert read("of five") == (["four"], False)
        assert complaints == []

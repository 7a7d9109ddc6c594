"""Supervision: a build that is no longer wanted, or never ends, gives way."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest

from tests.preview_site import Site, await_that, make_page, plan
from youju.preview import supervision
from youju.preview.build_worker import Attempt, Worker
from youju.preview.supervision import Looks, build_again
from youju.preview.watching import Watch
from youju.progress import Phase

# Each test starts processes, and waits for some.
pytestmark = pytest.mark.slow


def _set_grace(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    monkeypatch.setattr(supervision, "_LEAST_GRACE_SECONDS", seconds)
    monkeypatch.setattr(supervision, "_MOST_GRACE_SECONDS", seconds)


@pytest.fixture(autouse=True)
def impatience(monkeypatch: pytest.MonkeyPatch) -> None:
    _set_grace(monkeypatch, 0.2)
    monkeypatch.setattr(supervision, "_WORD_SECONDS", 0.1)


def test_a_loop_without_an_end_is_mended_by_the_next_save(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.save("site_src/index.html", make_page("at first"))
    with site:
        site.await_page("/", "at first")
        site.save("data/order.txt", "loop")
        await_that((tmp_path / "began").exists)
        assert "at first" in site.ask("/")[2]
        site.save("data/order.txt", "")
        site.save("site_src/index.html", make_page("mended"))
        site.await_page("/", "mended")
    assert any("A newer save ended the build" in line for line in site.lines)
    assert any("Still building" in line for line in site.lines)


def test_who_hears_what_a_build_is_at_is_not_told_that_it_still_runs(tmp_path: Path) -> None:
    heard: list[Phase] = []
    site = Site(tmp_path, hear=heard.append)
    site.save("site_src/index.html", make_page("at first"))
    site.save("data/order.txt", "report")
    with site:
        await_that(lambda: bool(heard))
        time.sleep(0.5)  # several times as long as it takes until that would be told
        (tmp_path / "go").touch()
        site.await_page("/", "at first")
    assert heard == [Phase("drawing", 1, 2)]
    assert not any("Still building" in line for line in site.lines)


def test_a_build_gives_way_to_a_newer_save_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _set_grace(monkeypatch, 60)
    site = Site(tmp_path)
    site.save("site_src/index.html", make_page("at first"))
    site.save("data/order.txt", "steps")
    with site:
        await_that((tmp_path / "began").exists)
        site.save("data/order.txt", "")
        site.await_page("/", "at first")


def test_saves_without_a_pause_are_built_once_in_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervision, "_MOST_UNTOLD_SECONDS", 0)
    _set_grace(monkeypatch, 60)
    site = Site(tmp_path)
    site.save("site_src/index.html", make_page("at first"))
    site.save("data/order.txt", "steps a while")
    with site:
        await_that((tmp_path / "began").exists)
        site.save("site_src/index.html", make_page("meanwhile"))
        await_that(lambda: any("Built" in line for line in site.lines))
        site.await_page("/", "meanwhile")
    assert not any("ended the build" in line for line in site.lines)


def test_a_build_beyond_the_limit_is_ended_and_told(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/order.txt").write_text("loop")
    worker = Worker(plan, tmp_path)

    async def build() -> Attempt:
        watch = Watch(tmp_path)
        tell = list[str]().append
        async for attempt, _ in build_again(worker, watch, tell, "en", Looks(), limit=0.5):
            return attempt
        raise AssertionError("nothing was built")

    try:
        slow = asyncio.run(build())
        (tmp_path / "data/order.txt").write_text("")
        assert worker.build(fresh=False).pages == {}
    finally:
        worker.close()
    assert slow.pages is None and [notice.code for notice in slow.notices] == ["preview-slow"]


def test_a_build_that_is_about_to_end_may_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _set_grace(monkeypatch, 60)
    site = Site(tmp_path)
    site.save("site_src/index.html", make_page("at first"))
    with site:
        site.await_page("/", "at first")
        site.save("data/order.txt", "wait")
        await_that((tmp_path / "began").exists)
        site.save("site_src/index.html", make_page("meanwhile"))
        time.sleep(0.3)
        (tmp_path / "go").touch()
        site.await_page("/", "meanwhile")
    assert not any("ended the build" in line for line in site.lines)

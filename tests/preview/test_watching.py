"""Watching: what counts as a change, and when."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from youju import inputs
from youju.preview import watching
from youju.preview.watching import ENGINE, Watch


class Watched:
    """A folder with one CSV and a watch that has seen it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.file = root / "data/visitors.csv"
        self.file.parent.mkdir()
        self.file.write_text("id,value\na,1\n")
        self.watch = Watch(root)
        first = self.see()
        assert "data/visitors.csv" in first and ENGINE in first

    def see(self) -> frozenset[str]:
        """Return the next change; nothing, when none comes within several looks."""

        async def wait() -> frozenset[str]:
            return await asyncio.wait_for(self.watch.change(), 0.6)

        try:
            return asyncio.run(wait())
        except TimeoutError:
            return frozenset()


def _count_calls(monkeypatch: pytest.MonkeyPatch, name: str) -> list[Path]:
    """Return the folders that the function `name` of the watch is asked for from now on."""
    asked: list[Path] = []
    former = getattr(watching, name)

    def note(root: Path) -> object:
        asked.append(root)
        return former(root)

    monkeypatch.setattr(watching, name, note)
    return asked


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Watched:
    """Watch a site alone: somebody may be editing this checkout while the tests run."""
    monkeypatch.setattr(watching, "engine_digest", lambda: "one")
    for module in (watching, inputs):
        monkeypatch.setattr(module, "read_home", lambda: tmp_path)
    return Watched(tmp_path)


def test_nothing_saved_is_no_change(watched: Watched) -> None:
    assert watched.see() == frozenset()


def test_an_edit_an_addition_and_a_removal_are_changes(watched: Watched) -> None:
    watched.file.write_text("id,value\na,2\n")
    assert watched.see() == {"data/visitors.csv"}
    (watched.root / "site_src/stories/x").mkdir(parents=True)
    (watched.root / "site_src/stories/x/中文.md").write_text("x")
    assert watched.see() == {"site_src/stories/x/中文.md"}
    watched.file.unlink()
    assert watched.see() == {"data/visitors.csv"}


def test_an_edit_that_keeps_size_and_time_is_a_change(watched: Watched) -> None:
    times = watched.file.stat()
    watched.file.write_text("id,value\na,2\n")
    os.utime(watched.file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert watched.see() == {"data/visitors.csv"}


def test_an_edit_within_one_tick_of_a_coarse_clock_is_a_change(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    same = {"a": (watched.file.stat().st_mtime_ns, 0, 0, 0)}
    monkeypatch.setattr(watching, "_read_stats", lambda root: same)
    assert watched.see() == frozenset()
    watched.file.write_text("id,value\na,2\n")
    assert watched.see() == {"data/visitors.csv"}


def test_files_at_rest_for_long_are_not_read_again(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads = _count_calls(monkeypatch, "_read_marks")
    assert watched.see() == frozenset() and reads
    monkeypatch.setattr(watching, "_YOUNG_NS", 0)
    reads.clear()
    assert watched.see() == frozenset() and not reads


def test_what_was_saved_lately_is_looked_at_more_often_than_the_rest(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "_INTERVAL", 30)

    async def wait() -> frozenset[str]:
        looking = asyncio.create_task(watched.watch.change())
        await asyncio.sleep(0.2)
        (watched.root / "data/other.csv").write_text("x")
        await asyncio.sleep(0.3)
        assert not looking.done()
        watched.file.write_text("id,value\na,2\n")
        return await asyncio.wait_for(looking, 20)

    assert asyncio.run(wait()) == {"data/visitors.csv", "data/other.csv"}


def test_after_a_rest_files_are_looked_at_less_often(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = _count_calls(monkeypatch, "_read_stats")
    monkeypatch.setattr(watching, "_REST_INTERVAL", 30)
    watched.see()
    assert len(looks) > 1
    looks.clear()
    monkeypatch.setattr(watching, "_REST", 0)
    watched.see()
    assert len(looks) == 1


def test_a_touch_is_no_change(watched: Watched) -> None:
    os.utime(watched.file)
    assert watched.see() == frozenset()


@pytest.mark.parametrize("name", ["~$visitors.csv", ".~lock.visitors.csv#", ".visitors.csv.swp"])
def test_what_an_editor_leaves_beside_a_file_is_no_change(watched: Watched, name: str) -> None:
    (watched.root / "data" / name).write_text("x")
    assert watched.see() == frozenset()


def test_a_file_that_is_too_large_and_its_removal_are_changes(watched: Watched) -> None:
    large = watched.root / "data/large.csv"
    with large.open("wb") as file:
        file.truncate(20_000_001)
    assert watched.see() == {"data/large.csv"}
    large.unlink()
    assert watched.see() == {"data/large.csv"}


def test_a_file_is_read_once_it_is_at_rest(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = iter(range(6))

    def grow(root: Path) -> dict[str, tuple[int, int, int, int]]:
        size = next(looks, 6)
        if size < 6:
            watched.file.write_text("x" * size)
        return {"a": (0, 0, size, 0)}

    seen: list[str] = []
    read = watching._read_marks

    def note(root: Path) -> object:
        seen.append(watched.file.read_text())
        return read(root)

    monkeypatch.setattr(watching, "_read_stats", grow)
    monkeypatch.setattr(watching, "_read_marks", note)
    assert watched.see() == {"data/visitors.csv"}
    assert seen == ["xxxxx"]


def test_a_file_that_never_rests_is_read_all_the_same(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "_SETTLE", 0.001)
    sizes = iter(range(10**9))
    monkeypatch.setattr(watching, "_read_stats", lambda root: {"a": (0, 0, next(sizes), 0)})
    watched.file.write_text("growing")
    assert watched.see() == {"data/visitors.csv"}


def test_the_engine_is_watched(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "engine_digest", lambda: "another")
    os.utime(watched.file)
    assert watched.see() == {ENGINE}

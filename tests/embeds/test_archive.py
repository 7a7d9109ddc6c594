"""The folder embeds/: builds that run at once or are killed lose nothing; a refusal is told."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fixture import ROOT
from youju.content.register import LOCK, hash_file, parse_register
from youju.embeds import archive
from youju.embeds.archive import record_embeds, record_pages
from youju.model import Pin, Register
from youju.output.lock import BusyError, lock_output
from youju.problems import BuildError, Problems

SCRIPT = "embeds/scripts/embed.1f2e3d4c5b6a.js"
PIN = Pin("1f2e3d4c5b6a", "stalls", "kinds", "2024-05-09")


def read(root: Path) -> Register:
    problems = Problems()
    register = parse_register((root / LOCK).read_bytes(), problems)
    assert not problems
    return register


def address(name: object) -> str:
    return f"embed/en/stalls/{name}/index.html"


def test_what_pages_other_people_may_hold_is_recorded(tmp_path: Path) -> None:
    pages = {
        address("kinds"): b"1",
        "embed/auto/stalls/kinds/index.html": b"2",
        "embed/zh/stalls/figure/food/index.html": b"3",
        "embed/embed.1f2e3d4c5b6a.js": b"4",
        "embed/@1f2e3d4c5b6a/zh/stalls/kinds/index.html": b"5",
        "embed/en/stalls/kinds.png": b"6",
        "en/stalls/kinds/index.html": b"7",
    }
    recorded = record_pages(tmp_path, pages)
    assert recorded.count == 3
    assert set(read(tmp_path).addresses) == set(list(pages)[:3])
    assert read(tmp_path).files == {SCRIPT: hash_file(b"4")}
    assert (tmp_path / SCRIPT).read_bytes() == b"4"
    assert recorded.files == {SCRIPT: b"4", LOCK: (tmp_path / LOCK).read_bytes()}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["embeds"]


def test_nothing_is_written_when_nothing_is_new(tmp_path: Path) -> None:
    record_embeds(tmp_path, [address(1)], {SCRIPT: b"4"}, [PIN])
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "embeds").rglob("*")}
    with lock_output(tmp_path / "embeds"):  # not even asked for
        recorded = record_embeds(tmp_path, [address(1)], {SCRIPT: b"4"}, [PIN])
    assert (recorded.count, set(recorded.files)) == (0, {LOCK})
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "embeds").rglob("*")} == before


def test_a_site_without_embeds_gets_no_folder(tmp_path: Path) -> None:
    assert record_embeds(tmp_path, (), {}).files == {}
    assert list(tmp_path.iterdir()) == []


def test_what_an_unfinished_pin_left_is_replaced_and_what_is_registered_is_not(
    tmp_path: Path,
) -> None:
    (tmp_path / SCRIPT).parent.mkdir(parents=True)
    (tmp_path / SCRIPT).write_bytes(b"half")
    record_embeds(tmp_path, (), {SCRIPT: b"whole"})
    assert (tmp_path / SCRIPT).read_bytes() == b"whole"
    record_embeds(tmp_path, [address(1)], {SCRIPT: b"other"})
    assert (tmp_path / SCRIPT).read_bytes() == b"whole"


PARALLEL = """
import sys
from pathlib import Path
from youju.embeds.archive import record_embeds
root, name = Path(sys.argv[1]), sys.argv[2]
for index in range(20):
    path = f"embed/en/stalls/{name}_{index}/index.html"
    record_embeds(root, [path], {f"embeds/scripts/embed.{name}{index}.js": path.encode()})
"""


def start(code: str, *arguments: object) -> subprocess.Popen[bytes]:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen([sys.executable, "-c", code, *map(str, arguments)], env=environment)


@pytest.mark.slow
def test_builds_at_once_lose_nothing(tmp_path: Path) -> None:
    running = [start(PARALLEL, tmp_path, name) for name in "abc"]
    assert [process.wait() for process in running] == [0, 0, 0]
    register = read(tmp_path)
    assert len(register.addresses) == len(register.files) == 60
    assert all(
        hash_file((tmp_path / n).read_bytes()) == known for n, known in register.files.items()
    )
    assert [path.name for path in tmp_path.iterdir()] == ["embeds"]


ENDLESS = """
import itertools, sys
from pathlib import Path
from youju.embeds.archive import record_embeds
root = Path(sys.argv[1])
print("ready", flush=True)
for index in itertools.count():
    path = f"embed/en/stalls/{sys.argv[2]}_{index}/index.html"
    record_embeds(root, [path], {f"embeds/scripts/embed.{sys.argv[2]}{index}.js": b"x" * 9_999})
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="a kill there is another thing")
def test_a_build_that_is_killed_loses_nothing(tmp_path: Path) -> None:
    known: set[str] = set()
    for turn in range(8):
        process = start(ENDLESS, tmp_path, chr(ord("a") + turn))
        while not (tmp_path / LOCK).exists():
            time.sleep(0.01)
        time.sleep(0.25 + turn * 0.013)
        process.send_signal(signal.SIGKILL)
        process.wait()
        register = read(tmp_path)
        assert known <= set(register.addresses)
        known = set(register.addresses)
        for name, content in register.files.items():
            assert hash_file((tmp_path / name).read_bytes()) == content
    record_embeds(tmp_path, [address("last")], {})
    assert set(read(tmp_path).addresses) == known | {address("last")}


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(archive, "_PATIENCE", 0.1)
    yield


def test_waiting_has_an_end(tmp_path: Path, impatient: None) -> None:
    with lock_output(tmp_path / "embeds"), pytest.raises(BusyError):
        record_embeds(tmp_path, [address(1)], {})
    assert record_embeds(tmp_path, [address(1)], {}).count == 1


def test_a_register_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "embeds").touch()
    with pytest.raises(BuildError) as error:
        record_embeds(tmp_path, [address(1)], {})
    (problem,) = error.value.problems
    assert (problem.code, str(problem.origin)) == ("embed-unwritable", f"{LOCK}:1:1")
    assert "File exists" in problem.sentence("en")


def test_a_register_that_cannot_be_read_is_told_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "embeds").mkdir()
    (tmp_path / LOCK).write_text("<<<<<<< ours\n")
    with pytest.raises(BuildError):
        record_embeds(tmp_path, [address(1)], {})
    assert (tmp_path / LOCK).read_text() == "<<<<<<< ours\n"


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    site, outside = tmp_path / "site", tmp_path / "outside"
    (site / "embeds").mkdir(parents=True)
    outside.mkdir()
    (outside / "precious").write_text("precious")
    (site / "embeds/.embeds.lock.new").symlink_to(outside / "precious")
    assert record_embeds(site, [address(1)], {}).count == 1
    assert not (site / LOCK).is_symlink() and address(1) in read(site).addresses
    (site / "embeds/scripts").symlink_to(outside)
    with pytest.raises(BuildError) as error:
        record_embeds(site, [address(2)], {"embeds/scripts/embed.1f2e.js": b"//"})
    assert error.value.problems[0].code == "embed-unwritable"
    assert {path.name: path.read_text() for path in outside.iterdir()} == {"precious": "precious"}
    assert address(2) not in read(site).addresses

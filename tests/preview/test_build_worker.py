"""Attempts: builds in a process of their own, whatever their code does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from threading import Thread

import pytest

from tests.preview_site import await_that, plan
from youju.preview import build_worker
from youju.preview.build_worker import Attempt, Early, Worker
from youju.preview.trials import Trial
from youju.progress import Phase, report

# Each test starts processes.
pytestmark = pytest.mark.slow


@pytest.fixture
def worker(tmp_path: Path) -> Iterator[Worker]:
    new = Worker(plan, tmp_path)
    yield new
    new.close()


def _order(root: Path, order: str) -> None:
    (root / "data").mkdir(exist_ok=True)
    (root / "data/order.txt").write_text(order)


def _interrupt(worker: Worker, root: Path, order: str, end: Callable[[], None]) -> Attempt:
    """Return what came of a build by `order` that `end` met under way."""
    _order(root, order)
    attempts: list[Attempt] = []
    thread = Thread(target=lambda: attempts.append(worker.build(fresh=False)))
    thread.start()
    await_that((root / "began").exists)
    end()
    thread.join()
    (attempt,) = attempts
    return attempt


def _count(calls: list[int], root: Path, *told: object) -> Trial:
    calls.append(1)
    return Trial({"calls": str(len(calls)).encode(), "pid": str(os.getpid()).encode()})


def _call_module(root: Path, *told: object) -> Trial:
    sys.path.insert(0, str(root))
    import helper_of_a_story

    return Trial({"value": helper_of_a_story.VALUE})


def _report(root: Path, *told: object) -> Trial:
    for number in range(1, 1001):
        report("drawing", number, 1000)
    report("fonts")
    return Trial({})


def _leave_child(root: Path, *told: object) -> Trial:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    (root / "child").write_text(str(child.pid))
    child.wait()
    return Trial({})


def test_pages_come_back_as_they_were_planned(worker: Worker, tmp_path: Path) -> None:
    (tmp_path / "site_src").mkdir()
    (tmp_path / "site_src/數.html").write_bytes(b"\x00\xff")
    attempt = worker.build(fresh=False)
    assert attempt == Attempt(pages={"數.html": b"\x00\xff"})


def test_what_a_build_is_at_comes_back_no_oftener_than_people_read(tmp_path: Path) -> None:
    heard: list[Early] = []
    worker = Worker(_report, tmp_path)
    try:
        worker.build(False, (), heard.append)
    finally:
        worker.close()
    assert heard[0] == Phase("drawing", 1, 1000)
    assert 1 <= len(heard) < 100
    assert heard[-1] == Phase("fonts")  # it may take long, and nothing else is told meanwhile


def test_problems_come_back_in_words(worker: Worker, tmp_path: Path) -> None:
    _order(tmp_path, "problems")
    attempt = worker.build(fresh=False)
    assert attempt.pages is None
    assert [notice.places for notice in attempt.notices] == [
        ("data/a<b>.csv:3:5",),
        ("data/另一.csv:1:1",),
    ]
    assert attempt.notices[0].sentence["en"] == "This file cannot be read: <script>x."
    assert "Excel" in attempt.notices[0].mend["zh"]


@pytest.mark.parametrize(
    ("order", "told"), [("fault", "RuntimeError: a <fault>"), ("exit", "SystemExit: a story")]
)
def test_a_fault_comes_back_as_a_traceback(
    worker: Worker, tmp_path: Path, order: str, told: str
) -> None:
    _order(tmp_path, order)
    attempt = worker.build(fresh=False)
    assert told in attempt.fault and "preview_site.py" in attempt.fault
    assert attempt.pages is None


def test_a_worker_that_dies_is_followed_by_another(worker: Worker, tmp_path: Path) -> None:
    _order(tmp_path, "die")
    assert worker.build(fresh=False) == Attempt(died=7)
    _order(tmp_path, "")
    assert worker.build(fresh=False).pages == {}


def test_a_worker_that_writes_rubbish_is_followed_by_another(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(build_worker, "_BUILDS", "tests.answering:write_rubbish")
        attempt = worker.build(fresh=False)
    assert attempt.died is not None and attempt.pages is None
    assert worker.build(fresh=False).pages == {}


def test_a_worker_that_the_system_kills_is_followed_by_another(
    worker: Worker, tmp_path: Path
) -> None:
    _order(tmp_path, "pid")
    (tmp_path / "site_src").mkdir()
    pages = worker.build(fresh=False).pages
    assert pages
    os.kill(int(pages["pid.html"]), signal.SIGTERM)
    assert worker.build(fresh=False) == Attempt(died=-signal.SIGTERM)
    assert worker.build(fresh=False).pages


def test_a_worker_keeps_its_process_until_fresh_code_is_asked_for(tmp_path: Path) -> None:
    worker = Worker(partial(_count, []), tmp_path)
    built = [worker.build(fresh).pages or {} for fresh in (False, False, True)]
    pids = [pages["pid"] for pages in built]
    worker.close()
    assert pids[0] == pids[1] != pids[2]


def test_changed_code_is_loaded_by_a_fresh_worker(tmp_path: Path) -> None:
    worker = Worker(_call_module, tmp_path)
    values = []
    for value in ("b'first'", "b'second'"):
        (tmp_path / "helper_of_a_story.py").write_text(f"VALUE = {value}")
        values.append((worker.build(fresh=True).pages or {}).get("value"))
    worker.close()
    assert values == [b"first", b"second"]


def test_a_plan_that_no_other_process_can_import_is_refused(tmp_path: Path) -> None:
    with pytest.raises((AttributeError, TypeError)):
        Worker(lambda root, names, show: Trial({}), tmp_path)


def test_closing_ends_a_build_under_way(worker: Worker, tmp_path: Path) -> None:
    attempt = _interrupt(worker, tmp_path, "wait", worker.close)
    assert attempt.pages is None
    assert worker.build(fresh=False).pages is None


def test_a_stopped_build_is_followed_by_another_in_a_new_process(
    worker: Worker, tmp_path: Path
) -> None:
    attempt = _interrupt(worker, tmp_path, "loop", worker.stop)
    assert attempt.pages is None and not attempt.notices
    _order(tmp_path, "")
    assert worker.build(fresh=False).pages == {}


def test_a_build_gives_way_at_its_next_step_and_its_process_goes_on(tmp_path: Path) -> None:
    worker = Worker(plan, tmp_path)
    _order(tmp_path, "pid")
    (tmp_path / "site_src").mkdir()
    first = worker.build(fresh=False)
    attempt = _interrupt(worker, tmp_path, "steps", worker.give_way)
    assert attempt == Attempt(gave_way=True)
    worker.give_way()  # nothing runs that could
    _order(tmp_path, "pid")
    assert worker.build(fresh=False) == first
    worker.close()
    worker.give_way()


@pytest.mark.parametrize("delay", [0.0, 0.02, 0.04, 0.06, 0.1, 0.2])
def test_closing_at_any_moment_of_the_start_is_quiet(
    worker: Worker, delay: float, capfd: pytest.CaptureFixture[str]
) -> None:
    thread = Thread(target=worker.build, args=(False,))
    thread.start()
    time.sleep(delay)
    worker.close()
    thread.join()
    assert capfd.readouterr().err == ""


@pytest.mark.skipif(sys.platform == "win32", reason="process groups")
def test_closing_by_force_takes_the_workers_of_the_worker_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("youju.preview.build_worker._PATIENCE_SECONDS", 0.2)
    worker = Worker(_leave_child, tmp_path)
    thread = Thread(target=worker.build, args=(False,))
    thread.start()
    await_that(lambda: (tmp_path / "child").exists() and (tmp_path / "child").read_text() != "")
    child = int((tmp_path / "child").read_text())
    worker.close()
    thread.join()
    await_that(lambda: not _runs(child))


def _runs(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"

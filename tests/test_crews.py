"""Crews: calls run in other processes, and whatever becomes of these, none is left."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from pathlib import Path

import pytest

from tests import answering
from tests.starting import Start, find_children, needs_proc, start_program, wait_until
from youju.crews import _MOST, _SERVES, Crew, offer_crew
from youju.progress import Phase, heard_by

PROGRAM = """
import signal
import sys
import time
from youju.crews import Crew

signal.signal(signal.SIGINT, signal.default_int_handler)  # a run in the background ignores it
with Crew(2) as crew:
    for future in [crew.submit(time.sleep, 600), crew.submit(time.sleep, 600)]:
        future.result()
"""


def test_calls_run_in_as_many_processes_as_there_may_be_and_no_more() -> None:
    with Crew(2) as crew:
        found = set(crew.map(answering.tell_process, [0.3] * 6))
    assert len(found) == 2
    assert os.getpid() not in found


def test_what_is_returned_comes_in_the_order_of_the_calls() -> None:
    with Crew(2) as crew:
        assert list(crew.map(pow, range(8), [2] * 8)) == [n * n for n in range(8)]
    with pytest.raises(RuntimeError):
        crew.submit(pow, 2, 2)


def test_what_a_call_raises_or_returns_that_cannot_be_sent_is_told() -> None:
    with Crew(1) as crew:
        with pytest.raises(RuntimeError, match="ZeroDivisionError"):
            crew.submit(divmod, 1, 0).result()
        with pytest.raises(RuntimeError, match="SystemExit"):
            crew.submit(sys.exit, "enough").result()
        with pytest.raises(RuntimeError, match="pickle"):
            crew.submit(eval, "lambda: 0").result()
        assert crew.submit(pow, 2, 5).result() == 32


def test_calls_that_wait_take_no_memory(tmp_path: Path) -> None:
    """All of a large site's stories, with the files that they share, were pickled at once."""
    pickled: list[int] = []

    class Story:
        def __init__(self, number: int) -> None:
            self.number = number

        def __reduce__(self) -> tuple[type[int], tuple[int]]:
            pickled.append(self.number)
            return int, (self.number,)

    with Crew(1) as crew:
        first = crew.submit(answering.wait_for_file, str(tmp_path / "go on"))
        calls = [crew.submit(str, Story(number)) for number in range(3)]
        assert pickled == []
        (tmp_path / "go on").touch()
        assert [call.result() for call in calls] == ["0", "1", "2"]
        assert first.done() and pickled == [0, 1, 2]


def test_a_process_that_dies_costs_its_call_another_try(tmp_path: Path) -> None:
    with Crew(2) as crew:
        calls = [crew.submit(answering.die_once, str(tmp_path / name)) for name in "abc"]
        assert [call.result() for call in calls] == ["alive"] * 3
        with pytest.raises(BrokenExecutor):
            crew.submit(os.kill, 0, signal.SIGKILL).result()  # 0: all of its own session
        assert crew.submit(pow, 2, 5).result() == 32


def test_what_calls_report_is_heard() -> None:
    heard: list[Phase] = []
    with heard_by(heard.append):
        hire = offer_crew(2)
    assert hire
    with heard_by(heard.append), hire(5) as crew:
        crew.submit(answering.report_twice, "tea").result()
    assert heard == [Phase("fonts", subject="tea"), Phase("drawing", 1, 2, "tea")]


def test_a_child_looks_for_garbage_as_seldom_as_its_parent() -> None:
    known = gc.get_threshold()
    gc.set_threshold(12_345)
    try:
        with Crew(1) as crew:
            assert crew.submit(gc.get_threshold).result()[0] == 12_345
    finally:
        gc.set_threshold(*known)


def test_one_process_needs_no_crew() -> None:
    assert offer_crew(1) is None
    assert offer_crew(0) is None


def test_a_crew_has_a_process_for_each_processor_and_no_more_than_there_are_calls(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sizes: list[int] = []
    monkeypatch.setattr("youju.crews.Crew", lambda processes, hear: sizes.append(processes))
    for processors in (2, 64):
        monkeypatch.setattr("youju.crews._count_processors", lambda found=processors: found)
        hire = offer_crew()
        assert hire
        for calls in (2, 20):
            hire(calls)
    assert sizes == [2, 2, 2, _MOST]
    monkeypatch.setattr("youju.crews._count_processors", lambda: 1)
    assert offer_crew() is None


def test_work_that_runs_is_ended_by_an_exception() -> None:
    started = time.monotonic()
    with pytest.raises(ZeroDivisionError), Crew(2) as crew:
        calls = [crew.submit(time.sleep, 600) for _ in range(3)]
        while not crew._busy:
            time.sleep(0.01)
        raise ZeroDivisionError
    assert time.monotonic() - started < 60
    assert all(call.cancelled() or isinstance(call.exception(), BrokenExecutor) for call in calls)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Give what runs PROGRAM."""
    with start_program(tmp_path, PROGRAM) as started:
        yield started


def start_working(start: Start) -> tuple[subprocess.Popen[str], str]:
    """Run PROGRAM until it has children."""
    running, mark = start()
    wait_until(lambda: len(find_children(mark, _SERVES)) == 2)
    time.sleep(0.4)
    return running, mark


@needs_proc
def test_ctrl_c_leaves_no_child(start: Start) -> None:
    running, mark = start_working(start)
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does
    _, errors = running.communicate(timeout=30)
    assert running.returncode != 0 and "KeyboardInterrupt" in errors
    assert find_children(mark, _SERVES) == []


@needs_proc
def test_children_of_a_killed_parent_end_by_themselves(start: Start) -> None:
    running, mark = start_working(start)
    running.kill()
    running.communicate(timeout=30)
    wait_until(lambda: not find_children(mark, _SERVES))

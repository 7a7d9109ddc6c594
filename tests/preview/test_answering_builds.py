"""What a process of builds answers, asked in this one: each message once, whatever came of it."""

from __future__ import annotations

import os
import pickle
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.preview_site import await_that, plan
from youju.children import receive, send
from youju.preview.build_worker import Attempt, serve_builds
from youju.preview.trials import Trial
from youju.progress import Phase, report

# Sends a message; the second returns the answers, as many as there are until an attempt.
Say = Callable[[object], None]
Hear = Callable[[], list[Any]]


class Closing:
    """A plan that notes when it is closed, and how often it was asked."""

    def __init__(self, calls: list[str]) -> None:
        self.calls = calls

    def __call__(self, root: Path, *told: object) -> Trial:
        self.calls.append("built")
        return Trial({"calls": str(len(self.calls)).encode()})

    def close(self) -> None:
        (Path(self.calls[0]) / "closed").touch()


def _report(root: Path, *told: object) -> Trial:
    for number in range(1, 1001):
        report("drawing", number, 1000)
    return Trial({})


def serve(job: bytes, talk: Callable[[Say, Hear], None]) -> None:
    """Serve builds of `job` in this thread, its first message, to who will `talk` in another."""
    asked, requests = os.pipe()
    answered, answers = os.pipe()
    faults: list[BaseException] = []

    def run() -> None:
        def hear() -> list[Any]:
            told = [pickle.loads(receive(reading))]
            while not isinstance(told[-1], Attempt):
                told.append(pickle.loads(receive(reading)))
            return told

        with os.fdopen(requests, "wb") as writing, os.fdopen(answered, "rb") as reading:
            try:
                send(writing, job)
                talk(lambda message: send(writing, pickle.dumps(message)), hear)
            except BaseException as error:  # told below, in the thread of the test
                faults.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    with os.fdopen(asked, "rb") as reading, os.fdopen(answers, "wb") as writing:
        serve_builds(reading, writing)
    thread.join()
    if faults:
        raise faults[0]


def order(root: Path, words: str) -> None:
    (root / "data").mkdir(exist_ok=True)
    (root / "data/order.txt").write_text(words)


def test_each_message_is_answered_whatever_came_of_the_one_before(tmp_path: Path) -> None:
    (tmp_path / "site_src").mkdir()
    (tmp_path / "site_src/index.html").write_text("<p>", encoding="utf-8")
    found: dict[str, list[Any]] = {}

    def talk(say: Say, hear: Hear) -> None:
        for words in ("fault", "exit", "problems", "first told broken", ""):
            order(tmp_path, words)
            say(("index.html",))
            found[words] = hear()

    serve(pickle.dumps((plan, tmp_path)), talk)
    fault, left, wrong = (found[words][-1] for words in ("fault", "exit", "problems"))
    assert fault.fault.endswith("RuntimeError: a <fault> of ours\n") and fault.pages is None
    assert left.fault.endswith("SystemExit: a story's code left\n")
    assert [notice.code for notice in wrong.notices] == ["input-unreadable", "input-too-large"]
    first, told, last = found["first told broken"]
    assert first == {"index.html": b"<p>"} and [one.code for one in told] == [
        "prose-chart-not-shown"
    ]
    assert last.pages.keys() == {"index.html"} and len(last.notices) == 2
    assert [dict(attempt.pages) for attempt in found[""]] == [{"index.html": b"<p>"}]


def test_a_build_gives_way_to_a_message_that_comes_meanwhile(tmp_path: Path) -> None:
    (tmp_path / "site_src").mkdir()
    attempts: list[Attempt] = []

    def talk(say: Say, hear: Hear) -> None:
        order(tmp_path, "steps")
        say(())
        await_that((tmp_path / "began").exists)
        say(None)
        attempts.extend(hear())
        order(tmp_path, "")
        say(None)  # what was to give way has ended: nothing is answered
        say(())
        attempts.extend(hear())

    serve(pickle.dumps((plan, tmp_path)), talk)
    assert [(one.gave_way, one.pages) for one in attempts] == [(True, None), (False, {})]


def test_what_is_kept_from_build_to_build_is_closed_at_the_end(tmp_path: Path) -> None:
    pages: list[dict[str, bytes]] = []

    def talk(say: Say, hear: Hear) -> None:
        for _ in range(2):
            say(())
            pages.append(dict(hear()[-1].pages))
        assert not (tmp_path / "closed").exists()

    serve(pickle.dumps((Closing([str(tmp_path)]), tmp_path)), talk)
    assert pages == [{"calls": b"2"}, {"calls": b"3"}] and (tmp_path / "closed").exists()


def test_no_more_phases_are_passed_on_than_people_read(tmp_path: Path) -> None:
    told: list[Any] = []

    def talk(say: Say, hear: Hear) -> None:
        say(())
        told.extend(hear())

    serve(pickle.dumps((_report, tmp_path)), talk)
    assert told[0] == Phase("drawing", 1, 1000) and 2 <= len(told) < 100


@pytest.mark.parametrize("job", [b"no pickle", b"cno_such_module\nplan\n."])
def test_a_job_that_cannot_be_loaded_is_a_fault_of_each_build(job: bytes) -> None:
    told: list[Attempt] = []

    def talk(say: Say, hear: Hear) -> None:
        for _ in range(2):
            say(())
            told.extend(hear())

    serve(job, talk)
    assert len(told) == 2 and all(one.fault and one.pages is None for one in told)

"""Stories made elsewhere: the same pages, problems and reasons, whoever makes them, or dies."""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import pytest

from tests import answering
from tests.bundles.test_parts import load_changed
from tests.bundling import BOTH, CHANGES, Files, add
from tests.fixture import (
    FIGURES,
    FIXTURE,
    TIDY,
    copy_site,
    copy_warm,
    load_files,
    print_fixture,
)
from tests.starting import Start, find_children, needs_proc, start_program, wait_until
from youju.bundles.elsewhere import Hire
from youju.bundles.ledger import Anew
from youju.crews import _SERVES, Crew
from youju.inputs import read_inputs
from youju.model import Site
from youju.pictures import charts
from youju.problems import BuildError, Problem, Problems
from youju.progress import Phase, heard_by
from youju.publish import check_pages, make_pages
from youju.rendering.process import _DRAWS
from youju.store.cache import Store

P = ParamSpec("P")
R = TypeVar("R")
# Changes that reach both stories, each of another kind.
REACHING = (
    *("its language", "a rule", "a template of stories", "a script", "a tombstone"),
    "a table in the folder of the other story",
)
Outcome = tuple[list[tuple[str, bytes]], list[Problem], set[Anew]]


class Here(Executor):
    """Makes each call at once, in this process, of what could have been sent to another."""

    def __init__(self, count: int = 0) -> None:
        self.count = count

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Make the call."""
        future: Future[R] = Future()
        future.set_result(pickle.loads(pickle.dumps(partial(fn, *args, **kwargs)))())
        return future


class Nowhere(Executor):
    """Makes nothing."""

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Fail."""
        future: Future[R] = Future()
        future.set_exception(RuntimeError("nobody is there"))
        return future


class Mortal(Crew):
    """Loses a process with each story's first try."""

    place: Path

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Have the call made behind one that may kill."""
        number = len(list(self.place.iterdir()))
        (self.place / f"{number}").touch()
        place = str(self.place / f"died-{number}")
        return super().submit(answering.die_first, place, partial(fn, *args, **kwargs))


def make(site: Site, folder: Path, hire: Hire | None) -> Outcome:
    """Return the pages of `site` in their order, its problems and what was made anew."""
    problems = Problems()
    prepared = make_pages(site, folder, problems, sparing=True, hire=hire)
    check_pages(prepared, problems)
    return list(prepared.pages.items()), list(problems), set(prepared.explain())


def load(change: str = "a string") -> Site:
    """Return the fixture after a change, of which nothing is known yet."""
    return replace(load_changed(change))


@pytest.fixture(scope="module")
def made_here(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """Return the changed fixture as one process makes it."""
    print_fixture()
    return make(load(), warm_folder(tmp_path_factory.mktemp("here")), None)


def warm_folder(folder: Path) -> Path:
    """Return a folder that keeps the fixture's drawings, and nothing else."""
    return copy_warm(folder / "site")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return warm_folder(tmp_path)


@pytest.fixture
def drawn_here(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list of the stories that this process will have drawn."""
    drawn: list[str] = []
    draw = charts.draw_charts

    def watch(site: Site, *rest: Any) -> Any:
        drawn.append(site.stories[0].slug)
        return draw(site, *rest)

    monkeypatch.setattr(charts, "draw_charts", watch)
    return drawn


def test_all_that_is_made_elsewhere_is_found_again(
    made_here: Outcome, folder: Path, drawn_here: list[str]
) -> None:
    assert make(load(), folder, Here) == made_here
    assert sorted(drawn_here) == sorted(BOTH)  # each once


@pytest.mark.slow
@pytest.mark.parametrize("processes", [1, 2])
def test_other_processes_make_the_same(
    processes: int, made_here: Outcome, folder: Path, drawn_here: list[str]
) -> None:
    assert make(load(), folder, lambda count: Crew(processes)) == made_here
    assert drawn_here == []


@pytest.mark.slow
@pytest.mark.parametrize("change", REACHING)
def test_after_any_change_nothing_is_left_to_make_here(
    change: str, folder: Path, drawn_here: list[str], tmp_path: Path
) -> None:
    assert CHANGES[change].reaches == BOTH
    found = make(load(change), folder, Here)
    assert sorted(drawn_here) == sorted(BOTH)
    assert found == make(load(change), warm_folder(tmp_path / "again"), None)


@pytest.mark.slow
def test_a_process_that_is_killed_costs_another_try(
    made_here: Outcome, folder: Path, drawn_here: list[str], tmp_path: Path
) -> None:
    Mortal.place = tmp_path / "tries"
    Mortal.place.mkdir()
    assert make(load(), folder, lambda count: Mortal(2)) == made_here
    assert drawn_here == []
    assert len(list(Mortal.place.glob("died-*"))) == 2


@pytest.mark.slow
def test_what_nobody_makes_elsewhere_is_made_here(
    made_here: Outcome, folder: Path, drawn_here: list[str]
) -> None:
    assert make(load(), folder, lambda count: Nowhere()) == made_here
    assert sorted(drawn_here) == sorted(BOTH)


def test_mistakes_are_told_in_the_order_of_stories_wherever_they_are_found(
    folder: Path, tmp_path: Path
) -> None:
    files: Files = dict(read_inputs(FIXTURE).files)
    for slug in (FIGURES, TIDY):
        add(f"site_src/stories/{slug}/charts.py", "\nraise ValueError\n")(files)
    told = []
    for hire in (None, Here):
        site, _ = load_files(files)
        problems = Problems()
        with pytest.raises(BuildError):
            make_pages(site, folder, problems, hire=hire)
        told.append(list(problems))
    assert told[0] == told[1]
    assert len({problem.origin.file for problem in told[0]}) == 2


@pytest.mark.slow
def test_one_story_is_made_here(folder: Path) -> None:
    asked: list[int] = []

    def hire(count: int) -> Here:
        asked.append(count)
        return Here()

    make(load(), folder, hire)
    assert asked == [2]
    make(load(), folder, hire)
    files: Files = dict(load().files)
    CHANGES["a label"].change(files)
    make(load_files(files)[0], folder, hire)
    assert asked == [2]


@pytest.mark.slow
def test_a_store_that_keeps_nothing_has_all_made_here(
    made_here: Outcome, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Store, "is_writable", lambda store: False)
    assert make(load(), folder, lambda count: Nowhere()) == made_here


@pytest.mark.slow
def test_what_is_made_elsewhere_is_told(folder: Path) -> None:
    heard: list[Phase] = []
    with heard_by(heard.append):
        make(load("the site's name"), folder, Here)  # which stands on cards: these are drawn
    told = [phase for phase in heard if phase.key == "stories"]
    assert told[0] == Phase("stories", 1, 2)
    named = {phase.subject for phase in heard if phase.key == "rasters"}
    assert named == {f"{FIGURES} (1/2)", f"{TIDY} (2/2)"}


PROGRAM = """
import signal
import sys
from youju.api import build

signal.signal(signal.SIGINT, signal.default_int_handler)  # a run in the background ignores it
build(sys.argv[1], jobs=2)
"""


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Give what runs PROGRAM."""
    with start_program(tmp_path, PROGRAM) as started:
        yield started


@needs_proc
@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_a_build_that_is_ended_leaves_the_old_site_and_no_process(
    number: signal.Signals, start: Start, tmp_path: Path
) -> None:
    root = copy_site(tmp_path / "site")
    (root / "output").mkdir()
    (root / "output/.youju-manifest.json").write_text("{}")
    before = {path: path.read_bytes() for path in (root / "output").rglob("*")}
    running, mark = start(str(root))
    wait_until(lambda: len(find_children(mark, _DRAWS)) == 2)
    assert len(find_children(mark, _SERVES)) == 2
    (os.killpg if number == signal.SIGINT else os.kill)(running.pid, number)
    running.communicate(timeout=30)
    assert running.returncode != 0
    wait_until(lambda: not find_children(mark, "youju"))
    assert {path: path.read_bytes() for path in (root / "output").rglob("*")} == before

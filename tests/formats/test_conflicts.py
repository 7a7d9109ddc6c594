"""Conflicts that git leaves: one problem for each file of values, and at each place in prose."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fixture import (
    FIXTURE,
    hold,
)
from youju.content.site import load_site
from youju.formats.conflicts import find_conflicts
from youju.inputs import Inputs, read_inputs
from youju.problems import BuildError, Problems

STORY = "site_src/stories/market-stalls"
FILES = dict(read_inputs(FIXTURE).files)


def tell(name: str, first: int, last: int, old: str = "", new: str = "") -> list[str]:
    """Return what is told where lines of a file stand twice, the second time with `new`."""
    lines = FILES[name].decode().split("\n")
    ours = lines[first:last]
    theirs = [line.replace(old, new) for line in ours]
    lines[first:last] = ["<<<<<<< HEAD", *ours, "=======", *theirs, ">>>>>>> theirs"]
    files = {**FILES, name: "\n".join(lines).encode()}
    problems = Problems()
    try:
        hold(load_site(Inputs(Path(), files), problems), problems)
    except BuildError as error:
        problems = Problems()
        for problem in error.problems:
            problems.add(problem.code, problem.origin)
    return [f"{problem.origin.file}:{problem.origin.line} {problem.code}" for problem in problems]


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        (f"{STORY}/story.toml", 1, 2),
        (f"{STORY}/story.toml", 14, 20),
        ("data/stalls.csv", 0, 1),
        ("data/stalls.csv", 2, 4),
        ("data/sources.csv", 1, 2),
        ("data/visits.csv", 2, 3),
        ("site_src/strings.toml", 3, 4),
        ("embeds/embeds.lock", 3, 4),
    ],
)
def test_a_file_of_values_is_told_once(name: str, first: int, last: int) -> None:
    assert tell(name, first, last) == [f"{name}:{first + 1} text-conflict"]


@pytest.mark.parametrize("first", [0, 2, 4])
def test_prose_is_told_at_each_conflict_and_nothing_else(first: int) -> None:
    name = f"{STORY}/en.md"
    assert tell(name, first, first + 1) == [f"{name}:{first + 1} unfinished-conflict"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\nd", [(2, "<<<<<<< HEAD")]),
        ("<<<<<<<\na\n>>>>>>>\n<<<<<<< b\n>>>>>>> c", [(0, "<<<<<<<"), (18, "<<<<<<< b")]),
        ("a\n>>>>>>> x", [(2, ">>>>>>> x")]),
        ("a\n=======\nb", []),
        (" <<<<<<< a\n<<<<<<<<\n>>>>>> b\n>>>>>>>c", []),
    ],
)
def test_a_conflict_begins_at_its_first_line(text: str, found: list[tuple[int, str]]) -> None:
    assert list(find_conflicts(text)) == found

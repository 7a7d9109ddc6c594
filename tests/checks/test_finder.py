"""The line of Markdown that something came from: the next one that fits, each time."""

from __future__ import annotations

from youju.checks.finder import Finder
from youju.model import Origin

TEXT = "one two\ntwo\n\\three\n"


def make() -> Finder:
    return Finder(TEXT, Origin("a.md"))


def test_each_time_the_next_place_is_found_and_at_last_the_first_again() -> None:
    finder = make()
    assert [str(finder.find("two")) for _ in range(3)] == ["a.md:1:5", "a.md:2:1", "a.md:1:5"]


def test_the_first_spelling_that_stands_anywhere_is_taken() -> None:
    assert make().find("four", "", "\ntwo", "one") == Origin("a.md", 2, 1)


def test_what_stands_nowhere_is_at_the_beginning() -> None:
    assert make().find("four") == Origin("a.md")
    assert make().find_bare("four") is None


def test_what_stands_behind_a_backslash_is_meant_so() -> None:
    assert make().find_bare("three") is None
    assert make().find_bare("one") == Origin("a.md")

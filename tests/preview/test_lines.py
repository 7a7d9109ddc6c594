"""The preview's lines for the command line."""

from __future__ import annotations

from dataclasses import replace

from tests.preview.test_problem_page import make
from youju.model import Origin
from youju.preview.build_worker import Attempt
from youju.preview.lines import word_attempt

PAGES = {"a": b"", "b": b"", "c": b""}
ERROR = make("cell-date", Origin("data/a.csv", 3, 5))


def test_lines_say_what_came_of_a_build() -> None:
    assert word_attempt(Attempt(PAGES), "en", 0.4249, 2) == (
        "Built in 0.42 s; pages changed: 2 of 3."
    )
    assert word_attempt(Attempt(notices=ERROR), "zh", 1, 0) == (
        "未能建站（1.00 秒）：錯誤 1 個，第一個在 data/a.csv:3:5。"
    )
    assert word_attempt(Attempt(fault="Traceback:\n  x\nKeyError: 'a'\n"), "en", 1, 0) == (
        "Not built (1.00 s): KeyError: 'a'"
    )
    assert "exit code -6" in word_attempt(Attempt(died=-6), "en", 1, 0)


def test_a_line_says_what_is_held_beside_the_pages() -> None:
    held = make("parity-items", Origin("en.md", 7))
    assert word_attempt(Attempt(PAGES, held), "en", 1, 1) == (
        "Built in 1.00 s; pages changed: 1 of 3; held: 1. The first is at en.md:7:1."
    )


def test_lines_hold_no_control_characters() -> None:
    notice = replace(ERROR[0], places=("data/\x1b[2J\n.csv:1:1",))
    for attempt in (Attempt(notices=(notice,)), Attempt(fault="E: \x1b[2J")):
        line = word_attempt(attempt, "en", 1, 0)
        assert line.isprintable() and "<U+001B>" in line

"""A call into the site's own code ends in an outcome, whatever the code does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from youju.scripts import running
from youju.scripts.outcomes import run_call, run_code
from youju.scripts.running import TooSlow

FILE = "site_src/stories/a/tables.py"
CODE = """
def good():
    return 3
def bad():
    return [][1]
def leaves():
    raise SystemExit(3)
def slow():
    while True:
        pass
def reads(path):
    with open(path) as file:
        return file.read()
"""


def load() -> dict[str, Any]:
    space: dict[str, Any] = {}
    assert run_code(CODE.encode(), FILE, space).error is None
    return space


def test_what_a_function_returns_and_where_it_fails() -> None:
    space = load()
    assert run_call(space["good"], FILE).made == 3
    bad = run_call(space["bad"], FILE)
    assert (type(bad.error), bad.line, bad.made) == (IndexError, 5, None)
    assert run_call(space["leaves"], FILE).line == 7


def test_a_mistake_of_syntax_has_its_line() -> None:
    outcome = run_code(b"a = 1\nb = = 2\n", FILE, {})
    assert (type(outcome.error), outcome.line) == (SyntaxError, 2)


def test_a_function_that_goes_on_for_ever_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "TIME_LIMIT", 0.3)
    outcome = run_call(load()["slow"], FILE)
    assert isinstance(outcome.error, TooSlow) and outcome.line in (9, 10)


def test_files_that_are_read_besides_are_known(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x")
    reads = load()["reads"]
    outcome = run_call(lambda: reads(tmp_path / "a.csv"), FILE)
    assert outcome.made == "x"
    assert outcome.opened == ((str(tmp_path / "a.csv"), 12),)

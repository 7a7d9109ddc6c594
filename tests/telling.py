"""Mistakes in folders: what an editor is told, in both languages, as expected.*.txt hold it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from youju.problems import Problem


def check_told(folder: Path, found: Iterable[Problem]) -> None:
    """Assert that `found` are the problems that the folder of a mistake expects, in its order."""
    problems = list(found)
    assert problems
    for language in ("en", "zh"):
        told = "".join(
            f"{problem.origin} {problem.code}\n"
            f"  {problem.sentence(language)}\n  {problem.mend(language)}\n"
            for problem in problems
        )
        assert told == (folder / f"expected.{language}.txt").read_text("utf-8")

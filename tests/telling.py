"""Mistakes in folders: what an editor is told, in both languages, as expected.*.txt hold it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

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


def change(files: dict[str, bytes], edit: Mapping[str, Any]) -> None:
    """Change one of a site's files as an entry of edits.toml says: see test_site_mistakes."""
    file = edit["file"]
    if edit.get("gone"):
        del files[file]
    elif "start" in edit:
        files[file] = edit["start"].encode() + files[file]
    elif "whole" in edit:
        files[file] = edit["whole"].encode()
    else:
        text = files[file].decode("utf-8-sig")
        assert text.count(edit["from"]) == 1, (file, edit["from"])
        files[file] = text.replace(edit["from"], edit["to"]).encode()

"""build.py: whatever Python it is run with, it runs the site's own, or says what to type."""

from __future__ import annotations

import ast
import importlib.util
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.fixture import ROOT
from youju import __version__

DOOR = ROOT / "build.py"
_SPEC = importlib.util.spec_from_file_location("door", DOOR)
assert _SPEC and _SPEC.loader
door = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(door)


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run build.py in `folder` with a Python that has no packages."""
    command = [sys.executable, "-I", "-S", str(folder / "build.py"), *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8")


def test_old_pythons_can_read_it() -> None:
    ast.parse(DOOR.read_text("utf-8"), feature_version=(3, 6))


def test_it_looks_for_every_dependency() -> None:
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    needed = {re.split(r"[<>=]", one)[0].lower() for one in listed}
    found = packages_distributions()
    assert {found[name][0].lower().replace("_", "-") for name in door.NEEDED} == needed


def test_without_an_environment_it_says_the_two_lines_to_type(tmp_path: Path) -> None:
    shutil.copy(DOOR, tmp_path)
    done = run(tmp_path, "check", "--lang", "zh")
    assert (done.returncode, done.stdout) == (1, "")
    assert "Traceback" not in done.stderr and "babel" in done.stderr
    lines = [line.strip() for line in done.stderr.splitlines() if line.startswith("    ")]
    assert len(lines) == 2
    assert lines[0].endswith(" -m venv .venv") and lines[1].endswith(" -r requirements.lock")
    assert done.stderr.splitlines()[-1].endswith("build.py check --lang zh")


@pytest.mark.skipif(not (ROOT / ".venv").is_dir(), reason="the environment stands elsewhere")
def test_it_enters_the_environment_beside_it(tmp_path: Path) -> None:
    shutil.copy(DOOR, tmp_path)
    shutil.copytree(ROOT / "youju", tmp_path / "youju")
    (tmp_path / ".venv").symlink_to(ROOT / ".venv", target_is_directory=True)
    done = run(tmp_path, "--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"youju {__version__}\n"


def test_an_old_python_is_told_which_one_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 8, 10))
    reason = door.find_reason()
    assert "3.11" in reason and "3.8" in reason and "有據需要" in reason


def test_the_environment_itself_has_nothing_to_say() -> None:
    assert door.find_reason() == ""

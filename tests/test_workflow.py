"""The workflow runs what the Makefile calls the everyday suite, on what the README promises."""

from __future__ import annotations

import re

from tests.fixture import ROOT

WORKFLOW = (ROOT / ".github/workflows/quick.yml").read_text("utf-8")


def test_it_selects_the_tests_of_make_quick() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    (selected,) = re.findall(r"^QUICK = -m '([^']+)'$", makefile, re.MULTILINE)
    assert f'-m "{selected}"' in WORKFLOW
    assert "YOUJU_TRIALS: few" in WORKFLOW and "YOUJU_TRIALS=few" in makefile


def test_it_runs_each_system_and_each_python_from_the_oldest_that_is_asked_for() -> None:
    settings = (ROOT / "pyproject.toml").read_text("utf-8")
    (oldest,) = re.findall(r'requires-python = ">=(\d+\.\d+)"', settings)
    assert re.findall(r'"(3\.\d+)"', WORKFLOW)[0] == oldest
    for system in ("ubuntu", "windows", "macos"):
        assert f"{system}-latest" in WORKFLOW

"""What stories import from youju.charts: all there, sorted, and everything that ours use."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path

import pytest

from tests.fixture import ROOT
from youju import charts

STORIES = [
    *ROOT.glob("site_src/stories/*/charts.py"),
    *ROOT.glob("tests/sites/*/site_src/stories/*/charts.py"),
]


def test_the_names_are_sorted_and_there() -> None:
    # Constants, classes, functions: as ruff sorts them.
    order = sorted(charts.__all__, key=lambda name: (not name.isupper(), name.islower(), name))
    assert charts.__all__ == order
    assert all(hasattr(charts, name) for name in charts.__all__)


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.parent.name)
def test_what_stories_import_is_public(path: Path) -> None:
    froms = [n for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.ImportFrom)]
    ours = [node for node in froms if node.module and node.module.startswith("youju")]
    assert ours and {node.module for node in ours} <= {
        *("youju.charts", "youju.theme", "youju.slider")
    }
    for node in ours:
        public = import_module(str(node.module)).__all__
        assert {alias.name for alias in node.names} <= set(public)

"""What stories import from youju.theme is there, whichever module it lives in."""

from __future__ import annotations

import ast

import pytest
from fixture import ROOT

from youju import theme

STORIES = [
    *ROOT.glob("site_src/stories/*/charts.py"),
    *ROOT.glob("tests/sites/*/site_src/stories/*/charts.py"),
]
# What stories could import before the look had more than one module.
FIRST = (
    *("PALETTE", "SERIES", "WIDTHS", "TEXT", "SMALL", "LARGE", "Frame", "bars", "frames"),
    *("colour", "config", "config_alone", "measure", "palette_css", "pixels", "word_axis"),
)


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.parent.name)
def test_what_stories_import_is_there(path) -> None:
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    froms = [node for node in nodes if isinstance(node, ast.ImportFrom)]
    names = [alias.name for node in froms if node.module == "youju.theme" for alias in node.names]
    assert names
    assert [name for name in names if not hasattr(theme, name)] == []


def test_what_was_there_before_stays() -> None:
    assert set(FIRST) <= set(theme.__all__)
    assert all(hasattr(theme, name) for name in theme.__all__)

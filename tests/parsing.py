"""Code as trees: what several tests look at is parsed once."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path


@cache
def parse_code(text: str) -> ast.Module:
    """Return the tree of a module's `text`, which nobody may change."""
    return ast.parse(text)


def parse_file(path: Path) -> ast.Module:
    """Return the tree of the module at `path`, which nobody may change."""
    return parse_code(path.read_text("utf-8"))

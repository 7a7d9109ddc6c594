"""H1 to H21: docs/architecture.md names, for each hazard, modules and tests that exist."""

from __future__ import annotations

import ast
import re
from functools import cache

import pytest

from tests.fixture import ROOT

HAZARDS = [f"H{number}" for number in range(1, 22)]


@cache
def read_table() -> dict[str, tuple[str, str, str]]:
    """Return the rows of the table of hazards: name → hazard, handling, proof."""
    text = (ROOT / "docs/architecture.md").read_text("utf-8")
    rows = re.findall(r"^\| (H\d+) \| (.*?) \| (.*?) \| (.*?) \|$", text, re.MULTILINE)
    return {name: (what, handling, proof) for name, what, handling, proof in rows}


@cache
def list_tests(file: str) -> set[str]:
    tree = ast.parse((ROOT / "tests" / file).read_text("utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_every_hazard_is_in_the_table_once() -> None:
    assert list(read_table()) == HAZARDS


@pytest.mark.parametrize("hazard", HAZARDS)
def test_the_tests_that_prove_it_exist(hazard: str) -> None:
    proofs = re.findall(r"`([\w/]+\.py)::(\w+)`", read_table()[hazard][2])
    assert proofs
    for file, name in proofs:
        assert name.startswith("test_")
        assert name in list_tests(file), f"{file}::{name}"


def test_the_modules_that_handle_hazards_exist() -> None:
    found = {
        name
        for _, handling, _ in read_table().values()
        for name in re.findall(r"`([a-z_]+\.[a-z_]+)`", handling)
    }
    assert len(found) > 10
    for name in found:
        assert (ROOT / "youju" / f"{name.replace('.', '/')}.py").is_file(), name

"""What a chart's picture depends on: its own function and what all share, not its neighbours'."""

from __future__ import annotations

import pytest

from youju.pictures.functions import isolate

CODE = """
import math
GAP = 3
def helper(x):
    return x + GAP
def one(data, frame):
    return helper(data)
def two(data, frame):
    return frame
"""
NAMES = {"one", "two"}


def is_told(old: str, new: str, name: str, code: str = CODE) -> bool:
    """Tell whether a change of `code` is one for the function `name`."""
    assert code.count(old) == 1
    return isolate(code, name, NAMES) != isolate(code.replace(old, new), name, NAMES)


@pytest.mark.parametrize(
    ("old", "new", "charts"),
    [
        ("helper(data)", "helper(None)", {"one"}),
        ("return frame", "return data", {"two"}),
        ("GAP = 3", "GAP = 4", {"one", "two"}),
        ("x + GAP", "x - GAP", {"one", "two"}),
        ("import math", "import cmath", {"one", "two"}),
        ("def two(data, frame)", "def two(data, frame=GAP)", {"one", "two"}),
        ("GAP = 3", "GAP = 3  # pixels", set()),
        ("\nGAP = 3", "\n\n\nGAP = 3", set()),
    ],
)
def test_a_change_counts_for_the_charts_it_concerns(old: str, new: str, charts: set[str]) -> None:
    assert {name for name in NAMES if is_told(old, new, name)} == charts


@pytest.mark.parametrize(
    "code",
    [
        CODE.replace("helper(data)", "two(data, 1)"),
        CODE.replace("x + GAP", "two(x, GAP)"),
        CODE + "two(1, 2)\n",
        CODE.replace("helper(data)", "globals()['two'](data, 1)"),
        CODE.replace("def one", "@two\ndef one"),
    ],
)
def test_a_function_that_another_one_calls_counts_for_it(code: str) -> None:
    assert is_told("return frame", "return data", "one", code)


def test_a_mistake_of_syntax_counts_for_all() -> None:
    broken = CODE + "def three(\n"
    assert isolate(broken, "one", NAMES) == broken

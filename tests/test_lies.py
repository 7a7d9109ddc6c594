"""Lies told by hand stay told, and honest edits pass: a part of them in every run."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.lying import HONEST, LIES, judge

# Of so many one is judged in every run, the others where slow tests are.
_STEP = 4


def _list(cases: list[dict[str, object]]) -> list[object]:
    return [
        pytest.param(case, marks=pytest.mark.slow if at % _STEP else (), id=str(case["what"]))
        for at, case in enumerate(cases)
    ]


@pytest.mark.parametrize("lie", _list(LIES))
def test_a_lie_is_told(lie: Mapping[str, object]) -> None:
    assert judge(lie) == lie["told"]


@pytest.mark.parametrize("edit", _list(HONEST))
def test_an_honest_edit_is_not_held(edit: Mapping[str, object]) -> None:
    assert judge(edit) != "hold"

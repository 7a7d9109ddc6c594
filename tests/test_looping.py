"""Loops over cases lose none, and samples are the same every day."""

from __future__ import annotations

import pytest

from tests import profiles
from tests.looping import for_each
from tests.profiles import offset, sample


def test_every_case_that_fails_is_told_by_its_name() -> None:
    tried = []

    @for_each(["a", "bb", "ccc"])
    def check(case: str) -> None:
        tried.append(case)
        assert len(case) == 2

    with pytest.raises(ExceptionGroup, match="check: 2 cases") as error:
        check()
    assert tried == ["a", "bb", "ccc"]
    notes = [one.__notes__[-1] for one in error.value.exceptions]
    assert notes == ["case: a", "case: ccc"]


def test_a_sample_is_the_same_every_day_and_never_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(profiles, "QUICK", True)
    cases = range(100)
    assert sample(cases, 10, "a") == list(cases)[offset("a", 10) :: 10]
    assert len({offset(name, 10) for name in "abcdefghij"}) > 1
    assert all(sample([1], 10, name) == [1] for name in "abcdefghij")
    monkeypatch.setattr(profiles, "QUICK", False)
    assert sample(cases, 10, "a") == list(cases)

"""What qualifiers round one number mean together."""

from __future__ import annotations

import pytest

from youju.audit.meanings import combine


def sets(*words: str) -> list[frozenset[str]]:
    return [frozenset(word.split()) for word in words]


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        ([], "exact"),
        (["exact", "exact"], "exact"),
        (["exact", "nearly"], "nearly"),
        (["over at_least", "at_least"], "at_least"),
        (["about"], "about"),
        (["about", "over"], "about over"),
        (["about", "about", "under"], "about under"),
        (["at_least", "over"], "at_least over"),
        (["about", "at_least", "over"], "about at_least over"),
        (["nearly", "over"], ""),
        (["about", "nearly", "over"], ""),
        (["under", "at_least"], ""),
    ],
)
def test_qualifiers_mean_what_all_allow(found: list[str], meant: str) -> None:
    assert combine(sets(*found)) == frozenset(meant.split())

"""The stops of abbreviations end no sentence."""

from __future__ import annotations

import pytest

from tests.fixture import load_fixture
from youju.languages.claiming import split_clauses
from youju.languages.stops import hide_stops


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("No harbour in the U.S. has more", 1),
        ("Capt. Smith and J. Jones rode", 2),
        ("They rode in the U.S. The largest won", 2),
        ("He said so. Fares fell", 2),
        ("It was plan ABC. Fares fell", 2),
    ],
)
def test_the_stop_of_an_abbreviation_ends_no_clause(text: str, clauses: int) -> None:
    assert len(split_clauses(text, load_fixture().languages["en"])) == clauses


def test_a_stop_that_ends_nothing_is_as_long_as_before() -> None:
    assert (
        hide_stops("Mr. A. saw it. It fell.", load_fixture().languages["en"])
        == "Mr․ A․ saw it. It fell."
    )

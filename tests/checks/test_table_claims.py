"""Claims of tables: what is said of rows is not said of the name of their column."""

from __future__ import annotations

import pytest

from tests.fixture import FIXTURE, load_files
from youju.checks.claims import check_claims
from youju.inputs import read_inputs
from youju.problems import Problems

STORY = "site_src/stories/reading-rooms/story.toml"
FORMER = b"The central room draws the most visitors."


@pytest.mark.parametrize(
    ("finding", "told"),
    [
        ("The central room draws the most visitors.", []),
        ("The north room draws the most visitors.", ["claim-false"]),
        ("The bus draws the fewest visitors.", []),
        ("The north room was at its lowest in 1995.", []),
        ("The north room was at its lowest in 2023.", ["claim-false"]),
        ("In 1979, the central room was at its highest.", []),
        (
            "The north room draws the most visitors of all, from the hills to the sea.",
            ["claim-false"],
        ),
        # A year may bound a span, in which nobody says where it ends.
        ("The north room is at its highest since 1970.", ["claim-unborne"]),
        ("The south room was at its lowest in the 1980s.", ["claim-unborne"]),
        ("The central room draws the most visitors since 1970.", []),
    ],
)
def test_a_rank_is_that_of_the_row_and_the_time_named(finding: str, told: list[str]) -> None:
    files = dict(read_inputs(FIXTURE).files)
    files[STORY] = files[STORY].replace(FORMER, finding.encode())
    site, _ = load_files(files)
    problems = Problems()
    check_claims(site, problems)
    assert [problem.code for problem in problems] == told

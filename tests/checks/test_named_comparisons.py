"""Comparisons in a chart's words: what is named by halves is found, or left out."""

from __future__ import annotations

import pytest

from tests.fixture import FIXTURE, ROOT, load_files, read_once
from youju.checks.named_comparisons import check_named_comparisons
from youju.inputs import read_inputs
from youju.problems import Problems

NETWORK = (
    "人才工作站的數目，與受邀高校相近",
    "Nearly as many workstations as universities invited",
)
ROOMS = ("中央閱覽室的訪客最多。", "The central room draws the most visitors.")


def tell(root: str, story: str, former: tuple[str, str], words: str, wrong: str = "") -> list[str]:
    """Return what is told when `words` stand for the former ones, in their language; of the row of
    the figure `wrong`, if one is named, another problem is told already.
    """
    file = f"site_src/stories/{story}/story.toml"
    files = dict((read_inputs(FIXTURE if root == "fixture" else ROOT)).files)
    old = former[words.isascii()]
    assert files[file].count(old.encode()) == 1
    files[file] = files[file].replace(old.encode(), words.encode())
    site, _ = load_files(files)
    problems = Problems()
    if wrong:
        problems.add("figure-print-value", site.stories[0].figures[wrong].origin, found="x")
    check_named_comparisons(site, problems)
    return [problem.code for problem in problems if problem.code.startswith("claim-")]


def test_of_figures_that_are_told_already_nothing_is() -> None:
    words = "More workstations than universities invited"
    assert tell("story", "daqing-talent", NETWORK, words, wrong="workstations") == []
    assert tell("story", "daqing-talent", NETWORK, words, wrong="population") == ["claim-doubtful"]


@pytest.mark.parametrize(
    "words",
    [
        "More workstations than universities invited",
        "Fewer universities invited than workstations",
        "Envoys outnumber notices of vacancies",
        "In 2021 there were more workstations than universities invited",
        "人才工作站比受邀高校還多",
        "受邀高校少於工作站",
    ],
)
def test_what_the_figures_contradict_is_told(words: str) -> None:
    assert tell("story", "daqing-talent", NETWORK, words) == ["claim-doubtful"]


@pytest.mark.parametrize(
    "words",
    [
        "Fewer workstations than universities invited",
        "No more workstations than universities invited",
        "More workstations than a year ago",
        "More universities than universities invited",  # of one and the same
        "Are there more workstations than universities invited?",
        "In 2019 there were more workstations than universities invited",
        "Workstations saw more growth than universities invited",  # which is not drawn
        "人才工作站增幅比受邀高校大",
        "人才工作站面積大於受邀高校",
        "人才工作站不比受邀高校多",
        "人才工作站比往年多",
        "人才工作站是否比受邀高校多",
    ],
)
def test_what_they_bear_or_nobody_can_tell_is_not(words: str) -> None:
    assert tell("story", "daqing-talent", NETWORK, words) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The bus draws more visitors than the south room.", ["claim-doubtful"]),
        ("The north room draws more visitors than the south room.", []),
        ("巡迴車的訪客比南區多。", ["claim-doubtful"]),
        ("巡迴車的訪客比南區少。", []),
    ],
)
def test_cells_of_a_table_are_named_by_the_words_of_its_chart(words: str, told: list[str]) -> None:
    assert tell("fixture", "reading-rooms", ROOMS, words) == told


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("gallery", marks=pytest.mark.slow),
        *("japanese_newsroom", "kept_texts", "other_newsroom"),
    ],
)
def test_what_our_charts_say_is_never_told(name: str) -> None:
    site, _ = read_once(ROOT / "tests/sites" / name)
    problems = Problems()
    check_named_comparisons(site, problems)
    assert [*problems] == []

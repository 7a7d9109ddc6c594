"""What a text says of the day on which its source was printed is held against the source's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fixture import FIGURES, copy_site, read_site
from youju.problems import Problem

# The fixture's source is of May 2024, and its market's page of June.
TOLD = [
    ("en", "The office published the list in March 2023.", "published the list in March 2023"),
    ("en", "In 2022 the list was published again.", "In 2022 the list was published"),
    ("zh", "名單刊於2023年3月。", "刊於2023年3月"),
    ("zh", "2022年，樣本局刊出名單。", "2022年，樣本局刊出"),
]
PASSED = [
    ("en", "The office published the list in May 2024."),
    ("en", "The office published the list in 2024."),
    ("en", "The office opened in 2019 and published the list later."),
    ("en", "In 2019 the office opened. The list was published then."),
    ("zh", "名單刊於2024年5月。"),
    ("zh", "2019年機構成立。名單後來刊出。"),
]


def find_problems(folder: Path, code: str, sentence: str) -> list[Problem]:
    root = copy_site(folder / "site")
    prose = root / f"site_src/stories/{FIGURES}/{code}.md"
    prose.write_text(f"{prose.read_text('utf-8')}\n\n{sentence}\n", "utf-8")
    _, problems = read_site(root)
    return [problem for problem in problems if problem.code == "published-other-date"]


@pytest.mark.parametrize(("code", "sentence", "found"), TOLD)
def test_another_day_than_the_source_has_is_told(
    tmp_path: Path, code: str, sentence: str, found: str
) -> None:
    (problem,) = find_problems(tmp_path, code, sentence)
    assert problem.grade == "note" and found in problem.sentence("en")


@pytest.mark.parametrize(("code", "sentence"), PASSED)
def test_the_day_of_a_source_and_other_events_pass(
    tmp_path: Path, code: str, sentence: str
) -> None:
    assert find_problems(tmp_path, code, sentence) == []

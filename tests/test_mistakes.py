"""Each folder under tests/mistakes is one mistake: what an editor left, and what they are told.

`input.csv` is a table as it was left: of sources where the folder's name begins with "sources-",
otherwise of figures. `expected.en.txt` and `expected.zh.txt` hold every problem in the order of the
file: its place and code, what is wrong, how to mend it.
"""

import pytest

from tests.tabling import FOLDER, LANGUAGES, read_figures, read_table
from youju.problems import BuildError, Problem, Problems, read_sentences
from youju.tables.sources import parse_sources

CASES = sorted(path.parent.name for path in FOLDER.glob("*/input.csv"))
AREAS = ("text-", "table-", "row-", "cell-", "figure-", "formula-", "source-")
# A table that nobody wrote is the mistake of a site: tests/site_mistakes; formats/test_csv makes
# the table with 100,001 rows.
ELSEWHERE = {
    *("table-missing", "table-too-long", "table-is-workbook", "source-no-table"),
    *("table-beside-workbook", "table-beside-copy"),  # of the files of a site
    "text-escaped-character",  # a cell has no escapes
    "text-conflict",  # of any kind of file
}


def find_problems(case: str) -> tuple[Problem, ...]:
    problems = Problems()
    content = (FOLDER / case / "input.csv").read_bytes()
    if not case.startswith("sources-"):
        read_figures(content, problems)
    elif table := read_table(content, problems):
        parse_sources(table, LANGUAGES, problems)
    return BuildError(problems).problems


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("case", CASES)
def test_mistake_is_told(case: str, language: str) -> None:
    told = "".join(
        f"{problem.origin} {problem.code}\n"
        f"  {problem.sentence(language)}\n  {problem.mend(language)}\n"
        for problem in find_problems(case)
    )
    assert told == (FOLDER / case / f"expected.{language}.txt").read_text("utf-8")
    assert told


def test_every_code_has_a_mistake() -> None:
    produced = {problem.code for case in CASES for problem in find_problems(case)}
    defined = {code for code in read_sentences() if code.startswith(AREAS)}
    assert defined - produced == ELSEWHERE

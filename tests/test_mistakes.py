"""Each folder under tests/mistakes is one mistake: what an editor left, and what they are told.

`input.csv` is a table as it was left: of sources where the folder's name begins with "sources-",
otherwise of figures. `expected.en.txt` and `expected.zh.txt` hold every problem in the order of the
file: its place and code, what is wrong, how to mend it.
"""

from pathlib import Path

import pytest

from youju.csvtext import parse_csv
from youju.decoding import decode
from youju.figures import parse_figures
from youju.model import Language, Source, Table
from youju.problems import BuildError, Problems, read_sentences
from youju.sources import parse_sources
from youju.units import read_units

FOLDER = Path(__file__).parent / "mistakes"
CASES = sorted(path.parent.name for path in FOLDER.glob("*/input.csv"))
AREAS = ("text-", "table-", "row-", "cell-", "figure-", "formula-", "source-")
# A table that story.toml names and nobody wrote is the story's mistake, not a table's.
ELSEWHERE = {"table-missing"}
LANGUAGES = {
    "zh": Language("zh", "zh-Hant", "繁體中文"),
    "en": Language("en", "en", "English"),
    "zh-hans": Language("zh-hans", "zh-Hans", "简体中文", derived_from="zh"),
}


def find_problems(case: str) -> BuildError:
    problems = Problems()
    content = (FOLDER / case / "input.csv").read_bytes()
    table = _parse(content, "data/input.csv", problems)
    if table and case.startswith("sources-"):
        parse_sources(table, LANGUAGES, problems)
    elif table:
        units = (FOLDER / "units.toml").read_bytes()
        known = read_units(units, "units.toml", LANGUAGES, problems)
        parse_figures(table, known, LANGUAGES, problems, _read_sources(problems))
    return BuildError(problems)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("case", CASES)
def test_mistake_is_told(case: str, language: str) -> None:
    told = "".join(
        f"{problem.origin} {problem.code}\n"
        f"  {problem.sentence(language)}\n  {problem.mend(language)}\n"
        for problem in find_problems(case).problems
    )
    assert told == (FOLDER / case / f"expected.{language}.txt").read_text("utf-8")
    assert told


def test_every_code_has_a_mistake() -> None:
    produced = {problem.code for case in CASES for problem in find_problems(case).problems}
    defined = {code for code in read_sentences() if code.startswith(AREAS)}
    assert defined - produced - ELSEWHERE == {"table-too-long"}


def _parse(content: bytes, file: str, problems: Problems) -> Table | None:
    text = decode(content, file, problems)
    return None if text is None else parse_csv(text, file, problems)


def _read_sources(problems: Problems) -> dict[str, Source]:
    table = _parse((FOLDER / "sources.csv").read_bytes(), "data/sources.csv", problems)
    assert table
    return parse_sources(table, LANGUAGES, problems)

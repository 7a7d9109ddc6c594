"""The tables that a story declares: units of columns, and figures that take cells from them."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

import pytest

from tests.fixture import load_files
from tests.provoking import FILES, STALLS, STORY, TIDY, VISITS
from tests.spreadsheets import make_xlsx

HEAD = FILES[STALLS].splitlines()[0].decode()


def load(
    formula: str, unit: str = "person", changed: Mapping[str, bytes] | None = None
) -> tuple[str, list[str]]:
    """Return a figure of the story of a tidy table, worked out by `formula`, and what is told."""
    story = FILES[TIDY].replace(b"date =", b'figures = ["/data/cited.csv"]\ndate =', 1)
    row = f'visitors,,訪客,Visitors,,{unit},exact,1964,,,,,,"{formula}",'
    files = {**FILES, "data/cited.csv": f"{HEAD}\n{row}\n".encode(), TIDY: story, **(changed or {})}
    site, problems = load_files(files)
    found = [f for s in site.stories for key, f in s.figures.items() if key == "visitors"]
    shown = [f"{f.quantity.value} {f.quantity.unit} {f.source}" for f in found]
    return "".join(shown), [problem.code for problem in problems]


def test_a_figure_takes_its_value_and_its_source_from_a_table() -> None:
    assert load("visits.visits[year=1965]") == ("93726 person office", [])
    assert load("last(visits.visits) - first(visits.visits)") == ("11016 person office", [])


def test_units_of_columns_are_calculated_with() -> None:
    story = FILES[TIDY].replace(b"date =", b'figures = ["/data/cited.csv"]\ndate =', 1)
    worded = story.replace(b'"visits"]', b'"visits"]\nunits.visits = "person"', 1)
    assert load("last(visits.visits)", "yuan", {TIDY: worded})[1] == ["formula-other-unit"]
    assert load("last(visits.visits)", changed={TIDY: worded}) == ("101016 person office", [])


@pytest.mark.parametrize(
    ("file", "content", "told"),
    [
        (VISITS, None, ["table-missing"]),
        (VISITS, b"year,room,visits\n1964,central,abc\n", ["cell-not-a-number"]),
    ],
)
def test_of_a_table_that_cannot_be_read_only_its_own_problem_is_told(
    file: str, content: bytes | None, told: list[str]
) -> None:
    kept = {name: text for name, text in FILES.items() if name != file}
    story = FILES[TIDY].replace(b"date =", b'figures = ["/data/cited.csv"]\ndate =', 1)
    row = 'visitors,,訪客,Visitors,,person,exact,1964,,,,,,"last(visits.visits)",'
    cited = f"{HEAD}\n{row}\n".encode()
    files = {**kept, "data/cited.csv": cited, TIDY: story}
    _, problems = load_files(files if content is None else {**files, file: content})
    assert [problem.code for problem in problems] == told


def test_figures_may_stand_in_a_workbook() -> None:
    story = FILES[STORY].replace(
        b'"/data/stalls.csv"', b'{file = "/data/stalls.xlsx", sheet = "b"}', 1
    )
    wide = [list(row) for row in csv.reader(io.StringIO(FILES[STALLS].decode()))]
    assert story != FILES[STORY]
    book = make_xlsx({"a": [["x", "y"]], "b": wide})
    site, problems = load_files({**FILES, "data/stalls.xlsx": book, STORY: story})
    assert not list(problems)
    plain, _ = load_files(FILES)
    assert [len(s.figures) for s in site.stories] == [len(s.figures) for s in plain.stories]

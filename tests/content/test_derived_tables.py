"""Tables that tables.py makes of others: checked like a file, kept, mistakes told at their line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fixture import load_files
from tests.provoking import FILES, TIDY, TOTALS, derive
from youju.content.site import load_site
from youju.inputs import Inputs
from youju.model import Series
from youju.problems import Problems
from youju.scripts import running
from youju.store.cache import Store

FILE = "site_src/stories/reading-rooms/tables.py"


def find(code: str = TOTALS, lines: str = 'from = ["visits"]') -> tuple[Series | None, list[str]]:
    """Return the derived table of the fixture's story, and what is told."""
    site, problems = load_files(derive(code, lines))
    tables = [s.series["totals"] for s in site.stories if "totals" in s.series]
    return (tables[0] if tables else None), [f"{p.origin} {p.code}" for p in problems]


def test_a_function_makes_a_table_of_a_table() -> None:
    series, told = find()
    assert told == [] and series
    assert (series.table.columns, series.made_from) == (("year", "visits"), ("visits",))
    years = {line.split(",")[0] for line in FILES["data/visits.csv"].decode().split()[1:]}
    assert {row[0] for row in series.table.rows} == years
    assert series.source == "office"


def test_it_is_checked_like_a_file() -> None:
    code = TOTALS.replace("return", "visits.loc[1, 'visits'] = None\n    return").replace(
        ".groupby('year', as_index=False)[['visits']].sum()", "[['year', 'visits']]"
    )
    _, told = find(code)
    assert told == [f"{FILE}:totals:3:2 series-no-number"]


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("def totals(visits):\n    return visits.nothing\n", f"{FILE}:2:1 tables-code-failed"),
        ("def totals(visits)\n    pass\n", f"{FILE}:1:1 tables-code-failed"),
        ("def totals(visits):\n    return 3\n", f"{FILE}:1:1 tables-no-frame"),
        ("def total(visits):\n    return visits\n", f"{TIDY}:16:1 tables-no-function"),
        (
            "import random\n\ndef totals(visits):\n"
            "    return visits.assign(visits=random.random())\n",
            f"{FILE}:3:1 tables-not-same",
        ),
        ("n = 0\ndef totals(a, b):\n    return a\n", f"{FILE}:2:1 tables-code-failed"),
    ],
)
def test_a_mistake_in_tables_py_is_told_at_its_line(code: str, told: str) -> None:
    assert find(code) == (None, [told])


@pytest.mark.slow
def test_a_function_that_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "TIME_LIMIT", 0.3)
    made, (told,) = find("def totals(visits):\n    while True: pass\n")
    assert made is None
    # At its line, or at the function's where the end comes between two lines.
    assert told in (f"{FILE}:1:1 tables-code-slow", f"{FILE}:2:1 tables-code-slow")


def test_a_function_changes_its_own_frame_only() -> None:
    code = TOTALS.replace("    return", "    visits['visits'] = 0\n    return")
    site, problems = load_files(derive(code, 'from = ["visits"]'))
    (story,) = [story for story in site.stories if "totals" in story.series]
    assert not list(problems)
    assert {row[2] for row in story.series["visits"].table.rows} != {"0"}
    assert {row[1] for row in story.series["totals"].table.rows} == {"0"}


def test_what_hangs_on_a_table_that_cannot_be_read_is_not_told() -> None:
    files = derive(TOTALS, 'from = ["visits"]')
    _, problems = load_files({n: c for n, c in files.items() if n != "data/visits.csv"})
    assert [problem.code for problem in problems] == ["table-missing"]


def test_it_is_kept_by_code_and_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, files = Store(tmp_path), derive(TOTALS, 'from = ["visits"]')

    def load() -> Series:
        site = load_site(Inputs(Path(), files), Problems(), store)
        return next(s.series["totals"] for s in site.stories if "totals" in s.series)

    first = load()
    assert store.get(first.key)
    monkeypatch.setattr("youju.content.derived_tables.run_code", None)  # nothing is run again
    assert load() == first
    files[FILE] += b"# another code\n"
    with pytest.raises(TypeError):
        load()
    files[FILE] = TOTALS.encode()
    files["data/visits.csv"] = FILES["data/visits.csv"].replace(b"90000", b"90001")
    with pytest.raises(TypeError):
        load()

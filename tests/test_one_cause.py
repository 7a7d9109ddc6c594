"""A slip that much hangs on is told once, at its cause: what follows from it is not."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pytest

from tests.fixture import ROOT, hold
from youju.content.site import load_site
from youju.inputs import Inputs, read_inputs
from youju.problems import Problems

BARS = "site_src/stories/bars/story.toml"
STATES, YIELDS = "data/states.csv", "data/yunting_yields.csv"
POWER, CITED = "data/iowa.csv", "data/iowa_cited.csv"


@cache
def read_files(name: str, story: str) -> Mapping[str, bytes]:
    """Return the files of the site `name` with one of its stories."""
    files = read_inputs(ROOT / "tests/sites" / name).files
    others = "site_src/stories/"
    return {
        file: content
        for file, content in files.items()
        if not file.startswith(others) or file.startswith(f"{others}{story}/")
    }


def tell(name: str, story: str, file: str, old: str, new: str) -> list[str]:
    """Return what is told after the first `old` in `file` became `new`, each with its place."""
    files = dict(read_files(name, story))
    text = files[file].decode("utf-8-sig")
    assert old in text
    files[file] = text.replace(old, new, 1).encode()
    problems = Problems()
    site = load_site(Inputs(ROOT / "tests/sites" / name, files), problems)
    hold(site, problems)
    units = ("figure-unknown-unit", "series-unit")
    return [f"{p.origin} {p.code}" for p in problems if p.code not in units]


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (STATES, "state,", "State,", f"{STATES}:1:1 series-column-name"),
        (STATES, "state,fips", "州,編號", f"{STATES}:1:1 series-column-name"),
        (STATES, "state,", "county,", f"{BARS}:37:1 chart-option-column"),
        (STATES, ",engineers", ",share", f"{BARS}:10:1 series-column"),
        (YIELDS, "tonnes", "weight", f"{BARS}:25:1 series-column"),
        (YIELDS, ",low", ",lower", f"{BARS}:25:1 series-column"),
        (BARS, '["fips", "engineers"]', '["fips", "engineer"]', f"{BARS}:10:1 series-column"),
        (BARS, '["tonnes",', '["tons",', f"{BARS}:25:1 series-column"),
        (BARS, 'kind = "bars"', 'kind = "barrs"', f"{BARS}:36:1 chart-kind-unknown"),
        (BARS, 'kind = "bars"', 'kind = "橫條圖"', f"{BARS}:36:1 chart-kind-unknown"),
        (BARS, 'kind = "bars"\n', "", f"{BARS}:36:1 chart-option-alone"),
        (BARS, 'x = "state"', 'x = "stat"', f"{BARS}:37:1 chart-option-column"),
        (BARS, 'y = "engineers"', 'y = "enginers"', f"{BARS}:38:1 chart-option-column"),
    ],
)
def test_a_changed_name_is_told_once(file: str, old: str, new: str, told: str) -> None:
    assert tell("gallery", "bars", file, old, new) == [told]


@pytest.mark.parametrize(
    ("new", "told"),
    [
        ("Year,kind,gwh", [f"{POWER}:1:1 series-column-name"]),
        ("year,kind,GWh (net)", [f"{POWER}:1:3 series-column-name"]),
        ("年份,種類,發電量", [f"{POWER}:1:1 series-column-name"]),
        ("year,kind,power", ["site_src/stories/iowa-power/story.toml:13:1 series-column"]),
        (
            "year,fuel,gwh",  # nothing but the code and the formulas name it
            [
                "site_src/stories/iowa-power/tables.py:7:1 tables-code-failed",
                f"{CITED}:2:12 lookup-unknown-column",
            ],
        ),
    ],
)
def test_what_hangs_on_a_renamed_column_says_nothing(new: str, told: list[str]) -> None:
    assert tell("tables", "iowa-power", POWER, "year,kind,gwh", new) == told


def test_cells_that_are_no_times_are_not_told_as_empty_too() -> None:
    """Charts took them for rows without a name."""
    file = 'file = "/data/yunting_yields.csv"\n'
    told = tell("gallery", "bars", BARS, file, f'{file}times = ["crop"]\n')
    assert f"{YIELDS}:2:1 series-no-times" in told
    assert [one for one in told if " chart-" in one] == []


def test_a_column_that_two_charts_lack_is_told_once() -> None:
    """The second chart had been drawn from a column that is not there."""
    story = read_files("gallery", "bars")[BARS].decode()
    start = story.index("[[charts]]", story.index('x = "state"') - 400)
    chart = story[start : story.find("[[charts]]", start + 1) % (len(story) + 1)]
    again = chart.replace('id = "', 'id = "again-', 1)
    files = {**read_files("gallery", "bars"), BARS: f"{story}\n{again}".encode()}
    files[STATES] = files[STATES].replace(b"state,", b"county,", 1)
    problems = Problems()
    hold(load_site(Inputs(ROOT / "tests/sites/gallery", files), problems), problems)
    codes = [problem.code for problem in problems if problem.origin.file == BARS]
    assert codes.count("chart-option-column") == 1

"""A slip that much hangs on is told once, at its cause: what follows from it is not."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pytest

from tests.fixture import ROOT, hold, load_fixture
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
    return tell_changed(read_files(name, story), file, old, new)


def tell_changed(before: Mapping[str, bytes], file: str, old: str, new: str) -> list[str]:
    """Return what is told of the files `before`, with `new` for the first `old` in `file`."""
    files = dict(before)
    text = files[file].decode("utf-8-sig")
    assert old in text
    files[file] = text.replace(old, new, 1).encode()
    problems = Problems()
    site = load_site(Inputs(ROOT, files), problems)
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


TALENT, TEXT = "data/talent_stats.csv", "site_src/stories/daqing-talent/en.md"
MANAGERS = (
    "managers,composition,企業經營管理人才,Business managers,39000,person,exact,2021-12,"
    "hljnews-2021,2,3.9萬人,,,,"
)


@cache
def read_own() -> Mapping[str, bytes]:
    """Return the files of our own site, whose figures are in groups, formulas and relations."""
    return read_inputs(ROOT).files


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            f"{MANAGERS}\r\n",
            "",
            [f"{TALENT}:38:14 formula-unknown-figure", f"{TEXT}:11:90 prose-unknown-figure"],
        ),
        (
            "managers,",
            "manager,",
            [f"{TALENT}:39:14 formula-unknown-figure", f"{TEXT}:11:90 prose-unknown-figure"],
        ),
        ("managers,", "Managers,", [f"{TALENT}:6:1 figure-bad-id"]),
        ("managers,", '"managers,', [f"{TALENT}:6:1 row-unclosed-quote"]),
        (MANAGERS, f'"{MANAGERS}",,,,,,,,,,,,,,', [f"{TALENT}:6:1 row-lone-cell"]),
        (MANAGERS, f"{MANAGERS.replace('39000,', '')},", [f"{TALENT}:6:5 row-shifted-left"]),
        (MANAGERS, MANAGERS.replace("sition", "sit ion"), [f"{TALENT}:6:2 figure-bad-group"]),
        (",17.6,percent,", ",0.176,percent,", [f"{TALENT}:4:11 figure-print-value"]),
        (",120000,person,", ",12000,person,", [f"{TALENT}:7:11 figure-print-value"]),
    ],
)
def test_what_relations_find_in_a_broken_row_says_nothing(
    old: str, new: str, told: list[str]
) -> None:
    """Sums of a group were held without its lost row, and each row of relations told the name."""
    found = tell_changed(read_own(), TALENT, old, new)
    assert [one for one in found if "story.toml" not in one and "zh.md" not in one] == told


def test_what_texts_claim_of_a_wrong_value_says_nothing() -> None:
    """It was told three times: at its cell, and of each title that calls half of it skilled."""
    found = tell_changed(read_own(), TALENT, ",489000,person,", ",4890007,person,")
    assert found == [f"{TALENT}:2:11 figure-print-value"]


def test_what_texts_claim_of_others_is_told_beside_a_wrong_value() -> None:
    files = dict(read_own())
    files[TEXT] = files[TEXT].replace(b"largest", b"smallest")
    assert files[TEXT] != read_own()[TEXT]
    found = tell_changed(files, TALENT, ",17.6,percent,", ",0.176,percent,")
    assert f"{TALENT}:4:11 figure-print-value" in found
    assert any(one.startswith(TEXT) and one.endswith(" claim-false") for one in found)


def test_a_relation_that_has_a_cause_of_its_own_is_told_beside_another() -> None:
    """What a figure that is as it should be does not bear out stays told."""
    files = dict(read_own())
    files["data/checks.csv"] += b"own,recruited,<,talent_total / 100,,,\n"
    found = tell_changed(files, TALENT, ",17.6,percent,", ",0.176,percent,")
    lines = files["data/checks.csv"].decode("utf-8-sig").count("\n")
    assert found == [
        f"{TALENT}:4:11 figure-print-value",
        f"data/checks.csv:{lines}:3 relation-wrong-order",
    ]


STALLS, SERIES, SOURCES = "data/stalls.csv", "data/visits.csv", "data/sources.csv"
INDEX = "data/sources/office.numbers.csv"
MARKET = "site_src/stories/market-stalls/story.toml"


@pytest.mark.parametrize(
    ("file", "row", "code"),
    [
        (STALLS, "", "table-missing-column"),
        (SOURCES, "", "table-missing-column"),
        (INDEX, "", "table-missing-column"),
        (SERIES, "", "series-column-name"),
        (SERIES, "1999,1999,,5\n", "series-column-name"),
    ],
)
def test_a_row_of_names_that_is_gone_is_told_once(file: str, row: str, code: str) -> None:
    """What is odd in the row of data that stands in its place is no second mistake."""
    files = dict(load_fixture().files)
    names, _, rest = files[file].decode("utf-8-sig").partition("\n")
    told = tell_changed(files, file, f"{names}\n{rest}", row + rest)
    assert [one for one in told if " series-column" in one or " table-" in one] == [
        f"{file}:1:1 {code}"
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title.en", "titel.en"),
        ("title.zh", "titel.zh"),
        ("short.en", "shrt.en"),
        ("date =", "dtae ="),
        ('alt.en = "', 'atl.en = "'),
    ],
)
def test_a_misspelt_key_is_told_once(old: str, new: str) -> None:
    files = load_fixture().files
    before = tell_changed(files, MARKET, old, old)
    lines = files[MARKET].decode().split("\n")
    number = next(n for n, text in enumerate(lines, 1) if text.startswith(old))
    told = tell_changed(files, MARKET, old, new)
    assert sorted(told) == sorted([*before, f"{MARKET}:{number}:1 document-unknown-key"])

"""Derived figures: exact parts make an exact sum, whatever the column qualifier says."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.fixture import FIXTURE, load_fixture, read_site
from tests.tabling import UNITS, figures_of, row
from youju.checks.derivations import check_derivations
from youju.languages import QUALIFIERS
from youju.problems import Problem, Problems

TABLE = "data/iowa_cited.csv"


def find_problems(*rows: str) -> list[Problem]:
    figures, found = figures_of(
        row("a", "30", group="exact"),
        row("b", "31", group="exact"),
        row("c", "32", qualifier="over"),
        *rows,
    )
    assert set(found) <= {"figure-print-qualifier"}
    site = load_fixture()
    story = replace(site.stories[0], figures=figures)
    problems = Problems()
    check_derivations(replace(site, stories=(story,), units=UNITS), problems)
    return list(problems)


@pytest.mark.parametrize("qualifier", QUALIFIERS)
def test_exact_figures_make_an_exact_one(qualifier: str) -> None:
    found = find_problems(row("d", formula="a + b", qualifier=qualifier))
    assert [problem.code for problem in found] == ["derived-qualifier"] * (qualifier != "exact")
    for problem in found:
        assert '"d" is called ' + qualifier in problem.sentence("en")
        assert "「d」" in problem.sentence("zh")


@pytest.mark.parametrize("qualifier", ["over", "at_least", "about"])
def test_figures_with_a_qualifier_may_make_one(qualifier: str) -> None:
    assert find_problems(row("d", formula="a + c", qualifier=qualifier)) == []


def test_what_was_rounded_may_be_about() -> None:
    about = row("d", unit="percent", formula="a / sum(exact)", round="1", qualifier="about")
    assert find_problems(about) == []
    over = row("d", unit="percent", formula="a / sum(exact)", round="1", qualifier="over")
    assert [problem.code for problem in find_problems(over)] == ["derived-qualifier"]
    even = row("d", unit="percent", formula="a / (a + a)", round="1", qualifier="about")
    assert [problem.code for problem in find_problems(even)] == ["derived-qualifier"]


@pytest.mark.parametrize(
    ("formula", "step", "qualifier", "codes"),
    [
        ("a / sum(exact)", "10", "exact", ["derived-coarse"]),
        ("a / sum(exact)", "10", "about", []),
        ("a / sum(exact)", "1", "exact", []),
        ("a / (a + a)", "10", "exact", []),
    ],
)
def test_a_share_that_was_rounded_to_tens_is_not_exact(
    formula: str, step: str, qualifier: str, codes: list[str]
) -> None:
    share = row("d", unit="percent", formula=formula, round=step, qualifier=qualifier)
    assert [problem.code for problem in find_problems(share)] == codes


@pytest.mark.parametrize(
    ("formula", "step", "qualifier", "told"),
    [
        # 12 and 13 are counted one by one, 1,200 and 1,300 were rounded to hundreds.
        ("a / (a + e)", "0.1", "exact", None),
        ("h / (h + k)", "0.1", "exact", ("46.00", "50.00", "1", "about")),
        ("h / (h + k)", "1", "about", None),
        ("h / (h + h + h)", "0.1", "exact", None),
        ("h / k", "0.1", "exact", ("85.19", "100.00", "10", "about")),
        ("h / (h + m)", "0.1", "exact", ("11.57", "12.46", "1", "exact")),
    ],
)
def test_what_was_rounded_has_no_more_digits_than_are_known(
    formula: str, step: str, qualifier: str, told: tuple[str, ...] | None
) -> None:
    figures, found = figures_of(
        row("a", "30"),
        row("e", "32"),
        row("h", "1200", as_printed="0.12萬人"),
        row("k", "1300", as_printed="0.13萬人"),
        row("m", "8786"),
        row("d", unit="percent", formula=formula, round=step, qualifier=qualifier),
    )
    assert not found
    site, problems = load_fixture(), Problems()
    story = replace(site.stories[0], figures=figures)
    check_derivations(replace(site, stories=(story,), units=UNITS), problems)
    values = [dict(problem.values) for problem in problems if problem.code == "derived-digits"]
    names = ("low", "high", "round", "qualifier")
    assert [tuple(value[name] for name in names) for value in values] == ([told] if told else [])


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('iowa.gwh[year=2017, kind=renewables]",\n', 'iowa.gwh[year=2016, kind=renewables]",\n', 1),
        ("sum(iowa.gwh[year=2017]),\n", "sum(iowa.gwh[year=2001]),\n", 1),
        ("first(iowa.gwh[kind=renewables])", "last(iowa.gwh[kind=renewables])", 1),
        ("first(iowa.gwh[kind=renewables])", "first(iowa.gwh[year>=2002])", 1),
        ("max(totals.gwh)", "totals.gwh[year=2009]", 0),
    ],
)
def test_cells_are_of_a_year_of_the_period(old: str, new: str, told: int, tmp_path: Path) -> None:
    root = shutil.copytree(FIXTURE.parent / "tables", tmp_path / "site")
    text = (root / TABLE).read_text("utf-8")
    assert old in text
    (root / TABLE).write_text(text.replace(old, new, 1), "utf-8")
    problems = Problems()
    check_derivations(read_site(root)[0], problems)
    found = [problem.code for problem in problems]
    assert found.count("derived-other-time") == told


def test_a_first_row_that_is_taken_out_is_told_at_what_it_was(tmp_path: Path) -> None:
    root = shutil.copytree(FIXTURE.parent / "tables", tmp_path / "site")
    rows = (root / "data/iowa.csv").read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in rows if not line.startswith("2001,")]
    (root / "data/iowa.csv").write_text("".join(kept), "utf-8")
    problems = Problems()
    check_derivations(read_site(root)[0], problems)
    told = [problem for problem in problems if problem.code == "derived-other-time"]
    assert [problem.sentence("en") for problem in told] == [
        'The figure "renewables_first" is of "2001", and worked out from cells of 2002 only.'
    ]
    assert [problem.sentence("zh") for problem in told] == [
        "數字「renewables_first」的 period 是「2001」，推算用的儲存格卻只有 2002 年的。"
    ]

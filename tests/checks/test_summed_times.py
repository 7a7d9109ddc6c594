"""Parts and their sum are of one time, and so are the figures of a group but for a series."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fixture import load_fixture
from tests.tabling import UNITS, figures_of, row
from youju.checks.summed_times import check_summed_times
from youju.model import Table
from youju.problems import Problem, Problems

HEAD = ("id", "left", "sign", "right")


def find_problems(rows: list[tuple[str, str]], *relations: tuple[str, str, str]) -> list[Problem]:
    """Return what is told of figures, each a row and its period, and of relations between them."""
    read, _ = figures_of(*(line for line, _ in rows))
    dated = zip(read.items(), rows, strict=True)
    figures = {key: replace(figure, period=period) for (key, figure), (_, period) in dated}
    cells = tuple((f"r{n}", *one) for n, one in enumerate(relations))
    table = Table("data/checks.csv", HEAD, cells, tuple(range(2, len(cells) + 2)))
    site = load_fixture()
    story = replace(site.stories[0], figures=figures, checks=(table,))
    problems = Problems()
    check_summed_times(replace(site, stories=(story,), units=UNITS), problems)
    return list(problems)


def parts(*periods: str) -> list[tuple[str, str]]:
    return [(row(f"p{n}", "30", group="parts"), one) for n, one in enumerate(periods)]


@pytest.mark.parametrize(
    ("rows", "relation", "told"),
    [
        (
            [*parts("2021-12", "2021-12"), (row("total", "60"), "2020-12")],
            ("total", "=", "sum(parts)"),
            ["total"],
        ),
        (
            [*parts("2021-12", "2019", "2021-12"), (row("total", "90"), "2021-12")],
            ("total", "~", "sum(parts)"),
            ["p1"],
        ),
        (
            [*parts("2021-12", "2021-12"), (row("total", "60"), "2020-12")],
            ("total", ">", "sum(parts)"),
            [],
        ),
        (
            [*parts("2021-12", "2021-12"), (row("total", "60"), "2020-12")],
            ("total", "~", "p0 * 2"),
            [],
        ),
        (
            [*parts("2021-12", "2021-12"), (row("total", "60"), "2021")],
            ("total", "=", "p0 + p1"),
            [],
        ),
        ([*parts("", ""), (row("total", "60"), "2020")], ("total", "=", "p0 + p1"), []),
        ([*parts("P1Y", "P1Y"), (row("total", "60"), "P1Y")], ("total", "=", "p0 + p1"), []),
    ],
)
def test_a_sum_is_of_the_time_of_its_parts(
    rows: list[tuple[str, str]], relation: tuple[str, str, str], told: list[str]
) -> None:
    found = find_problems(rows, relation)
    assert [dict(problem.values)["id"] for problem in found] == told


def test_a_derived_sum_is_of_the_time_of_its_parts() -> None:
    rows = [*parts("2021-12", "2021-12"), (row("d", formula="p0 + p1"), "2020-12")]
    (problem,) = find_problems(rows)
    assert problem.sentence("en") == (
        'Figure "d" is of 2020-12, but "p0", with which it is added up or grouped, is of 2021-12.'
    )


@pytest.mark.parametrize(
    ("periods", "told"),
    [
        (("2021-12", "2021-12", "2012-12"), ["p2"]),
        (("2019", "2020", "2021"), []),
        (("2020", "2021"), []),
        (("2021-12", "2021-12", ""), []),
        (("2021-12", "2021-12", "../2019"), []),
        (("P3Y/2021-12", "2021-12", "2021-12"), []),
    ],
)
def test_one_figure_of_a_group_is_of_another_time(
    periods: tuple[str, ...], told: list[str]
) -> None:
    found = find_problems(parts(*periods))
    assert [dict(problem.values)["id"] for problem in found] == told

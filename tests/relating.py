"""What the tests of relations share: some figures, and the way from checks.csv to its problems."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tests.fixture import check_relations, load_fixture
from tests.tabling import UNITS, figures_of, read_table, row
from youju.checks.workbook import Books, open_books
from youju.model import Figure, Site
from youju.problems import BuildError, Problem, Problems

FIGURES, FOUND = figures_of(
    row("total", "489000", qualifier="at_least", as_printed="48.9萬人以上"),
    row("adults", "250000", group="parts", as_printed="25萬人"),
    row("students", "120000", group="parts", as_printed="12萬人"),
    row("children", "119700", group="parts", as_printed="11.97萬人"),
    row("residents", "2780000", as_printed="278萬人"),
    row("share", "17.6", "percent", as_printed="17.6%"),
    row("museums", "301", "museum", as_printed="301座"),
    row("budget", "30000000", "yuan", as_printed="3000萬元"),
    row("grants", "8500", "yuan", as_printed="8500元"),
    row("sum_of_parts", formula="sum(parts)"),
    row("part_share", unit="percent", formula="adults / sum_of_parts", round="0.1"),
)
HEADER = "id,left,sign,right,note_zh,note_en\n"


def make_site(checks: str, *, figures: Mapping[str, Figure] = FIGURES) -> Site:
    """Return the fixture with `figures`, those above, and the relations in the text `checks`."""
    table = read_table(checks, Problems(), "data/checks.csv")
    assert table
    base = load_fixture()
    story = replace(base.stories[0], figures=figures, checks=(table,))
    return replace(base, stories=(story,), units=UNITS)


def relate(*relations: str) -> tuple[Problem, ...]:
    """Return the problems of relations such as "total ~ sum(parts)", one row each."""
    rows = [f"row_{i},{','.join(_split(text))},," for i, text in enumerate(relations)]
    return find_problems(make_site(HEADER + "\n".join(rows) + "\n"))


def find_problems(site: Site) -> tuple[Problem, ...]:
    """Return the problems of a site's relations in their order."""
    problems = Problems()
    check_relations(site, problems)
    return BuildError(problems).problems


def read_books() -> Books:
    """Return the books of the figures above."""
    assert not FOUND, FOUND
    return open_books(make_site(HEADER + "a,total,>,adults,,\n").stories[0], UNITS)


def _split(text: str) -> list[str]:
    """Return left, sign and right, quoted: the sign stands between spaces."""
    left, sign, right = text.split("|") if "|" in text else text.split(" ", 2)
    return [f'"{part.strip()}"' for part in (left, sign, right)]

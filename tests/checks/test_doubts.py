"""Doubts: figures of which something is told already, and what is worked out from them."""

from __future__ import annotations

from tests.relating import HEADER, make_site
from tests.tabling import UNITS
from youju.checks.doubts import list_causes, open_doubted, tells_of
from youju.model import Origin
from youju.numbers.formulas import FigureRef, GroupRef
from youju.problems import Problems

SITE = make_site(HEADER + "a,total,>,adults,,\n")
STORY = SITE.stories[0]


def doubt(code: str, origin: Origin, **values: str) -> set[str]:
    """Return the figures that are doubted when `code` is told at `origin`."""
    problems = Problems()
    problems.add(code, origin, **values)
    return set(open_doubted(STORY, UNITS, problems).doubted)


def test_what_is_worked_out_from_a_doubted_figure_is_doubted_too() -> None:
    origin = STORY.figures["adults"].origin
    assert doubt("figure-print-value", origin) == {"adults", "sum_of_parts", "part_share"}
    assert doubt("table-line-break", origin) == set()  # of its label


def test_a_name_without_a_row_makes_every_group_doubtful() -> None:
    problems = Problems()
    problems.add("prose-unknown-figure", Origin(f"{STORY.folder}/en.md", 3), id="boats")
    books = open_doubted(STORY, UNITS, problems)
    assert books.misses(GroupRef("sum", "parts")) and not books.misses(FigureRef("total"))
    assert tells_of("boats", problems) and not tells_of("cars", problems)


def test_notes_and_problems_of_other_things_are_no_causes() -> None:
    problems = Problems()
    problems.add("table-line-break", Origin("data/a.csv", 2))
    problems.add("period-after-source", Origin("data/a.csv", 2))
    assert list_causes(problems) == []

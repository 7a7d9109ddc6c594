"""Small sites that failed once, each made after a public bug report: today they end as they should.

tests/cases/ has them as they were handed in, by their numbers there.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.fixture import KEPT
from youju.inputs import read_inputs
from youju.problems import BuildError, Problems
from youju.publish import check_pages, check_sources, make_pages

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    """A site's folder, what is right, the problems that it must have, and texts that pages print.

    `problems` are places with codes; `printed` maps paths to texts.
    """

    number: str
    right: str
    problems: tuple[str, ...] = ()
    printed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Ended:
    problems: list[str]
    pages: dict[str, str]


KNOWN = (
    Case("01", "a table of eight rows is published, whatever snippets it stands in"),
    Case("02", "a table of negative cells is published"),
    Case("03", "zeros are printed at the foot of empty bars", printed=(("zero", "0 items"),)),
    Case("04", "bars below zero go the other way", printed=(("neg", "−200 yuan"),)),
    Case(
        "06",
        "what Markdown loses is told at its line",
        tuple(f"{code}.md" for code in ("en", "zh")),
    ),
    Case("08", "a cell that merging left empty is told", ("series-empty-words",)),
    Case("09", "age groups are words"),
    Case("10", "dates with slashes are dates"),
    Case("11", "a column may be headed by its year"),
    Case("13", "a table of more rows than can be drawn is told", ("chart-spec-rows",)),
    Case("16", "the zeros that were written are printed", printed=(("cdec", "1.70"),)),
    Case("21", "a mark for what is missing is told with the way to declare it", ("missing = ",)),
    Case("25", "a long word of a title is not cut"),
)


def end(number: str) -> Ended:
    """Check and plan a case's site as a build does; what it draws stays with the tests' own."""
    problems, pages = Problems(), dict[str, str]()
    with suppress(BuildError):
        site = check_sources(read_inputs(CASES / number / "site", problems), problems)
        prepared = make_pages(site, KEPT, problems, whole=False)
        check_pages(prepared, problems)
        pages = {
            path: content.decode("utf-8")
            for path, content in prepared.pages.items()
            if path.endswith(".html")
        }
    told = [f"{one.origin} {one.grade} {one.code} {one.mend('en')}" for one in problems]
    return Ended([line for line in told if " note " not in line], pages)


@pytest.mark.slow
@pytest.mark.parametrize("case", KNOWN, ids=lambda case: case.number)
def test_a_case_ends_as_it_should(case: Case) -> None:
    ended = end(case.number)
    assert bool(ended.problems) == bool(case.problems), (case.right, ended.problems)
    for wanted in case.problems:
        assert any(wanted in line for line in ended.problems), (case.right, ended.problems)
    for chart, text in case.printed:
        (page,) = (
            page
            for path, page in ended.pages.items()
            if path.startswith("en/") and path.endswith(f"/{chart}/index.html")
        )
        picture = page[page.index("<svg") : page.rindex("</svg>")]
        assert text in picture or text in page.replace("\u00a0", " "), case.right

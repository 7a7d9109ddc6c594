"""Tables below figures: whoever reads them is shown no cell that only the source's readers know."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fixture import ROOT, read_once
from youju.checks.excerpt_words import check_excerpt_words
from youju.model import Site
from youju.problems import Problem, Problems


def load_tables() -> Site:
    return read_once(ROOT / "tests" / "sites" / "tables")[0]


def find_problems(site: Site) -> list[Problem]:
    problems = Problems()
    check_excerpt_words(site, problems)
    return list(problems)


def unword(site: Site, *names: str) -> Site:
    """Return `site` with charts that have no words for `names`."""
    (story,) = site.stories
    charts = tuple(
        replace(chart, words={k: text for k, text in chart.words.items() if k not in names})
        for chart in story.charts
    )
    return replace(site, stories=(replace(story, charts=charts),))


def test_cells_and_headings_that_have_words_are_no_problem() -> None:
    assert find_problems(load_tables()) == []


@pytest.mark.parametrize(
    ("names", "cells", "line"),
    [
        (("renewables",), "renewables", 'words.renewables.en = "…"'),
        (("kind", "nuclear_energy"), "kind, nuclear_energy", 'words.kind.en = "…"'),
    ],
)
def test_names_for_programs_are_told_once_a_table(
    names: tuple[str, ...], cells: str, line: str
) -> None:
    (problem,) = find_problems(unword(load_tables(), *names))
    assert (problem.code, problem.grade) == ("evidence-cell-words", "note")
    assert cells in problem.sentence("en") and cells in problem.sentence("zh")
    assert problem.mend("en").endswith(line)


def test_a_column_that_no_reader_is_shown_is_not_told() -> None:
    """What no formula asks for and no chart words is left out of the excerpt (test_excerpts)."""
    site = load_tables()
    (story,) = site.stories
    iowa = story.series["iowa"]
    table = replace(
        iowa.table,
        columns=(*iowa.table.columns, "plant_code"),
        rows=tuple((*row, "愛荷華") for row in iowa.table.rows),
    )
    series = {**story.series, "iowa": replace(iowa, table=table)}
    assert find_problems(replace(site, stories=(replace(story, series=series),))) == []

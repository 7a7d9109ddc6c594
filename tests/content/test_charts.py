"""Charts as story.toml declares them: their names, and words that stand at events."""

from __future__ import annotations

import pytest

from tests.fixture import load_files
from tests.provoking import FILES, TIDY
from youju.content.charts import CHART_ID


@pytest.mark.parametrize("id", ["by_year", "by-year", "a1"])
def test_names_of_charts(id: str) -> None:
    assert CHART_ID.fullmatch(id)


@pytest.mark.parametrize("id", ["By", "1a", "a-dark", "a-excel", "a b", ""])
def test_names_that_charts_cannot_have(id: str) -> None:
    assert not CHART_ID.fullmatch(id)


def change(old: str, new: str) -> dict[str, bytes]:
    text = FILES[TIDY].decode()
    assert text.count(old) == 1
    return {**FILES, TIDY: text.replace(old, new).encode()}


def test_a_chart_without_a_kind_is_as_it_was() -> None:
    site, problems = load_files(FILES)
    assert problems == []
    assert {(c.kind, len(c.options)) for s in site.stories for c in s.charts} == {("", 0)}


def test_a_kind_and_its_options_are_read() -> None:
    lines = 'id = "by-year"\nkind = "columns"\nx = "year"\ny = "visits"\nhighlight = ["central"]'
    site, problems = load_files(change('id = "by-year"', lines))
    assert problems == []
    (chart,) = [c for s in site.stories for c in s.charts if c.id == "by-year"]
    assert chart.kind == "columns"
    assert chart.options == {"x": "year", "y": "visits", "highlight": ("central",)}


def test_a_misspelt_option_is_told_with_the_one_that_was_meant() -> None:
    lines = 'id = "by-year"\nkind = "columns"\nx = "year"\ny = "visits"\nhilight = ["north"]'
    _, (problem,) = load_files(change('id = "by-year"', lines))
    assert problem.code == "document-unknown-key"
    assert '"highlight"' in problem.mend("en")

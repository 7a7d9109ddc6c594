"""A chart stands on lines of its own: in a paragraph its picture would tear it apart."""

from __future__ import annotations

import pytest

from youju.checks.chart_places import check_chart_places
from youju.model import Prose
from youju.problems import Problems

CHART = '{{ chart("fat") }}'


def find(text: str) -> list[tuple[str, str, int, int]]:
    problems = Problems()
    check_chart_places(Prose("en.md", text), problems)
    return [(p.code, p.grade, p.origin.line, p.origin.column) for p in problems]


@pytest.mark.parametrize(
    "text",
    [
        CHART,
        f"Words.\n\n{CHART}\n\nMore words.",
        f"## A heading {{#a}}\n{CHART}\n",
        f"Words.\n \t\n{CHART}\n{CHART}\n",
        'Only {{ fig("a") }} of it.',
        "",
    ],
)
def test_a_chart_by_itself_is_right(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        (f"Words.\n\nIt is so, as {CHART} shows.", 3, 14),
        (f"Words.\n{CHART}\n\nMore.", 2, 1),
        (f"{CHART}\nMore words.", 1, 1),
        (f"如{CHART}所示。", 1, 2),
    ],
)
def test_a_chart_in_a_paragraph_is_told_at_its_place(text: str, line: int, column: int) -> None:
    assert find(text) == [("prose-chart-inside", "note", line, column)]

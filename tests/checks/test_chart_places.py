"""A chart stands on lines of its own: in a paragraph its picture would tear it apart."""

from __future__ import annotations

import re

import pytest

from youju.checks.chart_places import check_chart_places
from youju.content.cited import parse_cited
from youju.content.prose import render_markdown
from youju.model import Origin, Prose
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
        f"A heading\n====\n{CHART}\n",
        f"A heading\n---\n{CHART}\n",
        f'<div class="wide">\n{CHART}\n</div>',
        f"<!-- it shows the\nshares -->\n{CHART}\n<!-- to here -->",
        f"\u3000\n{CHART}\n\u3000\n",
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
        (f"如{CHART}所示。\n----", 1, 2),
        (f"文字。\n\u3000\n{CHART}", 3, 1),
        (f"{CHART}\n{{: .wide }}", 1, 1),
        (f"<div>\nWords and\n{CHART}\n</div>", 3, 1),
        (f"A heading\n====\nWords and\n{CHART}", 4, 1),
    ],
)
def test_a_chart_in_a_paragraph_is_told_at_its_place(text: str, line: int, column: int) -> None:
    page = render_markdown(parse_cited(text, Origin("en.md")), lambda _: "<figure></figure>")
    assert not re.search(r"(?:^|</h[1-4]>|<div>)\s*<figure></figure>\s*(?:</div>|$)", page)
    assert find(text) == [("prose-chart-inside", "note", line, column)]

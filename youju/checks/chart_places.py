"""Owns where a text shows its charts: on lines of their own, for a sentence would be torn apart."""

from __future__ import annotations

import re

from youju.content.cited import CITATION, parse_cited
from youju.formats.conflicts import has_conflict
from youju.formats.positions import Lines
from youju.model import Origin, Prose
from youju.problems import Problems

# A line with a space as wide as a character (U+3000) is a line of the paragraph for Markdown, too.
_PARAGRAPH = re.compile(r"(?:(?!\n[ \t]*\n).)+", re.DOTALL)
# What stands for itself without a blank line round it: headings of either kind, comments, tags.
_APART = re.compile(
    r"^[ \t]*#.*$|^(?!.*\{\{).+\n(?:=+|-+)[ \t]*$|<(?:!--|/?[A-Za-z])[^<>]*>",
    re.MULTILINE,
)


def check_chart_places(prose: Prose, problems: Problems) -> None:
    """Report a chart in the middle of a paragraph of `prose`, once a paragraph."""
    if has_conflict(prose.text):
        return  # which is told, and of which lines nobody knows whether they stay
    lines = Lines(prose.text, Origin(prose.file))
    for paragraph in _PARAGRAPH.finditer(prose.text):
        charts = [match for match in CITATION.finditer(paragraph[0]) if _name_chart(match[0])]
        rest = _APART.sub("", paragraph[0])
        for chart in charts:
            rest = rest.replace(chart[0], "")
        if charts and re.search(r"\w", rest):
            place = lines.origin(paragraph.start() + charts[0].start())
            key = _name_chart(charts[0][0])
            problems.add("prose-chart-inside", place, id=key)


def _name_chart(braces: str) -> str:
    """Return the id of the chart that `braces` show, or ""."""
    cited = parse_cited(braces, Origin("")).citations
    return cited[0].id if cited and cited[0].function == "chart" else ""

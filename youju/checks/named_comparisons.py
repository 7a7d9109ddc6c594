"""Owns comparisons in a chart's words that cite nothing, and name what is drawn by halves."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from youju.checks.bearing import Bearings
from youju.checks.doubts import open_doubted
from youju.checks.likeness import list_stems
from youju.checks.named_dates import find_dates
from youju.checks.runs import Runs, open_runs
from youju.checks.texts import Written, list_story
from youju.checks.verdicts import Verdict
from youju.checks.workbook import Books
from youju.languages.claim_words import list_patterns
from youju.languages.claiming import find_clause, is_denied
from youju.model import Chart, Language, Site, Story
from youju.problems import Problems

_RELATIONS = ("more", "fewer")
# What a name shares of its words with those of a figure, and how much more than with any other's.
_LEAST, _AHEAD = 0.4, 1.5


def check_named_comparisons(site: Site, problems: Problems) -> None:
    """Report words of a chart that say one thing drawn is more, or fewer, than another, and that
    its numbers contradict: "More workstations than universities". As a note, for words name by
    halves.

    How a language says it is [compared] of its claims. What is meant is found by the words that it
    shares with labels and the chart's own words; a name that may be of two is of none.
    """
    for story in site.stories:
        books, runs = open_doubted(story, site.units, problems), open_runs(story)
        charts = {chart.id: chart for chart in story.charts}
        for text in list_story(site, story):
            chart = charts.get(text.chart)
            if chart and text.code in site.authored and not text.plain:
                drawn = _Drawn(story, chart, books, runs, text.code)
                _check_text(text, drawn, site.languages[text.code], problems)


@dataclass(frozen=True)
class _Drawn:
    """What a chart draws: figures, or the cells of a table."""

    story: Story
    chart: Chart
    books: Books
    runs: Runs
    code: str

    def find(self, name: str) -> str:
        """Return the id of the figure, or the cell, that is meant by `name`; "" for none."""
        shares = sorted(
            ((max(_share(name, own) for own in names), key) for key, names in self.names.items()),
            reverse=True,
        )
        best, second = (*shares, (0.0, ""), (0.0, ""))[:2]
        return best[1] if best[0] >= _LEAST and best[0] >= second[0] * _AHEAD else ""

    @property
    def names(self) -> Mapping[str, Sequence[str]]:
        """Return what each figure, or cell, is called: its label and the chart's words for it."""
        words = {key: text[self.code] for key, text in self.chart.words.items()}
        if self.chart.table:
            cells = self.runs.list_cells(self.chart.table)
            return {cell: [own] for cell, own in words.items() if cell in cells}
        labels = {
            key: self.story.figures[key].label[self.code]
            for key in self.chart.figures
            if key in self.story.figures
        }
        return {key: [label, words.get(key, label)] for key, label in labels.items()}

    def is_false(self, first: str, last: str, relation: str) -> bool:
        """Tell whether `first` is certainly not more, or fewer, than `last`."""
        if self.chart.table:
            told = self.runs.compare(self.chart.table, first, last, relation)
        elif self.books.doubted & {first, last}:
            return False
        else:
            told = Bearings(self.books, (first, last)).compare(first, last, relation)
        return told is Verdict.FALSE


def _share(name: str, own: str) -> float:
    """Return how alike a name and one of the chart's own are, from 0 to 1."""
    if re.search(rf"(?<!\w){re.escape(own)}(?!\w)", name, re.IGNORECASE):
        return 1.0
    stems, others = list_stems(name), list_stems(own)
    return 2 * len(stems & others) / (len(stems) + len(others) or 1)


def _check_text(text: Written, drawn: _Drawn, language: Language, problems: Problems) -> None:
    for relation in _RELATIONS:
        for pattern in list_patterns(language, "compared", relation):
            for match in pattern.finditer(text.shown):
                pair = _find_pair(match, drawn)
                denied = pair is None or _is_denied(match, language)
                denied = denied or _is_of_other_year(match, pair or (), drawn, language)
                if pair and not denied and drawn.is_false(*pair, relation):
                    values = {"words": match[0].strip(), "figures": ", ".join(pair)}
                    problems.add("claim-doubtful", text.origin(match.start()), **values)


def _is_denied(match: re.Match[str], language: Language) -> bool:
    """Tell whether the clause denies, asks or hopes what is compared in it."""
    text = match.string
    start, end = find_clause(text, *match.span(), language)
    asked = text[end : end + 1] if text[end : end + 1] in "?？" else ""
    return is_denied(text[start:end] + asked, text[match.end() : end] + asked, language)


def _is_of_other_year(
    match: re.Match[str], pair: Sequence[str], drawn: _Drawn, language: Language
) -> bool:
    """Tell whether the clause names a year, and none that the figures of `pair` are of."""
    start, end = find_clause(match.string, *match.span(), language)
    years = find_dates(match.string[start:end], language).years
    figures = [drawn.story.figures[key] for key in pair if key in drawn.story.figures]
    told = any(str(year) in figure.period for year in years for figure in figures)
    return bool(years and figures) and not told


def _find_pair(match: re.Match[str], drawn: _Drawn) -> tuple[str, str] | None:
    """Return the two that are compared; None where one is not known, or both are the same."""
    first, names = drawn.find(match["a"]), match.groupdict()
    rest = [key for key in drawn.names if key != first]
    last = drawn.find(match["b"]) if "b" in names else rest[0] if len(rest) == 1 else ""
    return (first, last) if first and last and first != last else None

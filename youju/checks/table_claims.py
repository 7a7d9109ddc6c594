"""Owns claims of tables: what the rows of a tidy table say of a sentence, and of which of them."""

from __future__ import annotations

from collections.abc import Collection

from youju.checks.named_dates import find_dates
from youju.checks.peaks import weigh_peak
from youju.checks.runs import Runs
from youju.checks.statements import Statement
from youju.checks.subjects import find_pair, list_near
from youju.checks.verdicts import Verdict, judge
from youju.languages.claim_words import list_patterns
from youju.languages.claiming import find_clause
from youju.model import Language, Story

_RANKS = ("largest", "smallest")


def weigh_rows(statement: Statement, story: Story, runs: Runs, relation: str) -> Verdict | None:
    """Judge a statement, weighed as `relation`, by the rows of a tidy table; beside no chart these
    can only bear it."""
    chart = statement.chart
    cells = [mention for mention in statement.mentions if not mention.cited]
    if chart is None:
        names = list_near(statement, cells)
        found = (runs.weigh(table, relation, names) for table in story.series if names)
        return Verdict.HOLDS if Verdict.HOLDS in found else None
    if not chart.table:
        return None
    if relation in ("more", "fewer"):
        pair = find_pair(statement, statement.mentions)
        return runs.compare(chart.table, *pair, relation) if pair else None
    known = runs.list_cells(chart.table)  # not the names of columns: "the north room"
    near = list_near(statement, [cell for cell in cells if cell.name in known])
    then = _weigh_time(statement, story, relation, near)
    spanning = relation in _RANKS and _names_span(_find_clause(statement), statement.language)
    if then and not near and not spanning:
        return then
    told = judge(filter(None, (then, runs.weigh(chart.table, relation, near))))
    # The highest since 1970 is so among times, of which the text does not say where they end.
    return told if told is Verdict.HOLDS or not spanning else None


def _find_clause(statement: Statement) -> str:
    claim = statement.claim
    start, end = find_clause(statement.text, claim.start, claim.end, statement.language)
    return statement.text[start:end]


def _names_span(clause: str, language: Language) -> bool:
    """Tell whether a clause names a span, or a time that bounds one: the 2010s, since 2010."""
    dates = find_dates(clause, language)
    names = ("decades", "bounds") if dates.years or dates.months else ("decades",)
    patterns = (pattern for name in names for pattern in list_patterns(language, "spans", name))
    return any(pattern.search(clause) for pattern in patterns)


def _weigh_time(
    statement: Statement, story: Story, relation: str, cells: Collection[str]
) -> Verdict | None:
    """Judge "the highest in 2010" by the rows of the time that its clause names; one that another
    clause names can only bear it."""
    language = statement.language
    series = story.series.get(statement.chart.table or "") if statement.chart else None
    if series is None:
        return None
    for within, text in ((True, _find_clause(statement)), (False, statement.text)):
        dates = find_dates(text, language)
        if dates.years or dates.months:
            told = weigh_peak(series, relation, {*cells}, dates.years, dates.months)
            return told if within or told is Verdict.HOLDS else None
    return None

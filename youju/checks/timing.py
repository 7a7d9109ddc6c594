"""Owns time: a figure is no later than its source, and a plan or a forecast is said to be one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from youju.checks.texts import Written, list_prose, list_story
from youju.content.cited import parse_cited
from youju.languages import list_statuses, style_of
from youju.model import Figure, Origin, Site, Story
from youju.numbers.formulas import FigureRef, GroupRef, list_parts
from youju.numbers.periods import find_last, is_later
from youju.problems import Problems

_PARAGRAPHS = re.compile(r"\n[ \t]*\n")


def check_timing(site: Site, problems: Problems) -> None:
    """Report figures of a time after their source was published that are no plan or forecast, and
    words about plans and forecasts that do not say so, in each language.
    """
    for story in site.stories:
        pending: dict[str, str] = {}
        for figure in story.figures.values():
            roots = list(_list_roots(story, figure))
            _check_period(site, figure, roots, problems)
            if not figure.status and any(root.status for root in roots):
                status = next(root.status for root in roots if root.status)
                problems.add("status-lost", figure.origin, id=figure.id, status=status)
            elif figure.status:
                pending[figure.id] = figure.status
        for code in site.authored if pending else ():
            _check_said(site, story, code, pending, problems)


def note_days(site: Site, today: date, problems: Problems) -> None:
    """Say which sources are of a day after `today`, and which forecasts are of a time before it."""
    day = today.isoformat()
    for source in site.sources.values():
        if is_later(source.published, day):
            values = {"id": source.id, "published": source.published, "today": day}
            problems.add("published-ahead", source.origin, **values)
    for story in site.stories:
        for figure in story.figures.values():
            last = find_last(figure.period)
            if figure.status and last and is_later(day, last):
                values = {"id": figure.id, "status": figure.status, "period": figure.period}
                problems.add("status-past", figure.origin, **values, today=day)


def _list_roots(story: Story, figure: Figure) -> Iterator[Figure]:
    """Yield the figures that have a source of their own, and that `figure` is or is made of."""
    if figure.source or not figure.formula:
        yield figure
        return
    for part in list_parts(figure.formula, story.figures):
        if isinstance(part, FigureRef):
            yield from _list_roots(story, story.figures[part.id])
        elif isinstance(part, GroupRef):
            for other in story.figures.values():
                if other.group == part.group and other.id != figure.id:
                    yield from _list_roots(story, other)


def _check_period(site: Site, figure: Figure, roots: Iterable[Figure], problems: Problems) -> None:
    """Report a period that ends after the last of the sources was published."""
    days = [site.sources[root.source].published for root in roots if root.source in site.sources]
    last = find_last(figure.period)
    if not last or figure.status or not days or not all(is_later(last, day) for day in days):
        return
    values = {"id": figure.id, "period": figure.period, "published": max(days)}
    known = list_statuses(style_of(site.languages[code]) for code in site.authored)
    problems.add("period-after-source", figure.origin, **values, known=known)


def _check_said(
    site: Site, story: Story, code: str, pending: dict[str, str], problems: Problems
) -> None:
    """Report where `code` cites plans and forecasts, or draws them, without a word that says so."""
    marks = style_of(site.languages[code]).status
    if lacking := sorted(set(pending.values()) - marks.keys()):
        values = {"language": site.languages[code].name, "status": ", ".join(lacking)}
        problems.add("status-no-words", Origin("site_src/site.toml"), **values)
        return
    patterns = {status: _compile(marks[status].words) for status in marks}
    for text, origin, ids in _list_statements(site, story, code):
        for key in sorted(ids & pending.keys()):
            if not patterns[pending[key]].search(text):
                shown = ", ".join(marks[pending[key]].words[:4]).replace("*", "")
                values = {"language": site.languages[code].name, "words": shown}
                problems.add("status-unsaid", origin, id=key, status=pending[key], **values)


def _list_statements(
    site: Site, story: Story, code: str
) -> Iterator[tuple[str, Origin, frozenset[str]]]:
    """Yield what is read as one: a paragraph, a text of story.toml, a chart's words, the label of a
    key figure; each with its place and the figures that it tells of.
    """
    for prose in list_prose(site, story.prose):
        if prose.code == code:
            yield from _split(prose)
    charts: dict[str, list[Written]] = {}
    for text in list_story(site, story):
        if text.code == code and text.chart:
            charts.setdefault(text.chart, []).append(text)
        elif text.code == code and not text.plain:
            yield text.whole, text.origin(0), _list_cited(text.whole)
    for chart in story.charts:
        whole = "\n".join(text.whole for text in charts.get(chart.id, ()))
        yield whole, chart.origin, _list_cited(whole) | set(chart.figures)
    for key in story.key_figures:
        if figure := story.figures.get(key):
            yield figure.label[code], figure.origin, frozenset([key])


def _split(prose: Written) -> Iterator[tuple[str, Origin, frozenset[str]]]:
    start = 0
    for end in [*(match.end() for match in _PARAGRAPHS.finditer(prose.whole)), len(prose.whole)]:
        text = prose.whole[start:end]
        yield text, prose.origin(start), _list_cited(text)
        start = end


def _list_cited(text: str) -> frozenset[str]:
    cited = parse_cited(text, Origin("")).citations
    return frozenset(citation.id for citation in cited if citation.function == "fig")


@cache
def _compile(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for any of `words`, Latin ones whole, but for what a star stands for."""
    pieces = (re.escape(word).replace(r"\*", r"\w*") for word in words)
    return re.compile(
        "|".join(rf"\b{piece}\b" if piece[0].isascii() else piece for piece in pieces),
        re.IGNORECASE,
    )

"""Owns years typed beside a figure: in whose clause a figure is told, they are of its time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from youju.checks.clauses import Clause, Named, list_citing, list_clauses
from youju.checks.named_dates import find_dates
from youju.checks.texts import Written
from youju.languages.claim_words import list_patterns
from youju.model import Chart, Figure, Language, Site, Story
from youju.numbers.periods import has_month
from youju.problems import Problems


@dataclass(frozen=True)
class _Time:
    """A time that a text names, its year and months, and where it stands."""

    year: int
    months: frozenset[int]
    start: int
    end: int


def check_beside_times(site: Site, problems: Problems) -> None:
    """Report years and months in which a text says that something was, where all figures that it
    cites in the same clause are of other times; and the years of a chart's subtitle that are of no
    figure that it draws.

    How a language says that something was in a year is [times] of its claims; "since 2019" and
    "the law of 2019" say another thing. Figures without a date are of any time.
    """
    for story, text in list_citing(site):
        language = site.languages[text.code]
        patterns = list_patterns(language, "times", "at")
        if patterns and text.key.endswith(".subtitle"):
            for chart in (one for one in story.charts if one.id == text.chart):
                _check_subtitle(story, text, chart, language, problems)
        elif patterns:
            _check_text(story, text, patterns, language, problems)


def _check_text(
    story: Story,
    text: Written,
    patterns: Sequence[re.Pattern[str]],
    language: Language,
    problems: Problems,
) -> None:
    times = [*_list_times(text.shown, patterns, language)]
    waiting: list[_Time] = []
    for clause in list_clauses(story, text, language) if times else ():
        own = [time for time in times if clause.start <= time.start < clause.end]
        for time in [*waiting, *own]:
            cited = _pick(text.shown, clause.cited, time)
            if cited and not any(_is_of(one.figure, time) for one in cited):
                _tell(text, time, [one.figure for one in cited], problems)
        waiting = own if own and not clause.cited and _is_bare(text, clause, own) else []


def _list_times(
    shown: str, patterns: Sequence[re.Pattern[str]], language: Language
) -> Iterator[_Time]:
    for pattern in patterns:
        for match in pattern.finditer(shown):
            dates = find_dates(match[0], language)
            for year in dates.years:
                yield _Time(year, dates.months, *match.span())


def _pick(shown: str, cited: Sequence[Named], time: _Time) -> Sequence[Named]:
    """Return the figure right beside a time, which is said of it alone, or else all of `cited`."""
    behind = [
        one for one in cited if not shown[one.end : time.start].strip() and one.end <= time.start
    ]
    return behind or cited


def _is_bare(text: Written, clause: Clause, times: Sequence[_Time]) -> bool:
    """Tell whether nothing but `times` stands in a clause: it says when the next one is."""
    places = {place for time in times for place in range(time.start, time.end)}
    left = (text.shown[at] for at in range(clause.start, clause.end) if at not in places)
    return not any(map(str.isalnum, left))


def _is_of(figure: Figure, time: _Time) -> bool:
    """Tell whether a figure may be of a time: it has no date, or one that holds it."""
    months = time.months or {0}
    return any(has_month(figure.period, time.year, month) for month in months)


def _check_subtitle(
    story: Story, text: Written, chart: Chart, language: Language, problems: Problems
) -> None:
    drawn = [story.figures[key] for key in chart.figures if key in story.figures]
    dates = find_dates(text.shown, language)
    months = dates.months if len(dates.years) == 1 else frozenset[int]()
    times = [_Time(year, months, 0, len(text.shown)) for year in sorted(dates.years)]
    if times and drawn and not any(_is_of(figure, time) for figure in drawn for time in times):
        _tell(text, times[0], drawn, problems)


def _tell(text: Written, time: _Time, figures: Sequence[Figure], problems: Problems) -> None:
    shown = text.shown[time.start : time.end].strip()
    told = ", ".join(dict.fromkeys(f"{figure.id} {figure.period}" for figure in figures[:3]))
    problems.add("beside-other-time", text.origin(time.start), found=shown, figures=told)

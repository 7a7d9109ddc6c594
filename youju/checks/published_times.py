"""Owns when a text says that its sources were published: on a day that one of them has."""

from __future__ import annotations

from collections.abc import Collection

from youju.checks.clauses import list_citing
from youju.checks.named_dates import find_dates
from youju.checks.texts import Written
from youju.languages.claim_words import list_patterns
from youju.model import Language, Site, Story
from youju.numbers.periods import has_month
from youju.problems import Problems


def check_published_times(site: Site, problems: Problems) -> None:
    """Report words that say when something was printed, of which no source of the story is.

    How a language says so is [times] published of its claims. All languages may be wrong alike,
    which their comparison cannot see. Other things are published, too: it is a note.
    """
    for story, text in list_citing(site):
        dates = _list_dates(site, story)
        if dates:
            _check_text(text, site.languages[text.code], dates, problems)


def _list_dates(site: Site, story: Story) -> frozenset[str]:
    """Return the days of the story's sources, of its own pages and of its figures' corrections."""
    sources = {figure.source for figure in story.figures.values()}
    days = {site.sources[key].published for key in sources if key in site.sources}
    if not any(days):
        return frozenset()
    mended = {one.date for one in site.corrections if one.story == story.slug}
    return frozenset(filter(None, days | set(story.days.values()) | mended))


def _check_text(
    text: Written, language: Language, dates: Collection[str], problems: Problems
) -> None:
    for pattern in list_patterns(language, "times", "published"):
        for match in pattern.finditer(text.shown):
            found = find_dates(match[0], language)
            months = found.months or {0}
            if found.years and not any(
                has_month(date, year, month)
                for date in dates
                for year in found.years
                for month in months
            ):
                values = {"found": match[0].strip(), "dates": ", ".join(sorted(dates))}
                problems.add("published-other-date", text.origin(match.start()), **values)

"""Owns typed years and months of a story: its sources name them, or its figures are of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from youju.checks.clauses import list_citing
from youju.checks.named_dates import find_dates
from youju.checks.texts import Written
from youju.model import PART_OF_YEAR, Language, PrintIndex, Site, Story
from youju.numbers.plurals import read_locale
from youju.problems import Problems

_DATE = re.compile(r"(?<!\d)(\d{4})(?:-(\d\d))?(?!\d)")
_SPAN = re.compile(r"(\d{4})/(\d{4})")
# Further back or ahead than this a text tells history, or what is to come.
_REACH = 10


@dataclass(frozen=True)
class _Known:
    """The years and the months of the year that a story's evidence names; no months for any."""

    years: frozenset[int]
    months: frozenset[int]

    def is_near(self, year: int) -> bool:
        return min(self.years) - _REACH <= year <= max(self.years) + _REACH


def check_typed_dates(site: Site, problems: Problems) -> None:
    """Report years, and months, that a story's texts name and nothing of its evidence does.

    All languages may be wrong alike, which their comparison cannot see. A story is judged if the
    times of each of its sources are in an index. It may tell what none of them has: it is a note.
    """
    known = {story.slug: _read_known(site, story) for story in site.stories}
    for story, text in list_citing(site):
        if found := known[story.slug]:
            _check_text(text, site.languages[text.code], found, problems)


def _read_known(site: Site, story: Story) -> _Known | None:
    """Return what dates the evidence of `story` names; None where some of it has no index."""
    ids = sorted({figure.source for figure in story.figures.values() if figure.source})
    indexes = {key: index for key in ids if (index := site.indexes.get(key)) and index.times}
    if len(indexes) < len(ids) or not ids or story.series or not site.sources.keys() >= {*ids}:
        return None
    published = [site.sources[key].published for key in ids]
    mended = (one.date for one in site.corrections if one.story == story.slug)
    periods = (figure.period for figure in story.figures.values())
    dates = [*_list_dates([*published, *mended, *periods, *story.days.values()])]
    for index, then in zip(indexes.values(), published, strict=True):
        dates += _list_times(index, then)
    years = frozenset(year for year, _ in dates if year)
    if not years:
        return None
    parts = any(one.time == PART_OF_YEAR for index in indexes.values() for one in index.times)
    return _Known(years, frozenset() if parts else frozenset(m for _, m in dates if m))


def _list_dates(texts: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield the years and months of periods and days, 0 for none, and the years between two."""
    for text in texts:
        for match in _DATE.finditer(text):
            yield int(match[1]), int(match[2] or 0)
        if span := _SPAN.fullmatch(text):
            yield from ((year, 0) for year in range(int(span[1]), int(span[2]) + 1))


def _list_times(index: PrintIndex, published: str) -> Iterator[tuple[int, int]]:
    """Yield the years and months that a source names, also from that of its publication."""
    for one in index.times:
        if one.time.startswith("--"):
            yield 0, int(one.time[2:])
        elif one.time.startswith("Y") and published:
            yield int(published[:4]) + int(one.time[1:]), 0
    yield from _list_dates(one.time for one in index.times)


def _check_text(text: Written, language: Language, known: _Known, problems: Problems) -> None:
    dates = find_dates(text.shown, language)
    years = {year: str(year) for year in range(min(known.years), max(known.years) + 1)}
    years |= {year: str(year) for year in dates.years if known.is_near(year)}
    months = read_locale(language.tag).months["format"]["wide"] if known.months else {}
    pairs = ((years, dates.years, known.years), (months, dates.months, known.months))
    for names, told, sourced in pairs:
        for found in [names[one] for one in sorted(told - sourced) if one in names]:
            named = ", ".join(names[one] for one in sorted(sourced))
            start = max(text.shown.find(found), 0)
            problems.add("date-unsourced", text.origin(start), found=found, named=named)

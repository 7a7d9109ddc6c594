"""Owns whether a figure's period is of times that its source names, or was published in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from youju.model import PART_OF_YEAR, Figure, PrintedTime, PrintIndex, Site
from youju.numbers.periods import find_length, list_dates
from youju.problems import Problems
from youju.problems.hints import list_some
from youju.tables.locators import is_at, split_locator

_SPAN = re.compile(r"(\d{4})(?:/(\d{4}))?")


def check_printed_times(site: Site, problems: Problems) -> None:
    """Report a period of a year, a month or a length that the index of its source does not name.

    What a source says without a date is of the time when it was published, or is counted from it.
    It may say a time in words that the index does not have: it is a note.
    """
    for story in site.stories:
        for figure in story.figures.values():
            index, source = site.indexes.get(figure.source), site.sources.get(figure.source)
            if index and index.times and source and figure.period:
                _check_figure(figure, index, source.published, problems)


def _check_figure(figure: Figure, index: PrintIndex, published: str, problems: Problems) -> None:
    strange = [d for d in list_dates(figure.period) if not _is_named(d, index.times, published)]
    strange += _list_strange_lengths(figure, index)
    if strange:
        said = (time.printed for time in index.times)
        named = list(dict.fromkeys(filter(None, (published, *said))))
        values = {"id": figure.id, "period": figure.period, "source": figure.source}
        values |= {"found": strange[0], "named": list_some(named)}
        problems.add("period-unprinted", figure.origin, **values)


def _is_named(date: str, times: Sequence[PrintedTime], published: str) -> bool:
    """Tell whether the year, and the month, of an ISO `date` are among `times`, or of then."""
    year, month = _split(date)
    then, its_month = _split(published or "0")
    if year == then and not (month and its_month):
        return True
    # In December a report tells of November, in January of December.
    if its_month and month and (then - year) * 12 + its_month - month in (0, 1):
        return True
    names = {one.time for one in times}
    if date[: len("2021-12")] in names or f"Y{year - then:+d}" in names:
        return True
    if not any(_holds(name, year) for name in names) and year != then:
        return False
    return not month or PART_OF_YEAR in names or f"--{month:02}" in names


def _holds(time: str, year: int) -> bool:
    """Tell whether a named `time` is a `year`, or years about it."""
    found = _SPAN.match(time)
    return found is not None and int(found[1]) <= year <= int(found[2] or found[1])


def _list_strange_lengths(figure: Figure, index: PrintIndex) -> Iterator[str]:
    """Yield the length of a period if its place in the source, or else all of it, has others.

    A year is seldom counted in words: it is strange only where others are. What repeats in more
    than one (P2Y) is said where the figure is.
    """
    length = find_length(figure.period)
    one, repeats = length[1:-1] == "1", length == figure.period
    if not length or (one and repeats):
        return
    place, _ = split_locator(figure.locator)
    alike = [each for each in index.times if each.time[0] == "P" and each.time[-1] == length[-1]]
    there = [each for each in alike if not place or is_at(each.place, place)]
    known = {each.time for each in (there if there or repeats else alike)}
    if length not in known and (there or not one):
        yield length


def _split(date: str) -> tuple[int, int]:
    """Return the year and the month of an ISO date, 0 for none."""
    year, _, rest = date.partition("-")
    return int(year), int(rest[:2] or 0)

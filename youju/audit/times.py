"""Owns how a stranger finds the times that a source names: years, months, lengths of time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from youju.audit.calendars import Calendar
from youju.audit.dates import blank
from youju.audit.grammar import Tongue
from youju.audit.readings import fold
from youju.formats.fragments import Fragment
from youju.model import PART_OF_YEAR, PrintedNumber, PrintedTime

_YEAR = r"(?<!\d)(?<!\d[.,])(?:1[5-9]|20|21)\d\d(?!\d|[.,]\d)"
_YEARS = re.compile(_YEAR)
_ISO = re.compile(rf"({_YEAR})[-/.](0?[1-9]|1[0-2])(?![\d%])(?:[-/.][0-3]?\d(?!\d))?")
_QUARTER = re.compile(rf"({_YEAR})-?Q[1-4](?!\d)")
# The second year of a range with two digits: 2019–21.
_SECOND = re.compile(r"\s?[-–—/～~〜至到]\s?(\d\d)(?![\d月])")
_MONTH = r"(?<![\d.])(1[0-2]|0?[1-9])"
_MONTHS = re.compile(rf"{_MONTH}\s?月")
_FROM_MONTH = re.compile(rf"{_MONTH}(?=\s?[-–—～~〜、至到]\s?(?:1[0-2]|0?[1-9])\s?月)")
_TWELVE = range(1, 13)
_LONGEST = 100  # years; what is longer is a year that was read as a number
# How much of what follows or precedes a year may say that it is one of accounts: fiscal 2023.
_AROUND = 16


def find_times(
    fragment: Fragment, numbers: Iterable[PrintedNumber], tongue: Tongue
) -> Iterator[PrintedTime]:
    """Yield the times that `fragment` names, and the lengths among its `numbers`, some repeatedly.

    A cell of a table has also the years that its row or its column is of, which its place names.
    """
    text = fold(fragment.text)
    if ": " in fragment.place:
        found = [*_find_heads(fragment.place.partition(": ")[2]), *_find_named(text, tongue)]
    else:
        found = [*_find_named(text, tongue)]
    for one in numbers:
        letter = tongue.lengths.get(one.classifier.lower())
        if letter and one.value in range(1, _LONGEST):
            found.append((one.printed, f"P{one.value:f}{letter}"))
    yield from (PrintedTime(fragment.place, printed, time) for printed, time in found)


def _find_heads(head: str) -> Iterator[tuple[str, str]]:
    yield from _find_iso(head)
    yield from ((match[0], match[0]) for match in _YEARS.finditer(head))


def _find_iso(text: str) -> Iterator[tuple[str, str]]:
    for match in _ISO.finditer(text):
        yield match[0], _join(int(match[1]), int(match[2]))
    for match in _QUARTER.finditer(text):
        yield match[0], match[1]
        yield match[0], PART_OF_YEAR


def _find_named(text: str, tongue: Tongue) -> Iterator[tuple[str, str]]:
    calendar = tongue.calendar
    yield from _find_iso(text)
    others = calendar.named.sub(blank, text)
    for match in (*calendar.named.finditer(text), *tongue.dates.finditer(others)):
        years, months = _list_years(match, calendar, tongue), _list_months(match, tongue)
        around = text[max(0, match.start() - _AROUND) : match.end() + _AROUND]
        for year in years or [0]:
            if not months and year:
                yield match[0].strip(), _span(year, around, calendar)
            for month in months:
                yield match[0].strip(), _join(year, month)
    for begun in _FROM_MONTH.finditer(text):
        yield begun[0], _join(0, int(begun[1]))
    for said in calendar.month.finditer(text):
        if tongue.count(said[1]) in _TWELVE:
            yield said[0], _join(0, int(tongue.count(said[1])))
    rest = tongue.dates.sub(blank, text)
    for number, name in enumerate(tongue.months, 1):
        if re.search(rf"\b{name}\b", rest):
            yield name, _join(0, number)
    for match in calendar.relative.finditer(text):
        yield match[0], f"Y{calendar.offsets[match[0].casefold()]:+d}"
    for match in calendar.parts.finditer(text):
        yield match[0].strip(), PART_OF_YEAR


def _span(year: int, around: str, calendar: Calendar) -> str:
    """Return a year; where it may be one of accounts, those that it may begin or end in, too."""
    return f"{year - 1}/{year + 1}" if calendar.fiscal.search(around) else str(year)


def _list_years(match: re.Match[str], calendar: Calendar, tongue: Tongue) -> list[int]:
    """Return the years that a date names, also as a calendar counts them or one by one."""
    years = [int(found[0]) for found in _YEARS.finditer(match[0])]
    second = _SECOND.match(match.string, match.end())
    if years and second and int(second[1]) > years[-1] % 100:
        years.append(years[-1] // 100 * 100 + int(second[1]))
    for found in calendar.eras.finditer(match[0]):
        years.append(
            calendar.before[found["era"].casefold()] + _count(found["count"], calendar, tongue)
        )
    years += [int(tongue.count(found[0])) for found in calendar.spelled.finditer(match[0])]
    return years


def _count(words: str, calendar: Calendar, tongue: Tongue) -> int:
    """Return which year of an era `words` say: 110, 三, or its first."""
    if words.casefold() in calendar.firsts:
        return 1
    return int(words) if words.isdecimal() else int(tongue.count(words))


def _list_months(match: re.Match[str], tongue: Tongue) -> list[int]:
    """Return the months that a date names, by number or by name, whole or cut short."""
    numbered = [int(found[1]) for found in _MONTHS.finditer(match[0])]
    named = [n for n, name in enumerate(tongue.months, 1) if re.search(rf"\b{name[:3]}", match[0])]
    return numbered + named


def _join(year: int, month: int) -> str:
    return f"{year}-{month:02}" if year else f"--{month:02}"

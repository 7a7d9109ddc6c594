"""Owns time on axes: which cells are dates, and the dates that are named where there is room."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from youju.kinds.scales import thin
from youju.model import Language
from youju.numbers.periods import word_short_date
from youju.theme.style import SMALL
from youju.typography.metrics import measure_text

_FORMS = {
    "year": re.compile(r"([12]\d{3})", re.ASCII),
    "quarter": re.compile(r"(\d{4})-?Q([1-4])", re.ASCII),
    "month": re.compile(r"(\d{4})-(\d\d)", re.ASCII),
    "day": re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII),
}
_MONTHS = {"day": (1, 3, 6), "month": (1, 3, 6), "quarter": (3, 6), "year": ()}
_YEARS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500)
# Pixels between two dates on an axis at least, how many there are at most, how many years are few,
# and pixels of a short month.
_APART, _MOST, _FEW, _SHORT = 14, 11, 5, 18
# The pixels at which an axis has a day, None where it has none.
PlaceDay = Callable[[date], float | None]


@dataclass(frozen=True)
class Times:
    """Cells that are dates of one `unit` (year, quarter, month, day), each with its first day."""

    unit: str
    days: tuple[date, ...]

    def place(self, day: date) -> float:
        """Return where `day` stands on an axis: its year, or milliseconds since 1970."""
        if self.unit == "year":
            return day.year
        return datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000


def read_times(cells: Sequence[str]) -> Times | None:
    """Return `cells` as dates: 2006, 2006Q1, 2006-01 or 2006-01-15; None if they are not alike."""
    for unit, form in _FORMS.items():
        found = [form.fullmatch(cell) for cell in cells]
        if cells and all(found):
            try:
                return Times(unit, tuple(_first_day(unit, m.groups()) for m in found if m))
            except ValueError:  # 2006-13
                return None
    return None


def read_labelled(labels: Mapping[str, str], language: Language) -> Times | None:
    """Return the cells of `labels` as read_times does; None where one has a word of its own."""
    times = read_times(list(labels))
    if times is None or any(
        label not in (cell, word_cell(times, day, language))
        for (cell, label), day in zip(labels.items(), times.days, strict=True)
    ):
        return None
    return times


def find_days(cell: str) -> tuple[date, date] | None:
    """Return the first day of a cell that is a date, and the day after its last; None for others.

    2006 is from 1 January 2006 to 1 January 2007. The last day of the calendar, 31 December 9999,
    has none after it, so what ends with it is None, too.
    """
    times = read_times([cell])
    if times is None:
        return None
    first = times.days[0]
    months = first.month - 1 + {"day": 0, "month": 1, "quarter": 3, "year": 12}[times.unit]
    try:
        if times.unit == "day":
            return first, first + timedelta(days=1)
        return first, date(first.year + months // 12, months % 12 + 1, 1)
    except (OverflowError, ValueError):
        return None


def place_event(event: str, cells: Sequence[str]) -> float | None:
    """Return where an event that is a date stands among `cells` that are dates, on their axis.

    What began before the first of them, or goes on after the last, stands at the axis' end; None
    for an event that is wholly beyond, is no date, or has none beside it.
    """
    times, days = read_times(cells), find_days(event)
    if times is None or days is None:
        return None
    first, last = min(times.days), max(times.days)
    over = find_days(cells[times.days.index(last)])
    if days[1] <= first or (over is not None and days[0] >= over[1]):
        return None
    return times.place(min(max(days[0], first), last))


def find_unit(cells: Sequence[str]) -> str:
    """Return the finest unit of cells that are dates: day of 2006 and 2006-01-15."""
    units = {times.unit for times in map(read_times, ([cell] for cell in cells)) if times}
    return next((unit for unit in reversed(_FORMS) if unit in units), "year")


def choose_dates(
    times: Times, language: Language, place: PlaceDay, width: float
) -> list[tuple[float, str]]:
    """Return the dates that an axis names: as many as have room, each with its pixels and words.

    `place` gives the pixels of a day, or None where the axis has none. Words are centred there, and
    moved inwards at the ends of `width`. Of a few years, or some that are unevenly apart, those
    that there are stand there, and no rounder ones between them.
    """
    years = sorted(set(times.days)) if times.unit == "year" else []
    uneven = len({b.year - a.year for a, b in pairwise(years)}) > 1
    lists = _list_days(times, place, width)
    chain: Iterator[Sequence[date]] = iter([*lists, *_thin_days([_find_ends(times)])])
    if uneven or 2 <= len(years) <= _FEW:
        shown = [day for day in years if place(day) is not None]
        if len(shown) == len(years) <= _MOST and _could_fit(shown, times.unit, width):
            chain = _drop_closest(shown) if uneven else _thin_days([shown])
    return [(at, said) for _, at, said in _fit(chain, times, language, place, width)]


def place_dates(
    times: Times, language: Language, place: PlaceDay, width: float
) -> list[tuple[float, float, str]]:
    """Return dates that an axis names, whatever dates there are, each with the pixels of its day,
    those of its words, and these.

    The fewer that a language has room for, whose labels leave a shorter axis, are among the more
    that another has: pages are held to the same numbers.
    """
    lists = _list_days(times, place, width)
    return _fit(_thin_days(lists or [_find_ends(times)]), times, language, place, width)


def _find_ends(times: Times) -> list[date]:
    return sorted({min(times.days), max(times.days)})


def _list_days(times: Times, place: PlaceDay, width: float) -> list[list[date]]:
    """Return lists of days that an axis may name, from many to few: those that could have room."""
    first, last = min(times.days), max(times.days)
    lists = (
        [day for day in days if place(day) is not None]
        for days in _list_steps(times.unit, first, last)
    )
    kept = (days for days in lists if 2 <= len(days) <= _MOST)
    return [days for days in kept if _could_fit(days, times.unit, width)]


def _could_fit(days: Sequence[date], unit: str, width: float) -> bool:
    """Tell whether `days` have room in some language, on an axis as long as a picture is wide."""
    wide = measure_text("2000", SMALL) if unit == "year" else _SHORT
    return (len(days) - 1) * (wide + _APART) <= width


def _thin_days(lists: Sequence[list[date]]) -> Iterator[list[date]]:
    """Yield the first of `lists` of days, then fewer and fewer of these: another of the lists that
    has none but these, or every second; at last both ends, and the first."""

    def fewer(kept: list[date]) -> list[date]:
        rounder = (days for days in lists if 3 <= len(days) < len(kept) and {*days} <= {*kept})
        return next(rounder, kept[::2])

    return thin(lists[0], fewer)


def _drop_closest(days: Sequence[date]) -> Iterator[Sequence[date]]:
    """Yield `days`, then without that whose neighbours are closest, and so on to the first."""
    kept = list(days)
    while len(kept) > 2:
        yield kept
        gaps = [after - before for before, after in zip(kept, kept[2:], strict=False)]
        kept = [day for turn, day in enumerate(kept) if turn != gaps.index(min(gaps)) + 1]
    yield kept
    yield kept[:1]


def _fit(
    chain: Iterator[Sequence[date]], times: Times, language: Language, place: PlaceDay, width: float
) -> list[tuple[float, float, str]]:
    """Return the first days of `chain` that have room, or its last, as place_dates does."""
    placed: list[tuple[float, float, str]] = []
    for days in chain:
        placed = _place_words(days, times.unit, language, place, width)
        if _have_room(placed):
            break
    return placed


def _place_words(
    days: Sequence[date],
    unit: str,
    language: Language,
    place: PlaceDay,
    width: float,
) -> list[tuple[float, float, str]]:
    """Return those of `days` that the axis has, with their pixels, those of their words, these."""
    shown = [(at, day) for day in days if (at := place(day)) is not None]
    words = _word_days([day for _, day in shown], unit, language)
    return [(at, _keep_inside(at, w, width), w) for (at, _), w in zip(shown, words, strict=True)]


def word_cell(times: Times, day: date, language: Language) -> str:
    """Return one date in full: 2006, Jan 2006, 2006年1月15日."""
    return _word_days([day], times.unit, language)[0]


def _first_day(unit: str, groups: Sequence[str]) -> date:
    numbers = [int(group) for group in groups]
    if unit == "quarter":
        numbers[1] = numbers[1] * 3 - 2
    return date(*[*numbers, 1, 1][:3])


def _list_steps(unit: str, first: date, last: date) -> Iterator[list[date]]:
    """Yield the dates from `first` to `last` that may be named, from every one to few."""
    if unit == "day":
        for step in (1, 2, 7, 14):
            if (last - first).days <= _MOST * step:
                count = (last - first).days // step
                yield [first + timedelta(days=step * number) for number in range(count + 1)]
    starts = [
        date(year, month, 1)
        for year in range(first.year, last.year + 1)
        for month in range(1, 13)
        if first <= date(year, month, 1) <= last
    ]
    for step in _MONTHS[unit]:
        yield [day for day in starts if (day.month - 1) % step == 0]
    for step in _YEARS:
        yield [day for day in starts if day.month == 1 and day.year % step == 0]


def _word_days(days: Sequence[date], unit: str, language: Language) -> list[str]:
    """Return the words of `days` in their order: a year is said where it begins or changes."""
    if all((day.month, day.day) == (1, 1) for day in days) and (unit == "year" or len(days) > 1):
        return [str(day.year) for day in days]
    short, full = {"day": ("MMMd", "yMMMd"), "quarter": ("yQQQ", "yQQQ")}.get(unit, ("MMM", "yMMM"))
    if unit == "day" and len(days) > 1 and all(day.day == 1 for day in days):
        short, full = "MMM", "yMMM"
    years = [None, *(day.year for day in days)]
    return [
        word_short_date(day, full if day.year != before else short, language)
        for day, before in zip(days, years, strict=False)
    ]


def _keep_inside(middle: float, words: str, width: float) -> float:
    half = measure_text(words, SMALL) / 2
    return min(max(middle, half), max(width - half, half))


def _have_room(placed: Sequence[tuple[float, float, str]]) -> bool:
    edges = [(at, measure_text(words, SMALL) / 2) for _, at, words in placed]
    return all(a + half + _APART <= b - other for (a, half), (b, other) in pairwise(edges))

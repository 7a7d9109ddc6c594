"""Owns the wording of periods: 2021-12 is 2021年12月, P3Y/2021-12 the three years to it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from youju.languages import style_of
from youju.model import Language
from youju.numbers.plurals import find_category, read_locale

OPEN = ".."
_YEAR, _MONTH, _DAY = len("2021"), len("2021-12"), len("2021-12-23")
_FIRST_YEAR, _LAST_YEAR = 1000, 2199
_DURATION = re.compile(r"P([1-9]\d{0,2})([YMWD])", re.ASCII)
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


def check_period(period: str) -> bool:
    """Tell whether `period` is a text that `word_period` can word.

    These are ISO 8601 dates (2021, 2021-12, 2021-12-23), intervals (2019/2021), durations to a
    date (P3Y/2021-12), repeated durations (P1Y: each year), EDTF intervals open at one end
    (../2021-12: up to then, 2019/..: since then), and the empty text.
    """
    start, slash, end = period.partition("/")
    if not slash:
        return not period or _is_duration(period) or _is_date(period)
    if _is_duration(start) or start == OPEN:
        return _is_date(end)
    if end == OPEN:
        return _is_date(start)
    return _is_date(start) and _is_date(end) and _first_day(start) <= _first_day(end)


def word_period(period: str, language: Language, status: str = "") -> str:
    """Return `period` in words of `language`, dates as CLDR words them; "" for no period.

    With a `status` it is marked: 2030 (forecast); not in a language without words for it, which
    checks.timing tells. Raises ValueError for a text that `check_period` refuses.
    """
    if not check_period(period):
        raise ValueError(f"not a period: {period}")
    if marked := style_of(language).status.get(status):
        said = word_period(period, language)
        return marked.period.replace("{period}", said) if said else marked.alone
    words = style_of(language).period
    start, slash, end = period.partition("/")
    if not slash:
        if _is_duration(period):
            return _word_duration(period, words.every, words.counts, language)
        return _word_date(period, language) if period else ""
    if start == OPEN:
        pattern = words.until
    elif end == OPEN:
        pattern = words.since
    elif _is_duration(start):
        pattern = _word_duration(start, words.length, words.counts, language)
    elif words.days and len(start) == len(end) == _DAY and start[:7] == end[:7] and start < end:
        return _word_days(start, end, words.days, language)
    elif words.months and len(start) == len(end) == _MONTH and start[:4] == end[:4] and start < end:
        return _word_months(start, end, words.months, language)
    elif words.years and len(start) == len(end) == _YEAR and start < end:
        return words.years.replace("{start}", start).replace("{end}", end)
    else:
        pattern = words.interval
    for name, value in (("{start}", start), ("{end}", end)):
        if name in pattern:
            pattern = pattern.replace(name, _word_date(value, language))
    return pattern


def find_last(period: str) -> str:
    """Return the last date that `period` names, ISO 8601: 2021-12 of P3Y/2021-12, 2019 of 2019/..

    "" for a period that names none.
    """
    dates = list_dates(period)
    return dates[-1] if dates else ""


def list_dates(period: str) -> list[str]:
    """Return the dates that `period` names, ISO 8601: the ends of 2019/2021, 2021 of P3Y/2021."""
    return [part for part in period.split("/") if _is_date(part)]


def find_length(period: str) -> str:
    """Return the length of a `period` that has one, P3Y of P3Y/2021-12 or of P3Y; "" of others."""
    start, _, _ = period.partition("/")
    return start if _is_duration(start) else ""


def find_repeated(period: str) -> str:
    """Return the letter of a duration of one that repeats, Y of P1Y (each year); "" of others."""
    match = _DURATION.fullmatch(period)
    return match[2] if match and match[1] == "1" else ""


def has_month(period: str, year: int, month: int = 0) -> bool:
    """Tell whether `period` holds the `month` of a `year`, or some of the year without a month.

    What names no date, such as P1Y, may be of any time; so may what is as coarse as the year.
    """
    start, slash, end = period.partition("/")
    if _is_duration(start) and slash:
        count, letter = int(start[1:-1]), start[-1]
        years = count if letter == "Y" else 1 + count // (12 if letter == "M" else 50)
        first, last = f"{int(end[:4]) - years:04}", end
    else:
        first, last = start, end if slash else start
    told = f"{year:04}-{month:02}" if month else f"{year:04}"
    if not _is_date(first if first != OPEN else last):
        return True
    return not (_is_date(first) and is_later(first, told)) and not (
        _is_date(last) and is_later(told, last)
    )


def is_later(date: str, other: str) -> bool:
    """Tell whether `date` lies after `other`, both ISO 8601, as far as both are told.

    The year 2021 is not later than a day in it.
    """
    told = min(len(date), len(other))
    return date[:told] > other[:told]


def is_year(number: Decimal | float) -> bool:
    """Tell whether a number may be a year: what has nothing but such says when, not how much."""
    return number % 1 == 0 and _FIRST_YEAR <= number <= _LAST_YEAR


def word_short_date(day: date, skeleton: str, language: Language) -> str:
    """Return the parts of `day` that CLDR's `skeleton` names, as briefly as axes have them.

    "yMMM" is Jan 2006 or 2006年1月, "QQQ" is Q1 or 第1季.
    """
    from babel.dates import format_skeleton

    return format_skeleton(skeleton, day, locale=read_locale(language.tag))


def _word_duration(
    text: str,
    patterns: Mapping[str, Mapping[str, str]],
    counts: tuple[str, ...],
    language: Language,
) -> str:
    """Fill the pattern of a duration: small counts in words (三, three), others in digits."""
    match = _DURATION.fullmatch(text)
    assert match
    count, letter = int(match[1]), match[2]
    category = "one" if count == 1 else find_category(match[1], "count", language.tag)
    forms = patterns[letter]
    shown = counts[count - 1] if count <= len(counts) else match[1]
    return forms.get(category, forms["other"]).replace("{n}", shown)


def _word_date(text: str, language: Language) -> str:
    from babel.dates import format_date, format_skeleton

    locale, day = read_locale(language.tag), _first_day(text)
    if len(text) == _DAY:
        return format_date(day, "long", locale=locale)
    return format_skeleton("yMMMM" if "-" in text else "y", day, locale=locale)


def _word_days(start: str, end: str, pattern: str, language: Language) -> str:
    """Word two days of one month as CLDR words one of them: December 23–25, 2021."""
    from babel.dates import format_date

    ends = [str(_first_day(day).day) for day in (start, end)]
    locale = read_locale(language.tag)
    whole = str(locale.date_formats["long"].pattern)
    joined = _put_ends(whole, "d+", pattern, ends)
    return format_date(_first_day(start), joined, locale=locale)


def _word_months(start: str, end: str, pattern: str, language: Language) -> str:
    """Word two months of one year as CLDR words one of them: January to March 2021."""
    from babel.dates import format_date

    locale = read_locale(language.tag)
    whole = str(locale.datetime_skeletons["yMMMM"].pattern)
    field = re.search("[ML]+", whole)
    assert field
    ends = [format_date(_first_day(month), field[0], locale=locale) for month in (start, end)]
    joined = _put_ends(whole, "[ML]+", pattern, ends)
    return format_date(_first_day(start), joined, locale=locale)


def _put_ends(whole: str, field: str, pattern: str, ends: Sequence[str]) -> str:
    """Return CLDR's pattern of a date with both `ends`, joined by `pattern`, for one `field`."""
    both = pattern.replace("{start}", ends[0]).replace("{end}", ends[1])
    pieces = whole.split("'")
    # Every second piece is quoted, and a text of its own: d 'de' MMMM.
    pieces[::2] = [re.sub(field, f"'{both}'", piece) for piece in pieces[::2]]
    return "'".join(pieces)


def _is_duration(text: str) -> bool:
    return bool(_DURATION.fullmatch(text))


def _is_date(text: str) -> bool:
    try:
        _first_day(text)
    except ValueError:
        return False
    return True


def _first_day(text: str) -> date:
    match = _DATE.fullmatch(text)
    if not match:
        raise ValueError(f"not a date: {text}")
    return date(*(int(part or 1) for part in match.groups()))

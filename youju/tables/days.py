"""Owns dates in cells: year, month and day in ISO 8601, and what Excel makes of them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from youju.formats.rows import Row
from youju.numbers.periods import check_period
from youju.problems import Problems

_OTHER_DATE = re.compile(r"([12][0-9]{3})[/.年](0?[1-9]|1[0-2])[/.月](0?[1-9]|[12][0-9]|3[01])日?")
# Excel counts days from here; 43831 is 2020-01-01.
EXCEL_START = date(1899, 12, 30)
EXCEL_DAY = re.compile(r"[2-6][0-9]{4}")
# Months, quarters and years as sources and spreadsheets write them: Dec-21 is Excel's.
_YEAR_MONTH = re.compile(r"([12][0-9]{3})(?:年|[-/.年](0?[1-9]|1[0-2])月?)")
_MONTH_YEAR = re.compile(r"([A-Za-z]{3})[a-z]*\.?[- ]((?:[12][0-9])?[0-9]{2})")
QUARTER = re.compile(r"([12][0-9]{3})(?:[- ]?Q|年第)([1-4一二三四])(?:季度?)?", re.IGNORECASE)
# Days in English: Jan 1 2000, January 1, 2000, 1-Jan-2000; two digits do not tell the century.
_ENGLISH_DAY = re.compile(
    r"([A-Za-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([12][0-9]{3})"
    r"|([0-9]{1,2})(?:st|nd|rd|th)?[- ]([A-Za-z]{3,9})\.?,?[- ]([12][0-9]{3})"
)
_NAMES = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
_MONTHS = [name[:3] for name in _NAMES]
# Years of the Republic of China, the first of which was 1912: 民國110年12月, 110/12/23, 10407.
_ROC = re.compile(
    r"(?:(?:中華)?民國|民)\s?([0-9]{1,3})(?:年|\b)(?:\s?([0-9]{1,2})月(?:\s?([0-9]{1,2})日)?)?"
    r"|([0-9]{2,3})年(?:([0-9]{1,2})月(?:([0-9]{1,2})日)?)?"
    r"|(1[0-9]{2})[/.-]([0-9]{1,2})(?:[/.-]([0-9]{1,2}))?"
    r"|([7-9][0-9])[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})"
    r"|(1[0-9]{2})(?:([0-9]{2})([0-9]{2})?)?"
)
_BEFORE_FIRST_YEAR = 1911
_LOOKS_LIKE_DAY = re.compile(r"[12][0-9]{3}[-/.年][0-9]{1,2}(?:[-/.月][0-9]{1,2}日?|月)?")
DAY = re.compile(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}")


def parse_date(
    row: Row, name: str, area: str, problems: Problems, pattern: re.Pattern[str] = DAY
) -> str:
    """Return the date in the column `name`, which `pattern` fits, or "" for one to be mended.

    `area` begins the problems' codes: "source" gives source-bad-date, source-other-date and
    source-excel-day.
    """
    found = row.cell(name)
    if report_calendar(row, name, problems):
        return ""
    if pattern.fullmatch(found) and check_period(found):
        return found
    other = _OTHER_DATE.fullmatch(found)
    if other:
        near = "-".join(part.zfill(2) for part in other.groups())
        row.report(f"{area}-other-date", name, problems, near=near)
    elif near := find_excel_day(found):
        row.report(f"{area}-excel-day", name, problems, near=near)
    elif name in row.table.columns:
        row.report(f"{area}-bad-date", name, problems)
    return ""


def find_excel_day(found: str) -> str:
    """Return the day that Excel writes as the number `found`, or "": 45331 is 2024-02-09."""
    return str(EXCEL_START + timedelta(days=int(found))) if EXCEL_DAY.fullmatch(found) else ""


def find_period(found: str) -> str:
    """Return the period that `found` says in another spelling, or "": 2021Q3 is 2021-07/2021-09."""
    near = ""
    if match := _OTHER_DATE.fullmatch(found):
        near = "-".join(part.zfill(2) for part in match.groups())
    elif match := _YEAR_MONTH.fullmatch(found):
        near = "-".join(part.zfill(2) for part in match.groups() if part)
    elif match := QUARTER.fullmatch(found):
        last = 3 * ("1234".find(match[2]) + 1 or "一二三四".find(match[2]) + 1)
        near = f"{match[1]}-{last - 2:02}/{match[1]}-{last:02}"
    elif (match := _MONTH_YEAR.fullmatch(found)) and match[1].lower() in _MONTHS:
        year = match[2] if len(match[2]) == 4 else f"20{match[2]}"
        near = f"{year}-{_MONTHS.index(match[1].lower()) + 1:02}"
    elif match := _ENGLISH_DAY.fullmatch(found):
        month, day, year = match.group(*((1, 2, 3) if match[1] else (5, 4, 6)))
        numbers = [n for n, name in enumerate(_NAMES, 1) if name.startswith(month.lower())]
        near = f"{year}-{numbers[0]:02}-{int(day):02}" if numbers else ""
    return near if check_period(near) else ""


def find_western(found: str) -> str:
    """Return the ISO date of one in years of the Republic of China, or "": 110/12 is 2021-12."""
    match = _ROC.fullmatch(found)
    parts = [int(part) for part in match.groups() if part] if match else []
    if not parts:
        return ""
    near = "-".join([str(parts[0] + _BEFORE_FIRST_YEAR), *(f"{part:02}" for part in parts[1:])])
    return near if check_period(near) else ""


def report_calendar(row: Row, name: str, problems: Problems) -> bool:
    """Report a date in years of the Republic of China, or one that no calendar has."""
    found = row.cell(name)
    if near := find_western(found):
        row.report("date-roc", name, problems, near=near)
        return True
    if not _LOOKS_LIKE_DAY.fullmatch(found):
        return False
    numbers = re.findall("[0-9]+", found)
    if check_period("-".join([numbers[0], *(part.zfill(2) for part in numbers[1:])])):
        return False
    row.report("date-impossible", name, problems)
    return True

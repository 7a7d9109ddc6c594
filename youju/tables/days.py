"""Owns dates in cells: year, month and day in ISO 8601, and what Excel makes of them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from youju.numbers.periods import check_period
from youju.problems import Problems
from youju.tables.rows import Row

_OTHER_DATE = re.compile(r"([12][0-9]{3})[/.年](0?[1-9]|1[0-2])[/.月](0?[1-9]|[12][0-9]|3[01])日?")
# Excel counts days from here; 43831 is 2020-01-01.
_EXCEL_START = date(1899, 12, 30)
_EXCEL_DAY = re.compile(r"[2-6][0-9]{4}")
DAY = re.compile(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}")


def parse_date(
    row: Row, name: str, area: str, problems: Problems, pattern: re.Pattern[str] = DAY
) -> str:
    """Return the date in the column `name`, which `pattern` fits, or "" for one to be mended.

    `area` begins the problems' codes: "source" gives source-bad-date, source-other-date and
    source-excel-day.
    """
    found = row.cell(name)
    if pattern.fullmatch(found) and check_period(found):
        return found
    other = _OTHER_DATE.fullmatch(found)
    if other:
        near = "-".join(part.zfill(2) for part in other.groups())
        row.report(f"{area}-other-date", name, problems, near=near)
    elif _EXCEL_DAY.fullmatch(found):
        near = str(_EXCEL_START + timedelta(days=int(found)))
        row.report(f"{area}-excel-day", name, problems, near=near)
    elif name in row.table.columns:
        row.report(f"{area}-bad-date", name, problems)
    return ""

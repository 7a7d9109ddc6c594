"""Owns what a stranger passes over: dates, addresses, names with digits, years on axes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from youju.audit.grammar import Tongue
from youju.model import Story

_PASSED_OVER = re.compile(
    "|".join(
        (
            r"https?://\S+|[\w.]+@[\w.]+",
            r"(?<!\d)(?:1\d|20|21)\d\d-\d\d(?:-\d\d)?(?!\d)|(?<!\d)\d{1,2}:\d\d(?::\d\d)?(?!\d)",
            # COVID-19, A4 and 5G are names; RMB30 is a sum.
            r"(?<![A-Za-z])(?!(?:RMB|CNY|USD|US|No)\d)[A-Za-z]+[-–]?\d[\dA-Za-z]*(?:[-.]\d+)*",
            r"(?<![\dA-Za-z.])(?<!\d,)\d+[A-Z](?![A-Za-z])",
        )
    )
)

# Cells of a column of years, and of one whose dates may be finer.
_YEAR = re.compile(r"[12]\d{3}", re.ASCII)
_CELL = re.compile(r"([12]\d{3})(?:-?Q[1-4]|(?:-\d\d){1,2})?", re.ASCII)
_ISO = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)


def mask_dates(text: str, tongue: Tongue) -> str:
    """Return `text` with everything whose digits are no quantity in blanks, each place kept."""
    return tongue.dates.sub(blank, _PASSED_OVER.sub(blank, text))


def is_date(words: str, iso: str, tongue: Tongue) -> bool:
    """Tell whether `words` (2021年12月23日, December 23, 2021) say the ISO date `iso`.

    Anything else that is no date (a time, a period) is not held.
    """
    if not _ISO.fullmatch(iso):
        return True
    year, *rest = [int(part) for part in iso.split("-")]
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    months = [index for index, name in enumerate(tongue.months, 1) if name in words]
    if months:
        return months == rest[:1] and sorted(numbers) == sorted([year, *rest[1:]])
    return numbers == [year, *rest]


def blank(match: re.Match[str]) -> str:
    """Return as many blanks as were matched."""
    return " " * len(match[0])


def list_years(story: Story) -> Iterator[str]:
    """Yield the years that axes of time may name: as many as have room, in each language others.

    They are those of columns of years, which may be told to be numbers; and of columns whose dates
    are finer all from the first to that after the last, in which an axis of them may end.
    """
    for series in story.series.values():
        for column in zip(*series.table.rows, strict=True):
            cells = [cell for cell in column if cell]
            found = [match for match in map(_CELL.fullmatch, cells) if match]
            if cells and all(map(_YEAR.fullmatch, cells)):
                yield from dict.fromkeys(cells)
            elif cells and len(found) == len(cells):
                years = [int(match[1]) for match in found]
                yield from map(str, range(min(years), max(years) + 2))

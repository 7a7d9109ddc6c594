"""Owns what a stranger passes over in text: dates, addresses, names with digits in them."""

from __future__ import annotations

import re

from youju.audit.grammar import Tongue

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

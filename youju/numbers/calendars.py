"""Owns how a language writes dates where programs word them: CLDR's names and patterns for d3."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from youju.numbers.plurals import read_locale

_TOKEN = re.compile(r"'([^']*)'|([a-zA-Z])\2*|[^a-zA-Z']+")
# Runs of CLDR's letters → what d3 (strftime) calls them.
_DIRECTIVES = {
    **{"y": "%Y", "yyyy": "%Y", "yy": "%y", "Q": "%q"},
    **dict.fromkeys(("M", "L"), "%-m"),
    **dict.fromkeys(("MM", "LL"), "%m"),
    **dict.fromkeys(("MMM", "LLL"), "%b"),
    **dict.fromkeys(("MMMM", "LLLL"), "%B"),
    **{"d": "%-d", "dd": "%d"},
    **dict.fromkeys(("E", "EEE", "ccc"), "%a"),
    **dict.fromkeys(("EEEE", "cccc"), "%A"),
    **{"H": "%-H", "HH": "%H", "h": "%-I", "hh": "%I", "mm": "%M", "ss": "%S", "a": "%p"},
}
_HALVES = ("am", "pm")


def read_names(tag: str) -> dict[str, Any]:
    """Return the names of months and days in the language of `tag`, as d3-time-format takes them.

    Where dates have their months as numbers (2006年1月15日), the long name of a month is the short
    one, as readers know it from dates.
    """
    locale = read_locale(tag)
    # Babel resolves the names that stand alone by whatever language it read before.
    months, days = locale.months["format"], locale.days["format"]
    numbered = "MMM" not in str(locale.date_formats["long"].pattern)
    long = months["abbreviated" if numbered else "wide"]
    halves = locale.day_periods["format"]["abbreviated"]
    day = find_format("yMMMd", tag)
    return {
        "dateTime": f"{day} %H:%M:%S",
        "date": day,
        "time": "%H:%M:%S",
        "periods": [halves.get(half, half.upper()) for half in _HALVES],
        "months": [long[number] for number in range(1, 13)],
        "shortMonths": [months["abbreviated"][number] for number in range(1, 13)],
        "days": [days["wide"][number] for number in _sunday_first()],
        "shortDays": [days["abbreviated"][number] for number in _sunday_first()],
    }


@cache
def find_format(skeleton: str, tag: str) -> str:
    """Return d3's format of the fields that CLDR's `skeleton` names: "MMMd" is %-m月%-d日 in zh.

    It is "" where the language has no such pattern, or one that d3 cannot follow.
    """
    locale = read_locale(tag)
    if skeleton not in locale.datetime_skeletons:
        return ""
    parts: list[str] = []
    for match in _TOKEN.finditer(str(locale.datetime_skeletons[skeleton].pattern)):
        run, quoted, letter = match[0], match[1], match[2]
        if letter == "Q" and len(run) > 1:
            width = "wide" if len(run) == 4 else "abbreviated"
            parts.append(str(locale.quarters["format"][width][1]).replace("1", "%q"))
        elif letter is None:
            parts.append((run if quoted is None else quoted).replace("%", "%%"))
        elif run in _DIRECTIVES:
            parts.append(_DIRECTIVES[run])
        else:
            return ""
    return "".join(parts)


def read_signs(tag: str) -> Mapping[str, Any]:
    """Return how numbers are written in the language of `tag`, as d3-format takes it."""
    symbols = read_locale(tag).number_symbols["latn"]
    return {
        "decimal": symbols["decimal"],
        "thousands": symbols["group"],
        "grouping": [3],
        "currency": ["$", ""],
    }


def _sunday_first() -> tuple[int, ...]:
    return (6, *range(6))

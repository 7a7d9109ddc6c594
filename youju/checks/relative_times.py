"""Owns times that a text tells from another one, in any language: last year, 先月, in spring."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from youju.checks.markup import blank_markdown
from youju.checks.named_dates import NamedDates
from youju.checks.numeral_patterns import vocabulary_of
from youju.languages.claim_words import read_patterns
from youju.model import Language

# What says a time clearly, and what only may mean it: sections of claims.toml.
_CLEAR, _NEAR = "relative", "relative_near"
_OFFSET = re.compile(r"([YQMWD])([+-]\d)")
_DATE = re.compile(r"(?<!\d)(\d{4})(?:-(\d\d))?(?!\d)")

# A year from which a text counts, and its month, 0 where none is known.
Anchor = tuple[int, int]


@dataclass(frozen=True)
class RelativeTimes:
    """The times that a text tells from another one: "Y-1" is last year, "D+0" today, or a season.

    `clear` has those that its words can only mean, `near` all that they may mean; both with the
    words: "last spring" is of this year or of the last.
    """

    clear: Mapping[str, str]
    near: Mapping[str, str]


def find_relative(text: str, language: Language) -> RelativeTimes | None:
    """Return what times the readers of `text`, Markdown in `language`, see told from another one.

    None where the language has no words for them: [relative] of claims.toml.
    """
    own = language.own.get("claims", "")
    if not read_patterns(language.tag, own, _CLEAR):
        return None
    shown = blank_markdown(text).translate(vocabulary_of(language).plain)
    return _find_relative(shown, language.tag, own)


@lru_cache(4096)  # a preview asks for the same passages at each save
def _find_relative(shown: str, tag: str, own: str) -> RelativeTimes:
    found = [
        (match, times.split(), section == _CLEAR)
        for section in (_CLEAR, _NEAR)
        for times, patterns in read_patterns(tag, own, section).items()
        for pattern in patterns
        for match in pattern.finditer(shown)
    ]
    spans = {match.span() for match, _, _ in found}
    clear: dict[str, str] = {}
    near: dict[str, str] = {}
    for match, times, is_clear in sorted(found, key=lambda one: one[0].start()):
        if not any(_is_within(match.span(), other) for other in spans):
            for time in times:
                near.setdefault(time, match[0].strip())
                if is_clear:
                    clear.setdefault(time, match[0].strip())
    return RelativeTimes(clear, near)


def _is_within(span: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether longer words hold these: "the year before last"."""
    return span != other and other[0] <= span[0] and span[1] <= other[1]


def read_anchors(dates: Collection[str]) -> frozenset[Anchor]:
    """Return the years and months of dates, of which words such as "last year" may be told."""
    found = (match for date in dates for match in _DATE.finditer(date))
    return frozenset((int(match[1]), int(match[2] or 0)) for match in found)


def list_meant(
    times: Collection[str], kind: str, anchors: Collection[Anchor], named: Collection[int]
) -> frozenset[int]:
    """Return the "years" or the "months" that relative `times` mean, told from `anchors` or from
    one of the years that are `named` beside them: a year earlier.
    """
    offsets = [int(m[2]) for one in times if (m := _OFFSET.fullmatch(one)) and m[1] == _unit(kind)]
    if kind == "years":
        known = {year for year, _ in anchors}
        beside = {year + offset for year in named for offset in offsets if offset}
        return frozenset(year + offset for year in known for offset in offsets) | beside
    months = {month for _, month in anchors if month}
    return frozenset((month - 1 + offset) % 12 + 1 for month in months for offset in offsets)


def _unit(kind: str) -> str:
    return {"years": "Y", "months": "M"}.get(kind, "")


def compare_relative(
    mine: RelativeTimes,
    theirs: RelativeTimes,
    dates: tuple[NamedDates, NamedDates],
    anchors: Collection[Anchor],
) -> tuple[str, list[str], list[str]] | None:
    """Return how two texts differ in such times, with the words of both; None where they do not.

    It is "differ" where each has one that the other has not, "missing" where one has more. `dates`
    are those that each names: 去年 is 2020 for a source of 2021, one of `anchors`.
    """
    lost = [
        one
        for one in mine.clear
        if one not in theirs.near and not _is_named(one, dates[1], anchors)
    ]
    more = [
        one
        for one in theirs.clear
        if one not in mine.near and not _is_named(one, dates[0], anchors)
    ]
    missing: tuple[str, list[str], list[str]] | None = None
    for kind in dict.fromkeys(map(_kind_of, (*lost, *more))):
        here = [one for one in mine.near if _kind_of(one) == kind and one not in theirs.near]
        there = [one for one in theirs.near if _kind_of(one) == kind and one not in mine.near]
        words = (_list_words(mine, here), _list_words(theirs, there))
        if here and there:
            return "differ", *words
        missing = missing or ("missing", *words)
    return missing


def _kind_of(time: str) -> str:
    """Return the letter of a unit, or "" of seasons, which are of one kind."""
    match = _OFFSET.fullmatch(time)
    return match[1] if match else ""


def _list_words(times: RelativeTimes, wanted: Collection[str]) -> list[str]:
    return list(dict.fromkeys(times.near[one] for one in wanted))


def _is_named(time: str, dates: NamedDates, anchors: Collection[Anchor]) -> bool:
    """Tell whether dates say `time`: a year and a month that it means, any where that is unknown;
    of a season and a quarter any month, of a week and a day any day.
    """
    kind = _kind_of(time)
    if kind in {"D", "W"}:
        return bool(dates.days)
    if kind == "Y":
        known = bool(anchors)
        return bool(
            dates.years & list_meant([time], "years", anchors, dates.years)
            if known
            else dates.years
        )
    known = kind == "M" and any(month for _, month in anchors)
    return bool(dates.months & list_meant([time], "months", anchors, ()) if known else dates.months)

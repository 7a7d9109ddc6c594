"""Owns how a stranger knows times that no western year names: 民國110年, fiscal 2023, 去年."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from youju.audit.patterns import NEVER, any_of, compiled


@dataclass(frozen=True, eq=False)
class Calendar:
    """What `[calendar]` of a language's reading.toml says of times; it may say nothing.

    `eras` finds a year that is counted from one of those in `before` (the year before its first),
    whose first year may be one of the words in `firsts`, all in small letters, as those in
    `offsets` are; `spelled` finds a year digit by digit, and
    `named` either of both, `month` a month in words (五月). `fiscal` says that a year is one of
    accounts, `relative` finds words for years from that of writing, with their `offsets`, and
    `parts` those for a part of a year.
    """

    before: Mapping[str, int]
    firsts: frozenset[str]
    offsets: Mapping[str, int]
    eras: re.Pattern[str]
    spelled: re.Pattern[str]
    named: re.Pattern[str]
    month: re.Pattern[str]
    fiscal: re.Pattern[str]
    relative: re.Pattern[str]
    parts: re.Pattern[str]


def read_calendar(data: Mapping[str, Any]) -> Calendar:
    """Return the calendar of a language's tables as its reading.toml has them."""
    own, numerals = data.get("calendar", {}), data["numerals"]
    signs = any_of([sign for sign, number in numerals.items() if len(sign) == 1 and number < 10])
    token = any_of(sign for sign in (*numerals, *data["multipliers"]) if len(sign) == 1)
    firsts = any_of(own.get("firsts", ()))
    behind = r"(?:\s?\d{1,2}\s?月)?"
    count = rf"(?P<count>\d{{1,3}}|{firsts}|{token}{{1,5}})"
    eras = rf"(?P<era>{any_of(own.get('eras', ()))})\s?{count}\s?年"
    spelled = rf"(?<!{signs}){signs}{{4}}(?=年)"
    named = rf"{eras}{behind}|{spelled}年{behind}"
    return Calendar(
        before=_fold(own.get("eras", {})),
        firsts=frozenset(map(str.casefold, own.get("firsts", ()))),
        offsets=_fold(own.get("relative", {})),
        eras=compiled(eras),
        spelled=compiled(spelled),
        named=compiled(named),
        month=compiled(rf"(?<!{token})({token}{{1,2}})月"),
        fiscal=compiled(own.get("fiscal", NEVER)),
        relative=compiled(any_of(own.get("relative", ()))),
        parts=compiled("|".join(own.get("parts", ())) or NEVER),
    )


def _fold(words: Mapping[str, int]) -> Mapping[str, int]:
    """Return `words` in small letters, for patterns find them in any case."""
    return {word.casefold(): number for word, number in words.items()}

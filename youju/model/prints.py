"""Owns the nouns of a source's index: the numbers and times that it prints, and their places."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

# The time of words that name a part of a year and nothing else: 年底, the third quarter.
PART_OF_YEAR = "part"


@dataclass(frozen=True)
class PrintedNumber:
    """A number as a source prints it, from its qualifier to its classifier: 近5.2萬人次.

    `place` is as a locator names it, `order` counts from 1 within it. `value` is in base units
    (52000), None where the stranger who wrote the index could not tell it. `direction` is "down" or
    "up" where the words beside it say that it fell or rose; no older index has one.
    """

    place: str
    order: int
    printed: str
    qualifier: str
    number: str
    scale: str
    classifier: str
    value: Decimal | None
    direction: str = ""


@dataclass(frozen=True)
class PrintedTime:
    """A time as a source names it at a `place`, as a reader may work it out without its sentence.

    `time` is a year (2021), a month of it (2021-12), a month alone (--12), years about one of
    accounts (2022/2024), a length (P3Y), a year counted from that of publication (Y-1: 去年), or
    PART_OF_YEAR for what names no more than that.
    """

    place: str
    printed: str
    time: str


@dataclass(frozen=True)
class PrintIndex:
    """The numbers that a source prints, in order, and the hash of the text they were found in.

    `file` is data/sources/<id>.numbers.csv; `lines` has the line of each number there. `times` has
    each time once at each place. `edition` counts how often the rules of the list have changed: an
    older list of the same text may differ.
    """

    file: str
    digest: str
    numbers: tuple[PrintedNumber, ...]
    lines: tuple[int, ...] = field(default=(), compare=False)
    edition: int = field(default=1, compare=False)
    times: tuple[PrintedTime, ...] = ()

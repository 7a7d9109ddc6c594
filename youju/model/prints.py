"""Owns the nouns of a source's index: the numbers that it prints, and their places."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal


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
class PrintIndex:
    """The numbers that a source prints, in order, and the hash of the text they were found in.

    `file` is data/sources/<id>.numbers.csv; `lines` has the line of each number there. `edition`
    counts how often the rules of the list have changed: an older list of the same text may differ.
    """

    file: str
    digest: str
    numbers: tuple[PrintedNumber, ...]
    lines: tuple[int, ...] = field(default=(), compare=False)
    edition: int = field(default=1, compare=False)

"""The nouns of numbers: a unit with its words, and a quantity with its qualifier and precision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from youju.model.unit_kinds import UNIT_KINDS, UnitKind

# A bound on how much something fell, seen as one on the number itself.
OPPOSITE = {"at_least": "at_most", "at_most": "at_least", "over": "under", "under": "over"}
# What begins the key of the words that a unit has for one number: "for 2" is "twice".
WORDS_FOR = "for "


@dataclass(frozen=True)
class Unit:
    """What a quantity counts, worded per language: data from units.toml, not code.

    `kind` is one of UNIT_KINDS. `forms` are
    patterns by plural category: {"en": {"one": "{n} person"}}. A ratio counts `per` 1,000 for ‰.
    """

    id: str
    kind: str
    forms: Mapping[str, Mapping[str, str]]
    per: Decimal = Decimal(1)

    @property
    def traits(self) -> UnitKind:
        """What numbers of its kind are like."""
        return UNIT_KINDS[self.kind]


@dataclass(frozen=True)
class Quantity:
    """A number with its unit, its operator and the precision it was written with.

    `value` is in base units (489000). `qualifier` is one of exact, at_least, over, passed, nearly,
    about, under, at_most. `quantum` is the size of the last written digit in base units (1000 for
    48.9萬). Of a range `value` is the lower end and `high` the upper one; a number with a `margin`
    may be so much less or more (45 percent, ±2 points). None has both. `directed` says that its
    print has a word of direction (下降不超過3.5%): the qualifier bounds how much it fell or rose.
    """

    value: Decimal
    unit: str
    qualifier: str = "exact"
    quantum: Decimal = Decimal(1)
    high: Decimal | None = None
    margin: Decimal | None = None
    directed: bool = False

    @property
    def by_size(self) -> bool:
        """Whether the qualifier bounds how far the number is from zero; so nearly and passed do."""
        return self.directed or self.qualifier in ("nearly", "passed")

    @property
    def bound(self) -> str:
        """The qualifier of the number itself: a fall of at most 3.5 is at least −3.5."""
        turned = self.directed and self.value < 0
        return OPPOSITE.get(self.qualifier, self.qualifier) if turned else self.qualifier

    @property
    def is_span(self) -> bool:
        """Whether it is no single number: a range, or one that may be off by a margin."""
        return self.high is not None or self.margin is not None

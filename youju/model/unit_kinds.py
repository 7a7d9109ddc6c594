"""The nouns of numbers: the kinds of unit, and what the numbers of each are like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class UnitKind:
    """What the numbers of units of one kind are like.

    They are of things whose `noun` may stand elsewhere; large ones are `scaled`, to 萬 or million;
    an `ordinal` one says a place in an order; a `whole` one is exact to the last thing; none
    `from_zero` is below it, as a balance may be; those in `percent` are shares of 100, and their
    differences in `points`. Units that stand `apart` share no scale, as yen and yuan do not. A
    print may leave a unit that is `implied` to its sentence; a number `in_names` (第二條) need be
    no figure.
    """

    noun: bool = False
    scaled: bool = False
    ordinal: bool = False
    whole: bool = False
    from_zero: bool = False
    percent: bool = False
    points: bool = False
    apart: bool = False
    implied: bool = False
    in_names: bool = False


_PLACE = UnitKind(ordinal=True, whole=True, from_zero=True, in_names=True)

UNIT_KINDS: Mapping[str, UnitKind] = {
    "count": UnitKind(noun=True, scaled=True, whole=True, from_zero=True, implied=True),
    "money": UnitKind(noun=True, scaled=True, apart=True),
    "measure": UnitKind(noun=True, scaled=True, apart=True, implied=True),
    "percent": UnitKind(percent=True),
    "point": UnitKind(points=True),
    "rank": _PLACE,
    "ordinal": _PLACE,
    "ratio": UnitKind(from_zero=True, apart=True, in_names=True),
    # Years are no noun but a measure.
    "years": UnitKind(scaled=True, from_zero=True, in_names=True),
}

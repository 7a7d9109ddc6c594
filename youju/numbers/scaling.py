"""Owns which scale word a number takes, and where it is rounded: 113.35 trillion, 3000萬."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_UP,
    ROUND_UP,
    Context,
    Decimal,
)

from youju.languages import Scale, Style
from youju.model import Quantity, Unit
from youju.numbers.exact import last_power, shift, write_plain

# Kinds of unit that take scale words: 3000萬元, but never 1.2萬%.
# What is at least, or over, a number is so of a smaller one; what is under it, of a larger one.
_DIRECTIONS = {
    "at_least": ROUND_FLOOR,
    "over": ROUND_FLOOR,
    "passed": ROUND_FLOOR,
    "nearly": ROUND_CEILING,
    "under": ROUND_CEILING,
    "at_most": ROUND_CEILING,
}
# So is its size, where the qualifier is of that.
_OF_SIZE = {ROUND_FLOOR: ROUND_DOWN, ROUND_CEILING: ROUND_UP}
# Pictures shorten numbers from ten to this power on, to so many significant digits at least.
_SHORTENED, _DIGITS = 6, 4


@dataclass(frozen=True)
class Scaled:
    """A number as it is printed: `value` in units of `scale`, if any, with `decimals` at least."""

    value: Decimal
    scale: Scale | None
    decimals: int

    @property
    def digits(self) -> str:
        """The digits to print, without sign: 113.35."""
        power = self.scale.power if self.scale else 0
        return write_plain(shift(self.value, -power), self.decimals)


def scale_number(quantity: Quantity, unit: Unit, style: Style) -> Scaled:
    """Return how `style` prints a number: with a scale word that shows it whole, or in digits.

    Where the style rounds, a number that no scale word shows whole is rounded to one.
    """
    value, written = quantity.value, max(0, -quantity.quantum.adjusted())
    if not unit.traits.scaled or not value:
        return Scaled(value, None, written)
    for scale in style.scales:
        if _fits(scale, quantity, style.decimals):
            return Scaled(value, scale, 0)
    if style.rounding and value.adjusted() >= style.rounding.start:
        direction = _DIRECTIONS.get(quantity.qualifier, ROUND_HALF_UP)
        direction = _OF_SIZE.get(direction, direction) if quantity.by_size else direction
        return _round(value, direction, style, style.rounding.digits, style.decimals)
    return Scaled(value, None, written)


def shorten_number(value: Decimal, style: Style) -> Scaled:
    """Return how `style` prints a number in a picture, where readers compare at a glance.

    From a million up it has the largest scale word there is, and is rounded to a tenth of it, or
    to four significant digits where these are more: 1768.5億, 1.235 million.
    """
    if not value or value.adjusted() < _SHORTENED:
        return scale_number(Quantity(value, ""), Unit("", "count", {}), style)
    rounded = _round(value, ROUND_HALF_UP, style, _DIGITS, 1)
    return rounded if rounded.value != value else replace(rounded, decimals=0)


def _fits(scale: Scale, quantity: Quantity, decimals: int) -> bool:
    size = quantity.value.adjusted()
    if last_power(quantity.value) < scale.power - decimals:
        return False
    if size < scale.power:
        # 7000多人, for 0.7萬多人 is nobody's.
        rounded = quantity.quantum.adjusted() if quantity.qualifier != "over" else 0
        return scale.rounded is not None and rounded >= scale.rounded
    return scale.below is None or size < scale.below


def _round(value: Decimal, direction: str, style: Style, digits: int, least: int) -> Scaled:
    """Round to `least` decimals of a scale word, or more for so many significant `digits`."""
    # The second time is for 999.999 billion, which has become 1 trillion: it changes no digit.
    for way in (direction, ROUND_DOWN):
        scale = next(scale for scale in style.scales if scale.power <= value.adjusted())
        decimals = max(least, digits - 1 - (value.adjusted() - scale.power))
        step = shift(Decimal(1), scale.power - decimals)
        value = value.quantize(step, way, Context(prec=len(value.as_tuple().digits) + 30))
    return Scaled(Decimal(f"{value:f}"), scale, decimals)

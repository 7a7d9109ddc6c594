"""Owns which scale word a number takes, and where it is rounded: 113.35 trillion, 3000萬."""

from __future__ import annotations

from collections.abc import Iterator
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
    """A number as it is printed: `value` in units of `scale`, if any, with `decimals` at least.

    What is less than one of `scale` goes on in units of the `lower` ones, where there are such:
    48万9000.
    """

    value: Decimal
    scale: Scale | None
    decimals: int
    lower: tuple[Scale, ...] | None = None

    @property
    def digits(self) -> str:
        """The digits to print, without sign: 113.35."""
        power = self.scale.power if self.scale else 0
        return write_plain(shift(self.value, -power), self.decimals)

    def split(self) -> Iterator[tuple[str, str]]:
        """Yield digits with the scale word behind them, "" for none: ("48", "万"), ("9000", "").

        A part of nothing is left out.
        """
        if self.scale is None or self.lower is None:
            yield self.digits, self.scale.word if self.scale else ""
            return
        rest = abs(int(self.value))
        for scale in (self.scale, *self.lower):
            part, rest = divmod(rest, 10**scale.power)
            if part:
                yield str(part), scale.word
        if rest:
            yield str(rest), ""


def scale_number(quantity: Quantity, unit: Unit, style: Style) -> Scaled:
    """Return how `style` prints a number: with a scale word that shows it whole, or in digits.

    Where the style rounds, a number that no scale word shows whole is rounded to one. In a style
    that is mixed, a whole number has all scale words that it takes; so has one in a style that is
    joined, from the largest word on.
    """
    value, written = quantity.value, max(0, -quantity.quantum.adjusted())
    scales = unit.traits.scaled
    direction = _DIRECTIONS.get(quantity.qualifier, ROUND_HALF_UP)
    direction = _OF_SIZE.get(direction, direction) if quantity.by_size else direction
    if style.mixed and value == value.to_integral_value() and (scales or not written):
        return _mix(value, direction, style)
    for scale in style.scales if scales and value else ():
        if _fits(scale, quantity, style.decimals):
            return _join(value, style) or Scaled(value, scale, 0)
    if scales and value and style.rounding and value.adjusted() >= style.rounding.start:
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


def _join(value: Decimal, style: Style) -> Scaled | None:
    """Return a number with its largest scale word and the lower ones, where the style joins them
    and two decimals do not show it: 113兆3518億, but 1.5兆."""
    first, *lower = style.scales
    last = last_power(value)
    if not style.joined or value.adjusted() < first.power or last >= first.power - style.decimals:
        return None
    return Scaled(value, first, 0, tuple(lower)) if last >= lower[-1].power else None


def _mix(value: Decimal, direction: str, style: Style) -> Scaled:
    """Return a whole number with its scale words; a rounded one ends with the first of them that
    leaves it digits enough."""
    size = value.adjusted()
    scales = [scale for scale in style.scales if value and scale.power <= size]
    if scales and style.rounding and size >= style.rounding.start:
        ends = (s.power for s in scales if size - s.power >= style.rounding.digits - 1)
        step = shift(Decimal(1), next(ends, 0))
        precision = Context(prec=len(value.as_tuple().digits) + 30)
        value = Decimal(f"{value.quantize(step, direction, precision):f}")
    return Scaled(value, scales[0] if scales else None, 0, tuple(scales[1:]))


def _round(value: Decimal, direction: str, style: Style, digits: int, least: int) -> Scaled:
    """Round to `least` decimals of a scale word, or more for so many significant `digits`."""
    # The second time is for 999.999 billion, which has become 1 trillion: it changes no digit.
    for way in (direction, ROUND_DOWN):
        scale = next(scale for scale in style.scales if scale.power <= value.adjusted())
        decimals = max(least, digits - 1 - (value.adjusted() - scale.power))
        step = shift(Decimal(1), scale.power - decimals)
        value = value.quantize(step, way, Context(prec=len(value.as_tuple().digits) + 30))
    return Scaled(Decimal(f"{value:f}"), scale, decimals)

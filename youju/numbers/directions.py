"""Owns wording a change by its direction: −3.5 is 下降3.5%, down 3.5 percent."""

from __future__ import annotations

from dataclasses import replace

from youju.languages import style_of
from youju.model import Language, Quantity, Unit
from youju.numbers.ranges import word_quantity
from youju.numbers.wording import NOUN_KINDS


def word_change(
    quantity: Quantity, unit: Unit, language: Language, *, noun: bool = True, whole: bool = False
) -> str:
    """Return `quantity` as a change by its sign: 下降3.5%, up 3,000 people.

    What is zero, or a range on both sides of it, has no direction and is worded as it stands. The
    options are those of `word`.
    """
    low, high = quantity.value, quantity.high
    margin = quantity.margin or 0
    if (low - margin) * ((low if high is None else high) + margin) <= 0:
        return word_quantity(quantity, unit, language, noun=noun, whole=whole)
    words = style_of(language).directions
    way = "down" if low < 0 else "up"
    pattern = words.things.get(way, "") if unit.kind in NOUN_KINDS else ""
    size = replace(quantity, value=abs(low), high=None if high is None else abs(high))
    if size.high is not None and size.high < size.value:
        size = replace(size, value=size.high, high=size.value)
    said = word_quantity(size, unit, language, noun=noun, whole=whole)
    return (pattern or getattr(words, way)).replace("{x}", said)

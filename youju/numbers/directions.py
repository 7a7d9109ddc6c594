"""Owns wording a change by its direction: −3.5 is 下降3.5%, down 3.5 percent."""

from __future__ import annotations

from dataclasses import replace

from youju.languages import style_of
from youju.model import OPPOSITE, Language, Quantity, Unit
from youju.numbers.numerals import strip_minus
from youju.numbers.ranges import word_quantity
from youju.numbers.wording import pick_wording


def is_worded_by_size(quantity: Quantity) -> bool:
    """Tell whether `quantity` is to be worded as a change even where nobody asks for it.

    A fall of at most 3.5 percent is no number of at most −3.5 percent.
    """
    return quantity.bound != quantity.qualifier


def word_change(
    quantity: Quantity, unit: Unit, language: Language, *, noun: bool = True, whole: bool = False
) -> str:
    """Return `quantity` as a change by its sign: 下降3.5%, up 3,000 people.

    What is zero, or a range on both sides of it, has no direction and is worded as it stands. A
    qualifier is that of the size: −3.5 or more is down at most 3.5 percent. Where the language has
    but a minus for what fell, it is that of the number. The options are those of `word`.
    """
    low, high = quantity.value, quantity.high
    margin = quantity.margin or 0
    if (low - margin) * ((low if high is None else high) + margin) <= 0:
        return word_quantity(quantity, unit, language, noun=noun, whole=whole)
    style = style_of(language)
    words = style.directions
    way = "down" if low < 0 else "up"
    others = words.things if unit.traits.noun else words.points if unit.traits.points else {}
    pattern = others.get(way) or getattr(words, way)
    bound = quantity.bound
    if low < 0 and bound in OPPOSITE and strip_minus(pattern, style)[0]:
        signed = replace(quantity, qualifier=bound, directed=False)
        return word_quantity(signed, unit, language, noun=noun, whole=whole)
    size = replace(quantity, value=low.copy_abs(), high=None if high is None else high.copy_abs())
    if low < 0:
        size = replace(size, qualifier=OPPOSITE.get(bound, bound))
    if size.high is not None and size.high < size.value:
        size = replace(size, value=size.high, high=size.value)
    said = word_quantity(size, unit, language, noun=noun, whole=whole)
    worded = pick_wording(size.value, size.qualifier, unit.kind, style).pattern
    linked = pattern.startswith("{x}") and not worded.endswith("}")
    return pattern.replace("{x}", f"{said}{words.link}" if linked else said)

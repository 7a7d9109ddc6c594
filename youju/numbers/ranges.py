"""Owns wording what is no single number: a range, 30萬～50萬人, or one with its margin."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from decimal import Decimal

from youju.languages import Style
from youju.model import Language, Quantity, Unit
from youju.numbers.exact import write_plain
from youju.numbers.plurals import find_category
from youju.numbers.scaling import scale_number
from youju.numbers.wording import (
    NBSP,
    ends_in_word,
    fill_form,
    find_style,
    is_one,
    pick_form,
    pick_wording,
    word,
)


def word_quantity(
    quantity: Quantity,
    unit: Unit,
    language: Language,
    *,
    noun: bool = True,
    event: bool = True,
    whole: bool = False,
    short: bool = False,
) -> str:
    """Return `quantity` as `language` prints it: one number, a range, or one with its margin.

    `short` leaves of a margin its number alone, for pictures: 45 percent ±2. The other options are
    those of `word`. Rules and their sources: docs/numbers.md.
    """
    style = find_style(language, whole=whole)
    if quantity.high is not None:
        return _word_range(quantity, quantity.high, unit, language, style, noun=noun)
    words = word(quantity, unit, language, noun=noun, event=event, whole=whole)
    if quantity.margin is None:
        return words
    if short:
        number = write_plain(quantity.margin, _count_decimals(quantity.margin))
        return style.ranges.short.replace("{x}", words).replace("{n}", number).replace(" ", NBSP)
    margin = _word_margin(quantity.margin, unit, language, style, noun=noun)
    return style.ranges.margin.replace("{x}", words).replace("{margin}", margin)


def write_value(quantity: Quantity) -> str:
    """Return the number of `quantity` for programs: 489000, 300000/500000, 45±2."""
    if quantity.high is not None:
        return f"{quantity.value:f}/{quantity.high:f}"
    return f"{quantity.value:f}" + ("" if quantity.margin is None else f"±{quantity.margin:f}")


def _word_range(
    quantity: Quantity, high: Decimal, unit: Unit, language: Language, style: Style, *, noun: bool
) -> str:
    """Return a range: 5萬～10萬元, about 20 million to 30 million yuan.

    Each number has its scale word (GB/T 15835, AP). Ranks and signs that are one with their number
    (17%, $5) are repeated, if the style has them not stand once (3〜5%); nouns and other words do.
    A lower end without a scale word is closed by its noun, or else the upper one has none either:
    100～300萬 starts at 100萬.
    """
    ends = [quantity, replace(quantity, value=high)]
    forms = [pick_form(end, unit, language) for end in ends]
    if not noun and unit.traits.noun and not is_one(unit, forms[1]):
        forms = ["{n}", "{n}"]
    before, after = pick_wording(high, quantity.qualifier, unit.kind, style).pattern.split("{x}")
    scaled = [scale_number(end, unit, style) for end in ends]
    alone = scaled[0].scale is None and scaled[1].scale is not None and bool(quantity.value)
    if alone and forms[0].endswith("{n}"):
        scaled[1] = replace(scaled[1], scale=None)
    apart = alone or unit.traits.ordinal
    first, last = forms if apart else _share_words(forms[0], forms[1], style.ranges.once)
    if ends_in_word(first):
        first, before = first.replace("{n}", f"{before}{{n}}"), ""
    low, top = (
        fill_form(form, number, style) for form, number in zip((first, last), scaled, strict=True)
    )
    words = style.range.replace("{low}", low).replace("{high}", top)
    return f"{before}{words}{after}"


def _share_words(first: str, last: str, once: tuple[str, ...]) -> tuple[str, str]:
    """Return the forms of both ends, of which words that belong to both stand once, and so do the
    signs in `once`."""
    before, _, behind = first.partition("{n}")
    word = behind and (behind[0].isspace() or unicodedata.category(behind[0]) == "Lo")
    if word or behind in once:
        first = f"{before}{{n}}"
    if ends_in_word(last):
        last = "{n}" + last.partition("{n}")[2]
    return first, last


def _word_margin(
    margin: Decimal, unit: Unit, language: Language, style: Style, *, noun: bool
) -> str:
    """Return a margin in the unit of its number; that of a share is in points."""
    decimals = _count_decimals(margin)
    if not unit.traits.percent:
        stated = Quantity(margin, unit.id, quantum=Decimal(1).scaleb(-decimals))
        return word(stated, unit, language, noun=noun)
    digits = write_plain(margin, decimals)
    points = style.ranges.points
    form = points.get(find_category(digits, unit.kind, language.tag), points["other"])
    return form.replace("{n}", digits).replace(" ", NBSP, 1)


def _count_decimals(margin: Decimal) -> int:
    return max(0, -int(margin.as_tuple().exponent))

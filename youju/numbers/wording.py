"""Owns the wording of quantities in news style: 48.9萬人以上, at least 489,000 people."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from youju.languages import Scale, Style, Wording, style_of
from youju.model import Language, Quantity, Unit
from youju.numbers.exact import last_power, shift, write_plain
from youju.numbers.plurals import ORDINAL_KINDS, find_category

# Kinds of unit that take scale words: 3000萬元, but never 1.2萬%.
SCALED_KINDS = ("count", "money")
NBSP = "\u00a0"


def word(
    quantity: Quantity,
    unit: Unit,
    language: Language,
    *,
    bare: bool = False,
    noun: bool = True,
) -> str:
    """Return `quantity`, counted in `unit`, as `language` prints it.

    `bare` leaves out unit and qualifier, for chart labels (48.9萬, 30 million; 17.6% keeps its
    sign); `noun=False` leaves out the noun of what is counted, where the sentence names it itself
    (more than 24,000). No digit is added or lost. Rules and their sources: docs/numbers.md.
    """
    style = style_of(language)
    if bare:
        form = unit.forms[language.code].get("bare", "{n}")
        return _fill(_bind(form), quantity, unit, style)
    form = _pick_form(quantity, unit, language)
    if not noun and unit.kind in SCALED_KINDS and not _is_one(unit, form):
        form = "{n}"
    pattern = _pick_wording(quantity, unit.kind, style).pattern
    if "{n}" in pattern:
        form, pattern = form.replace("{n}", pattern), "{x}"
    return pattern.replace("{x}", _fill(form, quantity, unit, style))


def word_plain(value: Decimal, language: Language) -> str:
    """Return `value` without a unit, as axes and tables have it: 25萬, 250,000."""
    return word_written(value.normalize(), language)


def word_written(value: Decimal, language: Language) -> str:
    """Return `value` like `word_plain`, with the zeros it was written with: 1.70."""
    plain = Unit("", "count", {language.code: {"other": "{n}"}})
    quantum = Decimal(1).scaleb(min(0, int(value.as_tuple().exponent)))
    return word(Quantity(value, "", quantum=quantum), plain, language, bare=True)


def word_range(low: Quantity, high: Quantity, unit: Unit, language: Language) -> str:
    """Return the exact range from `low` to `high`: 5萬～10萬元, 20 million to 30 million yuan.

    Each number has its scale word (GB/T 15835, AP). Units that are one with their number (17%,
    $5, 第3位) are repeated, nouns stand once. Qualifiers are not worded.
    """
    style = style_of(language)
    first, last = _pick_form(low, unit, language), _pick_form(high, unit, language)
    if not _is_one(unit, first):
        first = "{n}"
    return style.range.replace("{low}", _fill(first, low, unit, style)).replace(
        "{high}", _fill(last, high, unit, style)
    )


def _fill(form: str, quantity: Quantity, unit: Unit, style: Style) -> str:
    return _sign(quantity, style) + form.replace("{n}", _write_number(quantity, unit, style))


def _write_number(quantity: Quantity, unit: Unit, style: Style) -> str:
    value = quantity.value
    for scale in style.scales if unit.kind in SCALED_KINDS and value else ():
        if _fits(scale, quantity, style.decimals):
            digits = _group(write_plain(shift(value, -scale.power), 0), style.group)
            return style.scaled.replace("{n}", digits).replace("{scale}", scale.word)
    return _group(_plain(quantity), style.group)


def _fits(scale: Scale, quantity: Quantity, decimals: int) -> bool:
    size = quantity.value.adjusted()
    if last_power(quantity.value) < scale.power - decimals:
        return False
    if size < scale.power:
        return scale.rounded is not None and quantity.quantum.adjusted() >= scale.rounded
    return scale.below is None or size < scale.below


def _plain(quantity: Quantity) -> str:
    """Keep the zeros that were written after the point: 17.0 with a quantum of 0.1."""
    return write_plain(quantity.value, max(0, -quantity.quantum.adjusted()))


def _group(digits: str, separator: str) -> str:
    whole, point, fraction = digits.partition(".")
    first = len(whole) % 3
    groups = [whole[:first]] if first else []
    groups += [whole[start : start + 3] for start in range(first, len(whole), 3)]
    return separator.join(groups) + point + fraction


def _pick_form(quantity: Quantity, unit: Unit, language: Language) -> str:
    forms: Mapping[str, str] = unit.forms[language.code]
    category = find_category(_plain(quantity), unit.kind, language.tag)
    return _bind(forms.get(category, forms["other"]))


def _bind(form: str) -> str:
    """Bind the number to the words next to it, so that no line breaks between them."""
    return form.replace("{n} ", "{n}" + NBSP).replace(" {n}", NBSP + "{n}")


def _is_one(unit: Unit, form: str) -> bool:
    """Tell whether the unit is no noun of its own but one with its number: 17%, $5, 39th."""
    return unit.kind in ("percent", *ORDINAL_KINDS) or not form.startswith("{n}")


def _pick_wording(quantity: Quantity, kind: str, style: Style) -> Wording:
    return next(
        wording
        for wording in style.wordings
        if wording.qualifier == quantity.qualifier
        and (not wording.kinds or kind in wording.kinds)
        and (not wording.zeros or last_power(quantity.value) >= wording.zeros)
    )


def _sign(quantity: Quantity, style: Style) -> str:
    return style.minus if quantity.value < Decimal(0) else ""

"""Owns the wording of quantities in news style: 48.9萬人以上, at least 489,000 people."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from youju.languages import Style, Wording, style_of
from youju.model import Language, Quantity, Unit
from youju.numbers.exact import last_power, write_plain
from youju.numbers.plurals import ORDINAL_KINDS, find_category
from youju.numbers.scaling import Scaled, scale_number

# Kinds of unit whose noun the sentence may name itself; years are no noun but a measure.
_NOUN_KINDS = ("count", "money", "measure")
_BESIDE_A_NUMBER = re.compile(r"(?<=[}\d]) | (?=[{\d])")
NBSP = "\u00a0"


def word(
    quantity: Quantity,
    unit: Unit,
    language: Language,
    *,
    bare: bool = False,
    noun: bool = True,
    whole: bool = False,
) -> str:
    """Return `quantity`, counted in `unit`, as `language` prints it.

    `bare` leaves out unit and qualifier, for chart labels (48.9萬, 30 million; 17.6% keeps its
    sign); `noun=False` leaves out the noun of what is counted, where the sentence names it itself
    (more than 24,000). No digit is added, and none lost but in large numbers that the language
    rounds; `whole` words these without. Rules and their sources: docs/numbers.md.
    """
    style = _whole_style(language) if whole else style_of(language)
    scaled = scale_number(quantity, unit, style)
    if bare:
        form = unit.forms[language.code].get("bare", "{n}")
        return _fill(_bind(form), scaled, style)
    form = _pick_form(quantity, unit, language)
    if not noun and unit.kind in _NOUN_KINDS and not _is_one(unit, form):
        form = "{n}"
    pattern = _pick_wording(scaled.value, quantity.qualifier, unit.kind, style).pattern
    if "{n}" in pattern:
        form, pattern = form.replace("{n}", pattern), "{x}"
    return pattern.replace("{x}", _fill(form, scaled, style))


def word_plain(value: Decimal, language: Language) -> str:
    """Return `value` without a unit, as axes and tables have it: 25萬, 250,000."""
    return word_written(value.normalize(), language)


def word_written(value: Decimal, language: Language) -> str:
    """Return `value` like `word_plain`, with the zeros it was written with: 1.70."""
    plain = Unit("", "count", {language.code: {"other": "{n}"}})
    quantum = Decimal(1).scaleb(min(0, int(value.as_tuple().exponent)))
    return word(Quantity(value, "", quantum=quantum), plain, language, bare=True, whole=True)


def word_range(low: Quantity, high: Quantity, unit: Unit, language: Language) -> str:
    """Return the exact range from `low` to `high`: 5萬～10萬元, 20 million to 30 million yuan.

    Each number has its scale word (GB/T 15835, AP). Units that are one with their number (17%,
    $5, 第3位) are repeated, nouns stand once. Qualifiers are not worded.
    """
    style = style_of(language)
    first, last = _pick_form(low, unit, language), _pick_form(high, unit, language)
    if not _is_one(unit, first):
        first = "{n}"
    ends = [
        _fill(form, scale_number(end, unit, style), style)
        for form, end in ((first, low), (last, high))
    ]
    return style.range.replace("{low}", ends[0]).replace("{high}", ends[1])


def _whole_style(language: Language) -> Style:
    return replace(style_of(language), rounding=None)


def _fill(form: str, scaled: Scaled, style: Style) -> str:
    number = _write_number(scaled, style)
    if scaled.value >= 0:
        return form.replace("{n}", number)
    # The sign stands before another sign (−$5), and after a word (新台幣−5元).
    if form.partition("{n}")[0][-1:].isalpha():
        return form.replace("{n}", style.minus + number)
    return style.minus + form.replace("{n}", number)


def _write_number(scaled: Scaled, style: Style) -> str:
    digits = _group(scaled.digits, style.group)
    if scaled.scale is None:
        return digits
    return style.scaled.replace("{n}", digits).replace("{scale}", scaled.scale.word)


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
    return _BESIDE_A_NUMBER.sub(NBSP, form)


def _is_one(unit: Unit, form: str) -> bool:
    """Tell whether the unit is no noun of its own but one with its number: 17%, $5, 39th."""
    return unit.kind in ("percent", *ORDINAL_KINDS) or not form.startswith("{n}")


def _pick_wording(value: Decimal, qualifier: str, kind: str, style: Style) -> Wording:
    return next(
        wording
        for wording in style.wordings
        if wording.qualifier == qualifier
        and (not wording.kinds or kind in wording.kinds)
        and (not wording.zeros or last_power(value) >= wording.zeros)
    )

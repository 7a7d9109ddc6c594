"""Owns the wording of quantities in news style: 48.9萬人以上, at least 489,000 people."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from youju.languages import Style, Wording, style_of
from youju.model import WORDS_FOR, Language, Quantity, Unit
from youju.numbers.exact import last_power, write_plain
from youju.numbers.plurals import find_category
from youju.numbers.scaling import Scaled, scale_number, shorten_number

_BESIDE_A_NUMBER = re.compile(r"(?<=[}\d]) | (?=[{\d])")
NBSP = "\u00a0"


def word(
    quantity: Quantity,
    unit: Unit,
    language: Language,
    *,
    bare: bool = False,
    noun: bool = True,
    event: bool = True,
    whole: bool = False,
) -> str:
    """Return `quantity`, counted in `unit`, as `language` prints it.

    `bare` leaves out unit and qualifier, for chart labels (48.9萬, 30 million; 17.6% keeps its
    sign); `noun=False` leaves out the noun of what is counted, where the sentence names it itself
    (more than 24,000), and `event=False` says of what passed a number that it is over it, where
    the sentence has a verb of its own (drew more than 250,000). No digit is added, and none lost
    but in large numbers that the language rounds; `whole` words these without. Rules and their
    sources: docs/numbers.md.
    """
    style = find_style(language, whole=whole)
    scaled = scale_number(quantity, unit, style)
    if bare:
        # Rounded as with its qualifier, which stands in no scale word's way here: 0.7萬.
        number = replace(quantity, value=scaled.value, qualifier="exact")
        scaled = scale_number(number, unit, style)
        forms = unit.forms[language.code]
        form = forms.get("bare", forms["other"] if unit.traits.percent else "{n}")
        return fill_form(_bind(form), scaled, style)
    qualifier = quantity.qualifier if event or quantity.qualifier != "passed" else "over"
    wording = pick_wording(scaled.value, qualifier, unit.kind, style)
    form, pattern = pick_form(quantity, unit, language), wording.pattern
    if "{n}" not in pattern and (said := _find_words(quantity, unit, language)):
        return pattern.replace("{x}", said)
    if not noun and unit.traits.noun and not is_one(unit, form):
        form = "{n}"
    inside = wording.inside if _takes_inside(scaled) else ""
    if "{n}" in pattern:
        form, pattern = form if inside else form.replace("{n}", pattern), "{x}"
    elif _begins_with_words(unit, form):
        before, pattern = pattern.split("{x}")
        form, pattern = form.replace("{n}", f"{before}{{n}}"), f"{{x}}{pattern}"
    return pattern.replace("{x}", fill_form(form, scaled, style, inside))


def word_plain(value: Decimal, language: Language) -> str:
    """Return `value` without a unit, as pictures have it: 25萬, 250,000; 1768.5億, rounded."""
    style = style_of(language)
    return fill_form("{n}", shorten_number(value.normalize(), style), style)


def word_written(value: Decimal, language: Language) -> str:
    """Return `value` without a unit, as tables have it: whole, with its written zeros: 1.70."""
    own = language.own.get("style", "")
    return _word_written(str(value), language.tag, own, language.trillion)


@lru_cache(maxsize=1 << 16)  # a table's number stands on many pages, and in each size of a picture
def _word_written(written: str, tag: str, own: str, trillion: str) -> str:
    language = Language("", tag, "", own={"style": own}, trillion=trillion)
    plain = Unit("", "count", {language.code: {"other": "{n}"}})
    value = Decimal(written)
    quantum = Decimal(1).scaleb(min(0, int(value.as_tuple().exponent)))
    return word(Quantity(value, "", quantum=quantum), plain, language, bare=True, whole=True)


def find_style(language: Language, *, whole: bool) -> Style:
    """Return the style of `language`, without the rounding of large numbers where `whole` asks."""
    style = style_of(language)
    return replace(style, rounding=None) if whole else style


def _find_words(quantity: Quantity, unit: Unit, language: Language) -> str | None:
    """Return the words that `unit` has for just this number: twice, half a year."""
    words = unit.forms[language.code].get(f"{WORDS_FOR}{_plain(quantity)}")
    return words and words.replace(" ", NBSP) if quantity.value >= 0 else None


def _takes_inside(scaled: Scaled) -> bool:
    """Tell whether 多 stands before the scale word: 1230多萬, 80多億, but 2.4萬多, 15萬多."""
    return scaled.scale is not None and re.fullmatch(r"\d+0", scaled.digits) is not None


def fill_form(form: str, scaled: Scaled, style: Style, inside: str = "") -> str:
    """Return the `form` of a unit with its number, whose sign stands where the style has it."""
    number = _write_number(scaled, style, inside)
    if scaled.value >= 0:
        return form.replace("{n}", number)
    # The sign stands before another sign (−$5), and after a word (新台幣−5元).
    if ends_in_word(form):
        return form.replace("{n}", style.minus + number)
    return style.minus + form.replace("{n}", number)


def _write_number(scaled: Scaled, style: Style, inside: str) -> str:
    written = ""
    for part, scale in scaled.split():
        digits = _group(part, style.group) + inside
        pattern = style.scaled if scale else "{n}"
        written += pattern.replace("{n}", digits).replace("{scale}", scale)
    return written


def _plain(quantity: Quantity) -> str:
    """Keep the zeros that were written after the point: 17.0 with a quantum of 0.1."""
    return write_plain(quantity.value, max(0, -quantity.quantum.adjusted()))


def _group(digits: str, separator: str) -> str:
    whole, point, fraction = digits.partition(".")
    first = len(whole) % 3
    groups = [whole[:first]] if first else []
    groups += [whole[start : start + 3] for start in range(first, len(whole), 3)]
    return separator.join(groups) + point + fraction


def pick_form(quantity: Quantity, unit: Unit, language: Language) -> str:
    """Return the form of `unit` that goes with the number of `quantity`: "{n} people"."""
    forms: Mapping[str, str] = unit.forms[language.code]
    category = find_category(_plain(quantity), unit.kind, language.tag)
    return _bind(forms.get(category, forms["other"]))


def _bind(form: str) -> str:
    """Bind the number to the words next to it, so that no line breaks between them."""
    return _BESIDE_A_NUMBER.sub(NBSP, form)


def is_one(unit: Unit, form: str) -> bool:
    """Tell whether the unit is no noun of its own but one with its number: 17%, $5, 39th."""
    return unit.traits.percent or unit.traits.ordinal or not form.startswith("{n}")


def _begins_with_words(unit: Unit, form: str) -> bool:
    """Tell whether a qualifier belongs behind words: 每10萬人約20人, grew by about 3 times."""
    return not unit.traits.ordinal and ends_in_word(form)


def ends_in_word(form: str) -> bool:
    """Tell whether what stands before the number of `form` is a word, and no sign: 第, not $."""
    return form.partition("{n}")[0].rstrip()[-1:].isalpha()


def pick_wording(value: Decimal, qualifier: str, kind: str, style: Style) -> Wording:
    """Return the first wording of `qualifier` that fits the number and the kind of its unit."""
    return next(
        wording
        for wording in style.wordings
        if wording.qualifier == qualifier
        and (not wording.kinds or kind in wording.kinds)
        and (not wording.zeros or last_power(value) >= wording.zeros)
    )

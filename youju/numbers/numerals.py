"""Owns the way back: a quantity read from print, 近5.2萬人次 or at least 489,000 people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from youju.languages import Style
from youju.model import WORDS_FOR, Quantity, Unit
from youju.numbers.cardinals import LONGEST_NUMERAL, Cardinal, make_cardinal, read_cardinal
from youju.numbers.exact import shift
from youju.numbers.phrases import read_bounds, read_idioms

# Full-width forms (１２％) to ASCII; other compatibility characters (5²) must not become digits.
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_MINUS_SIGNS = ("-", "\u2212", "\u2013")
# A negative number as accounts print it, within its unit: (1,200)萬元, $(1,200).
_ENCLOSED = re.compile(r"((?:us|hk|nt)?[$¥€£])?\s?\((\d[\d,]*(?:\.\d+)?)\)")
_HALF = 5  # of ten: 三成半 is 35 percent
_HEDGE = ("about",)
_FROM = ("over", "at_least")


@dataclass(frozen=True)
class _Asked:
    """What a text is read with: see `parse`."""

    style: Style
    units: Mapping[str, Unit]
    code: str
    expected: str | None = None
    qualifier: str | None = None


@dataclass(frozen=True)
class _Reading:
    """One way to read a text: the unit, the number, and how much of the text the unit explains.

    `found` are the meanings of qualifier words that stand between the unit and the number.
    """

    unit: str
    number: Cardinal
    explained: int
    found: tuple[tuple[str, ...], ...] = ()


def parse(
    text: str,
    style: Style,
    units: Mapping[str, Unit],
    code: str,
    *,
    expected: str | None = None,
    qualifier: str | None = None,
) -> Quantity | None:
    """Read the quantity that `text` prints in the language `code`, or None when it is not clear.

    The unit is "" when the text has none. Several units may share a word (個): the one `expected`
    is taken, otherwise the one that explains most of the text, otherwise the first in `units`. A
    qualifier word with two meanings ("more than") means `qualifier` if it can, otherwise its first
    meaning. What fell is below zero: 下降3.5% is −3.5, and its qualifier bounds the fall. What
    names no one number (數百人) is read as the bound that `qualifier` says, and only so. Never
    raises.
    """
    asked = _Asked(style, units, code, expected, qualifier)
    plain = narrow(text)
    usual = read_idioms(plain, style)
    found = _parse_directed(text, asked)
    if found is None and usual != plain:
        found = _parse_directed(usual, asked)
    if found is None and qualifier:
        bound = parse_bound(text, style, units, code, expected=expected)
        found = bound if bound and bound.qualifier == qualifier else None
    return found


def parse_bound(
    text: str, style: Style, units: Mapping[str, Unit], code: str, *, expected: str | None = None
) -> Quantity | None:
    """Read the bound that `text` stands for where it names no one number: at least 100 of 數百人.

    None where it names one, or nothing that can be read."""
    plain = narrow(text)
    bound = read_bounds(plain, style)
    if bound == plain:
        return None
    return _parse_directed(bound, _Asked(style, units, code, expected))


def _parse_directed(text: str, asked: _Asked) -> Quantity | None:
    """Read a quantity that may have a word for its direction; see `parse`."""
    if found := _parse(text, asked):
        return found
    sign, rest = strip_direction(text, asked.style)
    found = _parse(rest, asked) if sign else None
    if found is None or found.value <= 0:
        return None
    value = found.value.copy_negate() if sign < 0 else found.value  # as long as it is
    return replace(found, value=value, directed=True)


def strip_direction(text: str, style: Style) -> tuple[int, str]:
    """Return -1 for a print of what fell, 1 of what rose, else 0; and `text` without that word.

    Behind it a word may stand that says nothing of the number: 5.0%減となった.
    """
    text = narrow(text)
    sign, rest = _strip_direction(text, style)
    silent = [word for word, meanings in style.after.items() if meanings == ("exact",)]
    for word in silent if not sign else ():
        if (shorter := strip_end(word, text)) is not None:
            sign, rest = _strip_direction(shorter, style)
            break
    return (sign, rest) if sign else (0, text)


def _strip_direction(text: str, style: Style) -> tuple[int, str]:
    for sign, words in ((-1, style.directions.falls), (1, style.directions.rises)):
        for word in sorted(words, key=len, reverse=True):
            for strip in (strip_start, strip_end):
                if (rest := strip(word, text)) is not None:
                    return sign, rest
    return 0, text


def _parse(text: str, asked: _Asked) -> Quantity | None:
    """Read a quantity without a direction; see `parse`."""
    rest = narrow(text)
    if not rest or len(rest) > LONGEST_NUMERAL:
        return None
    style = asked.style
    rest, found = strip_qualifiers(write_minus(rest), style)
    negative, rest = strip_minus(rest, style)
    readings = [
        *_read_units(rest, asked, lone=bool(found)),
        *_read_words(rest, style, asked.units),
    ]
    if not readings:
        return None
    meant = [reading for reading in readings if reading.unit == asked.expected]
    best = max(meant or readings, key=lambda reading: reading.explained)
    found += best.found
    if best.number.within:
        found.append(style.within[best.number.within])
    operator = combine_qualifiers(found, asked.qualifier)
    if operator is None:
        return None
    value = best.number.value
    if negative and value:
        value = value.copy_negate()
    return Quantity(value, best.unit, operator, best.number.quantum)


def narrow(text: str) -> str:
    """Return `text` as it is read: full-width forms as ASCII, in small letters, single spaces."""
    return " ".join(text.translate(_NARROW).lower().split())


def write_minus(text: str) -> str:
    """Return `text`, which is in small letters, with a minus for brackets round its number."""
    return _ENCLOSED.sub(r"-\1\2", text)


def _read_units(rest: str, asked: _Asked, *, lone: bool) -> Iterator[_Reading]:
    """Yield the plain number first, then the number in each unit whose spelling stands round it."""
    style = asked.style
    if plain := read_cardinal(rest, style, lone=lone):
        yield _Reading("", plain, 0)
    for unit in asked.units.values():
        for key, spelling in unit.forms.get(asked.code, {}).items():
            if key.startswith(WORDS_FOR):
                if rest == spelling.lower():
                    value = Decimal(key.removeprefix(WORDS_FOR))
                    yield _Reading(unit.id, Cardinal(value, _last_digit(value), None), len(rest))
                continue
            start, end = _split_spelling(spelling)
            body = strip_end(end, strip_start(start, rest))
            if not body:
                continue
            found: list[tuple[str, ...]] = []
            negative = False
            if start:
                body, found = strip_qualifiers(body, style)
                negative, body = strip_minus(body, style)
            if number := read_cardinal(body, style, lone=lone or bool(found)):
                if negative:
                    number = replace(number, value=number.value.copy_negate())
                yield _Reading(unit.id, number, len(start) + len(end), tuple(found))


@cache
def _split_spelling(spelling: str) -> tuple[str, str]:
    """Return what stands before and after the number of a unit's spelling, as it is read."""
    start, _, end = spelling.partition("{n}")
    return start.strip().lower(), end.strip().lower()


def _last_digit(value: Decimal) -> Decimal:
    return shift(Decimal(1), int(value.as_tuple().exponent))


def _read_words(rest: str, style: Style, units: Mapping[str, Unit]) -> Iterator[_Reading]:
    """Yield words that hold number and unit in one: third, 三成."""
    words = style.words
    if rest in words.ordinals:
        place = make_cardinal(Decimal(words.ordinals[rest]), 0)
        for unit in units.values():
            if unit.traits.ordinal:
                yield _Reading(unit.id, place, len(rest))
    if rest in words.shares:
        whole = make_cardinal(Decimal(words.shares[rest]), 0)
        yield from (_Reading(u.id, whole, len(rest)) for u in units.values() if u.traits.percent)
    for word in words.tenths:
        tens, found, ones = rest.partition(word)
        if not found or (share := _read_tenths(tens, ones, style)) is None:
            continue
        for unit in units.values():
            if unit.traits.percent:
                yield _Reading(unit.id, share, len(word))


def _read_tenths(tens: str, ones: str, style: Style) -> Cardinal | None:
    """Read 三成五 and 三成半 as 35 and 三成 as 30 percent, from what stands before and after 成."""
    if ones in style.words.half_tenths:
        ones = str(_HALF)
    for word in style.words.hundredths:
        ones = ones.removesuffix(word)
    first, last = read_cardinal(tens, style), read_cardinal(ones, style)
    if first is None or first.within or first.value >= 100 or (ones and last is None):
        return None
    value = shift(first.value, 1)
    if last is None:
        return make_cardinal(value, first.quantum.adjusted() + 1)
    if last.within or last.quantum != 1 or first.quantum != 1 or not 0 < last.value < 10:
        return None
    return make_cardinal(value + last.value, 0)


def strip_qualifiers(text: str, style: Style) -> tuple[str, list[tuple[str, ...]]]:
    """Take the qualifier words off both ends; return the rest and what each word may mean."""
    found = []
    for words, strip in ((style.before, strip_start), (style.after, strip_end)):
        while word := next((w for w in words if strip(w, text) is not None), None):
            found.append(words[word])
            text = strip(word, text) or ""
    return text, found


def strip_minus(text: str, style: Style) -> tuple[bool, str]:
    """Tell whether `text` begins with a minus, in a sign or a word, and return what follows."""
    for word in (*_MINUS_SIGNS, *style.words.minus):
        if (rest := strip_start(word, text)) is not None:
            return True, rest
    return False, text


def strip_start(word: str, text: str | None) -> str | None:
    """Return what follows `word` at the start of `text`; a word in letters ends where they do."""
    if text is None or not text.startswith(word):
        return None
    rest = text[len(word) :]
    return None if _is_letter(word[-1:]) and _is_letter(rest[:1]) else rest.strip()


def strip_end(word: str, text: str | None) -> str | None:
    """Return what goes before `word` at the end of `text`; a word in letters begins there."""
    if text is None or not text.endswith(word):
        return None
    rest = text[: len(text) - len(word)]
    return None if _is_letter(word[:1]) and _is_letter(rest[-1:]) else rest.strip()


def _is_letter(character: str) -> bool:
    return "a" <= character <= "z"


def combine_qualifiers(found: list[tuple[str, ...]], hint: str | None) -> str | None:
    """Return the one qualifier that all words found allow; None when they contradict.

    約3萬多人 may mean either, for "about" hedges a bound; and so may 至少3萬多人.
    """
    telling = [meanings for meanings in found if meanings != ("exact",)]
    if not telling:
        return "exact"
    firm = [meanings for meanings in telling if meanings != _HEDGE] or telling
    common = [q for q in firm[0] if all(q in meanings for meanings in firm)]
    if not common and all(set(meanings) & set(_FROM) for meanings in firm):
        common = [*_FROM]
    if common and len(firm) < len(telling):
        common += _HEDGE
    return hint if hint in common else next(iter(common), None)

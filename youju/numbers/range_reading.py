"""Owns the way back of ranges and margins: read from print, 30至50萬人, 45% (±2 points)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from youju.languages import Style
from youju.model import WORDS_FOR, Quantity, Unit
from youju.numbers.cardinals import LONGEST_NUMERAL, read_cardinal
from youju.numbers.exact import shift
from youju.numbers.numerals import (
    combine_qualifiers,
    narrow,
    parse,
    strip_direction,
    strip_end,
    strip_minus,
    strip_qualifiers,
    strip_start,
)

# (45±2)%: the unit stands behind both.
_BOTH = re.compile(r"\(([^()]+)\)([^()]+)")
# Kinds of unit that the margin of a share may have.
_SHARES = ("percent", "point")
Ends = tuple[Quantity, Quantity]


@dataclass(frozen=True)
class Expected:
    """What a print is read as: a quantity in the words of a language, whose units have forms under
    `code`. It is in `unit` where it may be, and of the `qualifier` where it can mean several.
    """

    style: Style
    units: Mapping[str, Unit]
    code: str
    unit: str
    qualifier: str | None = None

    def parse(
        self, text: str, unit: str | None = None, qualifier: str | None = None
    ) -> Quantity | None:
        """Read one quantity, of another `unit` than expected if there is one."""
        expected = self.unit if unit is None else unit
        return parse(
            text, self.style, self.units, self.code, expected=expected, qualifier=qualifier
        )


@dataclass(frozen=True)
class _End:
    """One end of a range: its number, the size of its last digit, and how it is written.

    It is `closed` where its unit stands behind it.
    """

    value: Decimal
    quantum: Decimal
    digits: str
    closed: bool = False


def read_range(text: str, expected: Expected) -> Ends | None:
    """Read the lower and the upper end of the range that `text` prints, or None for none.

    An end without a scale word has that of the other (30至50萬), unless it would be the larger one
    then. The unit, of both, is "" where the text has none; further on it is as `parse`.
    """
    style = expected.style
    sign, plain = strip_direction(text, style)
    if sign and not _begins_with_unit(text, expected):  # 下降3%至5% is from −5 to −3
        fallen = read_range(plain, expected)
        if sign > 0 or fallen is None or fallen[0].value <= 0:
            return fallen
        lower, upper = (replace(end, value=end.value.copy_negate()) for end in reversed(fallen))
        return lower, upper
    rest, found = strip_qualifiers(narrow(text), style)
    operator = combine_qualifiers(found, expected.qualifier)
    if operator is None or len(rest) > LONGEST_NUMERAL:
        return None
    rest = _strip_all(rest, style.ranges.openings, style.ranges.silent)
    rest, found = strip_qualifiers(rest, style)  # between about 3 and 5
    operator = combine_qualifiers(found, expected.qualifier) if found else operator
    for left, right in _split(rest, style.ranges.joints):
        for unit, (start, end) in _list_forms(expected):
            low, high = (_read_end(part, start, end, style) for part in (left, right))
            stated = (not start or strip_start(start, left) is not None) and (
                not end or strip_end(end, right) is not None
            )
            if low and high and stated and operator:
                low = _share_scale(low, high, style)
                if low.value < high.value:
                    quantum = max(low.quantum, high.quantum)
                    bounds = (low.value, high.value)
                    lower, upper = (Quantity(v, unit, operator, quantum) for v in bounds)
                    return lower, upper
        ends = [expected.parse(part) for part in (left, right)]
        whole = [end for end in ends if end]  # 三成至五成
        if len({end.unit for end in whole}) == 1 < len(whole) and whole[0].value < whole[1].value:
            return whole[0], whole[1]
    return None


def read_margin(text: str, expected: Expected) -> Ends | None:
    """Read a number and its margin in `text`, each with its unit, or None where there are not both.

    The margin of a number in percent is in points, and may be printed in percent too.
    """
    rest, ranges = narrow(text), expected.style.ranges
    for sign in sorted(ranges.signs, key=len, reverse=True):
        for left, right in _split(rest, (sign,)):
            if right.count(")") > right.count("(") and (both := _BOTH.fullmatch(rest)):
                left, right = (f"{part}{both[2]}" for part in both[1].split(sign, 1))
            left, right = (_strip_all(part, (), ranges.silent) for part in (left, right))
            number = expected.parse(left, qualifier=expected.qualifier)
            margin = _parse_margin(right, expected)
            if number and margin:
                return number, margin
    return None


def _parse_margin(text: str, expected: Expected) -> Quantity | None:
    units, stated = expected.units, expected.unit
    share = units[stated].traits.percent
    wished = [u.id for u in units.values() if u.kind in _SHARES] if share else [stated]
    read = [expected.parse(text, unit) for unit in wished]
    return next((one for one in read if one and one.unit in wished), read[0] if read else None)


def _split(text: str, words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield what stands before and behind each of `words` in `text`, which are whole words."""
    for word in words:
        for match in re.finditer(re.escape(word), text):
            before, behind = text[: match.start()], text[match.end() :]
            left, right = strip_end(word, before + word), strip_start(word, word + behind)
            if left and right:
                yield left, right


def _strip_all(text: str, openings: Iterable[str], silent: Iterable[str]) -> str:
    """Take what says nothing off both ends of `text`; an opening stands at its start only."""
    while True:
        rest = text
        for word in (*openings, *silent):
            rest = strip_start(narrow(word), rest) or rest
        for word in silent:
            rest = strip_end(narrow(word), rest) or rest
        if rest == text:
            return text
        text = rest


def _list_forms(expected: Expected) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield each unit with what stands before and behind its number, the `expected` one first."""
    units = sorted(expected.units.values(), key=lambda unit: unit.id != expected.unit)
    for unit in units:
        for key, spelling in unit.forms.get(expected.code, {}).items():
            start, found, end = spelling.lower().partition("{n}")
            if found and (start or end) and not key.startswith(WORDS_FOR):
                yield unit.id, (start.strip(), end.strip())
    yield "", ("", "")


def _begins_with_unit(text: str, expected: Expected) -> bool:
    """Return whether the first word of `text` is the expected unit's own: 增長1～2倍."""
    own = {key: unit for key, unit in expected.units.items() if key == expected.unit}
    forms = _list_forms(replace(expected, units=own))
    return any(start and strip_start(start, narrow(text)) is not None for _, (start, _) in forms)


def _read_end(text: str, start: str, end: str, style: Style) -> _End | None:
    """Read one end of a range, whose unit may stand at the other end alone."""
    negative, text = strip_minus(text, style)
    body = strip_start(start, text) if start else None
    less, body = strip_minus(text if body is None else body, style)
    bare = strip_end(end, body) if end else None
    digits = body if bare is None else bare
    number = read_cardinal(digits, style)
    if number is None or number.within:
        return None
    value = number.value.copy_negate() if (negative or less) and number.value else number.value
    return _End(value, number.quantum, digits, closed=bare is not None)


def _share_scale(low: _End, high: _End, style: Style) -> _End:
    """Return the lower end in the scale of the upper one, where it has none: 30至50萬.

    That of 300 to 1 million is none, that of 三至五十 is anybody's guess, a unit closes its number
    (100人至5萬人), and of two losses the greater comes first: −31000至−3萬 needs no scale.
    """
    if low.closed or low.value < high.value < 0:
        return low
    words, scales = style.words, dict(style.words.scales)
    if any(map(str.isdigit, high.digits)):
        scales |= words.multipliers
    found = max((word for word in scales if word in high.digits), key=len, default="")
    if not found or any(word in low.digits for word in scales):
        return low
    power = len(str(scales[found])) - 1
    if str(scales[found]).strip("0") != "1":
        return low
    value, quantum = shift(low.value, power), shift(low.quantum, power)
    scaled = _End(Decimal(f"{value:f}"), Decimal(f"{quantum:f}"), low.digits)
    return scaled if scaled.value < high.value else low

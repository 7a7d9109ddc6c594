"""Owns how a stranger finds the numbers that a source prints, from qualifier to classifier."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import pairwise

from youju.audit.dates import blank, mask_dates
from youju.audit.grammar import Tongue
from youju.audit.heading_units import HeadingUnit, read_heading_unit
from youju.audit.readings import NumberPlace, find_way, fold, is_range, read_quantity
from youju.formats.fragments import Fragment
from youju.languages.scripts import UNSPACED
from youju.model import PrintedNumber

# Spaces inside a number or between it and Chinese are type-setting: 489 000, 48.9 萬 人.
_CHINESE_GAP = re.compile(rf"(?<=[{UNSPACED}]) (?=[{UNSPACED}\d])|(?<=[\d%]) (?=[{UNSPACED}])")
_GAP = re.compile(r"(?<=[\d,]) (?=\d{3}(?!\d))(?<!\d{4} )(?<!\.\d )(?<!\.\d\d )(?<!\.\d{3} )")
_NEGATIVE = re.compile(r"\(([^()]+)\)")
# In a sentence a number in brackets may be an aside; one with its unit round them is negative:
# (1,200)萬元, $(1,200). A small whole one counts an item, and four digits may be a year.
_AMOUNT = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d{3}|\d{5,}"
_ENCLOSED = re.compile(rf"(?P<money>(?:(?:US|HK|NT)?\$|[¥€£])\s?)?\((?P<amount>{_AMOUNT})\)")
# No figure has as many digits.
_ENDLESS = re.compile(r"\d{14,}")
_DIRECTIONS = {-1: "down", 0: "", 1: "up"}


def find_prints(fragment: Fragment, tongue: Tongue) -> Iterator[PrintedNumber]:
    """Yield each number that `fragment` prints, in digits or in words, in order and from 1.

    Dates, names (5G) and a bare "one" are none. A vague number (數千人, dozens) has no value, but
    for halves (half a million). Of a range both ends are, the lower with the scale and the
    classifier of the upper; a cell of a table has the unit that its heading says. Parentheses are a
    minus there, and elsewhere within the unit of their number.
    """
    masked = _mask(fragment, tongue)
    matches = [match for match in tongue.printed.finditer(masked) if _counts(match, tongue)]
    places = [NumberPlace(m.start(), m.start(_name_number(m)), _end_of_number(m)) for m in matches]
    ways = [find_way(masked, place, tongue) for place in places]
    found = [_describe(match, fragment, tongue) for match in matches]
    found = [replace(one, direction=_DIRECTIONS[w]) for one, w in zip(found, ways, strict=True)]
    for index, (left, right) in enumerate(pairwise(places)):
        low, high = found[index], found[index + 1]
        between = masked[matches[index].end() : right.number]
        if tongue.joins(masked[: left.start], between) and matches[index].end() == left.end:
            low = _share_end(low, high, tongue)
        if is_range(masked, left, right, tongue) and _rises(low, high):
            way = low.direction or high.direction
            low, high = replace(low, direction=way), replace(high, direction=way)
        found[index : index + 2] = low, high
    if ": " in fragment.place and len(found) == 1 and (unit := read_heading_unit(fragment, tongue)):
        found = [_add_unit(found[0], unit, tongue)]
    yield from (replace(one, order=order) for order, one in enumerate(found, 1))


def _mask(fragment: Fragment, tongue: Tongue) -> str:
    """Return the words of `fragment`: what is no number in blanks, each number in one piece.

    Dates go before thousands are joined: 1 234 is no year.
    """
    text = _CHINESE_GAP.sub("", fold(fragment.text))
    text = _GAP.sub("", mask_dates(text, tongue))
    if ": " in fragment.place and (negative := _NEGATIVE.fullmatch(text)):
        text = f"-{negative[1]}"
    text = _ENCLOSED.sub(partial(_write_minus, tongue), text)
    return tongue.decoys.sub(blank, text)


def _write_minus(tongue: Tongue, match: re.Match[str]) -> str:
    """Return a number in brackets with a minus where its unit stands outside of them."""
    text, behind = match.string, match.end()
    scale = tongue.scale.match(text, behind)
    counted = match["money"] or scale or tongue.measure.match(text, behind)
    return f"−{match['money'] or ''}{match['amount']}" if counted else match[0]


def _counts(match: re.Match[str], tongue: Tongue) -> bool:
    """Tell whether what was found is a number: no "a", no bare 一, no name of a file."""
    spelled, others = match["spelled"], ("before", "first", "measure", "after")
    if match["vague"]:
        return True
    if not spelled:
        return not _ENDLESS.fullmatch(match["number"])
    if spelled.lower() in tongue.words or any(match[name] for name in others):
        return True
    scaled = tongue.scale.search(spelled) or len(tongue.token.findall(spelled)) > 1
    return bool(scaled) or tongue.count(spelled) != 1


def _describe(match: re.Match[str], fragment: Fragment, tongue: Tongue) -> PrintedNumber:
    number = match[_name_number(match)]
    scale = "".join(found[0].strip() for found in tongue.scale.finditer(number))
    before = _strip_exact(match["before"], tongue)
    behind = (match["near"] or "") + (match["after"] or "")
    printed = f"{before}{match[0][len(match['before']) :]}".strip()
    return PrintedNumber(
        place=fragment.place,
        order=0,
        printed=printed,
        qualifier=f"{before}{behind}".strip(),
        number=f"{match['sign'] or ''}{match['first'] or ''}{number}".strip(),
        scale=scale,
        classifier=(match["measure"] or "").strip(),
        value=_read_value(printed, tongue) if _has_value(match, tongue) else None,
    )


def _has_value(match: re.Match[str], tongue: Tongue) -> bool:
    """Tell whether a number has one: of vague ones, half a million has."""
    return not match["vague"] or tongue.write_halves(match["vague"]) != match["vague"]


def _strip_exact(before: str, tongue: Tongue) -> str:
    """Return the words before a number without those that say nothing of it: 達到, a total of."""
    while (word := tongue.starts.match(before)) and tongue.before[word[0].lower()] == {"exact"}:
        before = before[word.end() :].lstrip()
    return before


def _name_number(match: re.Match[str]) -> str:
    """Return the group that holds the number of a print."""
    return next(name for name in ("number", "spelled", "vague") if match[name])


def _end_of_number(match: re.Match[str]) -> int:
    return match.end(_name_number(match))


def _share_end(low: PrintedNumber, high: PrintedNumber, tongue: Tongue) -> PrintedNumber:
    """Give the lower end of a range, 3至5萬人, what stands behind the upper one.

    Where either is vague, neither says anything of the other.
    """
    if low.value is None or high.value is None:
        return low
    behind = high.printed.partition(high.number)[2]
    scale = "" if low.scale else high.scale
    joint = " " if scale and scale.isascii() else ""
    printed = f"{low.printed}{joint}{scale}{behind}"
    return replace(
        low,
        printed=printed,
        scale=low.scale or high.scale,
        classifier=high.classifier,
        value=_read_value(printed, tongue),
    )


def _rises(low: PrintedNumber, high: PrintedNumber) -> bool:
    """Tell whether two numbers can be the ends of a range: fell by 400 to 300 is none."""
    return low.value is not None and high.value is not None and low.value < high.value


def _add_unit(entry: PrintedNumber, unit: HeadingUnit, tongue: Tongue) -> PrintedNumber:
    """Give a cell the unit of its heading: 1.15 under 億元, 1,234 under US$ million."""
    if entry.classifier or entry.scale:
        return entry
    printed = unit.put_round(entry.printed)
    return replace(
        entry,
        printed=printed,
        scale=unit.scale,
        classifier=f"{unit.sign}{unit.counted}",
        value=_read_value(printed, tongue),
    )


def _read_value(printed: str, tongue: Tongue) -> Decimal | None:
    reading = read_quantity(printed, tongue)
    return reading.value if reading else None

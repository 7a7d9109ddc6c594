"""Owns the level of an interval, which its words say alike in every language: 95%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from youju.model import Chart, Site, Unit

_NUMBER = re.compile(r"\d(?:[\d.,]*\d)?")
# An interval that is less likely to hold a number than not is none.
_LEAST, _MOST = 50, 100


def find_level(site: Site, chart: Chart, word: str, code: str) -> str:
    """Return how the `word` of `chart` says a level in language `code`, 95%; "" for none.

    It is a share in digits, from 50 to under 100 percent, the same in each language that editors
    write, and no other number in digits stands beside it.
    """
    if "interval" not in chart.options or word not in chart.words:
        return ""
    said = {one: _read_level(chart.words[word][one], one, site.units) for one in site.authored}
    return said[code][1] if len({number for number, _ in said.values()}) == 1 else ""


def _read_level(text: str, code: str, units: Mapping[str, Unit]) -> tuple[str, str]:
    """Return the number of a level, and all that says it: 95, 95 percent."""
    numbers = _NUMBER.findall(text)
    if len(numbers) != 1 or not re.fullmatch(r"\d\d(?:\.\d+)?", numbers[0], re.ASCII):
        return "", ""
    found = (re.search(pattern, text) for pattern in _list_patterns(numbers[0], code, units))
    said = next((match[0] for match in found if match), "")
    return (numbers[0], said) if said and _LEAST <= Decimal(numbers[0]) < _MOST else ("", "")


def _list_patterns(number: str, code: str, units: Mapping[str, Unit]) -> Iterator[str]:
    """Yield how a share is written: with the sign, or as the units in percent say it."""
    forms = ["{n}%", "{n} %", "{n}％"]
    for unit in units.values():
        if unit.traits.percent:
            forms += [form for form in unit.forms.get(code, {}).values() if "{n}" in form]
    for form in forms:
        start, _, end = (re.escape(part).replace(r"\ ", r"\s") for part in form.partition("{n}"))
        yield rf"{start}{re.escape(number)}{end}(?![^\W\d_㐀-鿿])"

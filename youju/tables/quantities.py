"""Owns what one row of figures says: its quantity, or how it is worked out from others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from youju.formats.rows import Row
from youju.languages import QUALIFIERS
from youju.model import Quantity, Source, Unit
from youju.problems import Problems
from youju.problems.hints import hint, hint_meant
from youju.tables.cells import parse_number
from youju.tables.derived import Derivation
from youju.tables.printed import check_printed
from youju.tables.sources import is_unknown

# Scale words, which belong to the number: 6200萬, not 6200 with the unit 萬元.
_SCALES = "十百千萬万億亿兆"
_EVIDENCE = ("source", "locator", "as_printed")
# The columns of a range's upper end and of a margin, and the qualifiers that go with them.
_SPANS = ("value_to", "margin_of_error")
# A margin may be written with its sign: ±2.
_SIGN = re.compile(r"(?:±|\+/[-−]|\+-|正負|正负)\s*")
_SPAN_QUALIFIERS = ("exact", "about")
# What a derived figure may be rounded to: a power of ten, from a millionth on.
_FINEST = Decimal("0.000001")


def parse_quantity(
    row: Row,
    units: Mapping[str, Unit],
    sources: Mapping[str, Source],
    problems: Problems,
) -> Quantity | None:
    """Parse value, unit and qualifier and hold them against as_printed."""
    unit = _parse_unit(row, units, problems)
    qualifier = _parse_qualifier(row, problems)
    source = _parse_source(row, sources, problems)
    if row.cell("round"):
        row.report("figure-round-without-formula", "round", problems)
    if not row.cell("value"):
        if "value" in row.table.columns:
            row.report("figure-no-value", "value", problems)
        return None
    number = parse_number(row.cell("value"), "value", row.origin("value"), problems)
    if number is None or unit is None or qualifier is None:
        return None
    if number.percent and not unit.traits.percent:
        row.report("figure-percent-sign", "value", problems, unit=unit.id)
        return None
    quantity = _add_span(
        row, Quantity(number.value, unit.id, qualifier, number.quantum), unit, problems
    )
    if quantity is None:
        return None
    if source is None or source.written_in is None or not row.cell("as_printed"):
        return quantity
    return check_printed(row, quantity, source.written_in, units, problems)


def _add_span(row: Row, stated: Quantity, unit: Unit, problems: Problems) -> Quantity | None:
    """Return `stated` with the upper end or the margin that the row has; None for a wrong one."""
    spans: dict[str, Decimal] = {}
    for name in filter(row.cell, _SPANS):
        cell = _SIGN.sub("", row.cell(name)) if name == _SPANS[1] else row.cell(name)
        number = parse_number(cell, name, row.origin(name), problems)
        if number is None:
            return None
        if number.percent and not unit.traits.percent:
            row.report("figure-percent-sign", name, problems, unit=unit.id)
            return None
        spans[name] = number.value
    high, margin = (spans.get(name) for name in _SPANS)
    if high is not None and margin is not None:
        row.report("figure-range-and-margin", _SPANS[1], problems)
    elif high is not None and high <= stated.value:
        row.report("figure-range-order", _SPANS[0], problems, value=f"{stated.value:,f}")
    elif margin is not None and margin <= 0:
        row.report("figure-margin-not-positive", _SPANS[1], problems)
    elif spans and stated.qualifier not in _SPAN_QUALIFIERS:
        row.report("figure-range-qualifier", "qualifier", problems)
    else:
        return replace(stated, high=high, margin=margin)
    return None


def parse_derivation(row: Row, units: Mapping[str, Unit], problems: Problems) -> Derivation | None:
    """Parse a row with a formula: it has neither value nor source of its own."""
    for name in filter(row.cell, ("value", *_SPANS)):
        row.report("figure-value-and-formula", name, problems)
    for name in _EVIDENCE:
        if row.cell(name):
            row.report("figure-derived-with-evidence", name, problems)
    unit = _parse_unit(row, units, problems)
    qualifier = _parse_qualifier(row, problems)
    rounding = None
    if row.cell("round"):
        number = parse_number(row.cell("round"), "round", row.origin("round"), problems)
        if number and _is_step(number.value) and not number.percent:
            rounding = number.value.normalize()
        elif number:
            row.report("figure-bad-round", "round", problems)
    if unit is None or qualifier is None or row.cell("value"):
        return None
    return Derivation(row.cell("formula"), unit.id, qualifier, rounding, row.origin("formula"))


def _is_step(value: Decimal) -> bool:
    return value >= _FINEST and value.normalize().as_tuple().digits == (1,)


def _parse_unit(row: Row, units: Mapping[str, Unit], problems: Problems) -> Unit | None:
    found = row.cell("unit")
    if not found and "unit" in row.table.columns:
        row.report("figure-no-unit", "unit", problems)
    elif found not in units and found:
        alike = [unit.id for unit in units.values() if _is_worded(unit, found)]
        near = hint_meant(alike[:3]) or hint(found, units)
        row.report("figure-unknown-unit", "unit", problems, **near)
    return units.get(found)


def _is_worded(unit: Unit, found: str) -> bool:
    """Tell whether `found` is how some language words `unit`: 元 for yuan, and 萬元, too."""
    forms = (form for language in unit.forms.values() for form in language.values())
    meant = {found, found.lstrip(_SCALES)}
    return any(form.replace("{n}", "").strip() in meant - {""} for form in forms)


def _parse_qualifier(row: Row, problems: Problems) -> str | None:
    """Return the row's qualifier; an empty cell is exact."""
    found = row.cell("qualifier") or "exact"
    if found in QUALIFIERS:
        return found
    row.report("figure-unknown-qualifier", "qualifier", problems)
    return None


def _parse_source(row: Row, sources: Mapping[str, Source], problems: Problems) -> Source | None:
    found = row.cell("source")
    for name in ("source", "as_printed"):
        if not row.cell(name) and name in row.table.columns:
            row.report("figure-no-evidence", name, problems)
    if found and is_unknown(found, sources, problems):
        row.report("figure-unknown-source", "source", problems, **hint(found, sources))
    return sources.get(found)

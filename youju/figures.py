"""Owns figures tables: each row becomes a Figure with its evidence, or a problem."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from youju.cells import parse_number
from youju.derived import Derivation, evaluate
from youju.languages import QUALIFIERS
from youju.model import Figure, Language, Quantity, Source, Table, Unit
from youju.periods import check_period
from youju.printed import check_printed
from youju.problems import Problems
from youju.rows import (
    Row,
    check_ids,
    check_one_line,
    list_authored,
    list_nearest,
    list_rows,
    match_columns,
    parse_optional_text,
    parse_text,
)

ID = re.compile(r"[a-z][a-z0-9_]{0,63}")
_NEEDED = ("id", "value", "unit", "source", "as_printed")
_FURTHER = ("group", "qualifier", "period", "locator", "formula", "round")
_EVIDENCE = ("source", "locator", "as_printed")
# What a derived figure may be rounded to: powers of ten from a millionth to a thousand million.
_ROUNDS = {Decimal(1).scaleb(power) for power in range(-6, 10)}


def parse_figures(
    table: Table,
    units: Mapping[str, Unit],
    languages: Mapping[str, Language],
    problems: Problems,
    sources: Mapping[str, Source],
) -> dict[str, Figure]:
    """Return the figures of `table` by id, in its order, derived ones worked out.

    Every mistake is reported at its cell; a row without a readable number is left out. The written
    precision comes from as_printed, for which `sources` give the language it is printed in.
    """
    named = [f"label_{code}" for code in list_authored(languages)]
    notes = [f"note_{code}" for code in list_authored(languages)]
    standard = (*_NEEDED, *named, *_FURTHER, *notes)
    noted = any(name in table.columns for name in notes)
    needed = (*_NEEDED, *named, *(notes if noted else ()))
    table = match_columns(table, needed, (*_FURTHER, *notes), problems)
    rows = {row.cell("id"): row for row in check_ids(list_rows(table), ID, "figure", problems)}
    quantities: dict[str, Quantity] = {}
    derivations: dict[str, Derivation] = {}
    for id, row in rows.items():
        check_one_line(row, (name for name in standard if name not in notes), problems)
        if row.cell("formula"):
            if derivation := _parse_derivation(row, units, problems):
                derivations[id] = derivation
        elif quantity := _parse_quantity(row, units, languages, sources, problems):
            quantities[id] = quantity
    quantities |= evaluate(
        derivations,
        quantities,
        _group(rows),
        units,
        problems,
        unread=rows.keys() - derivations.keys() - quantities.keys(),
        whole=_is_whole(table, problems),
    )
    made = (
        _make_figure(row, quantities.get(id), languages, standard, problems)
        for id, row in rows.items()
    )
    return {figure.id: figure for figure in made if figure}


def _make_figure(
    row: Row,
    quantity: Quantity | None,
    languages: Mapping[str, Language],
    standard: tuple[str, ...],
    problems: Problems,
) -> Figure | None:
    """Check the words of a row; return its Figure when it has a quantity."""
    label = parse_text(row, "label", languages, problems)
    note = parse_optional_text(row, "note", languages, problems)
    if not check_period(row.cell("period")):
        row.report("figure-bad-period", "period", problems)
    if row.cell("group") and not ID.fullmatch(row.cell("group")):
        row.report("figure-bad-group", "group", problems)
    if quantity is None:
        return None
    return Figure(
        id=row.cell("id"),
        group=row.cell("group"),
        label=label,
        quantity=quantity,
        period=row.cell("period"),
        source=row.cell("source"),
        locator=row.cell("locator"),
        as_printed=row.cell("as_printed"),
        note=note,
        formula=row.cell("formula"),
        extra={name: row.cell(name) for name in row.table.columns if name not in standard},
        origin=row.origin("id"),
    )


def _parse_quantity(
    row: Row,
    units: Mapping[str, Unit],
    languages: Mapping[str, Language],
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
    if number.percent and unit.kind != "percent":
        row.report("figure-percent-sign", "value", problems, unit=unit.id)
        return None
    quantity = Quantity(number.value, unit.id, qualifier, number.quantum)
    if source is None or source.language not in languages or not row.cell("as_printed"):
        return quantity
    return check_printed(row, quantity, source, units, languages, problems)


def _parse_derivation(row: Row, units: Mapping[str, Unit], problems: Problems) -> Derivation | None:
    """Parse a row with a formula: it has neither value nor source of its own."""
    if row.cell("value"):
        row.report("figure-value-and-formula", "value", problems)
    for name in _EVIDENCE:
        if row.cell(name):
            row.report("figure-derived-with-evidence", name, problems)
    unit = _parse_unit(row, units, problems)
    qualifier = _parse_qualifier(row, problems)
    rounding = None
    if row.cell("round"):
        number = parse_number(row.cell("round"), "round", row.origin("round"), problems)
        if number and number.value in _ROUNDS and not number.percent:
            rounding = number.value.normalize()
        elif number:
            row.report("figure-bad-round", "round", problems)
    if unit is None or qualifier is None or row.cell("value"):
        return None
    return Derivation(row.cell("formula"), unit.id, qualifier, rounding, row.origin("formula"))


def _parse_unit(row: Row, units: Mapping[str, Unit], problems: Problems) -> Unit | None:
    found = row.cell("unit")
    if not found and "unit" in row.table.columns:
        row.report("figure-no-unit", "unit", problems)
    elif found not in units and found:
        alike = [unit.id for unit in units.values() if _is_worded(unit, found)]
        near = ", ".join(alike[:3]) or list_nearest(found, [*units])
        row.report("figure-unknown-unit", "unit", problems, near=near)
    return units.get(found)


def _is_worded(unit: Unit, found: str) -> bool:
    """Tell whether `found` is how some language words `unit`: 元 for yuan."""
    forms = (form for language in unit.forms.values() for form in language.values())
    return any(form.replace("{n}", "").strip() == found for form in forms)


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
    if found and found not in sources:
        row.report(
            "figure-unknown-source", "source", problems, near=list_nearest(found, [*sources])
        )
    return sources.get(found)


def _group(rows: Mapping[str, Row]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, tuple[str, ...]] = {}
    for id, row in rows.items():
        if name := row.cell("group"):
            groups[name] = (*groups.get(name, ()), id)
    return groups


def _is_whole(table: Table, problems: Problems) -> bool:
    """Tell whether all rows of `table` could be read; those with a row- problem were left out."""
    return not any(
        problem.origin.file == table.file and problem.code.startswith("row-")
        for problem in problems
    )

"""Owns working out derived figures, each after the figures its formula names."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal, localcontext
from graphlib import CycleError, TopologicalSorter
from types import MappingProxyType

from youju.formats.csv_records import name_cell
from youju.model import Origin, Quantity, Unit
from youju.numbers.calculation import Amount, Ledger, calculate, convert_unit
from youju.numbers.exact import last_power, shift
from youju.numbers.formulas import (
    CellsRef,
    FigureRef,
    FormulaError,
    GroupRef,
    Tree,
    list_members,
    list_names,
    parse_formula,
)
from youju.numbers.intervals import find_interval, has_span
from youju.numbers.lookups import TidyTables, check_lookup
from youju.problems import Problems
from youju.problems.hints import hint
from youju.tables.cells import LARGEST, make_plain

# Sixty digits keep a quotient exact for every rounding that 15 written digits can ask for.
_CONTEXT = Context(prec=60, rounding=ROUND_HALF_UP)
_MOST_DIGITS = 15
_MOST_CIRCLES = 20
# What tells of a column that is not there.
_LOST = "lookup-unknown-column"


@dataclass(frozen=True)
class Derivation:
    """How a figure is worked out: `quantum` is what its result is rounded to, None for exactly."""

    formula: str
    unit: str
    qualifier: str
    quantum: Decimal | None
    origin: Origin

    def report(self, code: str, problems: Problems, **values: object) -> None:
        """Report `code` at the formula's cell, whose column and text fill its sentences."""
        place = name_cell(self.origin.column, ()) | {"formula": self.formula}
        problems.add(code, self.origin, **{**place, "header": "formula", **values})


def evaluate(
    derivations: Mapping[str, Derivation],
    quantities: Mapping[str, Quantity],
    groups: Mapping[str, tuple[str, ...]],
    units: Mapping[str, Unit],
    problems: Problems,
    *,
    unread: Set[str] = frozenset(),
    whole: bool = True,
    tables: TidyTables = MappingProxyType({}),
) -> dict[str, Quantity]:
    """Return the quantity of each derived figure; the order of rows does not matter.

    `quantities` are the figures that have a value, `groups` the ids of each group, derived ones
    included, `tables` the story's tidy tables, `unread` the figures whose own problem was already
    reported; in a table that is not `whole`, an unknown figure may be one of its unreadable rows.
    Whatever hangs on one of these, or on a formula that failed, is left out without a further
    problem.
    """
    known = {*derivations, *quantities, *unread}
    trees = {}
    for key, derivation in derivations.items():
        tree = _parse(derivation, problems)
        there = Ledger(quantities, groups, units, tables)
        if tree is not None and _check_names(tree, derivation, known, there, problems, whole):
            trees[key] = tree
    needs = {key: _list_needs(tree, groups) for key, tree in trees.items()}
    done = dict(quantities)
    for key in _order(needs, derivations, problems):
        if all(need in done for need in needs[key]):
            ledger = Ledger(done, groups, units, tables)
            quantity = _work_out(derivations[key], trees[key], ledger, problems)
            if quantity is not None:
                done[key] = quantity
    return {key: done[key] for key in derivations if key in done}


def _parse(derivation: Derivation, problems: Problems) -> Tree | None:
    try:
        return parse_formula(derivation.formula)
    except FormulaError as error:
        derivation.report(error.code, problems, **error.values)
        return None


def _check_names(
    tree: Tree,
    derivation: Derivation,
    known: Set[str],
    ledger: Ledger,
    problems: Problems,
    whole: bool,
) -> bool:
    """Tell whether a formula names anything, and only what there is; report it otherwise."""
    names = list(list_names(tree))
    if not names:
        derivation.report("formula-no-figure", problems)
    strange = False
    for name in names:
        if isinstance(name, CellsRef):
            strange = not _check_cells(name, derivation, ledger.tables, problems) or strange
            continue
        if isinstance(name, FigureRef):
            code, found, there = "formula-unknown-figure", name.id, known
        else:
            code, found, there = "formula-unknown-group", name.group, ledger.groups.keys()
            strange = strange or not whole  # a lost row may have been one of the group's
        if found not in there:
            strange = True
            if whole:
                derivation.report(code, problems, found=found, **hint(found, sorted(there)))
    return bool(names) and not strange


def _check_cells(
    cells: CellsRef, derivation: Derivation, tables: TidyTables, problems: Problems
) -> bool:
    """Tell whether the cells of a formula are there; of a table that was not read, say nothing.

    A column that several formulas miss is told once: its heading may have been changed.
    """
    if tables.get(cells.table, ...) is None:
        return False
    try:
        check_lookup(cells, tables)
    except FormulaError as error:
        lost = {name: error.values.get(name) for name in ("table", "found")}
        if error.code != _LOST or not problems.has_told([_LOST], **lost):
            derivation.report(error.code, problems, **error.values)
        return False
    return True


def _list_needs(tree: Tree, groups: Mapping[str, tuple[str, ...]]) -> list[str]:
    return [key for name in list_names(tree) for key in list_members(name, groups)]


def find_table_source(formula: str, tables: TidyTables) -> str:
    """Return the id of the source of the first table that a checked formula names, or ""."""
    if "." not in formula:
        return ""
    names = list_names(parse_formula(formula))
    named = (tables.get(name.table) for name in names if isinstance(name, CellsRef))
    return next((series.source for series in named if series), "")


def _order(
    needs: Mapping[str, list[str]], derivations: Mapping[str, Derivation], problems: Problems
) -> list[str]:
    """Return the derived figures, each after those it needs; circles are reported and left out.

    A table with more circles than anybody reads about has none of its figures worked out.
    """
    left = dict(needs)
    for _ in range(_MOST_CIRCLES):
        graph = {
            figure_id: [need for need in ids if need in left] for figure_id, ids in left.items()
        }
        try:
            return list(TopologicalSorter(graph).static_order())
        except CycleError as error:
            circle: list[str] = error.args[1][:0:-1]
        first = min(circle, key=lambda figure_id: derivations[figure_id].origin)
        start = circle.index(first)
        path = " → ".join([*circle[start:], *circle[:start], first])
        derivations[first].report("formula-circle", problems, id=first, path=path)
        left = {figure_id: ids for figure_id, ids in left.items() if figure_id not in circle}
    return []


def _work_out(
    derivation: Derivation, tree: Tree, ledger: Ledger, problems: Problems
) -> Quantity | None:
    unit = ledger.units[derivation.unit]
    try:
        with localcontext(_CONTEXT):
            _check_exact(derivation, tree, ledger)
            amount = calculate(tree, ledger)
            written = amount.quantum or Decimal(1)
            if has_span(tree, ledger):
                return _work_out_range(derivation, tree, amount, ledger)
            value = convert_unit(amount, tree, unit, ledger)
            value, quantum = _settle(value, derivation.quantum, written)
        number, size = make_plain(value), make_plain(quantum)
        return Quantity(number, derivation.unit, derivation.qualifier, size)
    except FormulaError as error:
        derivation.report(error.code, problems, **error.values)
        return None


def _work_out_range(derivation: Derivation, tree: Tree, amount: Amount, ledger: Ledger) -> Quantity:
    """Return the range in which the result lies: its ends are rounded outwards."""
    if derivation.qualifier not in ("exact", "about"):
        raise FormulaError("formula-range-qualifier", qualifier=derivation.qualifier)
    interval = find_interval(tree, ledger, {}, stated=True)
    if not interval.high.is_finite():
        raise FormulaError("formula-division-by-zero")
    unit, ends = ledger.units[derivation.unit], []
    for end, way in ((interval.low, ROUND_FLOOR), (interval.high, ROUND_CEILING)):
        value = convert_unit(replace(amount, value=end), tree, unit, ledger)
        written = amount.quantum or Decimal(1)
        ends.append(_settle(value, derivation.quantum, written, way))
    (low, first), (high, last) = ends
    number, size = make_plain(low), make_plain(min(first, last))
    upper = make_plain(high) if high > low else None
    return Quantity(number, unit.id, derivation.qualifier, size, upper)


def _check_exact(derivation: Derivation, tree: Tree, ledger: Ledger) -> None:
    """Refuse an exact result of figures that are not: no share of 48.9萬以上 is exactly 17.6%."""
    for name in list_names(tree) if derivation.qualifier == "exact" else ():
        for key in list_members(name, ledger.groups):
            qualifier = ledger.quantities[key].qualifier
            counts = isinstance(name, GroupRef) and name.function == "count"
            if qualifier != "exact" and not counts:
                raise FormulaError("formula-not-exact", id=key, qualifier=qualifier)


def _settle(
    value: Decimal, quantum: Decimal | None, written: Decimal, way: str = ROUND_HALF_UP
) -> tuple[Decimal, Decimal]:
    """Round `value` to `quantum`, half up; without one it must be exact, and keeps its digits."""
    if abs(value) > LARGEST:
        raise FormulaError("formula-too-large")
    if quantum is not None:
        return value.quantize(quantum, way), quantum
    value = value.normalize()
    if len(value.as_tuple().digits) > _MOST_DIGITS:
        raise FormulaError("formula-needs-round", value=f"{value:.6f}")
    last = shift(Decimal(1), last_power(value))
    return value, min(last, written) if value % written else written

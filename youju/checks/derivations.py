"""Owns the qualifiers of derived figures: exact numbers do not add up to "more than"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

from youju.checks.doubts import open_doubted
from youju.checks.workbook import Books
from youju.model import Figure, Site
from youju.numbers.calculation import calculate, convert_unit
from youju.numbers.formulas import CellsRef, FigureRef, Operation, Tree, list_members, list_names
from youju.numbers.intervals import Interval, find_interval, has_span
from youju.numbers.lookups import look_up
from youju.numbers.periods import has_month
from youju.problems import Problems

_CONTEXT = Context(prec=60)
# How many steps "about" reaches to either side; how much coarser a step is looked for.
_ABOUT, _MOST_STEPS = 2, 8
# A share that is rounded so is about something.
_COARSE = 10
_YEAR_COLUMN = re.compile(r"(?:.*_)?year")
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d", re.ASCII)


def check_derivations(site: Site, problems: Problems) -> None:
    """Report derived figures that say more or less than what they are worked out from.

    Of exact figures the result is exact; where it was rounded it may be called "about", and a share
    that was rounded to tens must be: 51.1 percent is no exact half. A quotient has no more digits
    than its bounds round to alike; sums are what readers add up from the prints. Cells are of a
    year that the period holds. Of what is worked out from figures of which `problems` tell already
    nothing is said. (That figures with a qualifier give no exact result is told when
    the table is read.)
    """
    for story in site.stories:
        books = open_doubted(story, site.units, problems)
        for key, tree in books.derived.items():
            if key in books.doubted:
                continue
            figure = books.figures[key]
            _check_times(figure, tree, books, problems)
            qualifier = figure.quantity.qualifier
            spans = has_span(tree, books.ledger)  # what a source itself leaves open
            if qualifier in ("exact", "about") and _is_quotient(tree) and not spans:
                _check_digits(figure, books, problems)
            if qualifier == "exact":
                if _is_coarse(figure, books) and _is_rounded(figure, tree, books):
                    problems.add("derived-coarse", figure.origin, id=key)
                continue
            if not all(_list_exact(tree, books)):
                continue
            if qualifier != "about" or not _is_rounded(figure, tree, books):
                problems.add("derived-qualifier", figure.origin, id=key, qualifier=qualifier)


def _check_times(figure: Figure, tree: Tree, books: Books, problems: Problems) -> None:
    """Report a figure whose cells are all of years that its period does not hold."""
    cells = [name for name in list_names(tree) if isinstance(name, CellsRef)]
    years = {year for name in cells for year in _list_years(name, books)}
    if years and not any(has_month(figure.period, int(year)) for year in years):
        values = {"id": figure.id, "period": figure.period, "years": ", ".join(sorted(years))}
        problems.add("derived-other-time", figure.origin, **values)


def _list_years(name: CellsRef, books: Books) -> Iterator[str]:
    """Yield the years that a formula asks for, or of the row that first() or last() finds.

    A row that is added or taken out makes another one the first or the last.
    """
    for condition in name.conditions:
        if condition.sign == "=" and _YEAR.fullmatch(condition.value):
            yield condition.value
    series = books.ledger.tables.get(name.table)
    if series and name.function in ("first", "last"):
        (cell,) = look_up(name, books.ledger.tables)
        row = series.table.rows[series.table.lines.index(cell.line)]
        for column, found in zip(series.table.columns, row, strict=True):
            if _YEAR_COLUMN.fullmatch(column) and _YEAR.fullmatch(found):
                yield found


def _check_digits(figure: Figure, books: Books, problems: Problems) -> None:
    """Report a quotient whose bounds do not round to it, and what may be said instead.

    "About" reaches two steps of its last digit to either side.
    """
    with localcontext(_CONTEXT):
        bounds = find_interval(FigureRef(figure.id), books.ledger, books.derived)
        step = figure.quantity.quantum
        middle = (bounds.low + bounds.high) / 2
        if not middle.is_finite() or _fits(bounds, step, figure.quantity.qualifier):
            return
        steps = [step.scaleb(power) for power in range(_MOST_STEPS)]
        choices = [
            (size, "exact") for size in steps if size < _COARSE or not _is_share(figure, books)
        ]
        choices += [(size, "about") for size in steps]
        fitting = (pair for pair in choices if _fits(bounds, *pair) and pair[0] <= abs(middle))
        size, name = next(fitting, (steps[-1], "about"))
    values = {"low": f"{bounds.low:,.2f}", "high": f"{bounds.high:,.2f}", "round": f"{size:f}"}
    problems.add("derived-digits", figure.origin, id=figure.id, **values, qualifier=name)


def _is_quotient(tree: Tree) -> bool:
    match tree:
        case Operation("/", _, right) if any(list_names(right)):
            return True
        case Operation(left=left, right=right):
            return _is_quotient(left) or _is_quotient(right)
    return False


def _fits(bounds: Interval, step: Decimal, qualifier: str) -> bool:
    """Tell whether all between `bounds` is one number, rounded to `step`, or about that."""
    low, high = (end / step for end in (bounds.low, bounds.high))
    if qualifier == "about":
        return high - low <= 2 * _ABOUT
    return low.to_integral_value(ROUND_HALF_UP) == high.to_integral_value(ROUND_HALF_UP)


def _list_exact(tree: Tree, books: Books) -> Iterator[bool]:
    for name in list_names(tree):
        ids = list_members(name, books.ledger.groups)
        yield from (books.figures[key].quantity.qualifier == "exact" for key in ids)


def _is_coarse(figure: Figure, books: Books) -> bool:
    return _is_share(figure, books) and figure.quantity.quantum >= _COARSE


def _is_share(figure: Figure, books: Books) -> bool:
    return books.ledger.units[figure.quantity.unit].kind == "percent"


def _is_rounded(figure: Figure, tree: Tree, books: Books) -> bool:
    unit = books.ledger.units[figure.quantity.unit]
    with localcontext(_CONTEXT):
        value = convert_unit(calculate(tree, books.ledger), tree, unit, books.ledger)
    return value != figure.quantity.value or figure.quantity.high is not None

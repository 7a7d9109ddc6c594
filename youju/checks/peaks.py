"""Owns peaks: whether what a tidy table tells was at its most, or least, when a text says so."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Set
from dataclasses import dataclass
from decimal import Decimal

from youju.checks.runs import read_told
from youju.checks.verdicts import Verdict, judge
from youju.model import Series
from youju.numbers.periods import is_year

_SIGNS = {"largest": 1, "smallest": -1}
# A cell that says when: a year, and a month where it has one.
_WHEN = re.compile(r"([12]\d{3})(?:-(\d\d))?(?:-\d\d)?", re.ASCII)


def weigh_peak(
    series: Series,
    relation: str,
    cells: Set[str],
    years: Collection[int],
    months: Collection[int],
) -> Verdict | None:
    """Judge whether what rows with `cells` tell is the largest, or smallest, in one of `years` or
    `months`: of its own times, or of all that is told then. None where nothing is told then, or the
    rows are of several things.
    """
    if relation not in _SIGNS:
        return None
    found = list[Verdict]()
    for course in _list_courses(series):
        own = [row for row in course if not cells or not cells.isdisjoint(row.cells)]
        then = [row for row in own if row.is_then(years, months)]
        times = [row for row in own if row not in then]
        others = [row for row in course if row not in own and row.is_then(years, months)]
        if then and len({row.time for row in own}) == len(own):
            found += (_weigh(then, rest, _SIGNS[relation]) for rest in (times, others) if rest)
    return judge(found)


@dataclass(frozen=True)
class _Row:
    """A number with its year and month, 0 for none, and the cells of its row."""

    time: tuple[int, int]
    number: Decimal
    cells: frozenset[str]

    def is_then(self, years: Collection[int], months: Collection[int]) -> bool:
        year, month = self.time
        return (not years or year in years) and (not months or month in months)


def _list_courses(series: Series) -> Iterator[list[_Row]]:
    """Yield the rows of each column of numbers, of a table that has a column of dates."""
    columns, rows = series.table.columns, series.table.rows
    when = next((at for at in range(len(columns)) if _is_when(row[at] for row in rows)), None)
    if when is None:
        return
    for name in series.numbers:
        at = columns.index(name) if name in columns else when
        if at != when:
            yield [
                _Row((int(found[1]), int(found[2] or 0)), number, frozenset(row))
                for row in rows
                if (found := _WHEN.fullmatch(row[when]))
                and (number := read_told(row[at])) is not None
            ]


def _is_when(cells: Iterable[str]) -> bool:
    """Tell whether all cells of a column say when."""
    found = [_WHEN.fullmatch(cell) for cell in cells]
    return bool(found) and all(match and is_year(Decimal(match[1])) for match in found)


def _weigh(then: Iterable[_Row], rest: Iterable[_Row], sign: int) -> Verdict:
    best, rival = (max(sign * row.number for row in rows) for rows in (then, rest))
    return Verdict.HOLDS if best >= rival else Verdict.FALSE

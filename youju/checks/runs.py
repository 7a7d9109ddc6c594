"""Owns runs: what a story's tidy tables say of each kind of row, from the first to the last."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from youju.checks.verdicts import Verdict, judge
from youju.model import Series, Story
from youju.numbers.periods import is_year

_ENDS = {"up": 1, "down": -1, "largest": 1, "smallest": -1}

# What a cell of a column of words has in a column of numbers, from the top down; "" stands for
# the rows of all cells.
Run = tuple[Decimal, ...]


@dataclass(frozen=True)
class Runs:
    """The runs of each table: table → column of numbers → cell → numbers."""

    tables: Mapping[str, Mapping[str, Mapping[str, Run]]]

    def weigh(self, table: str, relation: str, cells: Iterable[str]) -> Verdict | None:
        """Judge whether what `cells` have is the largest, or rises: at the end, in sum or at most.

        With no cell named, any that bears the claim is meant. None if the table has no such.
        """
        columns = self.tables.get(table, {}).values()
        if relation not in _ENDS:
            return None
        named = [cell for cell in cells if any(cell in runs for runs in columns)]
        found = judge(
            verdict
            for runs in columns
            for cell in (named or runs)
            if cell in runs
            for verdict in _weigh(runs, cell, relation)
        )
        return found if named or found is Verdict.HOLDS else None

    def list_cells(self, table: str) -> frozenset[str]:
        """Return the cells that have a run in `table`."""
        columns = self.tables.get(table, {}).values()
        return frozenset(cell for runs in columns for cell in runs if cell)

    def compare(self, table: str, first: str, last: str, relation: str) -> Verdict | None:
        """Judge whether `first`, a cell or a column, has "more" or "fewer" than `last`."""
        runs = [self._find(table, name) for name in (first, last)]
        if not all(runs):
            return None
        sign = 1 if relation == "more" else -1
        return judge(
            Verdict.HOLDS if sign * (measure(runs[0]) - measure(runs[1])) > 0 else Verdict.FALSE
            for measure in _MEASURES
        )

    def _find(self, table: str, name: str) -> Run:
        columns = self.tables.get(table, {})
        if name in columns:
            return tuple(number for run in columns[name].values() for number in run)
        return next((runs[name] for runs in columns.values() if name in runs), ())


def open_runs(story: Story) -> Runs:
    """Return the runs of the tidy tables of `story`."""
    return Runs({name: _read_series(series) for name, series in story.series.items()})


def _read_series(series: Series) -> dict[str, dict[str, Run]]:
    found: dict[str, dict[str, Run]] = {}
    columns = series.table.columns
    for name in series.numbers:
        if name not in columns:
            continue
        numbers = [read_told(row[columns.index(name)]) for row in series.table.rows]
        if all(is_year(number) for number in numbers if number is not None):
            continue  # they say when, not how many
        runs: dict[str, list[Decimal]] = {}
        for row, number in zip(series.table.rows, numbers, strict=True):
            words = [row[i] for i, column in enumerate(columns) if column not in series.numbers]
            for cell in words or [""]:
                if number is not None:
                    runs.setdefault(cell, []).append(number)
        found[name] = {cell: tuple(run) for cell, run in runs.items()}
    return found


def read_told(cell: str) -> Decimal | None:
    """Return the number of a cell; gaps have none, and neither has what the table's reader told."""
    try:
        number = Decimal(cell)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None  # "Infinity" is a Decimal, and no number


def _weigh(runs: Mapping[str, Run], cell: str, relation: str) -> Iterator[Verdict]:
    own, sign = runs[cell], _ENDS[relation]
    if relation in ("up", "down"):
        if len(own) > 1:
            yield Verdict.HOLDS if sign * (own[-1] - own[0]) > 0 else Verdict.FALSE
        return
    for measure in _MEASURES if cell else ():
        rivals = [measure(run) for other, run in runs.items() if other != cell]
        best = all(sign * (measure(own) - rival) > 0 for rival in rivals)
        yield Verdict.HOLDS if best else Verdict.FALSE


def _add(run: Run) -> Decimal:
    return sum(run, Decimal(0))


def _take_last(run: Run) -> Decimal:
    return run[-1]


_MEASURES: tuple[Callable[[Run], Decimal], ...] = (max, _add, _take_last)

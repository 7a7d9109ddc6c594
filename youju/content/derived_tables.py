"""Owns derived tables: the functions of a story's tables.py, called with the tables it names."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from youju.content.load_context import Shelf
from youju.model import Origin, Series, Table
from youju.output.up_to_date import engine_digest
from youju.problems import Problems
from youju.scripts import running
from youju.scripts.outcomes import Outcome, run_call, run_code
from youju.scripts.running import TooSlow
from youju.store.cache import make_key
from youju.tables.frames import Rows, frame_table, list_frame

# The first row of a file holds the names of its columns.
_FIRST_LINE = 2
_Made = tuple[tuple[str, ...], Rows]


class TableMaker:
    """Makes the derived tables of the story in a folder; what its tables.py does wrong is reported.

    What was made is kept in the store of the `shelf`, under all that it was made from.
    """

    def __init__(self, folder: str, shelf: Shelf, problems: Problems) -> None:
        self.file = f"{folder}/tables.py"
        self._code = shelf.files.get(self.file)
        self._store = shelf.store
        self._problems = problems
        self._space: dict[str, Any] | None = None
        self._unclean = False
        self._engine = ""

    def make(
        self, name: str, parents: Mapping[str, Series], named: Origin
    ) -> tuple[Table, str] | None:
        """Return the table `name` made from `parents`, and its key in the store, or None.

        `named` is where story.toml declares it.
        """
        if self._code is None:
            self._problems.add("tables-code-missing", named, file=self.file, name=name)
            return None
        texts = (json.dumps([parent, *_list_parts(series)]) for parent, series in parents.items())
        self._engine = self._engine or engine_digest()
        key = make_key("json", self._engine, self._code.decode("latin-1"), name, *texts)
        made = self._recall(key) or self._work_out(name, parents, named, key)
        return None if made is None else (self._shape(made, name), key)

    def _recall(self, key: str) -> _Made | None:
        kept = self._store.get(key) if self._store else None
        if kept is None:
            return None
        columns, rows = json.loads(kept)
        return tuple(columns), tuple(map(tuple, rows))

    def _work_out(
        self, name: str, parents: Mapping[str, Series], named: Origin, key: str
    ) -> _Made | None:
        function = self._find(name, named)
        if function is None:
            return None
        outcomes = [run_call(lambda: _call(function, parents), self.file) for _ in range(2)]
        place = self._place(function, named)
        for outcome in outcomes:
            if outcome.error:
                self._report(outcome, place)
                return None
        (made, found), again = outcomes[0].made, outcomes[1].made
        if made is None:
            self._problems.add("tables-no-frame", place, name=name, found=found)
        elif made != again[0]:
            self._problems.add("tables-not-same", place, name=name)
        elif not (self._report_opened(outcomes[0]) or self._unclean) and self._store:
            self._store.put(key, json.dumps(made).encode())
        return made if made is None or made == again[0] else None

    def _find(self, name: str, named: Origin) -> Callable[..., Any] | None:
        """Return the function of a table; the module is run once, however many there are."""
        if self._space is None:
            self._space = {"__name__": "tables"}
            outcome = run_code(self._code or b"", self.file, self._space)
            self._unclean = self._report_opened(outcome)
            if outcome.error:
                self._report(outcome, Origin(self.file))
                self._space = {}
        function = self._space.get(name.replace("-", "_"))
        if callable(function):
            return function  # type: ignore[no-any-return]
        if self._space:
            self._problems.add("tables-no-function", named, name=name, file=self.file)
        return None

    def _place(self, function: Any, named: Origin) -> Origin:
        code = getattr(function, "__code__", None)
        return Origin(self.file, code.co_firstlineno) if code else named

    def _report(self, outcome: Outcome, place: Origin) -> None:
        error = outcome.error
        place = Origin(self.file, outcome.line) if outcome.line else place
        if isinstance(error, TooSlow):
            self._problems.add("tables-code-slow", place, seconds=f"{running.TIME_LIMIT:g}")
        elif error:
            said = f"{type(error).__name__}: {error}"
            self._problems.add("tables-code-failed", place, error=said)

    def _report_opened(self, outcome: Outcome) -> bool:
        """Report files that were read and are none of the tables; nobody would see them change."""
        for name, line in outcome.opened:
            self._problems.add("tables-file-undeclared", Origin(self.file, line), file=name)
        return bool(outcome.opened)

    def _shape(self, made: _Made, name: str) -> Table:
        columns, rows = made
        lines = tuple(range(_FIRST_LINE, _FIRST_LINE + len(rows)))
        head = Origin(self.file, 1, 1, 1, name)
        return Table(self.file, columns, rows, lines, head, lines, sheet=name)


def _list_parts(series: Series) -> tuple[object, ...]:
    return series.table.columns, series.table.rows, series.numbers


def _call(function: Callable[..., Any], parents: Mapping[str, Series]) -> tuple[_Made | None, str]:
    """Return what the function makes of frames of its own, or the kind of what is no frame."""
    import pandas as pd

    made = function(*(frame_table(series) for series in parents.values()))
    if not isinstance(made, pd.DataFrame):
        return None, "None" if made is None else type(made).__name__
    return list_frame(made), ""

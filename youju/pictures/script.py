"""Owns a story's charts.py as it runs: its functions called, what goes wrong told at its line."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from youju.content.look import THEME
from youju.kinds.registry import CHART_KINDS
from youju.model import Chart, Origin, Story
from youju.problems import Problems
from youju.problems.hints import hint
from youju.scripts import running
from youju.scripts.outcomes import Outcome, run_call, run_code
from youju.scripts.running import TooSlow
from youju.theme.files import MissingFile
from youju.theme.frame import MissingWord
from youju.theme.house import current_look
from youju.theme.palette import MissingColour


class Script:
    """The functions of a story's charts.py, run from the bytes that were read.

    It is the site's own code and trusted, but may fail in any way: that is reported to `problems`.
    """

    def __init__(self, story: Story, problems: Problems) -> None:
        """Run the module; without it, or when it fails, there are no functions."""
        import altair  # noqa: F401  (before the time is taken)
        import pandas  # noqa: F401

        self.file = f"{story.folder}/charts.py"
        self._problems = problems
        self._slow: set[str] = set()
        self._unclean = False
        self._space: dict[str, Any] = {}
        if not story.code and all(chart.kind for chart in story.charts):
            return
        if not story.code:
            problems.add("chart-code-missing", Origin(self.file))
            return
        space: dict[str, Any] = {"__name__": f"charts_of_{story.slug}"}
        done, self._unclean = self._run(run_code(story.code, self.file, space), None)
        self._space = space if done else {}

    def make(self, chart: Chart, call: Callable[[Callable[..., Any]], Any]) -> tuple[Any, bool]:
        """Return what `call` makes of the chart's function, and whether it may be kept.

        None stands for what has been reported. What depends on a file that is not declared may
        not be kept. A chart that was too slow once is not tried again.
        """
        function = self._find(chart)
        if not callable(function):
            if self._space:
                values = {"id": chart.id, "file": self.file}
                self._problems.add("chart-no-function", chart.origin, **values)
            return None, False
        if chart.id in self._slow:
            return None, False
        # A kind is the house's own code, which ends: many panels take their time.
        limit = running.PATIENCE if chart.kind else None
        made, unclean = self._run(run_call(lambda: call(function), self.file, limit), chart)
        return made, made is not None and not unclean and not self._unclean

    def _find(self, chart: Chart) -> Any:
        """Return the function that draws a chart: its kind's, or that of charts.py."""
        if chart.kind:
            return partial(CHART_KINDS[chart.kind].find_function(), **chart.options)
        return self._space.get(chart.id.replace("-", "_"))

    def report_return(self, chart: Chart, found: object) -> None:
        """Report that the chart's function returned `found`, which is no chart."""
        function = self._space[chart.id.replace("-", "_")]
        code = getattr(function, "__code__", None)
        own = code is not None and code.co_filename == self.file
        place = Origin(self.file, code.co_firstlineno) if code and own else chart.origin
        kind = "None" if found is None else type(found).__name__
        self._problems.add("chart-no-chart", place, id=chart.id, found=kind)

    def _run(self, outcome: Outcome, chart: Chart | None) -> tuple[Any, bool]:
        """Return what was made, None after a mistake, and whether other files were opened."""
        if outcome.error:
            self._report(outcome.error, outcome.line, chart)
        for name, line in outcome.opened:
            self._problems.add("chart-file-undeclared", Origin(self.file, line), file=name)
        return outcome.made, bool(outcome.opened)

    def _report(self, error: BaseException, line: int, chart: Chart | None) -> None:
        own = chart.origin if chart else Origin(self.file)
        place = Origin(self.file, line) if line else own
        add = self._problems.add
        if isinstance(error, TooSlow):
            self._slow.add(chart.id if chart else "")
            add("chart-code-slow", place, seconds=f"{running.TIME_LIMIT:g}")
        elif isinstance(error, MissingWord) and chart:
            values = {"chart": chart.id, "key": error.args[0]}
            if chart.kind:
                add("chart-kind-word", own, **values, kind=chart.kind)
            else:
                add("chart-word-missing", own, **values, line=line)
        elif isinstance(error, MissingFile) and chart:
            add("chart-file-unknown", place, chart=chart.id, file=error.args[0])
        elif isinstance(error, MissingColour):
            name = str(error.args[0])
            values = {"name": name, "where": str(place), **hint(name, current_look().palette)}
            add("chart-colour", Origin(THEME), **values)
        else:
            add("chart-code-failed", place, error=f"{type(error).__name__}: {error}")

"""Owns what follows from a problem that is told already: of such figures nothing more is said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from youju.checks.workbook import Books, open_books
from youju.model import Story, Unit
from youju.problems import NOTE, Problem, Problems

# Problems that tell of a name that no figure has, each with the value that has it; and how those
# begin that tell of a figure's cells.
_UNKNOWN = {"prose-unknown-figure": "id", "formula-unknown-figure": "found"}
_OF_FIGURES = ("figure-", "cell-")
# Told of a row of which nobody knows in which group it is.
_STRAY = "figure-bad-group"


def list_causes(problems: Iterable[Problem]) -> list[Problem]:
    """Return those of `problems` of which others may be the consequences."""
    return [p for p in problems if p.code in _UNKNOWN or (p.grade != NOTE and _is_of_figure(p))]


def tells_of(name: str, problems: Problems) -> bool:
    """Tell whether `problems` say already that there is no figure called `name`."""
    return any(problems.has_told([code], **{key: name}) for code, key in _UNKNOWN.items())


def open_doubted(story: Story, units: Mapping[str, Unit], problems: Iterable[Problem]) -> Books:
    """Return the books of `story`, in which figures are doubted of whose cells something is told
    that holds a page back, and groups where the story names a figure that no row has, or a row is
    in none that can be."""
    causes = list_causes(problems)
    told = {(p.origin.file, p.origin.line) for p in causes if _is_of_figure(p)}
    rows = {figure.id: figure.origin for figure in story.figures.values()}
    files = {origin.file for origin in rows.values()}
    names = [p.origin.file for p in causes if p.code in (*_UNKNOWN, _STRAY)]
    gone = any(name in files or name.startswith(f"{story.folder}/") for name in names)
    ids = {key for key, origin in rows.items() if (origin.file, origin.line) in told}
    return open_books(story, units).doubt(ids, gone=gone)


def _is_of_figure(problem: Problem) -> bool:
    return problem.code.startswith(_OF_FIGURES)

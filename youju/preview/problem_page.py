"""Owns notices: problems as the preview tells them, worded while the code that found them runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from youju.preview.words import word_preview
from youju.problems import ERROR, GRADES, LANGUAGES, Problem, gather
from youju.problems.places import find_cell

# What other files hang on comes first: a figure that cannot be read is no fault of the text.
_CAUSES = (
    ("site_src/site.toml", "site_src/units.toml", "site_src/strings.toml", "templates/", "static/"),
    ("data/sources.csv",),
    ("data/", ".csv", ".xlsx", ".ods"),
    ("/story.toml",),
    ("/charts.py",),
)


@dataclass(frozen=True)
class Notice:
    """A problem in words, with every place that it was found at.

    `places` are as the command line writes them ("data/a.csv:3:5"), `where` says them per language
    as an editor sees them ("data/a.csv, cell E3"). `pages` are the paths it belongs to: one that
    ends with "/" stands for all below it, "" for every page.
    """

    code: str
    grade: str
    places: tuple[str, ...]
    where: Mapping[str, tuple[str, ...]]
    pages: tuple[str, ...]
    sentence: Mapping[str, str]
    mend: Mapping[str, str]

    def belongs_to(self, path: str) -> bool:
        """Tell whether the page at `path` is one of its pages."""
        return any(
            path == page or (page.endswith("/") and path.startswith(page)) or not page
            for page in self.pages
        )


def make_notices(problems: Iterable[tuple[Problem, Sequence[str]]]) -> tuple[Notice, ...]:
    """Return `problems`, each with the pages it belongs to, as notices: causes first.

    Errors stand above what is held, and that above notes.
    """
    pages = dict(problems)
    ordered = sorted(pages, key=lambda found: (_rank(found), found.origin, found.code))
    notices = (_make_notice(same, pages) for same in gather(ordered))
    return tuple(sorted(notices, key=lambda notice: GRADES.index(notice.grade)))


def find_here(notices: Iterable[Notice], path: str) -> tuple[Notice, ...]:
    """Return the notices that belong to the page at `path`."""
    return tuple(notice for notice in notices if notice.belongs_to(path))


def count(notices: Iterable[Notice], language: str) -> str:
    """Return how many problems of each grade there are, in words: "1 error, 2 held"."""
    ordered = sorted(notices, key=lambda notice: GRADES.index(notice.grade))
    return word_preview("between", language).join(
        word_preview(f"count-{grade}", language, count=sum(len(notice.places) for notice in same))
        for grade, same in groupby(ordered, lambda notice: notice.grade)
    )


def has_error(notices: Iterable[Notice]) -> bool:
    """Tell whether some page could not be made."""
    return any(notice.grade == ERROR for notice in notices)


def _make_notice(same: Sequence[Problem], pages: Mapping[Problem, Sequence[str]]) -> Notice:
    first = same[0]
    return Notice(
        code=first.code,
        grade=first.grade,
        places=tuple(str(problem.origin) for problem in same),
        where={
            language: tuple(_word_place(problem, language) for problem in same)
            for language in LANGUAGES
        },
        pages=tuple(sorted({page for problem in same for page in pages[problem]})),
        sentence={language: first.sentence(language) for language in LANGUAGES},
        mend={language: first.mend(language) for language in LANGUAGES},
    )


def _word_place(problem: Problem, language: str) -> str:
    """Return the place as an editor sees it: a cell of a table by its name in Excel."""
    origin, cell = problem.origin, find_cell(problem)
    if origin.file.endswith(".html") and not origin.file.startswith("templates/"):
        return word_preview("place-page", language, file=origin.file.removesuffix("index.html"))
    file = origin.file
    if origin.sheet:
        kind = "place-table" if file.endswith(".py") else "place-sheet"
        file = word_preview(kind, language, file=file, sheet=origin.sheet)
    if cell is None:
        return word_preview("place-line", language, file=file, line=origin.line)
    said = "place-cell" if cell.column else "place-row"
    return word_preview(said, language, file=file, cell=cell, row=cell.row)


def _rank(problem: Problem) -> int:
    """Return how many steps the file is away from what everything hangs on."""
    file = problem.origin.file
    for rank, causes in enumerate(_CAUSES):
        if any(file.startswith(cause) or file.endswith(cause) for cause in causes):
            return rank
    return len(_CAUSES)

"""Owns reports of problems: text for people, JSON for programs, annotations for GitHub."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from youju.messages import word_message
from youju.problems import ERROR, GRADES, HOLD, LANGUAGES, NOTE, Problem, gather
from youju.problems.places import find_cell, place_sentence

# So many other places of one and the same problem are listed; of more, only the first.
_MOST_PLACES, _FIRST_PLACES = 12, 4
_COMMANDS = {ERROR: "error", HOLD: "error", NOTE: "notice"}


def format_problems(
    problems: Iterable[Problem],
    form: str = "text",
    language: str | None = None,
    root: Path = Path(),
) -> str:
    """Return the report of `problems` in the order of files and lines.

    `form` is "text", "json" or "github". In text, errors stand above what is held, notes last.

    Text and annotations speak `language`, or every language when it is None. Annotations name
    files from the current folder, so `root` is that of the site, seen from there.
    """
    spoken = [language] if language else list(LANGUAGES)
    ordered = sorted(problems, key=lambda found: (found.origin, found.code, found.values))
    if form == "json":
        return _format_json(ordered)
    if form == "github":
        return _format_github(ordered, spoken, root)
    return _format_text(ordered, spoken)


def word_held(counts: Mapping[str, int], language: str) -> str:
    """Return how much was held; figures are said to be checked only where somebody checks them."""
    held = word_message("count", language, **counts)
    return f"{held} {word_message('seen', language, **counts)}" if counts["checkable"] else held


def _format_text(problems: Sequence[Problem], languages: Sequence[str]) -> str:
    """Return every problem with its place, the worst first; what is equal is told once.

    Neighbours that are mended alike share the advice.
    """
    lines = []
    told = sorted(gather(problems), key=lambda same: GRADES.index(same[0].grade))
    for _, group in groupby(told, lambda one: (one[0].grade, _mends(one[0], languages))):
        together = list(group)
        for problem, *others in together:
            lines.append(_name_place(problem))
            lines += [f"  {place_sentence(problem, language)}" for language in languages]
            if others:
                lines += [f"  {_list_others(others, language)}" for language in languages]
        lines += [f"  {mend}" for mend in _mends(together[0][0], languages)]
    return "\n".join([*lines, "", *(_count(problems, spoken) for spoken in languages)])


def _name_place(problem: Problem) -> str:
    """Return "data/a.csv:3:5 cell-date"; what is no error says its grade: "… parity-items hold"."""
    mark = "" if problem.grade == ERROR else f" ({problem.grade})"
    return f"{problem.origin} {problem.code}{mark}"


def _list_others(others: Sequence[Problem], language: str) -> str:
    """Return where else the same is wrong: every place, or of many how many, and the first."""
    many = len(others) > _MOST_PLACES
    places = []
    for other in others[: _FIRST_PLACES if many else None]:
        cell = find_cell(other)
        moved = cell and cell.row != other.origin.line
        place = str(other.origin)
        places.append(
            word_message("row", language, place=place, row=cell.row) if cell and moved else place
        )
    said, between = "also-many" if many else "also", "、" if language == "zh" else ", "
    return word_message(said, language, places=between.join(places), count=len(others) + 1)


def _count(problems: Iterable[Problem], language: str) -> str:
    """Return how many problems there are: all together where all are errors, else by grade."""
    grades = Counter(problem.grade for problem in problems)
    files = len({problem.origin.file for problem in problems})
    if set(grades) == {NOTE}:
        return word_message("notes", language, count=grades[NOTE], files=files)
    said = "problems" if set(grades) <= {ERROR} else "graded"
    counts = {f"{grade}s": grades[grade] for grade in GRADES}
    return word_message(said, language, count=sum(grades.values()), files=files, **counts)


def _format_json(problems: Iterable[Problem]) -> str:
    """Return a list of objects: code, grade, file, line, column, and sentence and mend per
    language."""
    import json

    entries = [
        {
            "code": problem.code,
            "grade": problem.grade,
            "file": problem.origin.file,
            "line": problem.origin.line,
            "column": problem.origin.column,
            **{
                language: {"sentence": problem.sentence(language), "mend": problem.mend(language)}
                for language in LANGUAGES
            },
        }
        for problem in problems
    ]
    return json.dumps(entries, ensure_ascii=False, indent=1)


def _format_github(problems: Iterable[Problem], languages: Sequence[str], root: Path) -> str:
    """Return a workflow command per problem: `::error file=…,line=…,col=…,title=…::message`.

    A hold is an error to GitHub as well, for it fails the check; a note is a notice.
    """
    lines = []
    for problem in problems:
        origin = problem.origin
        place = {
            "file": (root / origin.file).as_posix(),
            "line": origin.line,
            "col": origin.column,
            "title": problem.code,
        }
        said = ((problem.sentence(language), problem.mend(language)) for language in languages)
        message = "\n".join(sentence for pair in said for sentence in pair)
        properties = ",".join(f"{key}={_escape(str(part), ':,')}" for key, part in place.items())
        lines.append(f"::{_COMMANDS[problem.grade]} {properties}::{_escape(message)}")
    return "\n".join(lines)


def _escape(text: str, more: str = "") -> str:
    """Escape what ends a workflow command or one of its properties, the percent sign first."""
    for sign in f"%\r\n{more}":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def _mends(problem: Problem, languages: Sequence[str]) -> tuple[str, ...]:
    return tuple(problem.mend(language) for language in languages)

"""Owns reports of problems: text for people, JSON for programs, annotations for GitHub."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

from youju.problems import LANGUAGES, Problem
from youju.words import word

FORMATS = ("text", "json", "github")


def format_problems(
    problems: Iterable[Problem],
    format: str = "text",
    language: str | None = None,
    root: Path = Path(),
) -> str:
    """Return the report of `problems` in one of FORMATS, in the order of files and lines.

    Text and annotations speak `language`, or every language when it is None. Annotations name
    files from the current folder, so `root` is that of the site, seen from there.
    """
    spoken = [language] if language else list(LANGUAGES)
    ordered = sorted(problems, key=lambda found: (found.origin, found.code, found.values))
    if format == "json":
        return _format_json(ordered)
    if format == "github":
        return _format_github(ordered, spoken, root)
    return _format_text(ordered, spoken)


def _format_text(problems: Sequence[Problem], languages: Sequence[str]) -> str:
    """Return every problem with its place; neighbours that are mended alike share the advice."""
    lines = []
    for _, group in groupby(problems, lambda found: (found.origin.file, _mends(found, languages))):
        together = list(group)
        for problem in together:
            lines.append(f"{problem.origin} {problem.code}")
            lines += [f"  {problem.sentence(language)}" for language in languages]
        lines += [f"  {mend}" for mend in _mends(together[0], languages)]
    files = len({problem.origin.file for problem in problems})
    totals = [word("problems", spoken, count=len(problems), files=files) for spoken in languages]
    return "\n".join([*lines, "", *totals])


def _format_json(problems: Iterable[Problem]) -> str:
    """Return a list of objects: code, file, line, column, and sentence and mend per language."""
    import json

    entries = [
        {
            "code": problem.code,
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
    """Return a workflow command per problem: `::error file=…,line=…,col=…,title=…::message`."""
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
        lines.append(f"::error {properties}::{_escape(message)}")
    return "\n".join(lines)


def _escape(text: str, more: str = "") -> str:
    """Escape what ends a workflow command or one of its properties, the percent sign first."""
    for sign in f"%\r\n{more}":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def _mends(problem: Problem, languages: Sequence[str]) -> tuple[str, ...]:
    return tuple(problem.mend(language) for language in languages)

"""Owns a story's tables of figures as story.toml declares them."""

from __future__ import annotations

from collections.abc import Mapping

from youju.content.declared import resolve
from youju.content.literals import spell_figure
from youju.content.load_context import Shelf, parse_table
from youju.formats.toml import Document, take
from youju.model import Figure, Series, Unread
from youju.problems import ERROR, Problems
from youju.tables.figures import find_unread, parse_figures


def parse_story_figures(
    document: Document,
    folder: str,
    shelf: Shelf,
    series: Mapping[str, Series | None],
    problems: Problems,
) -> tuple[dict[str, Figure], Unread]:
    """Return the figures of the story's tables by id, and what could not be read of them.

    Formulas may name cells of the story's `series`, of which those that could not be read are
    None; of one with a faulty cell they say nothing either.
    """
    figures: dict[str, Figure] = {}
    unread: list[Unread] = []
    faulty = {problem.origin.file for problem in problems if problem.grade == ERROR}
    tables = {
        name: None if found and found.table.file in faulty else found
        for name, found in series.items()
    }
    for index, name in enumerate(take(document, ("figures",), list, problems, [])):
        origin = document.origin("figures", index)
        file, sheet = _take_place(name)
        table = parse_table(resolve(file, folder), shelf, origin, problems, sheet)
        if table is None:
            unread.append(Unread(whole=False))
            continue
        found = parse_figures(table, shelf.units, shelf.languages, problems, shelf.sources, tables)
        unread.append(find_unread(table, found, problems))
        for figure in found.values():
            if figure.id in figures:
                first = figures[figure.id].origin
                problems.add("figure-duplicate-id", figure.origin, id=figure.id, first=first)
            figures[figure.id] = spell_figure(figure)
    return figures, Unread(
        ids=frozenset(key for part in unread for key in part.ids if key not in figures),
        groups=frozenset(group for part in unread for group in part.groups),
        series=frozenset(name for name, found in series.items() if found is None),
        whole=all(part.whole for part in unread),
    )


def _take_place(named: object) -> tuple[str, str]:
    """Return the file and the sheet of a table: "museum.csv", {file = "m.xlsx", sheet = "2024"}."""
    if isinstance(named, dict):
        return str(named.get("file", "")), str(named.get("sheet", ""))
    return str(named), ""

"""Owns relations: what must hold between figures, as a story's checks.csv states it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Context, localcontext

from youju.checks.comparison import compare_sides, is_held, show_side
from youju.checks.doubts import open_doubted, tells_of
from youju.checks.relation_rows import SIDES, STATING, Relation, parse_relation
from youju.checks.workbook import Books, Name
from youju.formats.rows import Row, check_ids, list_rows, match_columns
from youju.languages import QUALIFIERS
from youju.model import Site, Story, Table, Unit
from youju.numbers.formulas import (
    CellsRef,
    FigureRef,
    FormulaError,
    GroupRef,
    list_names,
)
from youju.problems import LANGUAGES, Problems
from youju.problems.hints import hint
from youju.tables.figures import FIGURE_ID

_NEEDED = ("id", "left", "sign", "right")
_ORDER = "relation-wrong-order"
_NAME = re.compile(r"[^\s,;，；、]+")
_CONTEXT = Context(prec=60)


def list_relations(site: Site) -> list[tuple[Table, list[Story]]]:
    """Return each table of relations, with the stories that it is held for."""
    tables = {table.file: table for story in site.stories for table in story.checks}
    return [
        (table, [story for story in site.stories if table in story.checks])
        for table in tables.values()
    ]


def check_table(
    table: Table, stories: Iterable[Story], units: Mapping[str, Unit], problems: Problems
) -> None:
    """Report every relation of a `table` that the figures of its `stories` do not bear out.

    A file that several stories share is held for each story whose figures a row names. Of any two
    sides just one is true: `<`, `~` (they agree within the written digits of both) or `>`; `<=`
    and `>=` allow `~` too, `=` asks for the same number, `in` for a unit, `is` for a qualifier.
    Of figures that are there and could not be read, nothing is told, nor of those of which
    `problems` tell already: their cells are not as they should be, or nobody knows their names.
    """
    using = [open_doubted(story, units, problems) for story in stories]
    table = match_columns(table, _NEEDED, ("bears",), problems)
    for row in check_ids(list_rows(table), FIGURE_ID, "relation", problems):
        empty = [name for name in _NEEDED if not row.cell(name)]
        for name in empty:
            row.report("relation-empty", name, problems)
        if not empty:
            _check_row(row, using, problems)


def _check_row(row: Row, using: Sequence[Books], problems: Problems) -> None:
    relation = parse_relation(row)
    if not relation.sign:
        row.report("relation-unknown-sign", "sign", problems)
    elif relation.sign in STATING:
        names = _NAME.findall(row.cell("left"))
        for books in _pick(row, {"left": names}, using, problems):
            _check_stated(row, relation.sign, names, books, problems)
    for name, error in relation.errors.items():
        row.report(error.code, name, problems, formula=row.cell(name), **error.values)
    if relation.sides:
        called = {name: [*list_names(tree)] for name, tree in relation.trees.items()}
        if not any(called.values()):
            row.report("relation-no-figure", "left", problems)
        for books in _pick(row, called, using, problems):
            _check_relation(relation, books, problems)


def _pick(
    row: Row,
    called: Mapping[str, Sequence[Name]],
    using: Sequence[Books],
    problems: Problems,
) -> Iterator[Books]:
    """Yield the books in which the row can be held; names that they lack are reported.

    Nothing is held, and nothing said, of what is there and could not be read.
    """
    names = [name for part in called.values() for name in part]
    for books in [books for books in using if any(map(books.knows, names))] or using:
        lost = any(map(books.misses, names))
        strange = [
            (column, name)
            for column, part in called.items()
            for name in part
            if not books.knows(name) and not books.misses(name)
        ]
        for column, name in strange if any(books.figures for books in using) else ():
            found, known = _describe(name, books)
            if tells_of(found, problems):
                continue
            near = hint(found, known)
            row.report("relation-unknown-figure", column, problems, found=found, **near)
        if names and not strange and not lost:
            yield books


def _describe(name: Name, books: Books) -> tuple[str, list[str]]:
    """Return how a name is written, and what it may have been meant to be."""
    figures, groups = [*books.figures], [f"sum({group})" for group in books.ledger.groups]
    match name:
        case FigureRef(id):
            return id, figures + groups
        case GroupRef(function, group):
            return f"{function}({group})", [f"{function}({known})" for known in books.ledger.groups]
        case CellsRef(table=table):
            return table, [*books.ledger.tables]
    return name, [*figures, *books.ledger.groups]


def _check_stated(
    row: Row, sign: str, names: Iterable[str], books: Books, problems: Problems
) -> None:
    """Hold the units or qualifiers of figures against the one that the row states."""
    stated = row.cell("right")
    what, known = {
        "in": ("unit", [*books.ledger.units]),
        "is": ("qualifier", [*QUALIFIERS]),
    }[sign]
    if stated not in known:
        row.report(f"relation-unknown-{what}", "right", problems, **hint(stated, known))
        return
    for figure in (figure for name in names for figure in books.list_figures(name)):
        found = getattr(figure.quantity, what)
        if found != stated:
            values = {"id": figure.id, "found": found, "stated": stated}
            row.report(f"relation-other-{what}", "right", problems, **values)


def _check_relation(relation: Relation, books: Books, problems: Problems) -> None:
    row, sign = relation.row, relation.sign
    left, right = relation.sides
    whole = f"{row.cell('left')} {sign} {row.cell('right')}"
    try:
        with localcontext(_CONTEXT):
            sides = compare_sides(left, right, books.ledger, books.derived)
    except FormulaError as error:
        row.report(error.code, "left", problems, formula=whole, **error.values)
        return
    if not is_held(sign, *sides):
        code = {"=": "relation-not-equal", "~": "relation-not-agreeing"}.get(sign, _ORDER)
        shown = {
            f"{name}_{language}": show_side(side, books.ledger.units, language)
            for name, side in zip(SIDES, sides, strict=True)
            for language in LANGUAGES
        }
        row.report(code, "sign", problems, relation=whole, **shown)

"""Owns the qualifiers of derived figures: exact numbers do not add up to "more than"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Context, localcontext

from youju.checks.workbook import Books, open_books
from youju.model import Figure, Site
from youju.numbers.calculation import calculate, convert_unit
from youju.numbers.formulas import Tree, list_members, list_names
from youju.problems import Problems

_CONTEXT = Context(prec=60)


def check_derivations(site: Site, problems: Problems) -> None:
    """Report derived figures that say more or less than what they are worked out from.

    Of exact figures the result is exact; where it was rounded it may be called "about", and a share
    that was rounded to tens must be: 51.1 percent is no exact half. (That figures with a qualifier
    give no exact result is told when the table is read.)
    """
    for story in site.stories:
        books = open_books(story, site.units)
        for id, tree in books.derived.items():
            figure = books.figures[id]
            qualifier = figure.quantity.qualifier
            if qualifier == "exact":
                if _is_coarse(figure, books) and _is_rounded(figure, tree, books):
                    problems.add("derived-coarse", figure.origin, id=id)
                continue
            if not all(_list_exact(tree, books)):
                continue
            if qualifier != "about" or not _is_rounded(figure, tree, books):
                problems.add("derived-qualifier", figure.origin, id=id, qualifier=qualifier)


def _list_exact(tree: Tree, books: Books) -> Iterator[bool]:
    for name in list_names(tree):
        ids = list_members(name, books.ledger.groups)
        yield from (books.figures[id].quantity.qualifier == "exact" for id in ids)


def _is_coarse(figure: Figure, books: Books) -> bool:
    kind = books.ledger.units[figure.quantity.unit].kind
    return kind == "percent" and figure.quantity.quantum >= 10


def _is_rounded(figure: Figure, tree: Tree, books: Books) -> bool:
    unit = books.ledger.units[figure.quantity.unit]
    with localcontext(_CONTEXT):
        value = convert_unit(calculate(tree, books.ledger), tree, unit, books.ledger)
    return value != figure.quantity.value or figure.quantity.high is not None

"""Owns orders: which claims the relations of checks.csv bear, and of which figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from youju.checks.relation_rows import Relation, list_stated
from youju.checks.workbook import Books
from youju.model import Story
from youju.numbers.formulas import (
    CellsRef,
    GroupRef,
    NameRef,
    Operation,
    Tree,
    list_members,
)
from youju.numbers.periods import find_last, is_later

_BELOW, _ALIKE = ("<", "<="), ("=", "~")
_PICKS = {"max": "largest", "min": "smallest"}
_MEASURES = ("majority", "minority", "twice", "triple", "quadruple")


@dataclass(frozen=True)
class StatedOrder:
    """What one row states: figures stand `above` others, `below` them, or, `alike`, level.

    `ranks` are what the row calls those above: "largest", "record"; one that is `measured` has a
    number in it, as `a > 2 * b` and `a / b > 0.5` have.
    """

    above: frozenset[str]
    below: frozenset[str]
    alike: bool
    ranks: frozenset[str]
    measured: bool


def list_orders(story: Story, books: Books) -> tuple[StatedOrder, ...]:
    """Return what each relation of the story's states that puts figures in an order."""
    found = (_read_order(relation, books) for relation in list_stated(story))
    return tuple(order for order in found if order)


def is_borne(
    relation: str,
    named: Set[str],
    drawn: Set[str],
    pair: tuple[str, str] | None,
    orders: Iterable[StatedOrder],
    books: Books,
) -> bool:
    """Tell whether a row states `relation` of the figures that a sentence names, or none of them.

    `pair` are the two that the words stand between; without it those `named` are compared with
    others that the chart has `drawn`, and two with each other. What a row states of other figures
    bears nothing.
    """
    others = drawn - named if len(named) != 2 else drawn | named  # the former, and the latter
    return any(_bears(relation, order, named or drawn, pair, others, books) for order in orders)


def _bears(
    relation: str,
    order: StatedOrder,
    ids: Set[str],
    pair: tuple[str, str] | None,
    others: Set[str],
    books: Books,
) -> bool:
    if relation in order.ranks:
        return bool(order.above & ids)
    if order.alike and relation == "equal" and pair:
        return any({*ends} == {*pair} for ends in product(order.above, order.below))
    if order.alike:
        return relation == "half" and bool(order.above & ids)
    if relation in ("more", "fewer"):
        high, low = (order.above, order.below)[:: 1 if relation == "more" else -1]
        if pair:
            return pair[0] in high and pair[1] in low
        return bool(high & ids and low & others)
    if relation in ("up", "down"):
        return _is_moved(relation, order, ids, books)
    side = order.below if relation == "minority" else order.above
    return relation in _MEASURES and order.measured and bool(side & ids)


def _is_moved(relation: str, order: StatedOrder, ids: Set[str], books: Books) -> bool:
    """Tell whether a row states that what is named was less, or more, at another time."""
    for high in order.above:
        for low in order.below:
            late, early = (high, low) if relation == "up" else (low, high)
            last, first = books.figures[late], books.figures[early]
            times = find_last(last.period), find_last(first.period)
            if ids & {late, early} and all(times) and is_later(*times):
                return last.quantity.unit == first.quantity.unit
    return False


def _read_order(relation: Relation, books: Books) -> StatedOrder | None:
    if not relation.sides:
        return None
    big, small = relation.sides[::-1] if relation.sign in _BELOW else relation.sides
    parts = [*_list_sides(big, 1), *_list_sides(small, -1)]
    sides: dict[int, set[str]] = {1: set(), -1: set()}
    try:
        for name, side in parts:
            if not isinstance(name, Decimal):
                sides[side].update(list_members(name, books.ledger.groups))
    except KeyError:  # what no group is, is told as a relation
        return None
    known = [frozenset(ids & books.figures.keys()) for ids in sides.values()]
    names = [name for name, side in parts if side < 0 and not isinstance(name, Decimal)]
    measured = any(isinstance(name, Decimal) for name, _ in parts)
    alike = relation.sign in _ALIKE
    ranks = frozenset(_list_ranks(names, alike, books))
    return StatedOrder(known[0], known[1], alike, ranks, measured)


def _list_sides(tree: Tree, side: int) -> Iterator[tuple[NameRef | Decimal, int]]:
    """Yield the parts of a formula, with 1 for those that make it more, and -1 for the others."""
    if isinstance(tree, Operation):
        yield from _list_sides(tree.left, side)
        yield from _list_sides(tree.right, -side if tree.sign in "-/" else side)
    else:
        yield tree, side


def _list_ranks(names: Iterable[NameRef], alike: bool, books: Books) -> Iterator[str]:
    """Yield what a row calls a figure that is, or is above, the most of a group or of cells."""
    for name in names:
        if not isinstance(name, GroupRef | CellsRef) or name.function not in ("max", "min", "sum"):
            continue
        if alike and name.function != "sum":
            yield _PICKS[name.function]
        elif not alike and name.function != "min":
            yield "largest"
        periods = {books.figures[id].period for id in list_members(name, books.ledger.groups)}
        if name.function != "sum" and (isinstance(name, CellsRef) or len(periods) > 1):
            yield "record"

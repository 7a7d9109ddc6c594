"""Owns orders: which claims the relations of checks.csv bear, and of which figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product

from youju.checks.ratios import Ratio, list_ratios
from youju.checks.relation_rows import Relation, list_stated
from youju.checks.workbook import Books
from youju.model import Story
from youju.numbers.formulas import (
    CellsRef,
    FigureRef,
    GroupRef,
    NameRef,
    list_members,
    list_names,
)
from youju.numbers.periods import find_last, is_later

_HALF, _PERCENT = Fraction(1, 2), Fraction(1, 100)
# A half that is called one, and by how much of itself a multiple that is called twice may be off.
_ABOUT_HALF = (Fraction(45, 100), Fraction(55, 100))
_NEAR = Fraction(12, 100)
_PICKS = {"max": "largest", "min": "smallest"}
_MULTIPLES = {"twice": 2, "triple": 3, "quadruple": 4}


@dataclass(frozen=True)
class StatedOrder:
    """A ratio that a row states, for each of the figures `own`, to each of `others`.

    In one that is `summed` the others are all that the row adds up.
    """

    ratio: Ratio
    own: frozenset[str]
    others: frozenset[str]
    summed: bool = False

    @property
    def of_one(self) -> bool:
        """Whether it is stated of one figure, not of each of a group."""
        return isinstance(self.ratio.first, FigureRef)


def list_orders(story: Story, books: Books) -> tuple[StatedOrder, ...]:
    """Return what each relation of the story's states that puts figures in an order."""
    return tuple(
        order
        for relation in list_stated(story)
        for ratio in list_ratios(relation)
        if ratio.plain or _are_positive(relation, books)
        for order in _read_order(ratio, books)
    )


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
    """Tell whether one row states `relation` of the figures `ids`; see is_borne for the rest."""
    ratio = order.ratio
    if relation in ("more", "fewer"):
        stated = ratio.is_above(1) if relation == "more" else ratio.is_below(1)
        if pair:
            return stated and pair[0] in order.own and pair[1] in order.others
        return stated and bool(order.own & ids and order.others & others)
    if relation == "equal" and pair:
        ends = product(order.own, order.others)
        return ratio.level == 1 and any({*one} == {*pair} for one in ends)
    if not order.own & ids:
        return False
    if relation in ("up", "down"):
        return _is_moved(relation, order, books)
    if relation in _MULTIPLES:
        return _is_times(_MULTIPLES[relation], order, pair)
    return _is_part(relation, order, books) or relation in _list_ranks(order, books)


def _is_times(factor: int, order: StatedOrder, pair: tuple[str, str] | None) -> bool:
    """Tell whether a row states about so many times, of one figure, and of two to the other."""
    if not (order.of_one and isinstance(order.ratio.last, FigureRef | None)):
        return False
    known = pair is None or order.ratio.last is None or bool(order.others & {*pair})
    return known and order.ratio.names(factor * (1 - _NEAR), factor * (1 + _NEAR))


def _is_part(relation: str, order: StatedOrder, books: Books) -> bool:
    """Tell whether a row states what part of a whole, or that it is more than all the rest."""
    ratio, low, high = order.ratio, *_ABOUT_HALF
    rest = order.of_one and order.summed and books.adds_up(order.own | order.others)
    if relation == "majority":
        part = ratio.is_above(_HALF) and not (ratio.least or 0) >= 1
        return part or (rest and ratio.is_above(1))
    if relation == "minority":
        return ratio.is_below(_HALF) or (rest and ratio.is_below(1))
    return relation == "half" and ratio.level is not None and ratio.names(low, high)


def _is_moved(relation: str, order: StatedOrder, books: Books) -> bool:
    """Tell whether a row states that what is named was less, or more, at another time."""
    high, low = order.ratio.is_above(1), order.ratio.is_below(1)
    for late, early in product(order.own, order.others):
        last, first = books.figures[late], books.figures[early]
        times = find_last(last.period), find_last(first.period)
        if not all(times) or last.quantity.unit != first.quantity.unit:
            continue
        risen, fallen = (high, low) if is_later(*times) else (low, high)
        if is_later(*times) or is_later(*times[::-1]):
            return risen if relation == "up" else fallen
    return False


def _list_ranks(order: StatedOrder, books: Books) -> Iterator[str]:
    """Yield what a row calls a figure that is, or is above, the most of a group or of cells."""
    ratio, name = order.ratio, order.ratio.last
    if not isinstance(name, GroupRef | CellsRef) or name.function not in ("max", "min", "sum"):
        return
    ids = list_members(name, books.ledger.groups)
    if name.function == "sum" and ratio.is_above(_HALF if order.own & {*ids} else 1):
        yield "largest"
    if name.function == "sum":
        return
    bound = ratio.least if name.function == "max" else ratio.most
    if bound and (bound >= 1 if name.function == "max" else bound <= 1):
        yield _PICKS[name.function]
        periods = {books.figures[key].period for key in ids}
        if isinstance(name, CellsRef) or len(periods) > 1:
            yield "record"


def _are_positive(relation: Relation, books: Books) -> bool:
    """Tell whether all figures that a row names are above nothing: twice what is below it is less,
    and what it is added to is more without it."""
    names = (name for side in relation.sides for name in list_names(side) if books.knows(name))
    ids = {key for name in names for key in list_members(name, books.ledger.groups)}
    return all(books.figures[key].quantity.value > 0 for key in ids & books.figures.keys())


def _read_order(ratio: Ratio, books: Books) -> Iterator[StatedOrder]:
    """Yield a ratio with the figures that it is about, if the story has them and it can be one."""
    first, last = ratio.first, ratio.last
    if not books.knows(first) or (last and not books.knows(last)):
        return  # told as a relation
    low, high = ("min",), ("max", "sum")
    own = _list_meant(first, low if ratio.most is None else high, ratio, books)
    if last:
        others = _list_meant(last, high if ratio.most is None else low, ratio, books)
        summed = isinstance(last, FigureRef) or last.function == "sum"
        yield StatedOrder(ratio, own, others, summed)
    elif scale := _find_scale(own, books):
        least, most = (bound and bound * scale for bound in (ratio.least, ratio.most))
        yield StatedOrder(replace(ratio, least=least, most=most), own, frozenset())


def _list_meant(
    name: NameRef, functions: Iterable[str], ratio: Ratio, books: Books
) -> frozenset[str]:
    """Return the figures of which a ratio holds one by one: what is above the most is above all."""
    alone = isinstance(name, FigureRef)
    fits = isinstance(name, GroupRef) and name.function in functions and ratio.level is None
    ids = list_members(name, books.ledger.groups) if alone or fits else ()
    return frozenset(key for key in ids if key in books.figures)


def _find_scale(ids: Iterable[str], books: Books) -> Fraction | None:
    """Return what one of a unit is of a whole; None of what is no part and no multiple: that there
    are more than fifty people puts them in no order."""
    units = {books.figures[key].quantity.unit for key in ids}
    if units and all(books.ledger.units[unit].kind == "percent" for unit in units):
        return _PERCENT
    return Fraction(1) if units == {"fold"} else None

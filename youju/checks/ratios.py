"""Owns ratios: how many times one name a relation says that another is, whatever way it says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from youju.checks.relation_rows import Relation
from youju.numbers.formulas import NameRef, Operation, Tree

_BELOW, _LEVEL = ("<", "<="), ("=", "~")
_STRICT = ("<", ">")
# A product of names with their powers, such as a / b; the empty one is that of plain numbers.
_Product = frozenset[tuple[NameRef, int]]
_Sum = dict[_Product, Fraction]
# A sum of more products than these states no order that a sentence could say.
_MANY = 100


class _NoSumError(Exception):
    """A formula that is no sum of products: 1 / (a + b)."""


@dataclass(frozen=True)
class Ratio:
    """How many times `last` a relation says that `first` is: from `least` to `most`; None: unsaid.

    A `strict` one reaches neither. Without a `last`, `first` itself lies between these. One that
    is `plain` (`a > b`) says the same of numbers below zero.
    """

    first: NameRef
    last: NameRef | None
    least: Fraction | None
    most: Fraction | None
    strict: bool = False
    plain: bool = False

    def is_above(self, factor: Fraction | int) -> bool:
        """Tell whether `first` is certainly more than `factor` times `last`."""
        least = self.least
        return least is not None and (least > factor or (self.strict and least == factor))

    def is_below(self, factor: Fraction | int) -> bool:
        """Tell whether `first` is certainly less than `factor` times `last`."""
        most = self.most
        return most is not None and (most < factor or (self.strict and most == factor))

    def names(self, low: Fraction, high: Fraction) -> bool:
        """Tell whether a number that the relation states lies between `low` and `high`."""
        return any(bound is not None and low <= bound <= high for bound in (self.least, self.most))

    @property
    def level(self) -> Fraction | None:
        """How many times `last` it is just about, or None."""
        return self.least if self.least == self.most else None


def list_ratios(relation: Relation) -> Iterator[Ratio]:
    """Yield what a relation says of two names, seen from either; `a > 2 * b` and `a / b > 2` alike.

    A name whose like stands on both sides counts once: `a > sum(all) - a` is `a > 0.5 * sum(all)`.
    Above a sum is above each of its parts, which are no less than nothing; of what is added up
    above something nothing is said.
    """
    sides = relation.sides[::-1] if relation.sign in _BELOW else relation.sides
    try:
        big, small = map(_expand, sides)
    except (_NoSumError, ValueError):  # no two formulas
        return
    rest = _add(big, small, Fraction(-1))
    above = [(product, count) for product, count in rest.items() if count > 0]
    below = [(product, -count) for product, count in rest.items() if count < 0]
    level = relation.sign in _LEVEL
    if len(above) != 1 or (level and len(below) != 1):
        return
    ((product, count),) = above
    for other, times in below:
        quotient = _multiply(product, frozenset((name, -power) for name, power in other))
        for ratio in _read_quotient(quotient, times / count, level):
            plain = times == count and len(below) == len(product) == len(other) == 1
            yield replace(ratio, strict=relation.sign in _STRICT, plain=plain)


def _read_quotient(quotient: _Product, bound: Fraction, level: bool) -> Iterator[Ratio]:
    """Yield what it says that a quotient of two names, or of one and a number, is above `bound`."""
    top = [name for name, power in quotient if power == 1]
    bottom = [name for name, power in quotient if power == -1]
    if len(top) + len(bottom) != len(quotient) or max(len(top), len(bottom)) > 1:
        return
    if top:
        yield Ratio(top[0], bottom[0] if bottom else None, bound, bound if level else None)
    if bottom:
        turned = 1 / bound
        yield Ratio(bottom[0], top[0] if top else None, turned if level else None, turned)


def _expand(tree: Tree) -> _Sum:
    """Return `tree` as a sum of products: 2 * (a - b) is 2 a - 2 b."""
    if isinstance(tree, Decimal):
        return {frozenset(): Fraction(tree)} if tree else {}
    if not isinstance(tree, Operation):
        return {frozenset({(tree, 1)}): Fraction(1)}
    left, right = _expand(tree.left), _expand(tree.right)
    if tree.sign in "+-":
        return _add(left, right, Fraction(f"{tree.sign}1"))
    if tree.sign == "/":
        right = _invert(right)
    if len(left) * len(right) > _MANY:
        raise _NoSumError
    products: _Sum = {}
    for first, count in left.items():
        for last, times in right.items():
            products = _add(products, {_multiply(first, last): count * times})
    return products


def _add(left: _Sum, right: _Sum, factor: Fraction = Fraction(1)) -> _Sum:
    found = dict(left)
    for product, count in right.items():
        found[product] = found.get(product, Fraction(0)) + factor * count
    return {product: count for product, count in found.items() if count}


def _multiply(first: _Product, last: _Product) -> _Product:
    powers = dict(first)
    for name, power in last:
        powers[name] = powers.get(name, 0) + power
    return frozenset((name, power) for name, power in powers.items() if power)


def _invert(divisor: _Sum) -> _Sum:
    if len(divisor) != 1:
        raise _NoSumError
    ((product, count),) = divisor.items()
    return {frozenset((name, -power) for name, power in product): 1 / count}

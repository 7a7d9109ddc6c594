"""Owns bearing: whether figures bear out a claimed relation, whatever their digits come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from itertools import combinations

from youju.checks.verdicts import (
    Verdict,
    judge,
    judge_equal,
    judge_multiple,
    judge_order,
    judge_share,
)
from youju.checks.workbook import Books
from youju.model import Figure
from youju.numbers.calculation import calculate
from youju.numbers.formulas import (
    CellsRef,
    FigureRef,
    FormulaError,
    GroupRef,
    Operation,
    Tree,
    list_names,
)
from youju.numbers.intervals import Interval, find_interval
from youju.numbers.periods import find_last, is_later

_CONTEXT = Context(prec=60)
_MULTIPLES = {"twice": Decimal(2), "triple": Decimal(3), "quadruple": Decimal(4)}
_SHARES = ("majority", "minority", "half", "nearly_all", "few")
_COMPARED = {"largest": "more", "smallest": "fewer"}
_PICKS = {"largest": "max", "smallest": "min", "record": "max"}
# What was never as much, or as little, before.
RECORDS = {"record_high": "fewer", "record_low": "more"}
_PICKS |= {"record_high": "max", "record_low": "min"}


@dataclass(frozen=True)
class Bearings:
    """The figures that a claim can be about: `named` by its sentence, in reading order, and what
    its chart has `drawn`, and `beside`.
    """

    books: Books
    named: tuple[str, ...]
    drawn: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    def weigh(self, relation: str, side: str) -> Verdict | None:
        """Judge `relation` of one figure or of some; `side` is that of a multiple, or "".

        None where no figure can bear it. Two that stand on both sides of a word: `compare`.
        """
        if relation in _SHARES:
            return judge(judge_share(relation, share) for share in self._list_shares())
        if relation in _MULTIPLES:
            return judge(self._weigh_multiple(_MULTIPLES[relation], side))
        if relation in ("up", "down"):
            return self._weigh_change(relation)
        if relation == "equal":
            pairs = (self.compare(*pair, relation) for pair in self._list_times())
            return Verdict.HOLDS if Verdict.HOLDS in pairs else None  # what is level may be others
        if relation in _PICKS:
            return judge(self._weigh_rank(relation)) or self._weigh_record(relation)
        return None

    def weigh_among(self, figure_id: str, relation: str) -> Verdict | None:
        """Judge whether a figure is the "largest" or "smallest" of those named; None of one."""
        others = [
            other for other in self.named if other != figure_id and self._is_like(figure_id, other)
        ]
        pairs = (self.compare(figure_id, other, _COMPARED[relation]) for other in others)
        return min(filter(None, pairs), key=lambda verdict: verdict.value, default=None)

    def compare(self, first: str, last: str, relation: str) -> Verdict | None:
        """Judge whether `first` is "more" or "fewer" than `last`, or "equal" to it, in about;
        people may outnumber posts."""
        if not self._is_like(first, last):
            return None
        if relation == "equal":
            return judge_equal(*(self.bound(FigureRef(key)) for key in (first, last)))
        pair = (first, last) if relation == "more" else (last, first)
        return judge_order(*(self.bound(FigureRef(key)) for key in pair))

    def bound(self, tree: Tree) -> Interval | None:
        """Return the bounds of `tree`, or None where it cannot be worked out."""
        with localcontext(_CONTEXT):
            try:
                calculate(tree, self.books.ledger)
                return find_interval(tree, self.books.ledger, self.books.derived)
            except (FormulaError, ArithmeticError):
                return None

    def _figures(self, ids: Iterable[str]) -> list[Figure]:
        return [self.books.figures[key] for key in dict.fromkeys(ids) if key in self.books.figures]

    def _kind(self, figure_id: str) -> str:
        return self.books.ledger.units[self.books.figures[figure_id].quantity.unit].kind

    def _unit(self, figure_id: str) -> str:
        return self.books.figures[figure_id].quantity.unit

    def _is_like(self, first: str, last: str) -> bool:
        alike = self._unit(first) == self._unit(last)
        return alike or self._kind(first) == self._kind(last) == "count"

    def _list_shares(self) -> Iterator[Interval]:
        """Yield what part of a whole figures are, in percent: as told, and one of another."""
        for key in self.named:
            found = self.bound(FigureRef(key)) if self._kind(key) == "percent" else None
            if found and not _is_change(self.books.derived.get(key)):
                yield found
        for part, whole in self._list_parts():
            found = self.bound(Operation("/", part, whole))
            if found and found.high <= Decimal("1.01"):
                yield Interval(found.low * 100, found.high * 100)

    def _list_parts(self) -> Iterator[tuple[Tree, Tree]]:
        """Yield two figures of one unit each, the smaller first; in a chart also its sum."""
        own = [key for key in self.named if key in self.drawn or not self.drawn] or [*self.drawn]
        for part in (key for key in own if self._kind(key) != "percent"):
            like = [
                key for key in (*self.named, *self.beside) if self._unit(key) == self._unit(part)
            ]
            size = self.books.figures[part].quantity.value
            for whole in dict.fromkeys(like):
                if size < self.books.figures[whole].quantity.value:
                    yield FigureRef(part), FigureRef(whole)
            others = [key for key in self.drawn if self._unit(key) == self._unit(part)]
            if part in others and len(others) > 1:
                yield FigureRef(part), _add_up(others)

    def _weigh_multiple(self, factor: Decimal, side: str) -> Iterator[Verdict]:
        for first, last in combinations(self.named, 2):
            if self._is_like(first, last) and self._kind(first) != "percent":
                found = [x for x in (self.bound(FigureRef(key)) for key in (first, last)) if x]
                found.sort(key=lambda x: x.low + x.high)
                if len(found) == 2 and found[0].low > 0:
                    small, big = found
                    ratio = Interval(big.low / small.high, big.high / small.low)
                    yield judge_multiple(ratio, factor, side)
        for key in self.named:
            told = self.bound(FigureRef(key))
            if told and self._kind(key) == "percent" and _is_change(self.books.derived.get(key)):
                yield judge_multiple(
                    Interval(1 + told.low / 100, 1 + told.high / 100), factor, side
                )
            elif told and self._unit(key) == "fold":
                yield judge_multiple(told, factor, side)

    def _weigh_change(self, relation: str) -> Verdict | None:
        """Judge by figures of two times; without these by the sign of a change: that tells less."""
        pairs = [*self._list_times()]
        if pairs:
            return judge(
                judge_order(
                    *(self.bound(FigureRef(key)) for key in pair[:: 1 if relation == "up" else -1])
                )
                for pair in pairs
            )
        signs = []
        for figure in self._figures(self.named):
            tree = self.books.derived.get(figure.id)
            if tree is not None and self._kind(figure.id) == "percent" and not _is_change(tree):
                continue  # a share of a whole: that it is above 0 tells of no change
            traits = self.books.ledger.units[figure.quantity.unit].traits
            if traits.percent or traits.points or figure.quantity.unit == "fold":
                wrong = relation == "up" and figure.quantity.value < 0
                signs.append(Verdict.FALSE if wrong else Verdict.HOLDS)
        return judge(signs)

    def _list_times(self) -> Iterator[tuple[str, str]]:
        """Yield two figures that tell the same of two times, the later first."""
        told = dict.fromkeys(self.named)
        joined: list[set[str]] = []
        for key in self.named:
            if key in self.books.derived:
                parts = _list_parts_of(self.books.derived[key])
                joined.append({*parts})
                told |= dict.fromkeys(parts)
        for first, last in combinations(self._figures(told), 2):
            akin = (first.group and first.group == last.group) or any(
                {first.id, last.id} <= parts for parts in joined
            )
            times = find_last(first.period), find_last(last.period)
            if akin and all(times) and first.quantity.unit == last.quantity.unit:
                if is_later(*times):
                    yield first.id, last.id
                elif is_later(*times[::-1]):
                    yield last.id, first.id

    def _weigh_rank(self, relation: str) -> Iterator[Verdict]:
        """Judge whether a figure is the largest of its group, or of its chart."""
        pick = _PICKS[relation]
        for key in self.named:
            first = self._kind(key) == "rank" and self.books.figures[key].quantity.value == 1
            if first or pick in _list_functions(self.books.derived.get(key)):
                yield Verdict.HOLDS
            elif relation not in ("record", *RECORDS):
                rivals = self._list_rivals(key)
                own = self.bound(FigureRef(key))
                others = [x for x in map(self.bound, map(FigureRef, rivals)) if x]
                if others:
                    yield min(
                        (judge_order(*((own, o) if pick == "max" else (o, own))) for o in others),
                        key=lambda verdict: verdict.value,
                    )

    def _weigh_record(self, relation: str) -> Verdict | None:
        """Judge a record false where each figure named was beaten before; else nothing tells."""
        beaten = relation in RECORDS and [
            any(self._is_beaten(key, former, relation) for former in self._list_former(key))
            for key in self.named
        ]
        return Verdict.FALSE if beaten and all(beaten) else None

    def _is_beaten(self, figure_id: str, former: str, relation: str) -> bool:
        """Tell whether a figure was certainly more already, or less, at a former time."""
        return self.compare(figure_id, former, RECORDS[relation]) is Verdict.HOLDS

    def _list_former(self, figure_id: str) -> list[str]:
        """Return the figures before one in the series that its group is: each of another time."""
        figures = [self.books.figures[key] for key in (figure_id, *self._list_rivals(figure_id))]
        times = [find_last(figure.period) for figure in figures]
        if not all(times) or len({*times}) < len(times):
            return []
        return [
            one.id for one, time in zip(figures, times, strict=True) if is_later(times[0], time)
        ]

    def _list_rivals(self, figure_id: str) -> list[str]:
        """Return what `id` is compared with: others of its group, or those drawn beside it.

        What is worked out from figures is compared with its like only: a sum is no rival.
        """
        own = self.books.figures[figure_id]
        if figure_id in self.drawn:
            near = [other for other in self.drawn if self._is_like(figure_id, other)]
        else:
            figures = self.books.figures.values()
            near = [
                f.id
                for f in figures
                if f.group == own.group != "" and self._unit(f.id) == self._unit(figure_id)
            ]
        alike = bool(own.formula)
        return [
            other
            for other in near
            if other != figure_id and bool(self.books.figures[other].formula) == alike
        ]


def _add_up(ids: Iterable[str]) -> Tree:
    first, *others = ids
    tree: Tree = FigureRef(first)
    for key in others:
        tree = Operation("+", tree, FigureRef(key))
    return tree


def _is_change(tree: Tree | None) -> bool:
    """Tell whether a formula says by how much something changed: (now - then) / then."""
    match tree:
        case Operation("/", Operation(sign="-"), _) | Operation(
            "-", Operation(sign="/"), Decimal()
        ):
            return True
        case Operation("*", left, right):
            return _is_change(left) or _is_change(right)
    return False


def _list_parts_of(tree: Tree) -> list[str]:
    return [name.id for name in list_names(tree) if isinstance(name, FigureRef)]


def _list_functions(tree: Tree | None) -> set[str]:
    if tree is None:
        return set()
    return {n.function for n in list_names(tree) if isinstance(n, GroupRef | CellsRef)}

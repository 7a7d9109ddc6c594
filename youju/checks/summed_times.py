"""Owns the times of what belongs together: a sum and its parts, and the figures of a group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from youju.checks.relation_rows import list_stated
from youju.checks.workbook import Books, open_books
from youju.model import Figure, Site, Story
from youju.numbers.formulas import FigureRef, Tree, is_sum, list_members, list_names
from youju.numbers.periods import find_last, is_later
from youju.problems import Problems

# Of fewer figures than these none is the odd one out.
_MANY = 3
_EQUAL = ("=", "~")


def check_summed_times(site: Site, problems: Problems) -> None:
    """Report a figure whose date is none of what it is added up with, or of its whole group.

    Parts of December 2021 make no total of December 2020, whether a row of checks.csv or a formula
    adds them up: that is arithmetic. Where one figure of a group, all in one unit, is of another
    time than all others, which are of the same, it may be a slip.
    """
    for story in site.stories:
        books = open_books(story, site.units)
        told: set[str] = set()
        for figures in _list_sums(story, books):
            _check_odd(figures, told, problems)
        for ids in books.ledger.groups.values():
            figures = [books.figures[key] for key in ids]
            if len(ids) >= _MANY and len({figure.quantity.unit for figure in figures}) == 1:
                _check_odd(figures, told, problems)


def _list_sums(story: Story, books: Books) -> Iterator[Sequence[Figure]]:
    """Yield the figures of each sum: the total first, which a row or a formula has."""
    for key, tree in books.derived.items():
        if is_sum(tree):
            yield [books.figures[key], *_list_figures([tree], books)]
    for relation in list_stated(story):
        sides = relation.sides if relation.sign in _EQUAL else ()
        lone = all(isinstance(side, FigureRef) for side in sides)
        if all(map(is_sum, sides)) and not lone:
            yield [*_list_figures(sides, books)]


def _list_figures(trees: Iterable[Tree], books: Books) -> Iterator[Figure]:
    for name in (name for tree in trees for name in list_names(tree)):
        if books.knows(name) and not books.misses(name):
            yield from (books.figures[key] for key in list_members(name, books.ledger.groups))


def _check_odd(figures: Sequence[Figure], told: set[str], problems: Problems) -> None:
    """Report the one figure of `figures` that ends at another time than the others do."""
    ends = {figure.id: find_last(figure.period) for figure in figures if ".." not in figure.period}
    dated = {key: end for key, end in ends.items() if end}
    if not dated or any("/" in figure.period for figure in figures if figure.id in dated):
        return  # 2020 and 2021 make 2020/2021, and what came in a year is added to what was
    usual, _ = Counter(dated.values()).most_common(1)[0]
    odd = [key for key, end in dated.items() if is_later(end, usual) or is_later(usual, end)]
    if len(odd) != 1 or odd[0] in told:
        return
    told.add(odd[0])
    figure = next(one for one in figures if one.id == odd[0])
    other = next(one for one in figures if dated.get(one.id) == usual)
    values = {"id": figure.id, "period": figure.period, "other": other.id, "usual": other.period}
    problems.add("summed-other-time", figure.origin, **values)

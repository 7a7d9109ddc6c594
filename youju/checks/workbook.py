"""Owns a story's figures as relations calculate with them: quantities, groups and formulas."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace

from youju.model import Figure, Story, Unit, Unread
from youju.numbers.calculation import Ledger
from youju.numbers.formulas import (
    CellsRef,
    FigureRef,
    GroupRef,
    NameRef,
    Tree,
    is_sum,
    list_members,
    list_names,
    parse_formula,
)

# What a formula names, or a name that may be a figure's or a group's.
Name = NameRef | str


@dataclass(frozen=True)
class Books:
    """A story's figures and the ledger over them; `derived` has the formulas of derived ones.

    `doubted` are figures of which a problem of their own tells that they are not as they should be.
    """

    figures: Mapping[str, Figure]
    ledger: Ledger
    derived: Mapping[str, Tree]
    unread: Unread = field(default_factory=Unread)
    doubted: frozenset[str] = frozenset()

    def knows(self, name: Name) -> bool:
        """Tell whether the story has the figure, group or table that a formula names, or either."""
        match name:
            case CellsRef(table=table):
                return self.ledger.tables.get(table) is not None
            case FigureRef(id):
                return id in self.figures
            case GroupRef(group=group):
                return group in self.ledger.groups
        return name in self.figures or name in self.ledger.groups

    def misses(self, name: Name) -> bool:
        """Tell whether what a formula names is there, but doubted, or not all of it was read."""
        match name:
            case FigureRef(id):
                return id in self.doubted or (id not in self.figures and id in self.unread)
            case GroupRef(group=group):
                lost = group in self.unread.groups or not self.unread.whole
                return lost or not self.doubted.isdisjoint(self.ledger.groups.get(group, ()))
            case CellsRef(table=table):
                return table in self.unread.series
        parts: tuple[Name, ...] = (FigureRef(name), GroupRef("", name))
        return name not in self.figures and any(map(self.misses, parts))

    def doubt(self, ids: Set[str], *, gone: bool = False) -> Books:
        """Return these books with `ids` doubted, and what is worked out from any of them.

        Where a row seems to be `gone`, any group may have lost it.
        """
        groups = frozenset(self.ledger.groups if gone else ())
        unread = replace(self.unread, groups=self.unread.groups | groups)
        doubted, found = frozenset[str](), frozenset(ids)
        while True:
            doubted |= found
            books = replace(self, unread=unread, doubted=doubted)
            open_yet = (item for item in self.derived.items() if item[0] not in doubted)
            found = frozenset(
                key for key, tree in open_yet if any(map(books.misses, list_names(tree)))
            )
            if not found:
                return books

    def list_figures(self, name: str) -> list[Figure]:
        """Return the figure called `name`, or those of the group of that name."""
        ids = [name] if name in self.figures else self.ledger.groups[name]
        return [self.figures[key] for key in ids]

    def adds_up(self, ids: Set[str]) -> bool:
        """Tell whether figures are all of a group, or all that a derived one adds up."""
        if any(ids == {*members} for members in self.ledger.groups.values()):
            return True
        sums = (tree for tree in self.derived.values() if is_sum(tree))
        return any(ids == self._list_parts(tree) for tree in sums)

    def _list_parts(self, tree: Tree) -> set[str]:
        return {key for name in list_names(tree) for key in list_members(name, self.ledger.groups)}


def open_books(story: Story, units: Mapping[str, Unit]) -> Books:
    """Return the books of `story`; formulas of figures that exist can be parsed."""
    groups: dict[str, tuple[str, ...]] = {}
    for figure in story.figures.values():
        if figure.group:
            groups[figure.group] = (*groups.get(figure.group, ()), figure.id)
    derived = {key: parse_formula(f.formula) for key, f in story.figures.items() if f.formula}
    quantities = {key: figure.quantity for key, figure in story.figures.items()}
    ledger = Ledger(quantities, groups, units, story.series)
    return Books(story.figures, ledger, derived, story.unread)

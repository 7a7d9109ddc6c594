"""Owns rows of relations: what a line of checks.csv says, as every rule that asks reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from youju.formats.rows import Row, list_rows
from youju.model import Story
from youju.numbers.formulas import FormulaError, Tree, parse_formula

# Signs as editors and their programs write them. The last two state units and qualifiers.
_SIGNS = {
    **{sign: sign for sign in ("=", "~", "<", "<=", ">", ">=", "in", "is")},
    **{"==": "=", "≈": "~", "～": "~", "≤": "<=", "≦": "<=", "≥": ">=", "≧": ">="},
    **{"＝": "=", "＜": "<", "＞": ">"},
}
STATING = ("in", "is")
SIDES = ("left", "right")


@dataclass(frozen=True)
class Relation:
    """A row of checks.csv: its `sign`, "" for one that is none, and what stands beside it.

    `trees` are the formulas by their column, `errors` why a side is none; a row that states a unit
    or a qualifier has neither.
    """

    row: Row
    sign: str
    trees: Mapping[str, Tree] = field(default_factory=dict)
    errors: Mapping[str, FormulaError] = field(default_factory=dict)

    @property
    def sides(self) -> tuple[Tree, ...]:
        """The left side and the right, or none where one of them is no formula."""
        return tuple(self.trees.values()) if len(self.trees) == len(SIDES) else ()

    @property
    def phrases(self) -> tuple[str, ...]:
        """The words of texts that the row says it bears."""
        return tuple(filter(None, map(str.strip, self.row.cell("bears").split("|"))))


def list_stated(story: Story) -> Iterator[Relation]:
    """Yield the relations of a story, table by table from the top."""
    for table in story.checks:
        yield from map(parse_relation, list_rows(table))


def parse_relation(row: Row) -> Relation:
    """Return what a row states; what cannot be read in it is kept, not reported."""
    sign = _SIGNS.get(row.cell("sign"), "")
    trees: dict[str, Tree] = {}
    errors: dict[str, FormulaError] = {}
    for name in SIDES if sign and sign not in STATING else ():
        try:
            trees[name] = parse_formula(row.cell(name))
        except FormulaError as error:
            errors[name] = error
    return Relation(row, sign, trees, errors)

"""Owns holding the languages of a finished page together: each prints every figure as often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from youju.audit.faults import Faults
from youju.model import Language

# What is counted: a section and paragraph of the page, and what was read there.
Place = tuple[str, int]
Counts = Counter[str]
# The sections of the numbers on axes, whose paragraphs are the pictures of the page, and at drawn
# rows. Where the words of one language have no room beside each other, some are left out, and
# columns have an axis in the place of their words: nothing is worded otherwise, as long as each
# number of the one language stands in the other, and words are missing only where there is an axis
# that the other language lacks.
AXIS, PICTURE = "axis", "picture"


@dataclass
class Sight:
    """What was read on one page, by place: how often each figure, and in which order.

    `blocks` is as in Seen; `orders` has the figures of each paragraph by their unit.
    """

    path: str
    blocks: Mapping[str, int]
    counts: dict[Place, Counts] = field(default_factory=dict)
    orders: dict[Place, dict[str, list[str]]] = field(default_factory=dict)

    def count(self, what: str, section: str = "", block: int = 0, unit: str = "") -> None:
        """Note that `what`, a figure's id or a number, stands in a section and paragraph."""
        self.counts.setdefault((section, block), Counter())[what] += 1
        if unit:
            self.orders.setdefault((section, block), {}).setdefault(unit, []).append(what)

    def gather(self, section: str) -> Counts:
        """Return everything that stands in `section`."""
        return sum((c for (name, _), c in self.counts.items() if name == section), Counter())


def check_alike(
    families: Iterable[Mapping[str, Sight]], languages: Mapping[str, Language], faults: Faults
) -> None:
    """Hold each page against that of the first language; a family maps languages to one page.

    Paragraphs are held against each other where both languages have as many of them in a
    section, otherwise whole sections. In a paragraph, figures of the same unit must come in the
    same order: exchanged, they would look right and be wrong.
    """
    for family in families:
        first, *others = [code for code in languages if code in family]
        for code in others:
            page, other = family[code], family[first]
            names = {"language": languages[code].name, "other": languages[first].name}
            differences = list(_compare(page, other))
            for section, what, mine, theirs in differences:
                counts = {"what": what, "section": section, "mine": mine, "theirs": theirs}
                faults.add("finished-languages", page.path, 1, **counts, **names)
            for section, here, there in () if differences else _compare_orders(page, other):
                orders = {"section": section, "mine": here, "theirs": there}
                faults.add("finished-order", page.path, 1, **orders, **names)


def _compare(page: Sight, other: Sight) -> Iterator[tuple[str, str, int, int]]:
    """Yield (section, what, how often on `page`, how often on `other`) where they differ."""
    sections = dict.fromkeys(name for name, _ in (*page.counts, *other.counts))
    axes = page.gather(AXIS), other.gather(AXIS)
    drawn = axes[0] - axes[1], axes[1] - axes[0]  # by the axes of one language alone
    for section in sections:
        pairs = [(page.gather(section), other.gather(section))]
        if page.blocks.get(section) == other.blocks.get(section):
            places = {place for place in (*page.counts, *other.counts) if place[0] == section}
            pairs = [
                (page.counts.get(place, Counter()), other.counts.get(place, Counter()))
                for place in sorted(places)
            ]
        for mine, theirs in pairs:
            if section == AXIS and (mine <= theirs or theirs <= mine):
                continue
            if section == PICTURE and (
                (drawn[0] and mine <= theirs) or (drawn[1] and theirs <= mine)
            ):
                continue
            for what in sorted({*mine, *theirs}):
                if mine[what] != theirs[what]:
                    yield section or "-", what, mine[what], theirs[what]


def _compare_orders(page: Sight, other: Sight) -> Iterator[tuple[str, str, str]]:
    """Yield (section, order on `page`, order on `other`) of paragraphs where they differ."""
    for place, units in page.orders.items():
        section, _ = place
        for unit, mine in units.items():
            theirs = other.orders.get(place, {}).get(unit, [])
            if page.blocks.get(section) and sorted(mine) == sorted(theirs) and mine != theirs:
                yield section or "-", ", ".join(mine), ", ".join(theirs)

"""Owns qualifiers that say nothing of their number: at least 3rd, nearly no one, passed 1 view."""

from __future__ import annotations

from collections.abc import Iterator

from youju.model import Figure, Quantity, Site, Unit
from youju.problems import Problems

# What may stand at a place in an order: about 30th; at least the 10th time, which may be the 11th.
_AT_RANKS, _AT_ORDINALS = ("exact", "about"), ("exact", "about", "at_least")
# What no one thing is: it is passed where many are, and near or about one are none or one.
_NOT_AT_ONE = ("passed", "nearly", "about", "under")


def check_odd_qualifiers(site: Site, problems: Problems) -> None:
    """Report figures whose qualifier no reader can make sense of.

    A place in an order is that place, or about it; of no people there are not more or fewer. At
    most the 3rd (3位以内) and one thing are only told: an average may be about one.
    """
    for story in site.stories:
        for figure in story.figures.values():
            unit = site.units.get(figure.quantity.unit)
            for code in _list_odd(figure, unit) if unit else ():
                told = {"id": figure.id, "qualifier": figure.quantity.qualifier}
                problems.add(code, figure.origin, **told)


def _list_odd(figure: Figure, unit: Unit) -> Iterator[str]:
    quantity = figure.quantity
    if unit.traits.ordinal:
        fitting = _AT_RANKS if unit.kind == "rank" else _AT_ORDINALS
        if quantity.qualifier not in fitting:
            yield "qualifier-doubtful" if quantity.qualifier == "at_most" else "qualifier-odd"
    elif unit.traits.noun and unit.traits.from_zero and quantity.quantum == 1:
        if quantity.value == 0 and quantity.qualifier != "exact" and not quantity.is_span:
            yield "qualifier-odd"
        elif _is_one(quantity) and quantity.qualifier in _NOT_AT_ONE:
            yield "qualifier-doubtful"


def _is_one(quantity: Quantity) -> bool:
    return quantity.value == 1 and not quantity.is_span

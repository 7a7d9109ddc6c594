"""Owns the words of units: those of two languages name one currency, or one measure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from youju.content.site import UNITS
from youju.formats.toml import parse_document
from youju.model import Site, Unit
from youju.numbers.measure_words import find_measures
from youju.problems import Problems

# Kinds whose words CLDR knows; what is counted it does not.
_KINDS = ("money", "measure", "years")


def check_unit_words(site: Site, problems: Problems) -> None:
    """Report units that CLDR knows by other names in two languages: 元 and euros, 英里 and meters.

    The unit's own name counts as English: [yuan] is no dollar. Words that may mean several things
    (元, dollars) are of one unit with any of these, and what CLDR has no word for says nothing.
    """
    document = parse_document(site.files.get(UNITS, b""), UNITS, Problems())
    for unit in site.units.values():
        known = [(words, names) for words, names in _list_names(site, unit) if names]
        for (one, first), (other, second) in combinations(known, 2):
            if not first & second:
                told = {"id": unit.id, "one": one, "other": other}
                problems.add("units-other-words", document.origin(unit.id), **told)
                break


def _list_names(site: Site, unit: Unit) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the words of a unit in each language that is written, and what they may name."""
    if unit.kind not in _KINDS:
        return
    money = unit.kind == "money"
    for code in site.authored:
        form = unit.forms[code]["other"].replace("{n}", "")
        yield form.strip(), find_measures(form, site.languages[code].tag, money=money)
    if len(unit.id) > 1:  # c may be Celsius, or what Unicode has by that letter, a cup
        yield unit.id, find_measures(unit.id.replace("_", " "), "en", money=money)

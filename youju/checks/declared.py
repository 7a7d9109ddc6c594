"""Owns declared numbers: literal() and listed names may not say what a figure would say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from youju.checks.typed_numbers import list_unit_ends
from youju.content.cited import Citation, Cited
from youju.languages import style_of
from youju.model import Site, Story, Unit
from youju.numbers.numerals import parse
from youju.numbers.plurals import ORDINAL_KINDS

_LEFT = (*ORDINAL_KINDS, "years", "ratio")
# Words in capitals throughout are a name.
_NAME = re.compile(r"(?:[A-Z0-9][\w.,'’]*[ -])+[A-Z][\w'’]*")
# No unit has a longer name in Chinese: 個百分點.
_CHARACTERS = 4
_DIGIT = re.compile(r"\d")


def list_used_units(site: Site, stories: Iterable[Story]) -> dict[str, Unit]:
    """Return the units that figures of `stories` count or measure in.

    Plain numbers have none; orders and years stand in names (第二條, the Hundred Years’ War); and
    what literal() says of a ratio (twice) is held against the figures beside it, as a claim.
    """
    figures = [figure for story in stories for figure in story.figures.values()]
    used = {figure.quantity.unit for figure in figures} - {""}
    units = {id: unit for id, unit in site.units.items() if id in used}
    return {id: unit for id, unit in units.items() if unit.kind not in _LEFT}


def list_declared(
    site: Site, story: Story | None, code: str, cited: Cited
) -> Iterator[tuple[Citation, str]]:
    """Yield each literal() that says a number in a unit of the figures, and the words that do.

    The figures are those of `story`, and of a text that belongs to none those of all stories.
    """
    if not any(citation.function == "literal" for citation in cited.citations):
        return
    units = list_used_units(site, [story] if story else site.stories)
    for part, behind in pairwise([*cited.parts, ""]):
        if isinstance(part, Citation) and part.function == "literal":
            after = behind if isinstance(behind, str) else ""
            told = find_quantity(site, code, part.id, units, after)
            if told:
                yield part, told


def find_quantity(
    site: Site, code: str, declared: str, units: Mapping[str, Unit], behind: str = ""
) -> str:
    """Return the words of `declared` that are a number with one of `units`, or "".

    A number in digits is read with the words `behind` it, too: {{ literal("43,000", "…") }} people.
    One of a thing is an article in all but name, and words in capitals are a name: Ten Bases.
    """
    if _NAME.fullmatch(declared):
        return ""
    style = style_of(site.languages[code])
    whole, end = declared + behind, len(declared)
    longer = list_unit_ends(whole, end, _CHARACTERS) if _DIGIT.search(declared) else []
    for words in (declared, *(whole[:end] for end in longer)):
        read = parse(words, style, units, code)
        if read is not None and read.unit and read.value != 1:
            return words
    return ""

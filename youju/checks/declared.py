"""Owns declared numbers: literal() and listed names may not say what a figure would say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from decimal import Decimal
from itertools import pairwise

from youju.checks.likeness import list_stems
from youju.checks.numeral_patterns import vocabulary_of
from youju.checks.typed_numbers import find_numerals, list_unit_ends
from youju.content.cited import Citation, Cited
from youju.languages import style_of
from youju.languages.scripts import UNSPACED
from youju.model import Quantity, Site, Story, Unit
from youju.numbers.numerals import parse

# Words in capitals throughout are a name.
_NAME = re.compile(r"(?:[A-Z0-9][\w.,'’]*[ -])+[A-Z][\w'’]*")
# No unit has a longer name in Chinese: 個百分點.
_CHARACTERS = 4
_DIGIT = re.compile(r"\d")
# From here on a number with a unit is a figure whatever stands round it.
_LARGE = 1000
# What stands before a number that is a name with it: Route 66, F-16.
_NAMED = re.compile(r"[A-Z0-9][\w.’']*[ -]?$")
# So many words in small letters may stand between a number and its unit: 43,000 registered people.
_BETWEEN = 3
_WORD = re.compile(r"[ -][a-z][a-z’'-]*")
# A noun behind a number, in small letters or in Chinese or Japanese.
_NOUN = re.compile(rf" ?[a-z{UNSPACED}]")
# The words of which one is that noun: registered riders, 名常住乘客.
_FIRST = re.compile(rf"(?:[ -][a-z][a-z’'-]*){{1,3}}| ?[{UNSPACED}]{{1,6}}")


def list_used_units(site: Site, stories: Iterable[Story]) -> dict[str, Unit]:
    """Return the units that figures of `stories` count or measure in.

    Plain numbers have none; orders and years stand in names (第二條, the Hundred Years’ War); and
    what literal() says of a ratio (twice) is held against the figures beside it, as a claim.
    """
    figures = [figure for story in stories for figure in story.figures.values()]
    used = {figure.quantity.unit for figure in figures} - {""}
    units = {key: unit for key, unit in site.units.items() if key in used}
    return {key: unit for key, unit in units.items() if not unit.traits.in_names}


def list_nouns(stories: Iterable[Story], code: str) -> frozenset[str]:
    """Return what tells the words of the labels of figures of `stories` in one language."""
    labels = [f.label.get(code, "") for story in stories for f in story.figures.values()]
    return frozenset(stem for label in labels for stem in list_stems(label))


def list_values(stories: Iterable[Story]) -> frozenset[Decimal]:
    """Return the values of the figures of `stories`."""
    return frozenset(f.quantity.value for story in stories for f in story.figures.values())


def list_declared(
    site: Site, story: Story | None, code: str, cited: Cited
) -> Iterator[tuple[Citation, str]]:
    """Yield each literal() that says a number in a unit of the figures, and the words that do.

    The figures are those of `story`, and of a text that belongs to none those of all stories.
    """
    if not any(citation.function == "literal" for citation in cited.citations):
        return
    stories = [story] if story else site.stories
    units, values = list_used_units(site, stories), list_values(stories)
    nouns = list_nouns(stories, code)
    for part, behind in pairwise([*cited.parts, ""]):
        if isinstance(part, Citation) and part.function == "literal":
            after = behind if isinstance(behind, str) else ""
            told = find_quantity(site, code, part.id, units, after, values, nouns)
            if told:
                yield part, told


def find_quantity(
    site: Site,
    code: str,
    declared: str,
    units: Mapping[str, Unit],
    behind: str = "",
    values: Set[Decimal] = frozenset(),
    nouns: Set[str] = frozenset(),
) -> str:
    """Return the words of `declared` that are a number with one of `units`, or "".

    A number in digits is read with the words `behind` it, too: {{ literal("43,000", "…") }} people;
    so is a large one in words that is not round: forty-three thousand. A large one may have words
    before it, between it and its unit, and behind (4.3萬名居民, home to 43,000 registered people),
    and whatever noun where it is one of `values`, those of figures; a small one is more often part
    of a name. One of a thing is an article in all but name, and words in capitals are a name: Ten
    Bases.
    """
    if _NAME.fullmatch(declared):
        return ""
    style = style_of(site.languages[code])
    whole, end = declared + behind, len(declared)
    is_counted = bool(_DIGIT.search(declared)) or _is_exact(parse(declared, style, {}, code))
    longer = list_unit_ends(whole, end, _CHARACTERS) if is_counted else []
    for words in (declared, *(whole[:end] for end in longer)):
        read = parse(words, style, units, code)
        if read is not None and read.unit and read.value != 1:
            return words
    counted = ""
    for number, words, bare in _list_large(site, code, declared):
        read = parse(bare, style, units, code)
        if read is not None and abs(read.value) >= _LARGE:
            if read.unit:
                return words
            if words == number and _counts(declared, number, read.value, values):
                counted = counted or number
            if words == number and list_stems(_cut_noun(declared.partition(number)[2])) & nouns:
                counted = counted or number
    return counted


def _is_exact(read: Quantity | None) -> bool:
    """Tell whether a number is large and not round, as when one speaks of thousands."""
    digits = str(abs(read.value)) if read else ""
    return read is not None and abs(read.value) >= _LARGE and len(digits) - digits.count("0") > 1


def _list_large(site: Site, code: str, declared: str) -> Iterator[tuple[str, str, str]]:
    """Yield pieces of `declared` that begin with a number in digits that belongs to no name: the
    number, the piece as written, and without the words that stand between number and unit."""
    if not _DIGIT.search(declared):
        return
    for span in find_numerals(declared, vocabulary_of(site.languages[code])):
        start, end = span.start, span.end
        number = declared[start:end]
        if span.doubtful or not _DIGIT.match(number) or _NAMED.search(declared, 0, start):
            continue
        for place in [end, *list_unit_ends(declared, end, _CHARACTERS)]:
            yield number, declared[start:place], declared[start:place]
        for between in _list_between(declared, end):
            for place in list_unit_ends(declared, between, 0):
                yield number, declared[start:place], number + declared[between:place]


def _counts(declared: str, number: str, value: Decimal, values: Set[Decimal]) -> bool:
    """Tell whether `number` has the value of a figure, and a noun in small letters behind it."""
    return value in values and bool(_NOUN.match(declared.partition(number)[2]))


def _cut_noun(behind: str) -> str:
    """Return the first words `behind` a number, among which its noun is: riders, 名乘客."""
    match = _FIRST.match(behind)
    return match[0] if match else ""


def _list_between(text: str, end: int) -> Iterator[int]:
    """Yield where the first, second and third word end that stand behind a number."""
    for _ in range(_BETWEEN):
        if not (word := _WORD.match(text, end)):
            return
        end = word.end()
        yield end

"""Owns holding as_printed and locator against the index of the numbers that a source prints."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from youju.languages import style_of
from youju.model import Figure, Origin, PrintedNumber, PrintIndex, Quantity, Site, Story
from youju.numbers.numerals import narrow, parse, strip_direction, write_minus
from youju.problems import Problems
from youju.problems.hints import list_some
from youju.tables.locators import find_entries
from youju.tables.print_indexes import name_index
from youju.tables.sources import MEDIUM_TEXT

# How many prints or places of an index a problem shows.
_SHOWN = 12
_FELL = "down"
_WAYS = {_FELL: -1, "up": 1}

Users = dict[tuple[str, PrintedNumber], Figure]


@dataclass(frozen=True)
class _Case:
    """A figure with a print, and what the index of its source has at its locator, and in all."""

    figure: Figure
    index: PrintIndex
    there: tuple[PrintedNumber, ...]


def check_prints(site: Site, problems: Problems) -> None:
    """Report each figure whose print its source does not have at that place, whole.

    An entry must be what as_printed says from its qualifier to its classifier; a noun may follow.
    Where it fell, as_printed says no rise; what says neither is noted.
    What stands twice at a place is told apart by its order: locator 2#3. Figures of a row that was
    reported are left out, and those of a source without an index.
    """
    told = {(problem.origin.file, problem.origin.line) for problem in problems}
    for story in site.stories:
        users: Users = {}
        for figure in _list_printed(story):
            index = site.indexes.get(figure.source)
            if index and (figure.origin.file, figure.origin.line) not in told:
                _check_figure(site, figure, index, users, problems)
    for key, index in site.indexes.items():
        if site.sources and key not in site.sources:
            problems.add("index-unknown-source", Origin(index.file), id=key)


def note_unindexed(site: Site, problems: Problems) -> None:
    """Say which sources of figures are texts and have no index."""
    ids = {f.source for story in site.stories for f in _list_printed(story) if _has_text(site, f)}
    for key in sorted(ids - site.indexes.keys()):
        problems.add("print-no-index", site.sources[key].origin, id=key, file=name_index(key))


def count_prints(site: Site) -> tuple[int, int]:
    """Return how many prints were held against an index, and how many there are in texts."""
    figures = {
        (figure.origin.file, figure.id): figure
        for story in site.stories
        for figure in _list_printed(story)
        if _has_text(site, figure)
    }
    held = sum(figure.source in site.indexes for figure in figures.values())
    return held, len(figures)


def is_print(site: Site, figure: Figure, entry: PrintedNumber) -> bool:
    """Tell whether as_printed is `entry`, with nothing before or behind it but a noun."""
    printed, whole = _squeeze(figure.as_printed), _squeeze(entry.printed)
    if whole not in printed or _is_turned(site, figure, entry):
        return False
    if printed == whole:
        return True
    stated, read = figure.quantity, _read(site, figure, _add_direction(site, figure, entry.printed))
    return read is not None and (read.value, read.qualifier) == (stated.value, stated.qualifier)


def _list_printed(story: Story) -> Iterator[Figure]:
    return (figure for figure in story.figures.values() if figure.as_printed)


def _has_text(site: Site, figure: Figure) -> bool:
    source = site.sources.get(figure.source)
    return source is not None and source.medium == MEDIUM_TEXT


def _check_figure(
    site: Site,
    figure: Figure,
    index: PrintIndex,
    users: Users,
    problems: Problems,
) -> None:
    """Report a figure whose print the `index` lacks at its place, has twice, or of another number.

    `users` has the figure that each print was found for, so that no other one may claim it.
    """
    there = find_entries(index, figure.locator)
    found = list(_find_prints(site, figure, there, index))
    values = {"id": figure.id, "printed": figure.as_printed, "locator": figure.locator or "-"}
    if not found:
        code, more = _explain(site, _Case(figure, index, there))
        problems.add(code, figure.origin, **values, **more)
        return
    first = found[0]
    if len(found) > 1:
        orders = ", ".join(f"{one.place}#{one.order}" for one in found[:_SHOWN])
        problems.add("print-twice", figure.origin, **values, count=len(found), orders=orders)
    other = users.setdefault((figure.source, first), figure)
    if len(found) == 1 and _is_other(other, figure):
        problems.add("print-shared", figure.origin, **values, other=other.id)
    if first.direction == _FELL and not _find_sign(site, figure) and figure.quantity.value > 0:
        problems.add("print-fell", figure.origin, **values)
    wished = (figure.quantity.value, _list_sizes(site, figure)[0])
    if first.value is not None and first.value not in wished:
        read, value = f"{first.value:,f}", f"{figure.quantity.value:,f}"
        problems.add("print-value", figure.origin, **values, read=read, value=value)


def _is_other(figure: Figure, same: Figure) -> bool:
    """Tell whether two figures of one print are of two things: a row may stand in two groups."""
    units = {figure.quantity.unit, same.quantity.unit}
    return len(units) > 1 or all(figure.label[code] != word for code, word in same.label.items())


def _find_prints(
    site: Site, figure: Figure, there: Sequence[PrintedNumber], index: PrintIndex
) -> Iterator[PrintedNumber]:
    """Yield each number of `there` that is the figure's, with the other end of its range beside it.

    A margin may stand anywhere in the source: many figures share what is said once.
    """
    stated = figure.quantity
    if not stated.is_span:
        yield from (one for one in there if is_print(site, figure, one))
        return
    sizes = _list_sizes(site, figure)
    for one in there:
        read = _read(site, figure, one.printed)
        if read is None or (one.value, read.qualifier) != (sizes[0], stated.qualifier):
            continue
        if _is_turned(site, figure, one):
            continue
        if stated.high is not None:
            beside = (one.place, one.order + 1, sizes[1])
            if any((n.place, n.order, n.value) == beside for n in index.numbers):
                yield one
        elif any(n.value and abs(n.value) == stated.margin and n != one for n in index.numbers):
            yield one


def _explain(site: Site, case: _Case) -> tuple[str, dict[str, str]]:
    """Return the code for a print that is not at its place, and what the index has instead."""
    figure, numbers = case.figure, case.index.numbers
    printed = _squeeze(figure.as_printed)
    if near := [one.printed for one in case.there if printed in _squeeze(one.printed)]:
        return "print-cut", {"whole": _show(near)}
    if turned := [one for one in case.there if _is_turned(site, figure, one)]:
        straight = [replace(one, direction="") for one in case.there]
        if any(_find_prints(site, figure, straight, case.index)):
            return "print-turned", {"whole": _show([one.printed for one in turned])}
    if places := [one.place for one in _find_prints(site, figure, numbers, case.index)]:
        return "print-elsewhere", {"places": _show(places)}
    if not case.there:
        return "print-no-place", {"places": _show([one.place for one in numbers])}
    return "print-unknown", {"known": _show([one.printed for one in case.there])}


def _find_sign(site: Site, figure: Figure) -> int:
    """Return -1 where as_printed says that the number fell (下降3.5%), 1 where it rose, else 0."""
    source = site.sources.get(figure.source)
    language = source.written_in if source else None
    return strip_direction(figure.as_printed, style_of(language))[0] if language else 0


def _is_turned(site: Site, figure: Figure, entry: PrintedNumber) -> bool:
    """Tell whether as_printed says that it rose where the source has it fall, or fell where it has
    it rise."""
    said = _WAYS.get(entry.direction, 0)
    return bool(said) and _find_sign(site, figure) == -said


def _list_sizes(site: Site, figure: Figure) -> list[Decimal]:
    """Return the number, or both ends of a range, as a source prints them, the smaller one first:
    without a minus where as_printed says that they fell (下降3%至5%)."""
    stated, fell = figure.quantity, _find_sign(site, figure) < 0
    ends = [end for end in (stated.value, stated.high) if end is not None]
    return sorted(end.copy_negate() if fell else end for end in ends)


def _add_direction(site: Site, figure: Figure, printed: str) -> str:
    """Return a number of the index with the word of as_printed that says whether it fell or rose:
    an index has a number from its qualifier to its classifier, and no verb."""
    source = site.sources.get(figure.source)
    language = source.written_in if source else None
    if language is None:
        return printed
    sign, rest = strip_direction(figure.as_printed, style_of(language))
    text = narrow(figure.as_printed)
    return text.replace(rest, narrow(printed)) if sign else printed


def _read(site: Site, figure: Figure, printed: str) -> Quantity | None:
    source = site.sources.get(figure.source)
    language = source.written_in if source else None
    if language is None:
        return None
    stated, style = figure.quantity, style_of(language)
    hints = {"expected": stated.unit, "qualifier": stated.qualifier}
    return parse(printed, style, site.units, language.code, **hints)


def _squeeze(text: str) -> str:
    """Return `text` without what type-setting changes: spaces, widths of letters, capitals, and
    whether a minus is a sign or brackets."""
    plain = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    return write_minus(plain).replace("−", "-").replace("–", "-")


def _show(words: list[str]) -> str:
    return list_some(list(dict.fromkeys(words)), _SHOWN)

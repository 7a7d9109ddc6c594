"""Owns typed dates in all languages: a translation names those that its original names."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice

from youju.checks.named_dates import NamedDates, find_dates
from youju.checks.passages import Passage, list_passages
from youju.messages import word_message
from youju.model import Language, Leaf, Site, Story
from youju.numbers.plurals import read_locale
from youju.problems import LANGUAGES, Problems

_KINDS = ("years", "months", "days")


def check_dating(site: Site, problems: Problems) -> None:
    """Report passages that name other dates than their original, or not all of them.

    Where each names one that the other does not, one of them is wrong; where one names more, it
    may only say what the other leaves out or calls last year.
    """
    for thing, original in _list_things(site):
        for code in site.authored:
            if code != original:
                for passage in list_passages(site, thing, original, code):
                    _check_passage(site, passage, original, code, problems)


def _list_things(site: Site) -> Iterator[tuple[Story | Leaf, str]]:
    default = site.languages[site.default].original
    for story in site.stories:
        yield story, story.original or default
    for leaf in site.leaves:
        yield leaf, default


def _check_passage(
    site: Site, passage: Passage, original: str, code: str, problems: Problems
) -> None:
    first, last = passage.texts
    theirs = find_dates(first, site.languages[original])
    mine = find_dates(last, site.languages[code])
    for kind, here, there in islice(compare_dates(mine, theirs), 1):
        state = "differ" if here - there and there - here else "missing"
        names = {"language": site.languages[code], "other": site.languages[original]}
        values = {key: language.name for key, language in names.items()}
        values |= _word_dates("mine", _show(kind, here, names["language"]))
        values |= _word_dates("theirs", _show(kind, there, names["other"]))
        place = passage.original[0].origin
        problems.add(f"dates-{state}", passage.origin, place=place, **values)


def compare_dates(
    mine: NamedDates, theirs: NamedDates
) -> Iterator[tuple[str, frozenset[int], frozenset[int]]]:
    """Yield each kind of dates ("years") in which two texts differ, with those of both.

    A fiscal year may be named by the year that it ends in.
    """
    for kind in _KINDS:
        here, there = getattr(mine, kind), getattr(theirs, kind)
        if kind == "years":
            here, there = _end_fiscal(mine, there), _end_fiscal(theirs, here)
        if here != there:
            yield kind, here, there


def _end_fiscal(dates: NamedDates, other: Collection[int]) -> frozenset[int]:
    """Return the years of `dates`; a fiscal one is the next, where the other has that alone."""
    return frozenset(
        year + 1 if year in dates.fiscal and year not in other and year + 1 in other else year
        for year in dates.years
    )


def _show(kind: str, numbers: Collection[int], language: Language) -> str:
    """Return the dates of one kind in `language`: 2019, 2020; December; 23; "" for none."""
    names = read_locale(language.tag).months["format"]["wide"] if kind == "months" else {}
    return ", ".join(names.get(number, str(number)) for number in sorted(numbers))


def _word_dates(whose: str, dates: str) -> dict[str, str]:
    """Return what a problem says of `dates`, in each of its languages: {"mine_en": "2019", …}."""
    key = "dates-named" if dates else "dates-none"
    return {f"{whose}_{code}": word_message(key, code, dates=dates) for code in LANGUAGES}

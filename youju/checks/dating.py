"""Owns dates in all languages: a translation names those that its original names, or last year."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from youju.checks.named_dates import NamedDates, find_dates
from youju.checks.passages import PROSE, Passage, list_passages
from youju.checks.relative_times import (
    Anchor,
    RelativeTimes,
    compare_relative,
    find_relative,
    list_meant,
    read_anchors,
)
from youju.messages import word_message
from youju.model import Language, Leaf, Site, Story
from youju.numbers.plurals import read_locale
from youju.problems import LANGUAGES, Problems

_KINDS = ("years", "months", "days")
_NONE = RelativeTimes({}, {})


@dataclass(frozen=True)
class _Dated:
    """A text of a passage: its language, what dates it names, and which it tells from another."""

    language: Language
    named: NamedDates
    relative: RelativeTimes | None


def check_dating(site: Site, problems: Problems) -> None:
    """Report passages that name other dates than their original, or not all of them.

    Where each names one that the other does not, one of them is wrong; where one names more, it
    may only say what the other leaves out. What one calls last year the other may name, if that is
    the year before a source or the story was published.
    """
    for thing, original in _list_things(site):
        anchors = read_anchors([*_list_days(site, thing)])
        for code in site.authored:
            if code != original:
                for passage in list_passages(site, thing, original, code):
                    _check_passage(site, passage, (original, code), anchors, problems)


def _list_things(site: Site) -> Iterator[tuple[Story | Leaf, str]]:
    default = site.languages[site.default].original
    for story in site.stories:
        yield story, story.original or default
    for leaf in site.leaves:
        yield leaf, default


def _list_days(site: Site, thing: Story | Leaf) -> Iterator[str]:
    """Yield the days on which a story and its sources were published; none for other pages."""
    if isinstance(thing, Story):
        yield from thing.days.values()
        ids = {figure.source for figure in thing.figures.values()}
        ids |= {series.source for series in thing.series.values()}
        yield from (site.sources[key].published for key in sorted(ids & site.sources.keys()))


def _check_passage(
    site: Site,
    passage: Passage,
    codes: tuple[str, str],
    anchors: frozenset[Anchor],
    problems: Problems,
) -> None:
    theirs, mine = (
        _Dated(language, find_dates(text, language), find_relative(text, language))
        for text, language in zip(
            passage.texts, map(site.languages.__getitem__, codes), strict=True
        )
    )
    dated = next(_list_differences(mine, theirs, anchors), None)
    if dated:
        state, kind, here, there = dated
        words = _show(kind, here, mine.language), _show(kind, there, theirs.language)
        _tell(f"dates-{state}", passage, (mine, theirs), words, problems)
    if mine.relative is None or theirs.relative is None:
        return
    named = mine.named, theirs.named
    found = compare_relative(mine.relative, theirs.relative, named, anchors)
    # Titles and labels leave times out that their figures have, and what one names and the other
    # tells from another day has been told as missing.
    silent = dated or not passage.key.startswith(PROSE)
    if found and (found[0] == "differ" or not silent):
        words = ", ".join(found[1]), ", ".join(found[2])
        _tell(f"relative-{found[0]}", passage, (mine, theirs), words, problems)


def _list_differences(
    mine: _Dated, theirs: _Dated, anchors: frozenset[Anchor]
) -> Iterator[tuple[str, str, frozenset[int], frozenset[int]]]:
    """Yield in which kind of dates two texts "differ", or one is "missing" some, with both's."""
    for kind, here, there in compare_dates(mine.named, theirs.named):
        if here - there and there - here:
            yield "differ", kind, here, there
            continue
        less, more = (theirs, mine) if here - there else (mine, theirs)
        others = (more.relative or _NONE).near
        times = [one for one in (less.relative or _NONE).near if one not in others]
        meant = list_meant(times, kind, anchors, less.named.years) if anchors else frozenset()
        if (here ^ there) - meant:
            yield "missing", kind, here, there


def _tell(
    code: str,
    passage: Passage,
    sides: tuple[_Dated, _Dated],
    words: tuple[str, str],
    problems: Problems,
) -> None:
    names = dict(zip(("language", "other"), (side.language.name for side in sides), strict=True))
    told = _word_dates("mine", words[0]) | _word_dates("theirs", words[1])
    problems.add(code, passage.origin, place=passage.original[0].origin, **names, **told)


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

"""Owns names that hold numbers: those that editors list, and whether one is more than a number."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property

from youju.checks.declared import find_quantity, list_nouns, list_used_units, list_values
from youju.checks.numeral_patterns import vocabulary_of
from youju.content.site import SETTINGS
from youju.formats.toml import parse_document
from youju.languages import style_of
from youju.model import Language, Origin, Site, Story, Unit
from youju.numbers.numerals import parse
from youju.problems import Problems


def list_phrases(site: Site, story: Story | None, code: str) -> tuple[str, ...]:
    """Return the phrases in language `code` whose numbers need no evidence in `story`."""
    own = story.names.get(code, ()) if story else ()
    return (*site.allowed.get(code, ()), *own)


class Listing:
    """What names may be listed for `stories`, whose figures count in some units."""

    def __init__(self, site: Site, stories: Iterable[Story]) -> None:
        self._site, self._stories = site, tuple(stories)

    @cached_property
    def _shares(self) -> dict[str, Unit]:
        return {key: unit for key, unit in self._site.units.items() if unit.traits.percent}

    @cached_property
    def _used(self) -> dict[str, Unit]:
        return list_used_units(self._site, self._stories)

    @cached_property
    def _values(self) -> frozenset[Decimal]:
        return list_values(self._stories)

    def is_number(self, code: str, phrase: str) -> bool:
        """Tell whether `phrase` is a number, so that no list may have it: 三成, 43,000 people; or a
        part of a whole, with nothing of which: half, more than a third of."""
        if is_share(self._site.languages[code], phrase):
            return True
        style = style_of(self._site.languages[code])
        plain = parse(phrase, style, self._shares, code)
        return plain is not None or self.is_quantity(code, phrase)

    def is_quantity(self, code: str, words: str, behind: str = "") -> bool:
        """Tell whether `words`, with those `behind` them, say what figures of the stories count."""
        nouns = list_nouns(self._stories, code)
        return bool(find_quantity(self._site, code, words, self._used, behind, self._values, nouns))


def is_share(language: Language, phrase: str) -> bool:
    """Tell whether `phrase` is a part of a whole and nothing else: half of them, 過半."""
    vocabulary = vocabulary_of(language)
    plain = " ".join(phrase.translate(vocabulary.plain).split())
    return vocabulary.share is not None and bool(vocabulary.share.fullmatch(plain))


def check_names(site: Site, problems: Problems) -> None:
    """Report names in site.toml and story.toml that are numbers: 三成, twelve, 43,000 people."""
    settings = parse_document(site.files.get(SETTINGS, b""), SETTINGS, Problems())
    listing = Listing(site, site.stories)
    for code, phrases in site.allowed.items():
        origin = settings.origin("numerals", "allow", code)
        _check_phrases(listing, code, phrases, origin, problems)
    for story in site.stories:
        listing = Listing(site, [story])
        for code, phrases in story.names.items():
            _check_phrases(listing, code, phrases, story.origins["names"], problems)


def _check_phrases(
    listing: Listing, code: str, phrases: tuple[str, ...], origin: Origin, problems: Problems
) -> None:
    for phrase in phrases:
        if listing.is_number(code, phrase):
            problems.add("naked-allowed", origin, found=phrase)

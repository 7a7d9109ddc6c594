"""Owns names that hold numbers: those that editors list, and the line to paste for one more."""

from __future__ import annotations

import re
from collections.abc import Iterable

from youju.checks.declared import find_quantity, list_used_units, list_values
from youju.checks.typed_numbers import Span
from youju.content.site import SETTINGS
from youju.formats.toml import parse_document
from youju.languages import style_of
from youju.languages.scripts import UNSPACED
from youju.model import Origin, Site, Story
from youju.numbers.numerals import parse
from youju.problems import Problems

# What of a name stands before and behind its number: a word of letters, or one and two
# characters.
_BEFORE = re.compile(rf"(?:[A-Za-z][A-Za-z.'’-]{{0,23}}[ -]?|[{UNSPACED}])$")
_BEHIND = re.compile(rf"[ -]?[A-Za-z]{{1,24}}|[{UNSPACED}]{{1,2}}")


def list_phrases(site: Site, story: Story | None, code: str) -> tuple[str, ...]:
    """Return the phrases in language `code` whose numbers need no evidence in `story`."""
    own = story.names.get(code, ()) if story else ()
    return (*site.allowed.get(code, ()), *own)


def suggest_line(text: str, span: Span, story: Story | None, code: str) -> str:
    """Return the line of TOML, and its file, that lets the name round the number at `span` pass."""
    before, behind = _BEFORE.search(text, 0, span.start), _BEHIND.match(text, span.end)
    start = before.start() if before else span.start
    phrase = text[start : behind.end() if behind else span.end]
    if story:
        return f'names.{code} = ["{phrase}"] ({story.folder}/story.toml)'
    return f'allow.{code} = ["{phrase}"] ({SETTINGS}, [numerals])'


def check_names(site: Site, problems: Problems) -> None:
    """Report names in site.toml and story.toml that are numbers: 三成, twelve, 43,000 people."""
    settings = parse_document(site.files.get(SETTINGS, b""), SETTINGS, Problems())
    for code, phrases in site.allowed.items():
        origin = settings.origin("numerals", "allow", code)
        _check_phrases(site, site.stories, code, phrases, origin, problems)
    for story in site.stories:
        for code, phrases in story.names.items():
            _check_phrases(site, [story], code, phrases, story.origins["names"], problems)


def _check_phrases(
    site: Site,
    stories: Iterable[Story],
    code: str,
    phrases: tuple[str, ...],
    origin: Origin,
    problems: Problems,
) -> None:
    shares = {id: unit for id, unit in site.units.items() if unit.traits.percent}
    used, values = list_used_units(site, stories), list_values(stories)
    style = style_of(site.languages[code])
    for phrase in phrases:
        plain = parse(phrase, style, shares, code)
        if plain is not None or find_quantity(site, code, phrase, used, values=values):
            problems.add("naked-allowed", origin, found=phrase)

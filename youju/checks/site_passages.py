"""Owns the words of a site that are no story's, as passages: its name, interface, units."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from youju.checks.passages import Passage, Piece
from youju.checks.places import PlacedWords, list_words
from youju.content.site import SETTINGS, STRINGS, UNITS
from youju.content.tombstones import TOMBSTONES
from youju.content.units import read_units
from youju.formats.toml import parse_document
from youju.model import Site, Unit
from youju.problems import Problems

_FILES = {"site": SETTINGS, "strings": STRINGS, "tombstones": TOMBSTONES}


def list_site_passages(site: Site, original: str, code: str) -> Iterator[Passage]:
    """Yield what site.toml, strings.toml, units.toml, tombstones.toml and corrections say in the
    languages `original` and `code`, by keys such as "strings/menu" and "units/person".

    A site that has a copy of Youju's own words today may have changed one tomorrow, so all are
    there.
    """
    for name, file in _FILES.items():
        house = _read_words(site.house.get(file, b""), file, (original, code))
        for key, pair in _read_words(site.files.get(file, b""), file, (original, code)).items():
            ours = [words.text for words in house.get(key, ())]
            texts, places = [words.text for words in pair], [words.origin() for words in pair]
            piece = Piece(texts[0], places[0])
            yield Passage(f"{name}/{key}", (piece,), texts[1], places[1], ours=texts == ours)
    yield from _list_units(site, original, code)
    told: Counter[str] = Counter()
    for one in site.corrections:
        # What a figure was in print tells apart its corrections of one day, and a number the rest.
        key = f"corrections/{one.story}/{one.figure}/{one.date}/{one.was}"
        told[key] += 1
        key += f"/{told[key]}" if told[key] > 1 else ""
        if one.reason[original].strip():
            piece = Piece(one.reason[original], one.origin)
            yield Passage(key, (piece,), one.reason[code], one.origin)


def _read_words(
    content: bytes, file: str, codes: tuple[str, str]
) -> Mapping[str, tuple[PlacedWords, PlacedWords]]:
    """Return the words of a file that stand in both of `codes`, by their key; [numerals] has none
    that say the same."""
    found: dict[str, dict[str, PlacedWords]] = {}
    for words in list_words(content, file, codes):
        if words.path[0] != "numerals":
            found.setdefault(".".join(map(str, words.path[:-1])), {})[words.code] = words
    first, last = codes
    return {key: (of[first], of[last]) for key, of in found.items() if {*codes} <= of.keys()}


def _list_units(site: Site, original: str, code: str) -> Iterator[Passage]:
    document = parse_document(site.files.get(UNITS, b""), UNITS, Problems())
    house = read_units(site.house.get(UNITS, b""), UNITS, site.languages, Problems())
    for name in document.values:
        unit, ours = site.units.get(name), house.get(name)
        if unit is None:
            continue
        texts, places = zip(
            *((_write(unit, one), document.origin(name, one)) for one in (original, code)),
            strict=True,
        )
        same = ours is not None and texts == (_write(ours, original), _write(ours, code))
        piece = Piece(texts[0], places[0])
        yield Passage(f"units/{name}", (piece,), texts[1], places[1], ours=same)


def _write(unit: Unit, code: str) -> str:
    """Return all that we print of a unit: "{n} person, {n} people"."""
    forms = unit.forms[code].items()
    return ", ".join(words for form, words in forms if not form.startswith("also "))

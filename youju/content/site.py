"""Owns `load`: the input files become one Site, or every problem in them is raised at once."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from youju.content.documents import Document, check_keys, parse_document, take, take_text
from youju.content.stories import Shelf, parse_prose, parse_stories, parse_table
from youju.inputs import Inputs
from youju.model import Language, Leaf, Origin, Site, Source, Text
from youju.numbers.units import read_units
from youju.problems import Problems
from youju.tables.sources import parse_sources

SETTINGS = "site_src/site.toml"
STRINGS = "site_src/strings.toml"
UNITS = "site_src/units.toml"
SOURCES = "data/sources.csv"
LEAVES = "site_src/pages/"


def load(inputs: Inputs, problems: Problems) -> Site:
    """Return the Site that `inputs` hold; every mistake is reported to `problems`.

    Raises BuildError at once only when the languages cannot be known: all else hangs on them.
    """
    document = _parse_settings(inputs, problems)
    languages = _parse_languages(document, problems)
    units = read_units(inputs.files.get(UNITS, b""), UNITS, languages, problems)
    shelf = Shelf(inputs.files, languages, units, _parse_sources(inputs, languages, problems))
    return Site(
        base_url=_parse_base_url(document, problems),
        name=take_text(document, ("name",), languages, problems),
        tagline=take_text(document, ("tagline",), languages, problems),
        published_by=take_text(document, ("published_by",), languages, problems),
        default=take(document, ("defaults", "language"), str, problems, next(iter(languages))),
        languages=languages,
        units=units,
        strings=_parse_strings(inputs, languages, problems),
        sources=shelf.sources,
        stories=parse_stories(shelf, problems),
        leaves=_parse_leaves(shelf, problems),
        files=inputs.files,
    )


def _parse_settings(inputs: Inputs, problems: Problems) -> Document:
    if SETTINGS not in inputs.files:
        problems.add("site-no-settings", Origin(SETTINGS))
        problems.raise_if_any()
    document = parse_document(inputs.files[SETTINGS], SETTINGS, problems)
    known = ("base_url", "name", "tagline", "published_by", "languages", "defaults")
    check_keys(document, (), known, problems)
    return document


def _parse_languages(document: Document, problems: Problems) -> dict[str, Language]:
    """Parse [languages.<code>] tables; authored languages come first, in the file's order."""
    languages: dict[str, Language] = {}
    for code in take(document, ("languages",), dict, problems):
        path = ("languages", code)
        check_keys(document, path, ("tag", "name", "derived_from", "overrides"), problems)
        languages[code] = Language(
            code=code,
            tag=take(document, (*path, "tag"), str, problems),
            name=take(document, (*path, "name"), str, problems),
            derived_from=take(document, (*path, "derived_from"), str, problems, "") or None,
            overrides=take(document, (*path, "overrides"), dict, problems, {}),
        )
    for code, language in languages.items():
        if language.derived_from and language.derived_from not in languages:
            origin = document.origin("languages", code, "derived_from")
            problems.add("site-derived-from", origin, found=language.derived_from)
    if not languages:
        problems.add("site-no-languages", Origin(SETTINGS))
    problems.raise_if_any()
    return dict(sorted(languages.items(), key=lambda item: item[1].derived_from is not None))


def _parse_base_url(document: Document, problems: Problems) -> str:
    url: str = take(document, ("base_url",), str, problems)
    parts = urlsplit(url)
    if url and (parts.scheme not in ("http", "https") or not parts.netloc or parts.query):
        problems.add("site-base-url", document.origin("base_url"), url=url)
    return url.rstrip("/") + "/"


def _parse_strings(
    inputs: Inputs, languages: Mapping[str, Language], problems: Problems
) -> dict[str, Text]:
    document = parse_document(inputs.files.get(STRINGS, b""), STRINGS, problems)
    return {key: take_text(document, (key,), languages, problems) for key in document.values}


def _parse_sources(
    inputs: Inputs, languages: Mapping[str, Language], problems: Problems
) -> dict[str, Source]:
    if SOURCES not in inputs.files:
        return {}
    shelf = Shelf(inputs.files, languages, {}, {})
    table = parse_table(SOURCES, shelf, Origin(SOURCES), problems)
    return {} if table is None else parse_sources(table, languages, problems)


def _parse_leaves(shelf: Shelf, problems: Problems) -> tuple[Leaf, ...]:
    names = sorted({f[len(LEAVES) :].split("/")[0] for f in shelf.files if f.startswith(LEAVES)})
    return tuple(Leaf(name, parse_prose(LEAVES + name, shelf, problems)) for name in names)

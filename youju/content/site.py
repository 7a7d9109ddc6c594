"""Owns loading: the input files become one Site, or every problem in them is raised at once."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from youju.content.declared import PAGE_NAME
from youju.content.grades import RULES, parse_rules
from youju.content.hiding import check_looks
from youju.content.languages import KEYS as LANGUAGE_KEYS
from youju.content.languages import parse_languages
from youju.content.load_context import Shelf, find_workbook, parse_prose, parse_table
from youju.content.look import parse_look
from youju.content.placing import lift_keys
from youju.content.register import LOCK, list_figures, parse_register
from youju.content.sheets import FRAMES, check_sheets
from youju.content.stories import CHECKS_TABLE, STORIES_FOLDER, find_checks, parse_stories
from youju.content.tombstones import TOMBSTONES, parse_tombstones
from youju.content.units import read_units
from youju.formats.toml import Document, check_keys, parse_document, take, take_lists, take_text
from youju.inputs import Inputs, read_home
from youju.model import (
    Correction,
    Language,
    Leaf,
    Licence,
    Origin,
    Site,
    Source,
    Text,
    Unit,
    list_authored,
)
from youju.output.manifest import hash_bytes
from youju.output.up_to_date import find_engine
from youju.problems import Problems
from youju.store.cache import Store, make_key
from youju.tables.corrections import CORRECTIONS, parse_corrections
from youju.tables.print_indexes import parse_indexes
from youju.tables.sources import SOURCES, is_address, parse_sources
from youju.theme.house import use_look

SETTINGS = "site_src/site.toml"
STRINGS = "site_src/strings.toml"
UNITS = "site_src/units.toml"
LEAVES = "site_src/pages/"
_KEYS = (
    *("base_url", "name", "tagline", "published_by"),
    *("languages", "defaults", "numerals", "licence", "checks", RULES),
)
# It stands in policies, attributes and snippets: a host, a port and a path of plain names.
_BASE_URL = re.compile(
    r"https?://(?:[\w-]+(?:\.[\w-]+)*|\[[0-9a-fA-F:.]+\])(?::\d{1,5})?(?:/[\w.~%+-]+)*/*"
)


def load_site(inputs: Inputs, problems: Problems, store: Store | None = None) -> Site:
    """Return the Site that `inputs` hold; every mistake is reported to `problems`.

    The `store` keeps tables that were worked out.

    Raises BuildError at once only when the languages cannot be known: all else hangs on them.
    """
    document = _parse_settings(inputs, problems)
    problems.rule(parse_rules(document, problems))
    languages = parse_languages(document, inputs.files, problems)
    shelf = _fill_shelf(document, inputs, languages, store, problems)
    check_sheets(inputs.files, inputs.home.get(FRAMES, b""), problems)
    check_looks(inputs.files, problems)
    look = parse_look(inputs.files, problems)
    with use_look(look):  # whose colours tell the parts of charts apart
        stories = parse_stories(shelf, problems)
    register = parse_register(inputs.files.get(LOCK, b""), problems)
    figures = list_figures(register, stories)
    spoilt = {story.slug for story in stories if not story.unread.whole}
    spoilt |= {"" for problem in problems if problem.code == "story-no-settings"}
    return Site(
        base_url=_parse_base_url(document, problems),
        name=take_text(document, ("name",), languages, problems),
        tagline=take_text(document, ("tagline",), languages, problems),
        published_by=take_text(document, ("published_by",), languages, problems),
        default=_parse_default(document, languages, problems),
        languages=languages,
        units=shelf.units,
        strings=_parse_strings(inputs, languages, problems),
        sources=shelf.sources,
        stories=stories,
        leaves=_parse_leaves(shelf, problems),
        files=inputs.files,
        look=look,
        allowed=_parse_allowed(document, languages, problems),
        licence=_parse_licence(document, languages, problems),
        register=register,
        tombstones=parse_tombstones(inputs.files.get(TOMBSTONES, b""), languages, problems),
        corrections=_parse_corrections(inputs, figures, spoilt, languages, problems),
        indexes=parse_indexes(inputs.files, problems),
        house=inputs.home if inputs.root.resolve() != read_home().resolve() else {},
    )


def _fill_shelf(
    document: Document,
    inputs: Inputs,
    languages: Mapping[str, Language],
    store: Store | None,
    problems: Problems,
) -> Shelf:
    """Return what all stories are loaded with: languages, units, sources, tables of relations."""
    units = read_units(inputs.files.get(UNITS, b""), UNITS, languages, problems)
    units |= _complete_units(inputs, languages, units)
    sources = _parse_sources(inputs, languages, problems)
    checks = _find_checks(document, inputs, problems)
    common = _digest_common(inputs, checks) if store else ""
    return Shelf(inputs.files, languages, units, sources, checks, store, common)


def _digest_common(inputs: Inputs, checks: tuple[str, ...]) -> str:
    """Return the digest of what stories are loaded with beside files of their own: languages,
    units, sources, tables of relations, rules of the site, and the engine."""
    shared = {
        name: content
        for name, content in inputs.files.items()
        if name.startswith(("site_src/", SOURCES.removesuffix("csv")))
        and not name.startswith((STORIES_FOLDER, LEAVES))
    }
    own = {f"home/{name}": content for name, content in inputs.home.items()}
    named = (shared | own).items()
    parts = (part for name, content in named for part in (name, hash_bytes(content)))
    return make_key("made", find_engine(inputs), repr(checks), *parts)


def _parse_settings(inputs: Inputs, problems: Problems) -> Document:
    if SETTINGS not in inputs.files:
        problems.add("site-no-settings", Origin(SETTINGS))
        problems.raise_if_any()
    document = parse_document(inputs.files[SETTINGS], SETTINGS, problems)
    tables = {"defaults": ("language",), "languages.*": LANGUAGE_KEYS, "numerals": ("allow",)}
    document = lift_keys(document, _KEYS, tables | {"licence": ("name", "url")}, problems)
    check_keys(document, (), _KEYS, problems)
    return document


def _parse_default(
    document: Document, languages: Mapping[str, Language], problems: Problems
) -> str:
    first = next(iter(languages))
    default: str = take(document, ("defaults", "language"), str, problems, first)
    if default not in languages:
        origin = document.origin("defaults", "language")
        problems.add("site-default", origin, found=default, known=", ".join(languages))
        return first
    return default


def _parse_base_url(document: Document, problems: Problems) -> str:
    url: str = take(document, ("base_url",), str, problems)
    if url and not _BASE_URL.fullmatch(url):
        problems.add("site-base-url", document.origin("base_url"), url=url)
    return url.rstrip("/") + "/"


def _parse_allowed(
    document: Document, languages: Mapping[str, Language], problems: Problems
) -> dict[str, tuple[str, ...]]:
    """Parse [numerals] allow.<code>: names and idioms whose numbers need no evidence."""
    check_keys(document, ("numerals",), ("allow",), problems)
    return take_lists(document, ("numerals", "allow"), list_authored(languages), problems)


def _parse_licence(
    document: Document, languages: Mapping[str, Language], problems: Problems
) -> Licence | None:
    """Parse [licence]: the terms of the site's own charts and tables; without it, none is named."""
    if "licence" not in document.values:
        return None
    check_keys(document, ("licence",), ("name", "url"), problems)
    url: str = take(document, ("licence", "url"), str, problems)
    if url and not is_address(url):
        problems.add("site-licence-url", document.origin("licence", "url"), url=url)
    return Licence(take_text(document, ("licence", "name"), languages, problems), url)


def _parse_strings(
    inputs: Inputs, languages: Mapping[str, Language], problems: Problems
) -> dict[str, Text]:
    document = parse_document(inputs.files.get(STRINGS, b""), STRINGS, problems)
    strings = {key: take_text(document, (key,), languages, problems) for key in document.values}
    own = parse_document(_home(inputs, STRINGS), STRINGS, Problems())
    for key in [key for key in own.values if key not in strings]:
        lacks = Problems()
        text = take_text(own, (key,), languages, lacks)
        if not lacks:  # in a language that Youju does not speak, the site must say it itself
            strings[key] = text
    return strings


def _complete_units(
    inputs: Inputs, languages: Mapping[str, Language], units: Mapping[str, Unit]
) -> dict[str, Unit]:
    """Return those of Youju's own units that the site has not, and its own completed for sources in
    other languages; a spelling that two units share is read as the site has it, for its own come
    first."""
    ours = read_units(_home(inputs, UNITS), UNITS, languages, Problems())
    for name in ours.keys() & units.keys():
        own, other = units[name], ours[name]
        foreign = {code: forms for code, forms in other.forms.items() if code not in languages}
        alike = own.kind == other.kind
        ours[name] = replace(own, forms={**foreign, **own.forms}) if alike else own
    return ours


def _home(inputs: Inputs, name: str) -> bytes:
    """Return Youju's own of a file that the site has, too; it has no mistakes to be told."""
    own = inputs.home.get(name, b"")
    return b"" if own == inputs.files.get(name) else own


def _parse_sources(
    inputs: Inputs, languages: Mapping[str, Language], problems: Problems
) -> dict[str, Source]:
    shelf = Shelf(inputs.files, languages, {}, {})
    if SOURCES not in inputs.files and not find_workbook(SOURCES, inputs.files):
        return {}  # only who names a source needs the table
    table = parse_table(SOURCES, shelf, Origin(SOURCES), problems)
    return {} if table is None else parse_sources(table, languages, problems)


def _find_checks(document: Document, inputs: Inputs, problems: Problems) -> tuple[str, ...]:
    """Return the tables of relations of the whole site: those that `checks` names.

    Without the key it is data/checks.csv, where that stands. If it were lost then, nobody could
    know that it had been there, so the line that names it is told.
    """
    if "checks" in document.values:
        return find_checks(document, "", inputs.files, problems)
    if CHECKS_TABLE not in inputs.files:
        return ()
    problems.add("checks-unnamed", Origin(SETTINGS), file=CHECKS_TABLE)
    return (CHECKS_TABLE,)


def _parse_corrections(
    inputs: Inputs,
    figures: Mapping[str, Collection[str]],
    spoilt: Collection[str],
    languages: Mapping[str, Language],
    problems: Problems,
) -> tuple[Correction, ...]:
    if CORRECTIONS not in inputs.files:
        return ()
    shelf = Shelf(inputs.files, languages, {}, {})
    table = parse_table(CORRECTIONS, shelf, Origin(CORRECTIONS), problems)
    if table is None:
        return ()
    return parse_corrections(table, figures, languages, problems, spoilt)


def _parse_leaves(shelf: Shelf, problems: Problems) -> tuple[Leaf, ...]:
    names = sorted({f[len(LEAVES) :].split("/")[0] for f in shelf.files if f.startswith(LEAVES)})
    for name in names:
        if not PAGE_NAME.fullmatch(name):
            problems.add("page-name", Origin(LEAVES + name), name=name)
    return tuple(Leaf(name, parse_prose(LEAVES + name, shelf, problems)) for name in names)

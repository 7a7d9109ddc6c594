"""Owns data/sources.csv: each row becomes a Source that figures point to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from youju.formats.rows import (
    Row,
    check_ids,
    check_one_line,
    is_whole,
    list_rows,
    match_columns,
    parse_optional_text,
    parse_text,
)
from youju.model import Language, Origin, Source, Table, Text, list_authored
from youju.numbers.foreign import list_foreign
from youju.problems import Problems
from youju.tables.days import parse_date

SOURCES = "data/sources.csv"
# What a source is: a text, whose numbers can be held, or something without one.
MEDIUM_TEXT = "text"
MEDIA = (MEDIUM_TEXT, "picture", "recording", "call")
SOURCE_ID = re.compile(r"[a-z][a-z0-9_-]{0,63}")
_NEEDED = ("id", "language", "published")
_WORDS = ("publisher", "title")
_FURTHER_WORDS = ("republisher", "note", "licence")
_ADDRESSES = ("url", "republished_url")
# Where a source names only the year or the month, so do we.
_DATE = re.compile(r"[12][0-9]{3}(?:-[0-9]{2}){0,2}")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")


def parse_sources(
    table: Table, languages: Mapping[str, Language], problems: Problems
) -> dict[str, Source]:
    """Return the sources of `table` by id; every mistake is reported at its cell.

    It may be in one of `languages`, or in one that Youju reads; in that its title is given, too. A
    source with a mistake is returned all the same, so that the figures which cite it are not
    reported as well; its language is "" when it is unknown.
    """
    codes = list_authored(languages)
    foreign = list_foreign(languages)
    needed = [f"{stem}_{code}" for stem in _WORDS for code in codes]
    further: list[str] = []
    for stem in _FURTHER_WORDS:
        names = [f"{stem}_{code}" for code in codes]
        (needed if any(name in table.columns for name in names) else further).extend(names)
    used = {row.cell("language") for row in list_rows(table)}
    needed += [f"title_{code}" for code in foreign if code in used]
    table = match_columns(table, (*_NEEDED, *needed), (*_ADDRESSES, "medium", *further), problems)
    rows = check_ids(list_rows(table), SOURCE_ID, "source", problems)
    return {row.cell("id"): _make_source(row, languages, foreign, problems) for row in rows}


def is_unknown(found: str, sources: Mapping[str, Source], problems: Problems) -> bool:
    """Tell whether `found` is certainly none of the site's sources.

    Where rows of their table could not be read it may be one of those; a table that is not there
    is told here, once, and nothing of those who name a source in it.
    """
    if found in sources or not is_whole(SOURCES, problems):
        return False
    if not sources:
        problems.add("source-no-table", Origin(SOURCES))
    return bool(sources)


def is_address(found: str) -> bool:
    """Tell whether `found` is a plain https address: https://news.example/2021/report."""
    try:
        parts = urlsplit(found)
        host = parts.hostname or ""
    except ValueError:
        return False
    plain = not re.search(r"""[\s"'<>\\^`{|}]""", found) and "@" not in parts.netloc
    return plain and parts.scheme == "https" and bool(_HOST.fullmatch(host)) and len(found) < 2_000


def _make_source(
    row: Row,
    languages: Mapping[str, Language],
    foreign: Mapping[str, Language],
    problems: Problems,
) -> Source:
    """Return the source in `row`; `foreign` are languages that the site does not speak."""
    codes = list_authored(languages)
    lines = [f"{stem}_{code}" for stem in (*_WORDS, "republisher", "licence") for code in codes]
    check_one_line(row, (*_NEEDED, *lines, *_ADDRESSES), problems)
    for name in _ADDRESSES:
        _check_address(row, name, problems)
    republisher = parse_optional_text(row, "republisher", languages, problems)
    if row.cell("republished_url") and republisher is None:
        row.report("source-no-republisher", "republished_url", problems)
    language = _parse_language(row, {**languages, **foreign}, problems)
    return Source(
        id=row.cell("id"),
        publisher=parse_text(row, "publisher", languages, problems),
        title=_parse_title(row, languages, foreign.get(language), problems),
        language=language,
        published=parse_date(row, "published", "source", problems, _DATE),
        url=row.cell("url"),
        republisher=republisher,
        republished_url=row.cell("republished_url"),
        note=parse_optional_text(row, "note", languages, problems),
        origin=row.origin("id"),
        licence=parse_optional_text(row, "licence", languages, problems),
        medium=_parse_medium(row, problems),
        written_in={**languages, **foreign}.get(language),
    )


def _parse_title(
    row: Row, languages: Mapping[str, Language], foreign: Language | None, problems: Problems
) -> Text:
    """Return the title in `languages`, and in the `foreign` one that the source is in, if any."""
    title = parse_text(row, "title", languages, problems)
    if foreign is None:
        return title
    own = parse_text(row, "title", {foreign.code: foreign}, problems)
    return Text({**title, **own}, (*title, *own))


def _parse_medium(row: Row, problems: Problems) -> str:
    """Return what the source is; an empty cell is a text."""
    found = row.cell("medium") or MEDIUM_TEXT
    if found in MEDIA:
        return found
    row.report("source-unknown-medium", "medium", problems, known=", ".join(MEDIA))
    return MEDIUM_TEXT


def _parse_language(row: Row, languages: Mapping[str, Language], problems: Problems) -> str:
    found = row.cell("language")
    if found in languages:
        return found
    if "language" in row.table.columns:
        known = ", ".join(languages)
        row.report("source-unknown-language", "language", problems, known=known)
    return ""


def _check_address(row: Row, name: str, problems: Problems) -> None:
    """Report an address that is not plainly https: others can carry scripts or be tampered with."""
    found = row.cell(name)
    if not found:
        return
    if found.lower().startswith("http://"):
        row.report("source-http", name, problems)
    elif not is_address(found):
        row.report("source-bad-address", name, problems)

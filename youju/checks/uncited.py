"""Owns the gate: a number in an editor's words that is neither cited, dated nor marked is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, partial
from itertools import product

from youju.checks.cell_numbers import is_named
from youju.checks.declared import list_declared
from youju.checks.markup import blank_citations
from youju.checks.names import check_names, list_phrases
from youju.checks.naming import Naming
from youju.checks.numeral_patterns import LABELS, SUBTITLES, Vocabulary, vocabulary_of
from youju.checks.suggestions import Suggestions
from youju.checks.texts import (
    SITE_TABLES,
    Written,
    list_site,
    list_story,
    list_tables,
    make_prose,
)
from youju.checks.typed_numbers import Span, find_numerals
from youju.content.cited import parse_cited
from youju.formats.csv import parse_csv
from youju.formats.decoding import decode
from youju.formats.rows import Row, list_rows
from youju.languages import style_of
from youju.model import Language, Origin, Site, Story
from youju.numbers.periods import check_period, word_period
from youju.problems import Problems
from youju.tables.shifted import drop_shifted, list_figure_fits

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_QUOTED = r"(?:「{0}」|『{0}』|“{0}”|‘{0}’|\"{0}\")"
# What is shown of a line on each side of a number: some characters, and the rest of a word.
_BEFORE = re.compile(r"[A-Za-z]{0,12}.{0,16}$")
_AFTER = re.compile(r".{0,16}[A-Za-z]{0,12}")
# The piece that is shown is found in so many characters on each side.
_REACH = 60
# What a period counts, behind its number: 年, years, -year.
_UNIT = re.compile(r"[ \u00a0-]?[A-Za-z]+|\w")
_ENTITY = re.compile(r"&#?\w{1,31};")


def check_naked(site: Site, problems: Problems) -> None:
    """Report every number that was typed in story.toml and the tables of stories.

    A number passes inside `{{ fig(…) }}` and `{{ literal(…) }}`, as a date, and in an idiom of
    its language's data file, of site.toml or of story.toml; in a label also as a name, and where
    the cell that it words has it. What may be a name anyhow is a note. Derived languages have the
    same text and are left out.
    """
    check_names(site, problems)
    for story in site.stories:
        _check_texts(site, list_story(site, story), story, problems)
    for file, stems in list_tables(site.stories).items():
        _check_table(site, file, stems, problems)


def check_naked_prose(site: Site, problems: Problems) -> None:
    """Report every number that was typed in the prose of stories and pages."""
    for story, code in product(site.stories, site.authored):
        _check_texts(site, [make_prose(story.prose[code], code)], story, problems)
    for leaf, code in product(site.leaves, site.authored):
        text = make_prose(leaf.prose[code], code)
        _check_texts(site, [text], None, problems)
        _check_braces(text, text.whole.lstrip().partition("\n")[0], problems)


def check_naked_words(site: Site, problems: Problems) -> None:
    """Report every number that was typed in site.toml, strings.toml or a table of the site."""
    _check_texts(site, list_site(site), None, problems)
    for file, stems in SITE_TABLES.items():
        _check_table(site, file, stems, problems)


def _vocabulary(
    site: Site, code: str, story: Story | None = None, *, place: str = ""
) -> Vocabulary:
    return vocabulary_of(site.languages[code], list_phrases(site, story, code), place=place)


def _check_texts(
    site: Site, texts: Iterable[Written], story: Story | None, problems: Problems
) -> None:
    """Report the numbers typed in `texts`; in those of a story, with the figure each may be."""
    suggestions = cache(partial(Suggestions, site, story)) if story else None
    naming = cache(partial(Naming, site, story))
    for text in texts:
        if text.plain and not text.label:
            _check_braces(text, text.whole, problems)
        else:
            _check_calls(site, text, story, problems)
        place = LABELS if text.label else SUBTITLES if text.key.endswith(".subtitle") else ""
        vocabulary = _vocabulary(site, text.code, story, place=place)
        style = style_of(site.languages[text.code])
        for span in find_numerals(text.shown, vocabulary):
            values = _describe(text.whole, span)
            values |= naming(text.code).suggest(text.shown, span, vocabulary)
            if text.names and is_named(values["found"], text.names, style):
                continue
            suggested = suggestions(text.code) if suggestions and not text.plain else None
            if near := suggested.find(text.shown, span) if suggested else ():
                code, values["cite"] = "naked-figure", _cite(near)
            else:
                code = _choose_code(text, span, values["found"])
            if code == "naked-year":
                values |= _date_year(values["found"], site.languages[text.code])
            problems.add(code, text.origin(span.start), **values)


def _choose_code(text: Written, span: Span, found: str) -> str:
    """Return the problem that a typed number is: how it is mended depends on where it stands."""
    if span.doubtful:
        return "naked-doubt"
    if _YEAR.fullmatch(found):
        return "naked-year"
    if text.label:
        return "naked-label"
    return "naked-words" if text.plain else "naked-number"


def _date_year(year: str, language: Language) -> dict[str, str]:
    """Return how `language` writes `year` so that it is no number (2019年), or the year bare."""
    dated = word_period(year, language)
    return {"bare": year} if dated == year else {"dated": dated}


def _describe(text: str, span: Span) -> dict[str, str]:
    """Return the number and a piece of its line, whole words of it: "…at first glance, it…"."""
    found = (_ENTITY.match(text, span.start) or text)[0] if text[span.start] == "&" else ""
    found = found or text[span.start : span.end]
    behind = span.start + len(found)
    before = text[max(0, span.start - _REACH) : span.start].rpartition("\n")[2]
    after = text[behind : behind + _REACH].partition("\n")[0]
    first, last = _BEFORE.search(before), _AFTER.match(after)
    start, end = first[0] if first else "", last[0] if last else ""
    around = f"{start}{found}{end}".strip()
    cut = "…" * (len(start) < len(before)), "…" * (len(end) < len(after))
    return {"found": found, "around": f"{cut[0]}{around}{cut[1]}"}


def _cite(ids: Sequence[str]) -> str:
    return " / ".join(f'{{{{ fig("{key}") }}}}' for key in ids)


def _check_braces(text: Written, plain: str, problems: Problems) -> None:
    """Report double braces in `plain`, a part of `text` where they would be printed."""
    if "{{" in plain:
        start = text.whole.find("{{")
        around = _describe(text.whole, Span(start, start + 2))["around"]
        problems.add("naked-citation", text.origin(start), around=around)


def _check_calls(site: Site, text: Written, story: Story | None, problems: Problems) -> None:
    """Report what literal() may not declare; in a label, everything that is no literal() too."""
    cited = parse_cited(text.whole, text.origin(0), problems if text.label else None)
    for citation in cited.citations:
        if citation.function == "literal" and not citation.reason.strip():
            problems.add("naked-reason", citation.origin, found=citation.id)
        elif text.label and citation.function != "literal":
            around = " ".join(text.whole.split())[:60]
            problems.add("naked-citation", citation.origin, around=around)
    for citation, said in list_declared(site, story, text.code, cited):
        problems.add("naked-literal", citation.origin, found=citation.id, said=said)


def _check_table(site: Site, file: str, stems: Iterable[str], problems: Problems) -> None:
    """Check the words of a table, whose mistakes of shape its reader has reported."""
    text = decode(site.files.get(file, b""), file, Problems())
    table = parse_csv(text, file, Problems()) if text and stems else None
    if table is None:
        return
    if "value" in table.columns:  # of rows whose cells stand beside their own, their reader told
        fits = list_figure_fits(table.columns, site.units, site.sources)
        table = drop_shifted(table, fits, Problems())
    rows = list(list_rows(table))
    prints = [row.cell(name) for row in rows for name in ("as_printed", "was") if row.cell(name)]
    quoted = re.compile(_QUOTED.format("(?:" + "|".join(map(re.escape, prints)) + ")"))
    for row in rows:
        for code in site.authored:
            for stem in stems:
                _check_cell(site, row, f"{stem}_{code}", code, quoted, problems)


def _check_cell(
    site: Site, row: Row, name: str, code: str, quoted: re.Pattern[str], problems: Problems
) -> None:
    """A cell may quote a print of its table and name its row's own period (三年, three years)."""
    cell = row.cell(name)
    if "{{" in cell:
        _check_declared(site, row, name, code, problems)
    period = row.cell("period")
    words = word_period(period, site.languages[code]).lower() if check_period(period) else ""
    prints = [match.span() for match in quoted.finditer(cell)]
    shown, vocabulary = blank_citations(cell), _vocabulary(site, code, place=LABELS)
    for span in find_numerals(shown, vocabulary):
        if any(start <= span.start and span.end <= end for start, end in prints):
            continue
        if not _names_period(cell, span, words):
            values = _describe(cell, span)
            values |= Naming(site, None, code).suggest(shown, span, vocabulary)
            row.report("naked-doubt" if span.doubtful else "naked-cell", name, problems, **values)


def _check_declared(site: Site, row: Row, name: str, code: str, problems: Problems) -> None:
    """Report what a cell has in double braces, but for literal() in words of a figure."""
    found, cell = Problems(), row.cell(name)
    cited = parse_cited(cell, Origin(""), found)
    literal = "label" in name or "value" in row.table.columns
    if found or not literal or any(one.function != "literal" for one in cited.citations):
        around = _describe(cell, Span(cell.find("{{"), cell.find("{{") + 2))["around"]
        row.report("naked-citation", name, problems, around=around)
        return
    for citation in cited.citations:
        if not citation.reason.strip():
            row.report("naked-reason", name, problems, found=citation.id)
    for citation, said in list_declared(site, None, code, cited):
        row.report("naked-literal", name, problems, found=citation.id, said=said)


def _names_period(cell: str, span: Span, words: str) -> bool:
    """Tell whether the number with the word after it stands in the period's own words."""
    unit = _UNIT.match(cell, span.end)
    if not unit:
        return False
    name = re.sub(r"[\u00a0-]", " ", cell[span.start : unit.end()].lower())
    return bool(re.search(rf"(?<!\d){re.escape(name)}", words))

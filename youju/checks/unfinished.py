"""Owns unfinished work: what editors and their programs leave in a text to be done later."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from youju.checks.texts import (
    SITE_TABLES,
    Written,
    list_prose,
    list_site,
    list_story,
    list_tables,
)
from youju.content.cited import parse_cited
from youju.formats.conflicts import find_conflicts
from youju.formats.csv import parse_csv
from youju.formats.decoding import decode
from youju.formats.rows import Row, list_rows
from youju.model import Site
from youju.problems import Problems

_HAN = "\u3400-\u9fff"
_BRACES = re.compile(
    r"\{[ \t]*(?:fig|chart|literal)[ \t]*\([^\n{}]*|｛(?![#＃])[^\n｝]*｝{0,2}"
    r"|(?<![\w.])(?:fig|chart|literal)\([ \t]*[\"'“‘][^\n)]*\)?"
)
_MARK = re.compile(
    r"\b(?:TODO|FIXME|XXX|xxx+|TBC|TBD|TKTK)\b|[【〔\[]待[^】〕\]\n]{0,20}[】〕\]]"
    r"|(?:^|(?<=[，。；：、（(]))待[補补查核填](?=[，。；、）)]|$)|[Ll]orem ipsum",
    re.MULTILINE,
)
_LOST = re.compile(rf"(?<=[{_HAN}])\?+(?=[{_HAN}])")
# Behind words that ask, it is a question with a mark of half width.
_ASKING = re.compile(
    r"[嗎吗呢吧麼么嘛呀啊誰谁何哪幾几怎]|[是能可有]否|有[沒没]有|多少|(.)不\1", re.DOTALL
)
_CLAUSE = 24
_ALL_LOST = re.compile(r"\?{2,}")
_BEFORE, _AFTER = 8, 16


def has_unfinished_braces(shown: str) -> bool:
    """Tell whether readers of a text, which is `shown`, would see a citation as it was typed."""
    return bool(_BRACES.search(shown))


def check_unfinished_texts(site: Site, problems: Problems) -> None:
    """Report what is not finished in the words of stories and pages."""
    texts = [text for story in site.stories for text in list_story(site, story)]
    for text in [*(story.prose for story in site.stories), *(leaf.prose for leaf in site.leaves)]:
        texts += list_prose(site, text)
    check_unfinished(texts, problems)


def check_unfinished(texts: Iterable[Written], problems: Problems) -> None:
    """Report what is not finished in `texts`; what stands in a citation or a literal is meant so.

    Braces that cannot be read have been told, and are not told again.
    """
    for text in texts:
        for place, found in find_conflicts(text.shown):
            problems.add("unfinished-conflict", text.origin(place), found=found)
        parse_cited(text.whole, text.origin(0), broken := Problems())
        patterns = {"mark": _MARK, "lost": _LOST} | ({} if broken else {"braces": _BRACES})
        for kind, pattern in patterns.items():
            for match in pattern.finditer(text.shown):
                if kind == "lost" and _asks(text.shown, match.start()):
                    continue
                found = _show_around(text.shown, match)
                problems.add(f"unfinished-{kind}", text.origin(match.start()), found=found)


def check_unfinished_words(site: Site, problems: Problems) -> None:
    """Report what is not finished in the words and tables of the whole site."""
    check_unfinished(list_site(site), problems)
    _check_cells(site, SITE_TABLES, problems)


def check_unfinished_cells(site: Site, problems: Problems) -> None:
    """Report cells of stories' tables with lost characters, and words that say what is still to be
    done.

    The latter are looked for where editors write to readers; other words are the source's.
    """
    _check_cells(site, list_tables(site.stories), problems)


def _check_cells(site: Site, tables: Mapping[str, tuple[str, ...]], problems: Problems) -> None:
    for file, stems in tables.items():
        for row in _read_rows(site, file):
            for name, cell in row.cells():
                patterns = {"lost": _LOST}
                if name.rpartition("_")[0] in stems:
                    patterns["mark"] = _MARK
                    if _ALL_LOST.fullmatch(cell):
                        row.report("unfinished-cell-lost", name, problems)
                for kind, pattern in patterns.items():
                    match = pattern.search(cell)
                    if match and not (kind == "lost" and _asks(cell, match.start())):
                        found = _show_around(cell, match)
                        row.report(f"unfinished-cell-{kind}", name, problems, found=found)


def _read_rows(site: Site, file: str) -> Iterator[Row]:
    """Yield the rows of a table, whose mistakes of shape its reader has reported."""
    text = decode(site.files.get(file, b""), file, Problems())
    table = parse_csv(text, file, Problems()) if text else None
    return list_rows(table) if table else iter(())


def _asks(text: str, place: int) -> bool:
    """Tell whether the words before `place`, back to a sign or a line's end, are a question."""
    clause = re.split(r"[^\w「」『』“”]", text[max(0, place - _CLAUSE) : place])[-1]
    return bool(_ASKING.search(clause))


def _show_around(text: str, match: re.Match[str]) -> str:
    before = text[max(0, match.start() - _BEFORE) : match.start()].rpartition("\n")[2]
    after = text[match.end() : match.end() + _AFTER].partition("\n")[0]
    return f"{before}{match[0]}{after}".replace("\ufffc", "").strip()

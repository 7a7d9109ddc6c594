"""Owns the years, months and days that a text names, in any language: 2021年12月, May 2019."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from youju.checks.markup import blank_markdown
from youju.checks.numeral_patterns import vocabulary_of
from youju.languages import Style, style_of
from youju.model import Language
from youju.numbers.plurals import read_locale
from youju.store.memory import TEXTS

_YEAR = r"(?<!\d)(?<!\d[.,:])(?:1[5-9]|20|21)\d\d(?![\d%]|[.,:]\d)"
# Decades go by many names (1990s, 九十年代), and are left out.
_SECOND = r"(?:[–—/至到～〜]|-(?=1[3-9]|[2-9]))(\d\d)(?![\d月])"
_YEARS = re.compile(rf"({_YEAR})(?![’']?s\b|年代)(?:{_SECOND})?")
_ISO = re.compile(rf"({_YEAR})-(0[1-9]|1[0-2])(?:-([0-3]\d))?(?!\d)")
_DAY = re.compile(r"(?<!\d)([12]?\d|3[01])(?!\d|:)")
_WESTERN = range(1500, 2200)
# Short names are words and names of people, too (March on, Theresa May), but for behind a word in
# small letters or of two: in May, By March.
_LOWER = re.compile(r"(?:^|[^\w’'])(?:[a-z]+|[A-Z][a-z]),? $")
_SHORT = 5
# What joins the ends of a range: 1至3月 names two months.
_TO = r"(?:至|到|[-–—~～〜、])"
# A year of accounts, which others may name by the year that it ends in.
_FISCAL = re.compile(rf"({_YEAR})年度")


@dataclass(frozen=True)
class NamedDates:
    """The years, months (1 to 12) and days of a month that a text names, each once.

    Of the years some are `fiscal`, and end in the next one: 2023年度.
    """

    years: frozenset[int] = frozenset()
    months: frozenset[int] = frozenset()
    days: frozenset[int] = frozenset()
    fiscal: frozenset[int] = frozenset()


def find_dates(text: str, language: Language) -> NamedDates:
    """Return what dates the readers of `text`, Markdown in `language`, see named.

    Years stand in digits, in numerals one by one (二〇二一), or as a calendar counts them
    (民國110年); months go by the names that CLDR has for them. Days count only beside a month.
    """
    own = (part for pair in sorted(language.own.items()) for part in pair)
    mark = ("dates", language.tag, language.trillion, *own, text)
    return NamedDates(*map(frozenset, TEXTS.find(mark, lambda: _find_dates(text, language))))


def _find_dates(text: str, language: Language) -> tuple[list[int], ...]:
    shown = blank_markdown(text).translate(vocabulary_of(language).plain)
    years, months, days = _find_years(shown, language), set[int](), set[int]()
    for match in _ISO.finditer(shown):
        months.add(int(match[2]))
        days |= {int(match[3])} if match[3] else set()
    pattern, names = _read_months(language.tag)
    if pattern.search(shown):
        for span in _list_spans(shown, language):
            found, rest = _take_months(span, pattern, names)
            months |= found
            numbers = _DAY.findall(re.sub(_YEAR, "", rest)) if found else []
            days |= {int(number) for number in numbers if int(number)}
        months |= _find_bare(shown, pattern, names)
    fiscal = {int(match[1]) for match in _FISCAL.finditer(shown)}
    return sorted(years), sorted(months), sorted(days), sorted(fiscal)


def _find_years(shown: str, language: Language) -> set[int]:
    years: set[int] = set()
    for match in _YEARS.finditer(shown):
        years.add(int(match[1]))
        if match[2]:
            years.add(int(match[1][:2] + match[2]))
    spelled, digits = _read_spelled(style_of(language))
    for match in spelled.finditer(shown):
        year = int("".join(digits[sign] for sign in match[0]))
        years |= {year} if year in _WESTERN else set()
    for name, before in vocabulary_of(language).reigns.items():
        for match in re.finditer(rf"{re.escape(name)}\s?(\d{{1,3}}|元)\s?年", shown):
            years.add(before + (1 if match[1] == "元" else int(match[1])))
    return years


def _list_spans(shown: str, language: Language) -> list[str]:
    """Return the dates of `shown` as they are written, the longest where several patterns fit."""
    found = {m.span() for p in vocabulary_of(language).dates for m in p.finditer(shown)}
    return [shown[start:end] for start, end in found]


def _take_months(
    span: str, pattern: re.Pattern[str], names: dict[str, int]
) -> tuple[set[int], str]:
    """Return the months that a date names, and the date without them."""
    months: set[int] = set()
    for match in pattern.finditer(span):
        months.add(names[match["name"]])
        if match["from"] and 1 <= int(match["from"]) <= 12:
            months.add(int(match["from"]))
    return months, pattern.sub(" ", span)


def _find_bare(shown: str, pattern: re.Pattern[str], names: dict[str, int]) -> set[int]:
    """Return the months that stand alone: in December. A sentence may begin with March or May."""
    months: set[int] = set()
    for match in pattern.finditer(shown):
        name = match["name"]
        clear = not name[0].isalpha() or not name.isascii() or len(name) > _SHORT
        if clear or _LOWER.search(shown, 0, match.start("name")):
            months |= _take_months(match[0], pattern, names)[0]
    return months


@cache
def _read_spelled(style: Style) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern for years in numerals one by one, and the digit of each numeral."""
    numerals = style.words.numerals.items()
    digits = {sign: str(value) for sign, value in numerals if len(sign) == 1 and value < 10}
    signs = "".join(sign for sign in digits if not sign.isascii())
    return re.compile(rf"(?<![{signs}])[{signs}]{{4}}(?=年)" if signs else r"(?!)"), digits


@cache
def _read_months(tag: str) -> tuple[re.Pattern[str], dict[str, int]]:
    """Return a pattern for the months of a language as CLDR writes them, and each name's number."""
    names: dict[str, int] = {}
    for locale in (read_locale(tag), read_locale(tag.partition("-")[0])):
        for width in ("abbreviated", "wide"):
            names |= {name: number for number, name in locale.months["format"][width].items()}
    longest = sorted(names, key=len, reverse=True)
    latin = [re.escape(name) for name in longest if name[0].isascii() and name[0].isalpha()]
    signs = [re.escape(name) for name in longest if re.escape(name) not in latin]
    word = rf"\b(?:{'|'.join(latin) or '(?!)'})\b"
    sign = rf"(?<!\d)(?<!十)(?:{'|'.join(signs) or '(?!)'})"
    return re.compile(rf"(?:(?<!\d)(?P<from>\d{{1,2}}){_TO})?(?P<name>{word}|{sign})"), names

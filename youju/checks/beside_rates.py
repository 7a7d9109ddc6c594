"""Owns what a number is counted per: a day, a month, a year, as the figure's own words say."""

from __future__ import annotations

import re
from collections.abc import Mapping

from youju.checks.clauses import Clause, list_citing, list_clauses
from youju.checks.texts import Written
from youju.languages.claim_words import list_pattern_names, list_patterns
from youju.model import Figure, Language, Site
from youju.numbers.periods import find_repeated
from youju.problems import Problems


def check_beside_rates(site: Site, problems: Problems) -> None:
    """Report clauses that count per day, month or year what the figures that they cite count per
    another: by their period (P1Y), or by their label (*riders a day*).

    How a language says it is [rates] of its claims, by the letter of ISO 8601.
    """
    rates = {code: _read_rates(site.languages[code]) for code in site.authored}
    for story, text in list_citing(site):
        if rates[text.code]:
            for clause in list_clauses(story, text, site.languages[text.code]):
                _check_clause(text, clause, rates[text.code], problems)


def _check_clause(
    text: Written, clause: Clause, rates: Mapping[str, re.Pattern[str]], problems: Problems
) -> None:
    known = [
        (one.figure, own)
        for one in clause.cited
        if (own := _list_own(one.figure, text.code, rates))
    ]
    found = _find_rates(text.shown[clause.start : clause.end], rates) if known else {}
    if found and all(own.isdisjoint(found) for _, own in known):
        figure, match = known[0][0], next(iter(found.values()))
        values = {"id": figure.id, "found": match[0], "label": figure.label[text.code]}
        origin = text.origin(clause.start + match.start())
        problems.add("beside-other-rate", origin, **values, period=figure.period)


def _read_rates(language: Language) -> dict[str, re.Pattern[str]]:
    return {
        letter: re.compile("|".join(p.pattern for p in list_patterns(language, "rates", letter)))
        for letter in list_pattern_names(language, "rates")
    }


def _find_rates(text: str, rates: Mapping[str, re.Pattern[str]]) -> dict[str, re.Match[str]]:
    found = ((letter, pattern.search(text)) for letter, pattern in rates.items())
    return {letter: match for letter, match in found if match}


def _list_own(figure: Figure, code: str, rates: Mapping[str, re.Pattern[str]]) -> set[str]:
    """Return what a figure is counted per, by the letters of `rates`; nothing if it is no rate."""
    repeated = find_repeated(figure.period)
    return {*_find_rates(figure.label[code], rates)} | ({repeated} if repeated else set())

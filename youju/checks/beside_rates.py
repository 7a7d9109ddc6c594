"""Owns what a number is counted per: a day, a month, a year, as the figure's own words say."""

from __future__ import annotations

import re
from collections.abc import Mapping

from youju.checks.clauses import list_citing, list_clauses
from youju.languages.claiming import list_pattern_names, list_patterns
from youju.model import Figure, Language, Site
from youju.numbers.periods import find_repeated
from youju.problems import Problems


def check_beside_rates(site: Site, problems: Problems) -> None:
    """Report clauses that count per day, month or year what the figures that they cite count per
    another: by their period (P1Y), or by their label (*riders a day*).

    How a language says it is [rates] of its claims, by the letter of ISO 8601.
    """
    for story in site.stories:
        for code in site.authored:
            language = site.languages[code]
            rates = _read_rates(language)
            for text in list_citing(site, story, code) if rates else ():
                for clause in list_clauses(story, text):
                    shown = text.shown[clause.start : clause.end]
                    found = _find_rates(shown, rates) if clause.cited else {}
                    own = {
                        letter
                        for one in clause.cited
                        for letter in _list_own(one.figure, code, rates)
                    }
                    if found and own and not own & found.keys():
                        match = next(iter(found.values()))
                        figure = next(
                            one.figure for one in clause.cited if _list_own(one.figure, code, rates)
                        )
                        values = {"id": figure.id, "found": match[0], "label": figure.label[code]}
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

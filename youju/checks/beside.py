"""Owns units typed right beside a cited figure: a currency or a noun that is not its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from youju.checks.clauses import Named, list_cited, list_citing
from youju.checks.texts import Written
from youju.model import Figure, Site, Unit
from youju.problems import Problems

_NO_NOUN = re.compile(r"noun\s*=\s*False")
# A Chinese noun ends where a mark or one of these stands: 人 in 人才 is none.
_ENDS = "的和與及以是有在被將已也都來去中裏里内內后後前時时与将"
# What of Markdown may stand between a figure and its noun.
_BETWEEN = re.compile(r"[ \u00a0*_]*")
_REACH = 24
_HOME = re.compile("家[中裏里内內]")
_CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_BLOCK_ENDS = re.compile(r"\n\s*\n")
_SENTENCE_ENDS = re.compile(r"[。！？；]|[.!?;](?=\s)|\n\s*\n")
# Times follow sums as often: "it was $5 half an hour later".
_TIMES = {"hours", "days", "months"}
# What may be said of anybody and of anything.
_NO_PEOPLE = {"household", "school", "company", "village", "vehicle"}
_ANY = {"person", "item", "organisation", "number"}


def check_beside(site: Site, problems: Problems) -> None:
    """Report what is typed beside a figure and says another kind of unit, or no currency.

    People behind a sum of money are told, and dollars behind yuan; so is a sum cited without its
    noun where its own currency does not follow. Of nouns of one kind only what is cited without its
    own is told, unless its label has the other (students behind teachers): graduates may be people.
    """
    nouns = {code: _list_nouns(site.units, code) for code in site.authored}
    for story, text in list_citing(site):
        cited = list_cited(story, text)
        for one in cited:
            _check_cited(site, text, one, cited, nouns[text.code], problems)


def _check_cited(
    site: Site,
    text: Written,
    one: Named,
    cited: Sequence[Named],
    nouns: Mapping[str, set[str]],
    problems: Problems,
) -> None:
    start = _skip(text.whole, one.end)
    noun = _read_noun(text.whole[start : start + _REACH], nouns)
    key, own = one.figure.id, one.figure.quantity.unit
    if noun and own not in nouns[noun] and _differs(site, one.figure, nouns[noun]):
        problems.add("beside-other-unit", text.origin(start), id=key, found=noun, unit=own)
    elif noun and _NO_NOUN.search(one.how) and _is_other(site, text.code, one.figure, noun, nouns):
        problems.add("beside-other-noun", text.origin(start), id=key, found=noun, unit=own)
    elif (
        site.units[own].kind == "money"
        and _NO_NOUN.search(one.how)
        and not _says_currency(text.whole, one, cited, _list_own(nouns, own))
    ):
        problems.add("beside-no-currency", text.origin(one.start), id=key, unit=own)


def _says_currency(text: str, one: Named, cited: Sequence[Named], words: Sequence[str]) -> bool:
    """Tell whether the sentence or the table of a sum says its currency elsewhere: before it,
    behind the next one ("from A to B yuan"), or in a heading."""
    start, stop = _find_whole(text, one)
    near = [other for other in cited if start <= other.start < stop]
    unit = one.figure.quantity.unit
    if any(x.figure.quantity.unit == unit and not _NO_NOUN.search(x.how) for x in near):
        return True
    plain = _CALL.sub(" ", text[start:stop])
    return any(re.search(_bound(word), plain) for word in words)


def _find_whole(text: str, one: Named) -> tuple[int, int]:
    """Return where the sentence, or the table, begins and ends that cites `one`."""
    row = text.rfind("\n", 0, one.start) + 1
    ends = _BLOCK_ENDS if text[row : row + 1] == "|" else _SENTENCE_ENDS
    start = max((m.end() for m in ends.finditer(text, 0, one.start)), default=0)
    found = ends.search(text, one.end)
    return start, found.start() if found else len(text)


def _bound(word: str) -> str:
    latin = word.isascii() and word.isalpha()
    return rf"\b{re.escape(word)}\b" if latin else re.escape(word)


def _skip(text: str, start: int) -> int:
    found = _BETWEEN.match(text, start)
    return found.end() if found else start


def _differs(site: Site, figure: Figure, units: set[str]) -> bool:
    """Tell whether a noun of `units` cannot be said of the figure: another kind, or currency."""
    kind = site.units[figure.quantity.unit].kind
    kinds = {site.units[unit].kind for unit in units - _TIMES}
    return "money" in kinds if kind != "money" else bool(kinds & {"money", "count"})


def _is_other(
    site: Site, code: str, figure: Figure, noun: str, nouns: Mapping[str, set[str]]
) -> bool:
    """Tell whether `noun` names other things that are counted than the figure's."""
    own = figure.quantity.unit
    if own == "person" and nouns[noun] <= _NO_PEOPLE:
        return noun.lower() not in figure.label[code].lower()
    return (
        len(noun) > 1  # 名, 個 and 家 count much
        and own not in nouns[noun]
        and site.units[own].kind == "count"
        and not {own, *nouns[noun]} & _ANY
        and noun.lower() not in figure.label[code].lower()
    )


def _read_noun(text: str, nouns: Mapping[str, set[str]]) -> str:
    """Return the longest of `nouns` with which `text` begins, as a whole word; or "".

    Words in capitals are names (the Euro of 2024, Category 4), 家裏 and 家中 are at home.
    """
    for noun in sorted(nouns, key=len, reverse=True):
        if text.startswith((noun, noun.lower())) and not _HOME.match(text):
            behind = text[len(noun) : len(noun) + 1]
            if not behind.isalnum() or (not noun[-1].isascii() and behind in _ENDS):
                return noun
    return ""


def _list_own(nouns: Mapping[str, set[str]], unit: str) -> list[str]:
    return [noun for noun, units in nouns.items() if unit in units]


def _list_nouns(units: Mapping[str, Unit], code: str) -> dict[str, set[str]]:
    """Return what stands behind or before the number of each unit, with the units it is of."""
    nouns: dict[str, set[str]] = {}
    for unit in units.values():
        if unit.kind in ("money", "count"):
            for noun in _split_forms(unit, code):
                nouns.setdefault(noun, set()).add(unit.id)
    return nouns


def _split_forms(unit: Unit, code: str) -> Iterator[str]:
    for pattern in unit.forms.get(code, {}).values():
        yield from filter(None, (part.strip() for part in pattern.split("{n}")))

"""Owns citations that were replaced: a sentence whose words stayed, and whose figure did not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from youju.checks.likeness import find_share, list_stems
from youju.checks.markup import BLANK
from youju.checks.turns import Pair, Turn
from youju.languages.claiming import split_clauses
from youju.model import Figure, Language

_CALL = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_CITED = re.compile(r"""\s*fig\(\s*["']([^"'{}]+)["']""")


def find_replaced(
    before: Pair, now: Pair, languages: tuple[Language, Language], figures: Mapping[str, Figure]
) -> list[Turn]:
    """Return, as turns of the original, the figures that both languages cite in another's place.

    The words of the clause are as they were in one of the `languages`. Where the new
    figure's label has more of the passage's words than the former one's, the wrong one was
    mended; where both have the same label but for digits, one follows on the other.
    """
    if any(before[side] == now[side] for side in (0, 1)):
        return []  # languages that cite other figures are told elsewhere
    sides = [
        dict.fromkeys(_list_pairs(before[side], now[side], languages[side])) for side in (0, 1)
    ]
    found = []
    for old, new in sides[0] | sides[1]:
        gone = all(_count(before[side], old) > _count(now[side], old) for side in (0, 1))
        moved = (new, old) in sides[0] | sides[1]
        if not (gone or moved) or not {old, new} <= figures.keys():
            continue
        labels = [(figures[old].label[one.code], figures[new].label[one.code]) for one in languages]
        if not (_follows(labels) or _fits_better(labels, now)):
            was, is_now = labels[0]
            found.append(Turn("citation", 0, f"{was} ({old})", f"{is_now} ({new})"))
    return found


def _list_pairs(before: str, now: str, language: Language) -> Iterator[tuple[str, str]]:
    """Yield the former and the new id of each citation whose clause has kept its words."""
    former, present = (_read_clauses(text, language) for text in (before, now))
    for words, told in former.items():
        others = present.get(words, [])
        if len(told) == len(others):
            for ids in zip(told, others, strict=True):
                yield from (pair for pair in zip(*ids, strict=True) if pair[0] != pair[1])


def _read_clauses(text: str, language: Language) -> dict[str, list[list[str]]]:
    """Return the clauses that have words and cite: what each cites, by its words."""
    ids = []
    for call in _CALL.findall(text):
        cited = _CITED.match(call)
        ids.append(cited[1] if cited else call.strip())
    plain, clauses, at = " ".join(_CALL.sub(BLANK, text).split()), dict[str, list[list[str]]](), 0
    for clause in split_clauses(plain, language):
        count = clause.count(BLANK)
        if count and re.search(r"[^\W\d_]", clause):
            clauses.setdefault(clause.strip(), []).append(ids[at : at + count])
        at += count
    return clauses


def _count(text: str, figure_id: str) -> int:
    return sum(cited[1] == figure_id for cited in map(_CITED.match, _CALL.findall(text)) if cited)


def _follows(labels: list[tuple[str, str]]) -> bool:
    """Tell whether both labels are the same but for their digits: riders in 2023, in 2024."""
    return any(list_stems(old) == list_stems(new) for old, new in labels)


def _fits_better(labels: list[tuple[str, str]], texts: Pair) -> bool:
    """Tell whether the texts have more of the new figure's label than of the former one's."""
    gains = [
        find_share(new, text) - find_share(old, text)
        for (old, new), text in zip(labels, (_CALL.sub(" ", one) for one in texts), strict=True)
    ]
    return sum(gains) > 0

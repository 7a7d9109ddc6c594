"""Owns turns: what one language of a passage alone has turned round since both were confirmed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from youju.checks.markup import BLANK
from youju.languages.claiming import find_words, split_clauses
from youju.languages.stops import LATIN_STOP
from youju.model import Language

# The texts of a passage: its original's and its translation's.
Pair = tuple[str, str]
_CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_SENTENCE_END = re.compile(f"[。！？]|{LATIN_STOP}")
# A text that has lost a sentence is shorter; one in which two were joined is as long.
_SHORTER = 0.95


@dataclass(frozen=True)
class Turn:
    """What has changed in one `side` of a passage, 0 its original and 1 its translation, alone.

    `kind` is "sentence", "denial", "direction" or "noun", or "citation" of what both have changed;
    `before` and `now` are the words for it.
    """

    kind: str
    side: int
    before: str
    now: str


def find_turns(before: Pair, now: Pair, languages: tuple[Language, Language]) -> list[Turn]:
    """Return what one language alone has lost, denies or calls the opposite against `before`.

    What both languages have changed is a change of what is said; that is confirmed, not held.
    Where both have other words, they say which way things go in many ways: only what is lost and
    how often something is denied is compared.
    """
    texts = [(_fold(before[side]), _fold(now[side])) for side in (0, 1)]
    changed = [side for side in (0, 1) if texts[side][0] != texts[side][1]]
    told = {side: [*_turn(side, *texts[side], languages[side])] for side in changed}
    found = [turn for turns in told.values() for turn in turns]
    if len(changed) == 2:
        kinds = [{turn.kind for turn in turns} for turns in told.values()]
        alone = (kinds[0] ^ kinds[1]) & {"sentence", "denial"}
        found = [turn for turn in found if turn.kind in alone]
    return [turn for turn in found if turn.kind == "sentence"] or found


def count_denials(text: str, language: Language) -> int:
    """Return how often a text denies something: not, nor, never; 不, 沒, 未."""
    return len(find_words(_fold(text), "denials", language))


def count_sentences(text: str, _: Language) -> int:
    """Return how many sentences end in a text of a language that ends them with 。 or a stop."""
    return len(_SENTENCE_END.findall(_fold(text)))


def _turn(side: int, before: str, now: str, language: Language) -> Iterator[Turn]:
    """Yield how a text has turned; one that has lost a sentence has lost what it denied, too."""
    counts = [count_sentences(text, language) for text in (before, now)]
    if counts[1] < counts[0] and len(now) < _SHORTER * len(before):
        yield Turn("sentence", side, str(counts[0]), str(counts[1]))
    clauses = [split_clauses(text, language) for text in (before, now)]
    denials = [[count_denials(one, language) for one in told] for told in clauses]
    moved = len(denials[0]) == len(denials[1]) and denials[0] != denials[1]
    if moved or sum(denials[0]) != sum(denials[1]):
        yield Turn("denial", side, *_show_change(clauses[0], clauses[1]))
    yield from _find_direction(side, before, now, language)


def _fold(text: str) -> str:
    return " ".join(_CALL.sub(BLANK, text).split())


def _find_direction(side: int, before: str, now: str, language: Language) -> Iterator[Turn]:
    """Yield words that lost "less" and won "more", or the other way round."""
    for gone, come in (("plus", "minus"), ("minus", "plus")):
        lost = _count(before, gone, language) - _count(now, gone, language)
        won = _count(now, come, language) - _count(before, come, language)
        if lost and won:
            yield Turn("direction", side, next(iter(lost)), next(iter(won)))
            return


def _count(text: str, name: str, language: Language) -> Counter[str]:
    return Counter(word.lower() for word in find_words(text, name, language))


def _show_change(before: list[str], now: list[str]) -> tuple[str, str]:
    """Return the first clauses of each that the other has not."""
    lost = [clause.strip() for clause in before if clause not in now]
    won = [clause.strip() for clause in now if clause not in before]
    return (lost or [""])[0], (won or [""])[0]

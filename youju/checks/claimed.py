"""Owns what texts claim, remembered by their words: a text that stays is not searched again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from youju.languages import claiming
from youju.languages.claiming import Claim
from youju.model import Language
from youju.store.memory import TEXTS


def recall_claims(text: str, language: Language) -> list[Claim]:
    """Return what claiming.list_claims does."""
    return _remember("claims", claiming.list_claims, text, language)


def recall_splits(text: str, language: Language) -> list[Claim]:
    """Return what claiming.list_splits does."""
    return _remember("splits", claiming.list_splits, text, language)


def recall_contrasts(text: str, language: Language) -> list[Claim]:
    """Return what claiming.list_contrasts does."""
    return _remember("contrasts", claiming.list_contrasts, text, language)


def _remember(
    name: str, find: Callable[[str, Language], list[Claim]], text: str, language: Language
) -> list[Claim]:
    mark = (name, language.tag, language.own.get("claims", ""), text)
    found = TEXTS.find(mark, lambda: [*map(_write, find(text, language))])
    return [_read(text, *one) for one in found]


def _write(claim: Claim) -> list[Any]:
    return [claim.relation, claim.start, claim.end, *(claim.sides or ())]


def _read(text: str, relation: str, start: int, end: int, *sides: int) -> Claim:
    pair = (sides[0], sides[1]) if sides else None
    return Claim(relation, text[start:end], start, end, pair)

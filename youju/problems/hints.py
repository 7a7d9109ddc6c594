"""Owns names in problems: those that a misspelt one may stand for, and the first of many."""

from __future__ import annotations

import difflib
import json
from collections.abc import Collection, Iterable, Sequence
from itertools import islice

from youju.messages import word_message

# How alike two names must be: "valeu" and "value" are 0.8 alike, "stals" and "hospital" 0.62.
_ALIKE = 0.66
_MOST_MEANT, _MOST_LISTED = 3, 8
# Comparing a whole paragraph with thousands of names would take seconds.
_LONGEST_NAME = 60
_MOST_NAMES = 500
# What a problem shows of a value is cut beyond some length, and half a name is no hint.
_LONGEST_LIST = 80


def find_nearest(found: str, known: Iterable[str], most: int = _MOST_MEANT) -> list[str]:
    """Return those of `known` that `found` may be a misspelling or a part of, the likeliest first.

    A name that looks like no other has none.
    """
    names = list(islice((name for name in known if name), _MOST_NAMES))
    found = found[:_LONGEST_NAME]
    folded = {name.casefold(): name for name in reversed(names)}
    parts = [folded[name] for name in folded if len(found) >= 4 and found.casefold() in name]
    return list(dict.fromkeys((*find_alike(found, names, most), *parts)))[:most]


def find_alike(
    found: str, known: Sequence[str], most: int = _MOST_MEANT, alike: float = _ALIKE
) -> list[str]:
    """Return those of `known` that are spelt like `found`, in whatever case, the likeliest first.

    `alike` is how like they must be, from 0 to 1.
    """
    folded = {name.casefold(): name for name in reversed(known)}
    close = difflib.get_close_matches(found.casefold(), folded, most, alike)
    return [folded[name] for name in close]


def hint(found: str, known: Collection[str]) -> dict[str, str]:
    """Return what to say of `found`, which is none of `known`: {"hint_en": …, "hint_zh": …}.

    That is "Did you mean …?" where a name is near, otherwise what names there are; of many, some.
    """
    return hint_meant(find_nearest(found, known)) or hint_known(known)


def hint_meant(names: Sequence[str]) -> dict[str, str]:
    """Return the hint that one of `names` was meant; nothing for no names."""
    fitting = _fit(names)
    return _word("did-you-mean", fitting) if fitting else {}


def hint_known(known: Collection[str]) -> dict[str, str]:
    """Return the hint that `known` are all the names there are; of many, how many."""
    if not known:
        return _word("there-are-none", ())
    shown = _fit(islice(known, _MOST_LISTED))
    if not shown:
        return _word("there-are-many", (), count=len(known))
    key = "there-are" if len(shown) == len(known) else "there-are-many-such-as"
    return _word(key, shown, count=len(known))


def list_some(names: Sequence[str], most: int = 6) -> str:
    """Return the first `most` of `names` in a line, with a sign where there are more."""
    return ", ".join(names[:most]) + ", …" * (len(names) > most)


def _fit(names: Iterable[str]) -> list[str]:
    """Return the names that together, each in quotation marks, are not cut when they are shown."""
    fitting: list[str] = []
    for name in names:
        if sum(len(other) + 4 for other in (*fitting, name)) <= _LONGEST_LIST:
            fitting.append(name)
    return fitting


def _word(key: str, names: Sequence[str], **values: object) -> dict[str, str]:
    *former, last = [f'"{name}"' for name in names] or [""]
    link = " or " if key == "did-you-mean" else ", "
    english = link.join(filter(None, (", ".join(former), last)))
    quoted = {"en": english, "zh": "".join(f"「{name}」" for name in names)}
    return {
        f"hint_{code}": word_message(key, code, names=quoted[code], **values) for code in quoted
    }


def write_words(cell: str) -> str:
    """Return the line that gives a cell of a table its word: words.rain.en = "…"."""
    plain = cell.isascii() and cell.replace("_", "").replace("-", "").isalnum()
    return f'words.{cell if plain else json.dumps(cell, ensure_ascii=False)}.en = "…"'

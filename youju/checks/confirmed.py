"""Owns the record of confirmed translations: what texts said when somebody had compared them."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache

from youju.checks.passages import PROSE, hash_words

_HEAD = """\
# What each text said, the original's and the translation's, when somebody had compared them.
# Written by `build.py translated {name}`; not to be edited by hand.
original = {original}
"""
# In records of old stand hashes instead of texts.
_HASH = re.compile("[0-9a-f]{16}")

# A text of which less is as it was is another.
_LIKE = 0.6

# Passage's key → (original, translation), as hashes or as texts.
Pairs = Mapping[str, tuple[str, str]]


@dataclass(frozen=True)
class Confirmed:
    """What was confirmed of one translation: pairs of hashes by passage, and of texts.

    A record of old has no texts. Only one with texts is `strict`: it holds words of tables, too,
    and a translation that changes by itself. `before` has what pairs were that one language alone
    has turned round, and that nobody has looked at: a script confirmed them.
    """

    hashes: Pairs
    texts: Pairs
    before: Pairs = field(default_factory=dict)

    def find(self, key: str, texts: tuple[str, str]) -> tuple[str, str] | None:
        """Return what the passage was when somebody last looked at it, or None of a new one.

        What moves, or has one side changed, is known by the other; else by its key and likeness.
        """
        known = {**self.texts, **_join_sections(self.texts)}
        pair = (_fold(texts[0]), _fold(texts[1]))
        own = [key] if key in known else []
        for place in (*own, *known):
            if known[place] == pair or (place == key and _is_akin(known[place], pair)):
                return self.before.get(place, known[place])
        akin = (place for place in known if _is_akin(known[place], pair))
        place = next(akin, key if key in known and _is_like(known[key], pair) else "")
        return self.before.get(place, known.get(place))

    @property
    def strict(self) -> bool:
        return bool(self.texts) or not self.hashes


@dataclass(frozen=True)
class Confirmation:
    """A story's or page's record: the language of its original, and what was confirmed by code."""

    original: str
    languages: Mapping[str, Confirmed]


@lru_cache(64)  # three rules read it
def parse_record(content: bytes) -> Confirmation:
    """Return the record that translations.toml holds; ValueError if it is none."""
    try:
        data = tomllib.loads(content.decode("utf-8"))
        original = str(data.pop("original"))
        languages = {code: _read_pairs(entries) for code, entries in data.items()}
    except (LookupError, AttributeError, TypeError, RecursionError) as error:
        raise ValueError("no record of translations") from error
    return Confirmation(original, languages)


def format_record(name: str, original: str, languages: Mapping[str, Confirmed]) -> str:
    """Return the text of the record of `name`."""
    lines = [_HEAD.format(name=name, original=_quote(original))]
    for code, confirmed in sorted(languages.items()):
        lines.append(f"[{_quote(code)}]")
        for key, (first, last) in (confirmed.texts or confirmed.hashes).items():
            told = (first, last, *confirmed.before.get(key, ()))
            lines.append(f"{_quote(key)} = [{', '.join(map(_quote, told))}]")
        lines.append("")
    return "\n".join(lines)


def confirm_texts(texts: Pairs, before: Pairs | None = None) -> Confirmed:
    """Return that the pairs of `texts` say the same; a section of prose does when its blocks do.

    `before` has what those were that one language alone has turned round.
    """
    folded = {key: (_fold(first), _fold(last)) for key, (first, last) in texts.items()}
    whole = {**folded, **_join_sections(folded)}
    hashes = {key: (hash_words(first), hash_words(last)) for key, (first, last) in whole.items()}
    return Confirmed(hashes, folded, before or {})


def _read_pairs(entries: Mapping[str, list[object]]) -> Confirmed:
    pairs = {key: (str(texts[0]), str(texts[1])) for key, texts in entries.items()}
    former = {key: texts[2:] for key, texts in entries.items() if len(texts) > 2}
    before = {key: (str(first), str(last)) for key, (first, last) in former.items()}
    if pairs and all(_HASH.fullmatch(side) for pair in pairs.values() for side in pair):
        return Confirmed(pairs, {})
    return confirm_texts(pairs, before)


def _join_sections(pairs: Pairs) -> dict[str, tuple[str, str]]:
    """Return each section of prose whose blocks are there, "prose/costs", as one pair."""
    blocks: dict[str, list[tuple[str, str]]] = {}
    for key, pair in pairs.items():
        if key.startswith(PROSE) and key.count("/") > 1:
            blocks.setdefault(key.rpartition("/")[0], []).append(pair)
    return {
        section: ("\n".join(first for first, _ in found), "\n".join(last for _, last in found))
        for section, found in blocks.items()
    }


def _is_akin(known: tuple[str, str], pair: tuple[str, str]) -> bool:
    """Tell whether one side is as it was."""
    return known[0] == pair[0] or known[1] == pair[1]


def _is_like(known: tuple[str, str], pair: tuple[str, str]) -> bool:
    """Tell whether both sides are rather the former ones reworded than others in their place."""
    return all(_are_alike(former, now) for former, now in zip(known, pair, strict=True))


def _are_alike(former: str, now: str) -> bool:
    """Tell whether most of two texts is the same.

    What both begin and end with decides of most pairs, in which some words have changed, and how
    long they are and which letters they have of others; the matcher takes a hundred times as long.
    """
    begun = _count_common(former, now)
    ended = _count_common(former[begun:][::-1], now[begun:][::-1])
    if 2 * (begun + ended) > _LIKE * (len(former) + len(now)):
        return True
    matcher = SequenceMatcher(None, former, now, autojunk=False)
    return (
        matcher.real_quick_ratio() > _LIKE
        and matcher.quick_ratio() > _LIKE
        and matcher.ratio() > _LIKE
    )


def _count_common(first: str, last: str) -> int:
    """Return with how many characters both begin."""
    pairs = enumerate(zip(first, last, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(first), len(last)))


def _fold(text: str) -> str:
    return " ".join(text.split())


def _quote(text: str) -> str:
    """Return a TOML string; JSON's escapes are TOML's, but for a delete character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")

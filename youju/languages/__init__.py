"""Owns the style of each language, read from its data: how it writes numbers, periods and lists."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from youju.languages.parts import read_part
from youju.languages.styles import QUALIFIERS as QUALIFIERS
from youju.languages.styles import STATUSES as STATUSES
from youju.languages.styles import (
    TRILLION,
    DirectionWords,
    PeriodWords,
    RangeWords,
    Rounding,
    StatusWords,
)
from youju.languages.styles import NumberWords as NumberWords
from youju.languages.styles import Scale as Scale
from youju.languages.styles import Style as Style
from youju.languages.styles import Wording as Wording
from youju.languages.styles import list_statuses as list_statuses
from youju.languages.styles import list_trillions as list_trillions
from youju.model import Language

# How a language of a site words a qualifier that came after its rules were written: a sign.
_SIGNS = {"at_most": "≤"}


def style_of(language: Language) -> Style:
    """Return the style of a language of a site: the site's own, or Youju's."""
    return read_style(language.tag, language.own.get("style", ""), language.trillion)


@cache
def read_style(tag: str, own: str = "", trillion: str = "") -> Style:
    """Read the style of BCP 47 `tag`, or of its nearest parent ("en-GB" → "en").

    `own` is the text of a site's; `trillion` what the site calls 10¹², where the style leaves the
    choice (兆). Raises LookupError when there is neither text.
    """
    style = _make_style(tag, tomllib.loads(own or read_part(tag, "style")))
    return _choose_trillion(style, trillion) if trillion else style


def _choose_trillion(style: Style, word: str) -> Style:
    scales = [replace(s, word=word) if s.power == TRILLION else s for s in style.scales]
    words = replace(style.words, scales={**style.words.scales, word: 10**TRILLION})
    # Taiwan has a larger word than 億 for every day; 113萬億3518億 is nobody's.
    joined = any(scale.other == word for scale in style.scales)
    return replace(style, scales=tuple(scales), words=words, joined=joined)


def _make_style(tag: str, data: Mapping[str, Any]) -> Style:
    return Style(
        tag=tag,
        scales=tuple(_make_scale(entry) for entry in data["scales"]),
        wordings=(*(_make_wording(entry) for entry in data["wordings"]), *_word_by_sign(data)),
        before=_by_word(data["read"], "before") | {w: (q,) for q, w in _list_signs(data).items()},
        within=_by_word(data["read"], "within"),
        after=_by_word(data["read"], "after"),
        words=NumberWords(**_freeze(data["words"])),
        period=PeriodWords(**_freeze(data["period"])),
        rounding=_make_rounding(data["rounding"]) if "rounding" in data else None,
        status={name: StatusWords(**_freeze(s)) for name, s in data.get("status", {}).items()},
        ranges=RangeWords(**_freeze(data.get("ranges", {}))),
        directions=DirectionWords(**_freeze(data.get("directions", {}))),
        idioms=data.get("idioms", {}),
        vague=data.get("vague", {}),
        **data["digits"],
        **data["marks"],
    )


def _freeze(table: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(v) if isinstance(v, list) else v for key, v in table.items()}


def _make_scale(entry: Mapping[str, Any]) -> Scale:
    powers = {key: len(str(entry[key])) - 1 for key in ("size", "below", "rounded") if key in entry}
    below, rounded = powers.get("below"), powers.get("rounded")
    return Scale(entry["word"], powers["size"], below, rounded, entry.get("other", ""))


def _make_rounding(entry: Mapping[str, Any]) -> Rounding:
    return Rounding(len(str(entry["from"])) - 1, entry["digits"])


def _make_wording(entry: Mapping[str, Any]) -> Wording:
    kinds = frozenset(entry.get("kinds", ()))
    return Wording(
        entry["qualifier"], kinds, entry.get("zeros", 0), entry["pattern"], entry.get("inside", "")
    )


def _list_signs(data: Mapping[str, Any]) -> dict[str, str]:
    worded = {entry["qualifier"] for entry in data["wordings"]}
    return {qualifier: sign for qualifier, sign in _SIGNS.items() if qualifier not in worded}


def _word_by_sign(data: Mapping[str, Any]) -> list[Wording]:
    return [Wording(q, frozenset(), 0, f"{sign}{{x}}") for q, sign in _list_signs(data).items()]


def _by_word(read: Mapping[str, Any], place: str) -> dict[str, tuple[str, ...]]:
    words: dict[str, tuple[str, ...]] = {}
    for qualifier, places in read.items():
        for word in places.get(place, ()):
            words[word] = (*words.get(word, ()), qualifier)
    return dict(sorted(words.items(), key=lambda item: -len(item[0])))

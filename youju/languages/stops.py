"""Owns the stops of sentences, and those that end none: of initials, and titles in claims.toml."""

from __future__ import annotations

import re

from youju.languages.claim_words import compile_list
from youju.model import Language

# A mark of Latin scripts that ends a sentence: what closes it may follow, or mark-up.
LATIN_STOP = r"[.!?](?=[\s”’\"*_)]|$)"
# A capital by itself is an initial, or the last of some: J. Smith, U.S.
_INITIAL = re.compile(r"(?<!\w)[A-Z](?=\.)")
_STOP = re.compile(r"\.\s*")
# What a stop is that ends nothing.
_HIDDEN = "\u2024"


def hide_stops(text: str, language: Language) -> str:
    """Return `text` with other signs for the stops that end no sentence: those of initials (U.S.)
    and of what [claiming] lists under `abbreviated`, unless a word of `opening` comes behind."""
    own = language.own.get("claims", "")
    titles, opening = (
        compile_list(language.tag, own, name, with_case=True) for name in ("abbreviated", "opening")
    )
    shown = list(text)
    for pattern in (_INITIAL, *([titles] if titles else [])):
        for match in pattern.finditer(text):
            begun = _STOP.match(text, match.end())
            word = opening.match(text, begun.end()) if begun and opening else None
            if begun and (word is None or text.startswith(".", word.end())):  # Mr. A. Smith
                shown[match.end()] = _HIDDEN
    return "".join(shown)

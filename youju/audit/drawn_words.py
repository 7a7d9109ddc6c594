"""Owns numbers in words that a chart draws away from its rows: three million, 三百萬人過半.

Digits in a picture are held against the data with those of the page. Words at a row are held where
it is drawn; here are those that stand free.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from youju.audit.allowed import Grounds, squash
from youju.audit.faults import Faults
from youju.audit.seen import Seen, VisibleWords
from youju.checks.numeral_patterns import vocabulary_of
from youju.checks.typed_numbers import find_numerals
from youju.languages.scripts import UNSPACED
from youju.model import Language

_UNSPACED = re.compile(f"[{UNSPACED}]")


def check_drawn_words(
    path: str, seen: Seen, grounds: Grounds, said: Collection[str], faults: Faults
) -> None:
    """Report each text with a number in words in a chart at `path` that is no piece of what is
    `said`, as `gather_said` has it; a picture may break that into lines.
    """
    pictures = [words for words in seen.words if words.kind == "picture"]
    drawn = {words.picture for words in pictures if words.about and not words.plot}
    rows = grounds.figures.keys() | grounds.rows.keys()
    for words in dict.fromkeys(pictures):
        if words.about in rows or not (words.plot or words.picture in drawn):
            continue
        found = list(_find_numbers(words, grounds))
        if found and not _is_known(words.text, said):
            longest = max(found, key=len)
            faults.add("finished-bare-words", path, words.line, words=words.text, found=longest)


def _find_numbers(words: VisibleWords, grounds: Grounds) -> Iterator[str]:
    """Yield the numbers in words, in the language of the picture and in those of another writing:
    each would take words of a neighbour for its own."""
    own = grounds.languages.get(words.tag)
    for language in grounds.languages.values():
        if own and language != own and _is_unspaced(language) == _is_unspaced(own):
            continue
        for span in find_numerals(words.text, vocabulary_of(language, grounds.allowed)):
            number = words.text[span.start : span.end]
            in_words = not any(map(str.isdigit, number))
            same = language == own or bool(_UNSPACED.search(number)) == _is_unspaced(language)
            if in_words and same and not span.doubtful:
                yield number


def _is_known(text: str, said: Collection[str]) -> bool:
    piece = squash(text).removesuffix("…")
    return any(piece in words for words in said)


def _is_unspaced(language: Language) -> bool:
    return bool(_UNSPACED.search(language.name))

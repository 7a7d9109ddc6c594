"""Owns nouns that one language of a passage alone has put in another's place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from youju.checks.likeness import count_stems, list_stems
from youju.checks.turns import Pair, Turn
from youju.model import Language, Site, Story, Text

_CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_CITED = re.compile(r"""\{\{\s*fig\(\s*["']([^"'{}]+)["']""")
# Words with spaces between, a citation, or a character of a language without spaces.
_TOKEN = re.compile(r"\{\{.*?\}\}|[A-Za-zÀ-ɏ’'-]+|[^\s\w]|\w", re.DOTALL)
_NAME = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]{2,}")
_ENDS = frozenset('.!?:“‘"(*')
# More words, or characters, than these make another sentence, and not another noun in it.
_MOST_WORDS, _MOST_CHARACTERS = 4, 8


def find_lost_nouns(
    before: Pair, now: Pair, languages: tuple[Language, Language], site: Site, story: Story | None
) -> Iterator[Turn]:
    """Yield what one language alone, by a small edit, has in the place of a noun of its passage.

    Such are words of the labels and units of the figures that are cited, of the story's place and
    of its sources' publishers, which are gone, and names in capitals that are new.
    """
    changed = [side for side in (0, 1) if before[side].split() != now[side].split()]
    if len(changed) != 1:
        return
    (side,) = changed
    old, new = _TOKEN.findall(before[side]), _TOKEN.findall(now[side])
    lost, won = _compare(old, new)
    if not lost or not won or not max(_measure(lost), _measure(won)) <= 1:
        return
    known = _list_known(site, story, before[side], languages[side].code)
    gone = count_stems(_CALL.sub(" ", before[side])) - count_stems(_CALL.sub(" ", now[side]))
    if gone.keys() & known or any(_is_new_name(at, new, old) for at in range(len(new))):
        yield Turn("noun", side, _join(lost), _join(won))


def _compare(old: Sequence[str], new: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the words that only `old` has, and those that only `new` has, in their order."""
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    edits = [step for step in steps if step[0] != "equal"]
    lost = [word for _, a, b, _, _ in edits for word in old[a:b]]
    return lost, [word for _, _, _, a, b in edits for word in new[a:b]]


def _measure(words: Sequence[str]) -> float:
    """Return how much of a small edit `words` are: more than 1 is none."""
    long = sum(len(word) > 1 and word.isascii() for word in words)
    return long / _MOST_WORDS + sum(not word.isascii() for word in words) / _MOST_CHARACTERS


def _list_known(site: Site, story: Story | None, text: str, code: str) -> frozenset[str]:
    """Return what tells the words that a passage's figures, and its story, are named by."""
    if story is None:
        return frozenset()
    texts: list[Text | None] = [story.place]
    figures = [story.figures[key] for key in _CITED.findall(text) if key in story.figures]
    texts += [figure.label for figure in figures]
    used = {figure.source for figure in story.figures.values()}
    texts += [site.sources[key].publisher for key in used if key in site.sources]
    words = [one[code] for one in texts if one is not None]
    units = (site.units[figure.quantity.unit] for figure in figures)
    words += [unit.forms[code].get("other", "").replace("{n}", "") for unit in units]
    return frozenset().union(*map(list_stems, words))


def _is_new_name(at: int, words: Sequence[str], former: Sequence[str]) -> bool:
    """Tell whether the word there is in capitals, begins no sentence, and is new."""
    inside = at > 0 and words[at - 1][-1] not in _ENDS
    return inside and _NAME.fullmatch(words[at]) is not None and words[at] not in former


def _join(words: Sequence[str]) -> str:
    spaced = any(len(word) > 1 for word in words)
    return (" " if spaced else "").join(words)

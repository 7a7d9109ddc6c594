"""Owns the line to paste for a name that holds a number: a whole name that the gate will accept."""

from __future__ import annotations

import re
from collections.abc import Iterator

from youju.checks.names import Listing
from youju.checks.numeral_patterns import Vocabulary
from youju.checks.typed_numbers import Span, cuts_word, list_unit_ends, passes_with
from youju.content.site import SETTINGS
from youju.languages import style_of
from youju.languages.scripts import UNSPACED
from youju.model import Site, Story
from youju.numbers.numerals import parse

# What stands between two spaces, or between signs of a language that sets none: 13(3), MP7's.
_TOKEN = rf"[^\s{UNSPACED}\ufffc\"“”「」『』《》〈〉，。、；：！？…—*_`|]"
_BEFORE, _BEHIND = re.compile(rf"{_TOKEN}{{0,24}}$"), re.compile(rf"{_TOKEN}{{0,24}}")
# Signs at the ends of a token that belong to the sentence; brackets do where the other is missing.
_ENDS, _STARTS = ".,;:!?'’)]}", "'‘([{$€£¥"
_PAIRS = {")": "(", "]": "[", "}": "{"}
# Words beside a token: with a capital, as names have, or any.
_CAPITALS = (
    re.compile(r"(?:[A-Z](?:[\w'’&-]{0,23}|\w{0,3}\.) ){1,3}$"),
    re.compile(r"(?: [A-Z][\w'’-]{0,23}){1,2}"),
)
_ARTICLE = re.compile(r"(?<!\w)(?:the|an?) $", re.IGNORECASE)
_WORDS = re.compile(r"[A-Za-z][\w'’&-]{0,23} $"), re.compile(r" [A-Za-z][\w'’-]{0,23}")
# Signs without spaces: so many that stand alone are a name's, of more those that stand nearest.
_RUN = re.compile(rf"[{UNSPACED}]{{0,9}}$"), re.compile(rf"[{UNSPACED}]{{0,9}}")
_WHOLE, _NEAR = (4, 3), (2, 2)
# No unit has a longer name in Chinese: 個百分點.
_CHARACTERS = 4


class Naming:
    """What an editor may write where a number of `story`, or of the site, belongs to a name."""

    def __init__(self, site: Site, story: Story | None, code: str) -> None:
        self._site, self._code = site, code
        self._listing = Listing(site, [story] if story else site.stories)
        self._key = f"names.{code}" if story else f"allow.{code}"
        self._file = f"{story.folder}/story.toml" if story else f"{SETTINGS}, [numerals]"

    def suggest(self, text: str, span: Span, vocabulary: Vocabulary) -> dict[str, str]:
        """Return the `line` to paste and its `file`, and the `literal` to declare; "" for none.

        Pasted, the line is accepted, and the number at `span` passes. A number with a unit has
        none, but where it is doubtful: what it counts may be a name's.
        """
        line = ""
        if span.doubtful or not self._has_unit(text, span, vocabulary):
            line = next(self._list_lines(text, span, vocabulary), "")
        found, behind = text[span.start : span.end], text[span.end : span.end + 60]
        literal = "" if self._listing.is_quantity(self._code, found, behind) else found
        return {"line": line, "file": self._file if line else "", "literal": literal}

    def _list_lines(self, text: str, span: Span, vocabulary: Vocabulary) -> Iterator[str]:
        for start, end in _list_names(text, span, vocabulary):
            name = " ".join(text[start:end].split())
            plain = name.isprintable() and not {*name} & {*'"\\'}
            longer = end - start > span.end - span.start
            quiet = plain and longer and passes_with(text, span, vocabulary, name)
            if quiet and not self._listing.is_number(self._code, name):
                yield f'{self._key} = ["{name}"]'

    def _has_unit(self, text: str, span: Span, vocabulary: Vocabulary) -> bool:
        """Tell whether the number is one with a unit, alone or with what stands behind it."""
        behind = span.end + (text[span.end : span.end + 1] in (" ", "-", "\u00a0"))
        if vocabulary.measure and vocabulary.measure.match(text, behind):
            return True
        style, units = style_of(self._site.languages[self._code]), self._site.units
        ends = list_unit_ends(text, span.end, _CHARACTERS)
        for end in (span.end, *(end for end in ends if not cuts_word(text, end))):
            read = parse(text[span.start : end], style, units, self._code)
            named = read is not None and read.unit and not units[read.unit].traits.in_names
            if named or (end == span.end and read and read.unit):
                return True
        return False


def _list_names(text: str, span: Span, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """Yield where the name round a number may begin and end, the likeliest first."""
    start, end = _find_token(text, span)
    if any(map(_is_letter, text[start : span.start] + text[span.end : end])):
        yield start, end  # MiFID's number is a word of its own, that of MP7 is not
    for before, behind in (_CAPITALS, _WORDS):
        reach = _reach(text, start, end, before, behind, vocabulary.bound)
        if reach != (start, end):
            yield reach
    run = _reach_run(text, start, end, vocabulary)
    if run != (start, end):
        yield run
    if article := _ARTICLE.search(text, max(0, start - 5), start):
        yield article.start(), end


def _find_token(text: str, span: Span) -> tuple[int, int]:
    before, behind = _BEFORE.search(text, 0, span.start), _BEHIND.match(text, span.end)
    start = before.start() if before else span.start
    end = behind.end() if behind else span.end
    while start < span.start and _is_loose(text[start:end], text[start], _STARTS):
        start += 1
    while end > span.end and _is_loose(text[start:end], text[end - 1], _ENDS):
        end -= 1
    whole = text[start : start + 1] + text[end - 1 : end] in ("()", "[]")
    return (start + 1, end - 1) if whole and start < span.start and span.end < end else (start, end)


def _is_loose(token: str, sign: str, signs: str) -> bool:
    """Tell whether a sign at the end of a token is the sentence's: a bracket without its other."""
    other = {**_PAIRS, **{first: last for last, first in _PAIRS.items()}}.get(sign)
    return sign in signs and not (other and token.count(other) >= token.count(sign))


def _reach(
    text: str,
    start: int,
    end: int,
    before: re.Pattern[str],
    behind: re.Pattern[str],
    bound: re.Pattern[str] | None,
) -> tuple[int, int]:
    """Return the place with the words on both sides, without those that belong to no name."""
    former, latter = before.search(text, max(0, start - 80), start), behind.match(text, end)
    first, last = former[0] if former else "", latter[0] if latter else ""
    while bound and (found := bound.match(first)):
        first = first[found.end() :].lstrip()
    if bound and bound.match(last, 1):
        last = ""
    return start - len(first), end + len(last)


def _reach_run(text: str, start: int, end: int, vocabulary: Vocabulary) -> tuple[int, int]:
    """Return the place with the signs on both sides that may be of one word with it.

    No number beside it is cut: 三章十六節.
    """
    bound = vocabulary.bound
    former, latter = _RUN[0].search(text, 0, start), _RUN[1].match(text, end)
    first, last = former[0] if former else "", latter[0] if latter else ""
    if bound:
        first = first[max((found.end() for found in bound.finditer(first)), default=0) :]
        last = last[: min((found.start() for found in bound.finditer(last)), default=len(last))]
    first = first if len(first) <= _WHOLE[0] else first[-_NEAR[0] :]
    near = _NEAR[1] + last.startswith("大")
    last = last if len(last) <= _WHOLE[1] else last[:near]
    start, end = start - len(first), end + len(last)
    for found in vocabulary.numerals.finditer(text, max(0, start - 9), end + 9):
        if found.start() < start < found.end():
            start = found.start()
        if found.start() < end < found.end():
            end = found.end()
    return start, end


def _is_letter(sign: str) -> bool:
    return sign.isalpha() or sign in "()"

"""Owns how a stranger reads quantities in text: tables of its own, nothing of the wording's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from functools import lru_cache
from itertools import pairwise

from youju.audit.dates import blank, mask_dates
from youju.audit.grammar import Tongue, read_tongue
from youju.audit.meanings import NOTHING, combine
from youju.audit.patterns import any_of, compiled
from youju.audit.phrases import put

# Full-width forms, spaces that never break, and letters that a search in any case takes for ASCII,
# each to one character: places stay what they were.
_FOLD: Mapping[int, int | str] = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys((0xA0, 0x2009, 0x202F, 0x3000), " "),
    **{0x130: "I", 0x131: "i", 0x17F: "s", 0x212A: "K"},
}
# A rate names what it is counted on: 5.2 per 100,000 people.
_PER = re.compile(r"(?<=\d)\s*per 1[0,]+(?: [a-z]+)?(?![\w,])")
_BRACKETS = " ()"
_DIGIT = re.compile(r"\d")
# A number in digits, and a word behind it.
_CLOSED = re.compile(r"\d\s?[^\W\d_]+\s?$")
# In Chinese and Japanese every fourth power of ten has a word that takes all before it.
_MYRIAD = 4
# No figure has as many digits: nothing that is read is rounded.
_EXACT = Context(prec=100)


@dataclass(frozen=True)
class Reading:
    """What was read; its digits and scale word stand at text[start:end].

    `step` is the size of the last written digit, `meanings` the qualifiers that the words may
    stand for (none when they contradict), `share` whether the number is in percent. Of a range
    `high` is the upper end; `margin` is how much a number may be off. Words before one that was
    found in a sentence may say that it was `falling`. Of one read alone `way` is -1 where words,
    and no minus, say that it fell, and 1 where they say that it rose: its qualifiers are those of
    the fall or the rise.
    """

    value: Decimal
    step: Decimal
    meanings: frozenset[str]
    share: bool
    start: int
    end: int
    high: Decimal | None = None
    margin: Decimal | None = None
    falling: bool = False
    way: int = 0


@dataclass(frozen=True)
class NumberPlace:
    """Where a number stands in a text: from its qualifiers on, from its digits on, and its end."""

    start: int
    number: int
    end: int


@lru_cache(maxsize=10_000)
def read_quantity(text: str, tongue: Tongue) -> Reading | None:
    """Read `text`, which is one quantity and nothing else: 48.9萬人以上, 滿兩年, $5 million.

    Its number may be in words. None when it has no number, or more than one.
    """
    rest = re.sub(r"(?<=\d) (?=\d{3}(?!\d))", "", " ".join(fold(text).split()))
    rest = put(put(rest, tongue.phrases), tongue.bounds)
    way, rest, found = _strip_way(rest, tongue)
    if (said := tongue.words.get(rest.lower())) is not None:
        step = Decimal(1).scaleb(int(said.as_tuple().exponent))
        said = said.copy_negate() if way < 0 else said
        return Reading(said, step, combine(found), rest in tongue.shares, 0, len(text), way=way)
    if negative := tongue.minus.match(rest):  # マイナス約3.5%
        rest, more = _strip_words(rest[negative.end() :].lstrip(), tongue)
        found += more
    percent = tongue.share_of.match(rest)
    if parts := percent or tongue.part_of.match(rest):
        rest = rest[parts.end() :]
    elif lead := tongue.first.match(rest):
        rest, more = _strip_words(rest[lead.end() :].lstrip(), tongue)
        found += more
    match = tongue.find_number(_PER.sub("", rest))
    if match is None:
        return None
    value, step, within = _add_up(match[0], tongue)
    start, end = match.string[: match.start()], match.string[match.end() :]
    ratio = tongue.ratio.match(end)
    if ratio and Decimal(ratio[1]):
        value, end = _EXACT.divide(value, Decimal(ratio[1])), ""
    if tenths := tongue.tenths.match(end):  # 三成五 is 35 percent
        ones = Decimal(tenths["hundredths"] or (5 if tenths["half"] else 0))
        value, end = value * 10 + ones, end[tenths.end() :]
    if re.search(r"\d", start + end) or tongue.scale.match(end):
        return None
    if way < 0 or negative or start.endswith(("-", "−")):
        value = value.copy_negate()
    share = bool(percent or tenths or tongue.share.match(end))
    return Reading(value, step, combine(found + within), share, 0, len(text), way=way)


def read_span(text: str, tongue: Tongue) -> Reading | None:
    """Read `text`, which is one range or one number with its margin and nothing else, or None."""
    text = " ".join(fold(text).split())
    way, rest, found = _strip_way(text, tongue)
    if way and (turned := _turn(read_span(rest, tongue), way)):
        meanings = combine([*found, turned.meanings])
        return replace(turned, meanings=meanings, end=len(text), way=way)
    joints = [(tongue.margins, text), (tongue.between, text)]
    for opening, joint in tongue.spans.items():
        if text.lower().startswith(opening):
            joints.append((joint, text[len(opening) :]))
    for pattern, whole in joints:
        for match in pattern.finditer(whole):
            first = read_quantity(whole[: match.start()].rstrip(_BRACKETS), tongue)
            last = read_quantity(whole[match.end() :].strip(_BRACKETS), tongue)
            if first and last and pattern is tongue.margins:
                return replace(first, end=len(text), margin=last.value)
            if first and last and (read := _join_ends(first, last, whole, match, tongue)):
                return read
    return None


def _turn(size: Reading | None, way: int) -> Reading | None:
    """Return the range that fell or rose by one of `size`: 下降3%至5% is from −5 to −3."""
    if size is None or size.high is None or size.value <= 0:
        return None
    low, high = size.high.copy_negate(), size.value.copy_negate()
    return replace(size, value=low, high=high) if way < 0 else size


def _join_ends(
    first: Reading, last: Reading, text: str, joint: re.Match[str], tongue: Tongue
) -> Reading | None:
    """Return the range of two numbers, of which the lower may have the scale of the upper one."""
    low, step = first.value, first.step
    scale = tongue.scale.search(text, joint.end())
    if scale and not tongue.scale.search(text[: joint.start()]):
        power = tongue.scales[scale[0].strip().lower()]
        # 100人至5萬人 starts at 100, and a loss of 31000 to 3萬 at 31000.
        whole = _CLOSED.search(text, 0, joint.start()) or low < last.value < 0
        if not whole and _EXACT.scaleb(low, power) < last.value:
            low, step = _EXACT.scaleb(low, power), step.scaleb(power)
    meanings = first.meanings | last.meanings - NOTHING
    share, end = first.share or last.share, len(text)
    if low >= last.value:
        return None
    return Reading(low, max(step, last.step), meanings, share, 0, end, high=last.value)


@lru_cache(maxsize=10_000)
def find_quantities(text: str, tongue: Tongue) -> tuple[Reading, ...]:
    """Return every quantity in digits in running `text`, with the qualifiers that touch it.

    Dates, years, times of day and digits that belong to a name (COVID-19, 5G) are none.
    """
    return tuple(_find_quantities(text, tongue))


def find_said(text: str, prints: Iterable[str], tongue: Tongue) -> Iterator[Reading]:
    """Yield each of `prints` that stands in running `text` and says its number whole in words."""
    said = [p for p in prints if tongue.whole.search(p) and not any(map(str.isdigit, p))]
    for match in compiled(any_of(said)).finditer(" ".join(text.split())) if said else ():
        if reading := read_quantity(match[0], tongue):
            yield reading


def read_digits(text: str) -> Iterator[Decimal]:
    """Yield the numbers in a cell of a tidy table: 48.9萬, 1,234, -3.5; in 2019-2020 no minus."""
    tongue = read_tongue("zh")
    assert tongue
    for match in tongue.running.finditer(fold(text)):
        value, _, _ = _add_up(match["number"], tongue)
        yield value.copy_negate() if match["sign"] or match["inner"] else value


def find_typed(before: str, after: str, tongue: Tongue) -> str:
    """Return the qualifier typed before or after a figure or its noun: nearly, 以上; or ""."""
    before, after = (
        tongue.innocent.sub(blank, tongue.decoys.sub(blank, fold(text))) for text in (before, after)
    )
    found = tongue.typed_before.search(before) or tongue.typed_after.match(after)
    return found[found.lastindex or 0] if found else ""


def fold(text: str) -> str:
    """Return `text` with full-width forms and look-alikes as ASCII, character for character."""
    return text.translate(_FOLD)


def _find_quantities(text: str, tongue: Tongue) -> Iterator[Reading]:
    masked = mask_dates(fold(text), tongue)
    if not _DIGIT.search(masked):  # it was a date
        return
    masked = tongue.decoys.sub(blank, masked)
    masked = _PER.sub(blank, masked)
    matches = list(tongue.running.finditer(masked))
    places = [NumberPlace(m.start(), m.start("number"), m.end()) for m in matches]
    for match, way in zip(matches, _list_ways(masked, places, tongue), strict=True):
        value, step, found = _add_up(match["number"], tongue)
        end = match.end()
        for before in (match["before"], match["behind"] or ""):
            while word := tongue.starts.match(before):
                found.append(tongue.before[word[0].lower()])
                before = before[word.end() :].lstrip()
        if tail := tongue.tail.match(masked, end):
            found.append(tongue.after[tail[1].lower()])
        if match["sign"] or match["inner"]:
            value = value.copy_negate()
        share = tongue.share.match(masked, end) or tongue.share_of.match(match["first"] or "")
        start = match.start("number")
        yield Reading(value, step, combine(found), bool(share), start, end, falling=way < 0)


def _list_ways(text: str, places: Sequence[NumberPlace], tongue: Tongue) -> list[int]:
    """Return of each number at `places` of `text` -1 where the words beside it say that it fell, 1
    that it rose, else 0; so do both ends of a range."""
    ways = [find_way(text, place, tongue) for place in places]
    for right, (one, other) in enumerate(pairwise(places), 1):
        way = ways[right - 1] or ways[right]
        if way and is_range(text, one, other, tongue):
            ways[right - 1] = ways[right] = way
    return ways


def is_range(text: str, one: NumberPlace, other: NumberPlace, tongue: Tongue) -> bool:
    """Tell whether two numbers are the ends of a range: 3至5%, 3%至5%, but not 4 percent to 300."""
    measures = [tongue.measure.match(text, place.end) for place in (one, other)]
    first, last = ("" if found is None else found[0].strip() for found in measures)
    end = measures[0].end() if measures[0] else one.end
    return first in ("", last) and tongue.joins(text[: one.start], text[end : other.start])


def find_way(text: str, place: NumberPlace, tongue: Tongue) -> int:
    """Return -1 where words beside a number of `text` say that it fell, 1 that it rose, or 0."""
    for way, (before, behind) in tongue.verbs.items():
        if before.search(text, 0, place.number) or behind.match(text, place.end):
            return way
    return 0


def _strip_words(text: str, tongue: Tongue) -> tuple[str, list[frozenset[str]]]:
    """Take the qualifier words off both ends of `text`."""
    found = []
    while word := tongue.starts.match(text):
        found.append(tongue.before[word[0].lower()])
        text = text[word.end() :].lstrip()
    while word := tongue.ends.search(text):
        found.append(tongue.after[word[0].lower()])
        text = text[: word.start()].rstrip()
    return text, found


def _strip_way(text: str, tongue: Tongue) -> tuple[int, str, list[frozenset[str]]]:
    """Return -1 for a print of what fell, 1 of what rose, else 0; and `text` without the word for
    that and the qualifiers at its ends, with what these mean."""
    text, found = _strip_words(text, tongue)
    for way, (before, behind) in tongue.ways.items():
        if end := behind.search(text):
            rest, more = _strip_words(text[: end.start()].rstrip(), tongue)
            return way, rest, found + more
        if (start := before.match(text)) and tongue.opens.match(text, start.end()):
            rest, more = _strip_words(text[start.end() :].lstrip(), tongue)
            return way, rest, found + more
    return 0, text, found


def _add_up(number: str, tongue: Tongue) -> tuple[Decimal, Decimal, list[frozenset[str]]]:
    """Return the value of 2億3000萬, the size of its last digit, and what 餘 inside it means."""
    value, step, found = Decimal(0), Decimal(1), []
    thousands = Decimal(0)
    for match in tongue.part.finditer(number):
        digits, *words = match.groups()
        words = [word.lower().strip() for word in words if word]
        power = sum(tongue.scales.get(word, 0) for word in words)
        written = Decimal(digits.replace(",", ""))
        amount = _EXACT.scaleb(written, power)
        if 0 < power < _MYRIAD:
            thousands += amount
        elif thousands:  # 2千3百萬 is 2000 and 300 times 10,000
            whole = _EXACT.scaleb(thousands, power - power % _MYRIAD)
            value, thousands = _EXACT.add(value, whole - thousands), Decimal(0)
        value = _EXACT.add(value, amount)
        step = Decimal(1).scaleb(power + int(written.as_tuple().exponent))
        found += [tongue.within[word] for word in words if word in tongue.within]
    return value, step, found

"""Owns a stranger's tables of each language, and the patterns that are made of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from youju.audit.calendars import Calendar, read_calendar
from youju.audit.joints import frame_measure, read_joints, read_typed
from youju.audit.patterns import AFTER_DIGITS, NEVER, any_of, compiled, none_of
from youju.audit.phrases import Change, put, read_phrases
from youju.audit.shares import frame_tenths, read_shares
from youju.languages.parts import has_part, read_part
from youju.languages.scripts import UNSPACED
from youju.model import Language

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
# A letter of a script that sets words apart by spaces, or the sign of a share.
_SPACED = rf"(?:[^\W\d_{UNSPACED}]|%)"
_MONEY = r"(?:RMB|CNY|USD|No\.)\s?"
# What every language says so, whatever its own words are.
_SIGNS = {"≤": frozenset({"at_most"})}
Meanings = Mapping[str, frozenset[str]]


@dataclass(frozen=True, eq=False)
class Tongue:
    """How one language is read; the tables stand in its reading.toml.

    `number` finds a number in digits (2.4萬多, 2億3000萬) and `part` takes it apart; `run` finds
    one in words, and `spelled` one whose runs have become digits (1萬2000 of 一萬二千). `running`
    finds a number with what stands before it in a sentence, `tail` the qualifier behind it; `words`
    say a number whole (half a year), those in `shares` one in percent; `whole` finds those words.
    `starts` and `ends` find a qualifier at either end of a text.
    `printed` finds a number from its qualifier to its classifier, in digits, in words or in vague
    ones (數千) that have no value; `between` is what joins the ends of a range, `margins` what
    stands before a margin; `spans` has by the word that opens a range what then joins it. `ways`
    has by -1 and 1 what says before, and behind, a whole print that its number fell, or rose;
    `opens` is how a number begins behind the former. `verbs` has them as they stand in a sentence:
    just before a number, or behind it or its `measure`. From `rounds_from` on a number may be
    rounded, to `least_digits` significant digits or more. `half` begins a number, as in half a
    million, and `and_half` follows its `n`, or that and its `scale`; other `phrases` have usual
    words in their place, and `bounds` those that name no one number. A `label` of an axis is a
    number with little round it.
    """

    numerals: Mapping[str, int]
    multipliers: Mapping[str, int]
    scales: Mapping[str, int]
    lengths: Mapping[str, str]
    months: tuple[str, ...]
    before: Meanings
    within: Meanings
    after: Meanings
    point: re.Pattern[str]
    half: re.Pattern[str]
    and_half: re.Pattern[str]
    phrases: tuple[Change, ...]
    bounds: tuple[Change, ...]
    token: re.Pattern[str]
    starts: re.Pattern[str]
    ends: re.Pattern[str]
    number: re.Pattern[str]
    spelled: re.Pattern[str]
    label: re.Pattern[str]
    part: re.Pattern[str]
    run: re.Pattern[str]
    running: re.Pattern[str]
    tail: re.Pattern[str]
    printed: re.Pattern[str]
    between: re.Pattern[str]
    margins: re.Pattern[str]
    spans: Mapping[str, re.Pattern[str]]
    measure: re.Pattern[str]
    ways: Mapping[int, tuple[re.Pattern[str], re.Pattern[str]]]
    opens: re.Pattern[str]
    verbs: Mapping[int, tuple[re.Pattern[str], re.Pattern[str]]]
    scale: re.Pattern[str]
    minus: re.Pattern[str]
    share: re.Pattern[str]
    share_of: re.Pattern[str]
    part_of: re.Pattern[str]
    first: re.Pattern[str]
    ratio: re.Pattern[str]
    tenths: re.Pattern[str]
    length: re.Pattern[str]
    dates: re.Pattern[str]
    calendar: Calendar
    decoys: re.Pattern[str]
    innocent: re.Pattern[str]
    whole: re.Pattern[str]
    typed_before: re.Pattern[str]
    typed_after: re.Pattern[str]
    emphasis: frozenset[str]
    judging: frozenset[str]
    words: Mapping[str, Decimal]
    shares: frozenset[str]
    rounds_from: Decimal
    least_digits: int

    def count(self, words: str) -> Decimal:
        """Return the number that numerals say: 一百零五, twenty-one, three point five."""
        whole, *fraction = self.point.split(words.lower())
        total = current = 0
        last: int | None = None
        for token in self.token.findall(whole):
            if token in self.multipliers:
                total += max(current, 1) * self.multipliers[token]
                current, last = 0, None
                continue
            value = self.numerals[token]
            # 二〇二一 is read digit by digit, twenty-one is added up.
            joined = last is not None and last < 10 and value < 10
            current, last = current * 10 + value if joined else current + value, value
        digits = "".join(str(self.numerals[t]) for t in self.token.findall(" ".join(fraction)))
        return Decimal(f"{total + current}.{digits}" if digits else total + current)

    def find_number(self, text: str) -> re.Match[str] | None:
        """Return the first number of `text` in digits, or in those of its words."""
        text = self.write_halves(text)
        if re.search(r"\d", text):
            return self.number.search(text)
        return self.spelled.search(self.run.sub(self._write_run, text))

    def _write_run(self, match: re.Match[str]) -> str:
        # A zero before other numerals (一萬零五) stays one.
        zero = "0" if self.numerals.get(match[0][0]) == 0 else ""
        return f"{zero}{self.count(match[0]):f}"

    def write_halves(self, text: str) -> str:
        """Return `text` with its halves in digits, and with the usual words for other phrases."""
        return self.and_half.sub(self._write_half, self.half.sub("0.5 ", put(text, self.phrases)))

    def _write_half(self, match: re.Match[str]) -> str:
        number = match["n"] if match["n"].isdecimal() else self.count(match["n"])
        return f"{number}.5{match['scale'] or ''} "

    def joins(self, before: str, between: str) -> bool:
        """Tell whether `between` stands between the ends of a range: 3至5, between 3 and 5."""
        opened = (
            joint.fullmatch(between) and before.rstrip().lower().endswith(opening)
            for opening, joint in self.spans.items()
        )
        return bool(self.between.fullmatch(between)) or any(opened)


@cache
def read_tongue(tag: str, own: str = "", trillion: str = "") -> Tongue:
    """Return the tables for a language tag (those of zh for "zh-Hant"); `own` is a site's text.

    `trillion` is what the site calls 10¹², where that is not usual. Raises LookupError when there
    is neither text.
    """
    data = tomllib.loads(own or read_part(tag, "reading"))
    if trillion:
        data["scales"][trillion] = 12
    return _make_tongue(data)


def find_tongue(tag: str, languages: Mapping[str, Language]) -> Tongue | None:
    """Return the tables for words of `tag` on a page; `languages` has the site's by their tags.

    Only words in a language that is none of the site's, as a source's title is, may have none.
    """
    if language := languages.get(tag):
        return read_tongue(tag, language.own.get("reading", ""), language.trillion)
    return _read_foreign(tag.partition("-")[0].lower())


@cache
def _read_foreign(primary: str) -> Tongue | None:
    return read_tongue(primary) if has_part(primary, "reading") else None


def _make_tongue(data: Mapping[str, Any]) -> Tongue:
    before, within, after = (_by_word(data[place]) for place in ("before", "within", "after"))
    before = {**_SIGNS, **before}
    inside, rounding = _find_inside(within), data.get("rounding")
    scale = rf"(?:{none_of(data['units'])}{any_of(data['scales'], AFTER_DIGITS)})"
    one = rf"{_DIGITS}{inside}?(?:\s?{scale}{inside}?)?"
    number = rf"(?:{_DIGITS}{scale}){{2,}}|{one}"
    if data.get("mixed"):  # 4万3000 is 43000
        number = rf"(?:{_DIGITS}{scale})+{_DIGITS}(?![.,]?\d|{scale})|{number}"
    token = any_of([*data["numerals"], *data["multipliers"]])
    numeral, run = _frame_run(data, token)
    first = any_of([*data["first"], *data["share_of"], *data["part_of"]])
    joint = data.get("spelled_joint", "")
    spelled = rf"{run}{inside}?(?:\s?{scale}{inside}?(?:{joint}{run})?)*"
    words = any_of(data.get("words", ()))  # 1年半 is none of 1年
    vague = "|".join(data.get("vague", ())) or NEVER
    said = rf"(?P<vague>{vague})|(?P<number>(?!{words})(?:{number}))|(?P<spelled>{words}|{spelled})"
    whole = rf"(?P<first>{first}|{_MONEY})?(?:{said})"
    return Tongue(
        **{name: data[name] for name in ("numerals", "multipliers", "scales", "lengths")},
        months=tuple(data["months"]),
        before=before,
        within=within,
        after=after,
        **read_phrases(data),
        token=compiled(token),
        starts=compiled(any_of(before)),
        ends=compiled(rf"(?<=.){any_of(after)}$"),
        number=compiled(number),
        spelled=compiled(_frame_spelled(data, scale, number)),
        part=compiled(rf"({_DIGITS})({inside})?(?:\s?({scale})({inside})?)?"),
        run=compiled(run),
        running=compiled(
            rf"(?P<before>(?:{any_of(before)}\s?)*)(?P<sign>−|(?<![\w)])-)?"
            rf"(?:(?P<first>{first}|{_MONEY})\s?(?P<behind>(?:{any_of(before)}\s?)*)"
            rf"(?P<inner>−)?)?(?P<number>{number})"
        ),
        tail=compiled(
            # A noun of one word, or of a few where a script has spaces: 130억 달러 초과.
            rf"(?:(?:{_letter(data)}|[%‰]){{0,6}}?|(?: ?{_SPACED}+){{0,3}} ?)({any_of(after)})"
            # 300+ people are at least 300, but in 300 people + 200 people nothing is.
            r"(?!(?<=\+)\s*\d)"
        ),
        printed=compiled(_frame_print(data, (before, after), whole, numeral)),
        **read_joints(data),
        **read_shares(data),
        scale=compiled(rf"\s?{scale}"),
        minus=compiled(f"[−-]|{any_of(data['minus'])}"),
        first=compiled(rf"(?:{first}|{_MONEY})"),
        ratio=compiled(rf"\s*{any_of(data['ratio'])}\s*(\d+(?:\.\d+)?)$"),
        length=compiled(rf"\s?({any_of(data['lengths'])})"),
        dates=re.compile("|".join(data["dates"])),
        calendar=read_calendar(data),
        **read_typed(data["typed"]),
        whole=compiled(words),
        words={said: Decimal(number) for said, number in data.get("words", {}).items()},
        rounds_from=Decimal(10) ** rounding["from"] if rounding else Decimal("Infinity"),
        least_digits=rounding["digits"] if rounding else 0,
    )


def _frame_spelled(data: Mapping[str, Any], scale: str, number: str) -> str:
    """Return the pattern of a number whose words have become digits: 1萬2000, 1 million 200."""
    scaled, rest = rf"{_DIGITS}\s?{scale}", data.get("spelled_rest", NEVER)
    return rf"(?:{scaled})+(?:{rest})(?![.,]?\d|\s?{scale})|(?:{scaled}\s?){{2,}}|{number}"


def _find_inside(within: Iterable[str]) -> str:
    """Return the pattern of a word inside a number: behind its digits, or letters apart."""
    apart = [word for word in within if word[0].isascii() and word[0].isalpha()]
    return rf"(?:{any_of(set(within) - set(apart))}| {any_of(apart)})"


def _frame_run(data: Mapping[str, Any], token: str) -> tuple[str, str]:
    """Return the patterns of a numeral, which is a `token`, and of a run of them."""
    numeral = f"{none_of(data['units'])}{token}"
    if articles := data.get("articles"):  # a third is no 13
        numeral = rf"(?!{any_of(articles)}[ -]{any_of(data['numerals'])}){numeral}"
    # Digits alone follow a point: 三點一四. In 三點十分 there is none.
    fraction = rf" ?{any_of(data['point'])} ?{any_of(data['numerals'])}+(?! ?{numeral})"
    return numeral, rf"{numeral}(?:(?:[ -](?:and )?)?{numeral})*(?:{fraction})?"


def _letter(data: Mapping[str, Any]) -> str:
    """Return the pattern of a letter of a noun between a number and its qualifier."""
    ends = "|".join(data.get("particles", ()))
    return rf"(?:(?!{ends})[^\W\d_a-z])" if ends else r"[^\W\d_a-z]"


def _frame_print(
    data: Mapping[str, Any],
    qualifiers: tuple[Meanings, Meanings],
    number: str,
    numeral: str,
) -> str:
    """Return the pattern of a print: `number` with what goes before and behind, 近5萬人次以上."""
    before, after = qualifiers
    sign = rf"−|(?<![\w)])-|{any_of(data['minus'])}"
    tenths = frame_tenths(data, numeral)
    measure = rf"{tenths}|{frame_measure(data)}"
    far = any_of(word for word in after if len(word) > 1)
    return (
        rf"(?P<before>(?:{any_of(before)}\s?)*)(?P<sign>{sign})?{number}"
        rf"(?P<near>\s?{any_of(after)})?(?P<measure>\s?(?:{measure}))?"
        rf"(?P<after>\s?{any_of(after)}|{_letter(data)}{{1,4}}?{far})?"
    )


def _by_word(places: Mapping[str, Iterable[str]]) -> Meanings:
    """Turn {"over": ["more than"], "at_least": ["more than"]} round: each word's meanings."""
    words: dict[str, frozenset[str]] = {}
    for meaning, spellings in places.items():
        for word in spellings:
            words[word] = words.get(word, frozenset()) | {meaning}
    return words

"""Owns the rules of a style: what each table of style.toml says of numbers and periods."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

# The power of ten whose word is not the same in all places that share a language.
TRILLION = 12
QUALIFIERS = ("exact", "at_least", "over", "passed", "nearly", "about", "under", "at_most")
# What a figure may be that is no fact yet.
STATUSES = ("plan", "forecast")


@dataclass(frozen=True)
class Scale:
    """A scale word and the power of ten it stands for: 萬, 4.

    It is used from one of it upwards, below ten to the power `below`, and for smaller numbers
    that are rounded to ten to the power `rounded` or more (0.7萬). `other` is the word that a site
    may choose in its place (兆).
    """

    word: str
    power: int
    below: int | None
    rounded: int | None
    other: str = ""


@dataclass(frozen=True)
class Rounding:
    """From ten to the power `start` on, a number that no scale word shows whole is rounded.

    It keeps the decimals of the style, and at least so many significant `digits`.
    """

    start: int
    digits: int


@dataclass(frozen=True)
class Wording:
    """How one qualifier is worded, for which kinds of unit (all when empty).

    `pattern` holds {x}, the number with its unit, or {n}, the number alone; `zeros` is the least
    count of zeros that the number must end in. `inside` stands in the pattern's place between a
    round number and its scale word (80多億).
    """

    qualifier: str
    kinds: frozenset[str]
    zeros: int
    pattern: str
    inside: str = ""


@dataclass(frozen=True)
class PeriodWords:
    """Patterns with {start}, {end} and {n}; `every` and `length` by period letter (Y, M, W, D).

    `days` joins two days of one month (23–25), and `months` two months of one year (January to
    March 2021), which is then named once; `years` two years that have one word behind them
    (2019〜2021年).
    """

    interval: str
    until: str
    since: str
    counts: tuple[str, ...]
    every: Mapping[str, Mapping[str, str]]
    length: Mapping[str, Mapping[str, str]]
    days: str = ""
    years: str = ""
    months: str = ""


@dataclass(frozen=True)
class StatusWords:
    """How a plan or a forecast is marked: behind its {period}, and `alone` where it has none.

    A sentence says so by one of `words`; a star in them stands for any ending. A row may have
    any of `column`, besides `alone`, in its column status.
    """

    period: str
    alone: str
    words: tuple[str, ...]
    column: tuple[str, ...] = ()


@dataclass(frozen=True)
class NumberWords:
    """The words that numbers are read from: "兩" → 2, "十" → 10 times, "萬" → closes a group.

    `hundredths` end a share in tenths (3割5分), `half_tenths` halve one (三成半), `shares` say
    one in percent (半数). With `lone` multipliers 千二百 is 1200; with `mixed` digits may follow
    a scale word (4万3000). `halves` begin a number (half a million), `and_half` follow one.
    """

    numerals: Mapping[str, int]
    multipliers: Mapping[str, int]
    scales: Mapping[str, int]
    ordinals: Mapping[str, int]
    minus: tuple[str, ...]
    point: tuple[str, ...]
    fillers: tuple[str, ...]
    tenths: tuple[str, ...]
    positional: bool
    gap_word: bool
    hundredths: tuple[str, ...] = ()
    half_tenths: tuple[str, ...] = ()
    shares: Mapping[str, int] = field(default_factory=dict)
    lone: bool = False
    mixed: bool = False
    halves: tuple[str, ...] = ()
    and_half: tuple[str, ...] = ()


@dataclass(frozen=True)
class RangeWords:
    """How a margin is worded, and how ranges and margins are read.

    `margin` holds {x}, the number with its unit, and {margin}; `short`, for pictures, {n}, the
    margin's number. `points` are patterns by plural category for the margin of a share. `joints`
    stand between the ends of a range, `openings` before it; `signs` before a margin, `silent` words
    round it. The signs in `once` stand behind the upper end of a range alone: 3〜5%.
    """

    margin: str = "{x} (±{margin})"
    short: str = "{x} ±{n}"
    points: Mapping[str, str] = field(default_factory=lambda: {"other": "{n}%"})
    joints: tuple[str, ...] = ("-", "–", "—", "~", "～")
    openings: tuple[str, ...] = ()
    signs: tuple[str, ...] = ("±", "+/-")
    silent: tuple[str, ...] = ()
    once: tuple[str, ...] = ()


@dataclass(frozen=True)
class DirectionWords:
    """How a change is worded, by its sign, and how prints of one are read.

    `down` and `up` hold {x}, the number without its sign; `things` has other patterns for what is
    counted or measured, `points` for percentage points; `link` stands behind a number that ends in
    a qualifier (3.5%以上の減). `falls` and `rises` stand before a number,
    or behind it.
    """

    down: str = "−{x}"
    up: str = "+{x}"
    things: Mapping[str, str] = field(default_factory=dict)
    points: Mapping[str, str] = field(default_factory=dict)
    link: str = ""
    falls: tuple[str, ...] = ()
    rises: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Style:
    """Everything one language says about numbers; `read_style` makes one per tag.

    `comma` and `semicolon` stand between the parts of a line, with their space where one follows.
    In a `mixed` style digits go on behind a scale word, and a whole number has all that it takes:
    48万9000. In a `joined` one, numbers that two decimals of the largest cannot show go on:
    113兆3518億. `before`, `within` and `after` map each word to the qualifiers it may mean.
    `idioms` have by a phrase what it is read as (過百: 超過百), and `vague` by one that names no
    one number the bound that it may stand for (數百: 至少百).
    """

    tag: str
    group: str
    minus: str
    decimals: int
    scaled: str
    range: str
    comma: str
    semicolon: str
    scales: tuple[Scale, ...]
    wordings: tuple[Wording, ...]
    before: Mapping[str, tuple[str, ...]]
    within: Mapping[str, tuple[str, ...]]
    after: Mapping[str, tuple[str, ...]]
    words: NumberWords
    period: PeriodWords
    mixed: bool = False
    joined: bool = False
    rounding: Rounding | None = None
    status: Mapping[str, StatusWords] = field(default_factory=dict)
    ranges: RangeWords = field(default_factory=RangeWords)
    directions: DirectionWords = field(default_factory=DirectionWords)
    idioms: Mapping[str, str] = field(default_factory=dict)
    vague: Mapping[str, str] = field(default_factory=dict)


def list_statuses(styles: Iterable[Style]) -> str:
    """Return what a row may say in its column status, with the words of a site's languages for it:
    plan (計劃, planned), forecast (預測)."""
    marks = [style.status for style in styles]
    told = []
    for name in STATUSES:
        words = dict.fromkeys(mark[name].alone for mark in marks if name in mark)
        others = ", ".join(word for word in words if word != name)
        told.append(f"{name} ({others})" if others else name)
    return ", ".join(told)


def list_trillions(style: Style) -> tuple[str, ...]:
    """Return the words for 10¹² among which a site may choose: ("萬億", "兆"), or one or none."""
    scales = [scale for scale in style.scales if scale.power == TRILLION]
    return tuple(word for scale in scales for word in (scale.word, scale.other) if word)

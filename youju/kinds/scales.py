"""Owns the scales of numbers: round ticks, their ends, and the words that stand at them."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from youju.theme.frame import Frame
from youju.theme.style import SMALL
from youju.typography.metrics import measure_text

_Mark = TypeVar("_Mark")
# Steps between ticks, as multiples of a power of ten; 25 is as round as 20, 2.5 is not.
_STEPS, _QUARTER = (1, 2, 2.5, 5, 10), 10
# What an interval more or less than asked for costs beside room above the greatest number.
_COST = 0.25
# Pixels that a picture of zeros alone is tall.
_FLAT = 56
# A number without a scale word: its sign and whole part, and its decimals.
_PLAIN = re.compile(r"([-−]?[\d,]+)(?:\.(\d+))?")


def find_range(values: Iterable[float], *, zero: bool = True) -> tuple[float, float]:
    """Return the least and the greatest of `values` that are known, with zero in between if asked.

    They always differ, so that even zeros alone, or nothing, have a scale.
    """
    known = [value for value in values if value == value]
    low, high = (min(known), max(known)) if known else (0.0, 0.0)
    if zero or low == high:
        low, high = min(low, 0.0), max(high, 0.0)
    return (low, high) if low < high else (0.0, 1.0)


def find_height(values: Iterable[float], tall: float) -> float:
    """Return how many pixels the scale of `values` is high: `tall`, or little for zeros alone."""
    return tall if any(value == value and value for value in values) else _FLAT


def choose_ticks(low: float, high: float, count: int) -> list[float]:
    """Return about `count` round numbers, the first not above `low`, the last not below `high`.

    Of the steps that have about as many, the one that leaves the least room empty is taken.
    """
    rough = (high - low) / max(count, 1)
    power = 10.0 ** math.floor(math.log10(rough))
    steps = [p * f for p in (power / 10, power) for f in _STEPS if f != 2.5 or p >= _QUARTER]
    tried = [(_step_over(low, high, step), step) for step in steps]
    near = [((a, b), step) for (a, b), step in tried if b - a <= 1.5 * count + 1]

    def weigh(one: tuple[tuple[int, int], float]) -> float:
        (first, last), step = one
        spare = (last - first) * step / (high - low) - 1
        return spare + _COST * abs(last - first - count) / max(count, 1)

    (first, last), step = min(near or tried[-1:], key=weigh)
    return [_clean(number * step, step) for number in range(first, last + 1)]


def choose_log_ticks(low: float, high: float, count: int) -> list[float]:
    """Return ticks of a logarithmic scale, which hold `low` and `high` between them."""
    first, last = math.floor(math.log10(low) + 1e-9), math.ceil(math.log10(high) - 1e-9)
    decades = [10.0**power for power in range(first, max(last, first + 1) + 1)]
    if len(decades) <= max(count // 2, 2):
        decades = sorted({_clean(d * f, d) for d in decades for f in (1, 2, 5)})
        start = max((tick for tick in decades if tick <= low * 1.0001), default=decades[0])
        stop = min((tick for tick in decades if tick >= high * 0.9999), default=decades[-1])
        found = [tick for tick in decades if start <= tick <= stop]
        return found if len(found) > 1 else [found[0], found[0] * 10]
    each = math.ceil(len(decades) / max(count, 1))
    kept = decades[::each]
    return kept if kept[-1] >= high else [*kept, kept[-1] * 10.0**each]


def thin_ticks(ticks: Sequence[float]) -> Iterator[list[float]]:
    """Yield all `ticks`, then fewer and fewer of them: every second, both ends, the first.

    Each list holds the next, so that languages whose words need more room name no number that
    the others do not have. Zero stays while more than both ends do.
    """
    return thin(ticks, lambda kept: kept[(kept.index(0.0) if 0.0 in kept else 0) % 2 :: 2])


def thin(
    marks: Sequence[_Mark], fewer: Callable[[list[_Mark]], list[_Mark]]
) -> Iterator[list[_Mark]]:
    """Yield all `marks`, then what is `fewer` of them, and so on; at last both ends, the first."""
    kept = list(marks)
    while len(kept) > 3:
        yield kept
        kept = fewer(kept)
    yield kept
    if len(kept) > 2:
        yield [kept[0], kept[-1]]
    yield kept[:1]


def thin_log_ticks(ticks: Sequence[float]) -> Iterator[list[float]]:
    """Yield all `ticks` of a logarithmic scale, then powers of ten, then fewer, as thin_ticks.

    One power tells nothing of the scale: where there are no two, other ticks stay.
    """
    yield list(ticks)
    powers = [t for t in ticks if abs(math.log10(t) - round(math.log10(t))) < 1e-9]
    yield from thin_ticks(powers if len(powers) > 1 else ticks)


def word_ticks(ticks: Sequence[float], frame: Frame, *, percent: bool = False) -> list[str]:
    """Return what stands at `ticks` in the frame's language: 5萬, 50,000; or 25%.

    Of even steps all have as many decimals: 0.10 beside 0.12; zero has none.
    """
    words = [frame.number(tick) for tick in ticks]
    steps = {_clean(b - a, b - a) for a, b in pairwise(ticks) if a != b}
    if steps and max(steps) - min(steps) < 1e-9 * max(steps):
        words = _level(words)
    return [said + ("%" if percent else "") for said in words]


def _level(words: Sequence[str]) -> list[str]:
    """Return plain numbers with as many decimals each; where one has a scale word, they stay."""
    parts = [_PLAIN.fullmatch(said) for said in words]
    decimals = max((len(part[2] or "") for part in parts if part), default=0)
    if not decimals or not all(parts):
        return list(words)
    return [
        said if not part or not said.strip("-−0") else f"{part[1]}.{(part[2] or ''):0<{decimals}}"
        for said, part in zip(words, parts, strict=True)
    ]


def measure_widest(words: Iterable[str], size: float = SMALL) -> float:
    """Return how many pixels the widest of `words` needs at `size`; words may have lines."""
    return max((measure_text(line, size) for word in words for line in word.split("\n")), default=0)


def _clean(value: float, step: float) -> float:
    """Return `value` without the dust of binary fractions: 0.3, not 0.30000000000000004."""
    digits = max(0, 12 - math.floor(math.log10(abs(step))))
    return round(value, min(digits, 300)) + 0.0


def _step_over(low: float, high: float, step: float) -> tuple[int, int]:
    """Return how many steps from zero the ends of ticks are that hold `low` and `high`."""
    return math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)

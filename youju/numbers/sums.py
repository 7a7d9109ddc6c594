"""Owns the arithmetic of spelled numbers: 二十 + 三, closed by 萬, is 230000, or is not clear."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal

from youju.languages import NumberWords
from youju.numbers.exact import shift

# More digits than any text that is read can hold: nothing is ever rounded.
_EXACT = Context(prec=2000)
_HALF = Decimal("0.5")


class UnclearError(ValueError):
    """The words do not make one number, or could make two."""


@dataclass(frozen=True)
class Token:
    """A piece of a number: its word and the word's role (digits, numeral, multiplier, scale,
    filler, point, within, half or and_half)."""

    role: str
    word: str


class Sum:
    """Adds up the tokens of one number from left to right; each step must be a smaller one.

    A numeral waits until a multiplier (十) takes it into the group, and the group until a scale
    (萬) takes it into the total. Where a language needs a gap word (一百零五), a place that is
    skipped without one makes the number unclear (一百五 may be 150, 一億二千 120000000).
    """

    def __init__(self, words: NumberWords) -> None:
        self._words = words
        self._total: Decimal | None = None
        self._group: Decimal | None = None
        self._waiting: Decimal | None = None
        self._spelled = True  # the waiting numeral is a word, not digits
        self._decimals: int | None = None  # so many numerals came after a spelled point
        self._whole = True  # no decimals so far
        self._power = 0  # the power of ten of the last written digit
        self._scale = self._multiplier = Decimal(0)  # the last ones
        self._top = 0  # the power of ten of the group's first digit
        self._gap = self._group_gap = False  # a gap word just came; came before the group
        self._ended = False  # a word such as 餘 came

    def add(self, token: Token) -> None:
        """Take the next token; raises UnclearError when it does not fit."""
        getattr(self, f"_add_{token.role}")(token.word)

    def close(self) -> tuple[Decimal, int]:
        """Return the number and the power of ten of its last written digit."""
        _need(self._decimals != 0)
        if self._total is not None and self._group is None and self._waiting is None:
            _need(not self._gap)
            return self._total, self._power
        return _EXACT.add(self._total or Decimal(0), self._close_group(0)), self._power

    def _add_digits(self, word: str) -> None:
        _need(self._waiting is None and not self._ended and self._whole)
        _need(self._group is None or not self._spelled)
        self._waiting = Decimal(word.replace(",", "").replace(" ", ""))
        self._power = int(self._waiting.as_tuple().exponent)
        self._whole = self._power == 0
        _need(self._whole or self._total is None)
        self._spelled = False

    def _add_numeral(self, word: str) -> None:
        value = Decimal(self._words.numerals[word])
        _need(not self._ended)
        if self._decimals is not None:
            _need(value < 10)
            self._decimals += 1
            self._power = -self._decimals
            self._waiting = _EXACT.add(self._waiting or Decimal(0), shift(value, self._power))
        elif self._waiting is None:
            _need(self._whole)
            if not value and (self._group is not None or self._total is not None):
                self._gap = True
                return
            self._waiting, self._spelled, self._power = value, True, 0
        else:
            tens = self._spelled and 20 <= self._waiting < 100 and self._waiting % 10 == 0
            _need(tens and 0 < value < 10)
            self._waiting += value

    def _add_multiplier(self, word: str) -> None:
        size = Decimal(self._words.multipliers[word])
        _need(self._decimals is None and not self._ended)
        lone = self._words.lone or (self._group is None and size == 10)
        if self._waiting is None and lone:
            self._waiting, self._power = Decimal(1), 0  # 十二 is 一十二
        _need(bool(self._waiting))
        product = _EXACT.multiply(self._waiting or Decimal(0), size)
        if self._group is None:
            self._top, self._group_gap = product.adjusted(), self._gap
        else:
            self._need_step(product.adjusted(), self._multiplier, self._gap)
            _need(product < self._multiplier)
        self._group = _EXACT.add(self._group or Decimal(0), product)
        self._multiplier, self._waiting, self._gap = size, None, False
        if self._power < 0:
            self._power += size.adjusted()

    def _add_scale(self, word: str) -> None:
        size = Decimal(self._words.scales[word])
        _need(self._decimals != 0)
        product = _EXACT.multiply(self._close_group(size.adjusted()), size)
        _need(bool(product) and (self._total is None or product < self._scale))
        self._total = _EXACT.add(self._total or Decimal(0), product)
        self._scale, self._group, self._waiting = size, None, None
        self._gap, self._decimals = False, None
        self._power += size.adjusted()

    def _add_half(self, word: str) -> None:
        """Take "half a", the first word of a number."""
        _need(self._waiting is None and self._group is None and self._total is None)
        self._waiting, self._power, self._whole, self._spelled = _HALF, -1, False, False

    def _add_and_half(self, word: str) -> None:
        """Take "and a half": of one behind a numeral, of its scale behind a scale."""
        _need(self._whole and self._group is None and not (self._gap or self._ended))
        if self._waiting is not None:
            self._waiting, self._power, self._spelled = self._waiting + _HALF, -1, False
        else:
            self._total = _EXACT.add(self._total or Decimal(0), self._scale * _HALF)
            self._power, self._ended = self._scale.adjusted() - 1, True
            _need(bool(self._scale))
        self._whole = False

    def _add_point(self, word: str) -> None:
        _need(self._spelled and self._decimals is None and self._total is None and not self._ended)
        self._waiting, self._group = self._close_group(0), None
        self._decimals, self._whole = 0, False

    def _add_filler(self, word: str) -> None:
        _need(self._waiting is None and not self._gap and not self._ended)
        _need(self._group is not None or self._total is not None)
        self._gap = True

    def _add_within(self, word: str) -> None:
        started = any(part is not None for part in (self._total, self._group, self._waiting))
        _need(started and not self._ended and not self._gap and self._decimals != 0)
        self._ended = True

    def _close_group(self, power: int) -> Decimal:
        """Return the group with what waits; `power` is that of the scale that closes it."""
        _need(self._group is not None or self._waiting is not None)
        _need(self._waiting is not None or not self._gap)
        waiting = self._waiting or Decimal(0)
        whole = _EXACT.add(self._group or Decimal(0), waiting)
        if self._group is None:
            self._top, self._group_gap = waiting.adjusted(), self._gap
        elif waiting:
            _need(self._spelled and waiting < self._multiplier)  # 2千3百 is clear, 2千3 is not
            self._need_step(waiting.adjusted(), self._multiplier, self._gap)
        if self._total is not None and self._spelled:
            self._need_step(self._top + power, self._scale, self._group_gap)
        elif self._total is not None:
            # 2億3000萬 is clear; 1億2000 is where such is usual.
            _need(power > 0 or (self._words.mixed and whole < self._scale))
        return whole

    def _need_step(self, power: int, last: Decimal, gap: bool) -> None:
        """Need a number that begins at `power` to follow `last` directly, or after a gap word."""
        _need(gap or not self._words.gap_word or power == last.adjusted() - 1)


def _need(condition: bool) -> None:
    if not condition:
        raise UnclearError

"""Owns reading a number as it is written: 48.9萬, 13,697, 2億3000萬, 三百零五, twenty-one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import takewhile

from youju.languages import Style
from youju.numbers.exact import shift, write_plain
from youju.numbers.sums import Sum, Token, UnclearError

# No number in print is longer; a longer text is a sentence, or damage.
LONGEST_NUMERAL = 400
_DIGITS = r"(?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+|[1-9]\d*)(?:\.\d+)?(?![\d.,])"
_HYPHEN = re.compile(r"(?<=[a-z])-(?=[a-z])")


@dataclass(frozen=True)
class Cardinal:
    """A number that was read. `quantum` is the size of its last digit (1000 for 48.9萬), `within`
    the qualifier word that stood inside it (3000餘萬), if any."""

    value: Decimal
    quantum: Decimal
    within: str | None


def read_cardinal(text: str, style: Style, *, lone: bool = False) -> Cardinal | None:
    """Read a number without sign, unit and qualifier, or None when `text` is not clearly one.

    A `lone` one may be a 百 or 萬 by itself, as in 近百人.
    Colloquial forms that can mean two numbers (一百五: 105 or 150), badly grouped digits (1,23)
    and leading zeros are not guessed.
    """
    tokens = _split(text, style) if 0 < len(text) <= LONGEST_NUMERAL else None
    if not tokens or _is_vague(tokens, style):
        return None
    if style.words.positional:
        tokens = _open_lone(_join_digits(tokens, style), style, lone=lone)
    total = Sum(style.words)
    try:
        for token in tokens:
            total.add(token)
        value, power = total.close()
    except UnclearError:
        return None
    within = next((token.word for token in tokens if token.role == "within"), None)
    return make_cardinal(value, power, within)


def make_cardinal(value: Decimal, power: int, within: str | None = None) -> Cardinal:
    """Return `value`, not negative, with its last digit at ten to the `power`: 489000, never
    489000.0 or 4.89E+5, for values are published as they are."""
    tidy = Decimal(write_plain(value, max(0, -power)))
    return Cardinal(tidy, Decimal(f"{shift(Decimal(1), power):f}"), within)


def _split(text: str, style: Style) -> list[Token] | None:
    """Split a number into digits and words; None when something in it is neither."""
    tokens: list[Token] = []
    rest = _HYPHEN.sub(" ", text)
    while rest := rest.lstrip():
        match = _find_pattern(style).match(rest)
        if not match:
            return None
        tokens.append(Token(_find_roles(style).get(match[0], "digits"), match[0]))
        rest = rest[match.end() :]
    return tokens


def _is_vague(tokens: list[Token], style: Style) -> bool:
    """Tell whether two numerals in a row mean either: 五六 is five or six, and no 56."""
    if len(tokens) != 2 or any(token.role != "numeral" for token in tokens):
        return False
    first, second = (style.words.numerals[token.word] for token in tokens)
    return style.words.positional and second == first + 1


def _join_digits(tokens: list[Token], style: Style) -> list[Token]:
    """Join digits that are spelled one by one: 二〇二一 is 2021, and 五六・七 is 56.7."""
    numerals = style.words.numerals
    joined = list(takewhile(lambda token: token.role in ("numeral", "point"), tokens))
    roles = [token.role for token in joined]
    pointed = "point" in roles[2:-1] and roles.count("point") == 1
    if not pointed and (len(tokens) < 2 or set(roles) != {"numeral"} or joined != tokens):
        return tokens
    digits = "".join(str(numerals.get(token.word, ".")) for token in joined)
    if digits.startswith("0") or not re.fullmatch(_DIGITS, digits):
        return tokens
    return [Token("digits", digits), *tokens[len(joined) :]]


def _open_lone(tokens: list[Token], style: Style, *, lone: bool) -> list[Token]:
    """Give 百 or 萬 its 一 where only scales follow: 百餘, and 百億 if `lone`; but no 千二."""
    first, *roles = tokens[0], *(token.role for token in tokens[1:])
    opens = first.role == "scale" or style.words.multipliers.get(first.word, 0) > 10
    if not opens or not (lone or "within" in roles) or set(roles) - {"scale", "within"}:
        return tokens
    one = next(word for word, number in style.words.numerals.items() if number == 1)
    return [Token("numeral", one), *tokens]


@cache
def _find_roles(style: Style) -> dict[str, str]:
    words = style.words
    return {
        **dict.fromkeys(style.within, "within"),
        **dict.fromkeys(words.fillers, "filler"),
        **dict.fromkeys(words.point, "point"),
        **dict.fromkeys(words.numerals, "numeral"),
        **dict.fromkeys(words.multipliers, "multiplier"),
        **dict.fromkeys(words.scales, "scale"),
        **dict.fromkeys(words.halves, "half"),
        **dict.fromkeys(words.and_half, "and_half"),
    }


@cache
def _find_pattern(style: Style) -> re.Pattern[str]:
    """A word in Latin letters ends where its letters end: "six" is not found in "sixty"."""
    words = sorted(_find_roles(style), key=len, reverse=True)
    return re.compile("|".join([_DIGITS, *(rf"{re.escape(w)}(?!(?<=[a-z])[a-z])" for w in words)]))

"""Owns exact steps on Decimals of any magnitude: nothing here rounds or needs a precision."""

from __future__ import annotations

from decimal import Decimal


def shift(value: Decimal, power: int) -> Decimal:
    """Return `value` times ten to the `power`, digit for digit (Decimal.scaleb would round)."""
    sign, digits, exponent = value.as_tuple()
    return Decimal((sign, digits, _finite(exponent) + power))


def last_power(value: Decimal) -> int:
    """Return the power of ten of the last digit that is not zero: 4 for 120000, -1 for 17.60."""
    _, digits, exponent = value.as_tuple()
    significant = "".join(map(str, digits)).rstrip("0")
    return _finite(exponent) + len(digits) - len(significant) if significant else 0


def write_plain(value: Decimal, decimals: int) -> str:
    """Return the digits of `value` without sign or exponent, with at least `decimals` decimals.

    Zeros are added up to `decimals` and removed beyond it: 17.600 with one decimal is "17.6".
    """
    whole, _, fraction = f"{value.copy_abs():f}".partition(".")
    fraction = fraction.rstrip("0").ljust(decimals, "0")
    return f"{whole}.{fraction}" if fraction else whole


def _finite(exponent: int | str) -> int:
    if isinstance(exponent, str):
        raise ValueError("a quantity is a finite number")
    return exponent

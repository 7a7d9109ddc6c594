"""Owns spreading: words that would stand on each other are moved apart, as little as needed."""

from __future__ import annotations

from collections.abc import Sequence


def spread(wanted: Sequence[tuple[float, float]], top: float, bottom: float) -> list[float]:
    """Return the middles of words, each of which is `wanted` at a place and has a height.

    They are between the pixels `top` and `bottom` where there is room for all.
    """
    order = sorted(range(len(wanted)), key=lambda n: wanted[n][0])
    tops, edge = [0.0] * len(wanted), top
    for n in order:
        at, tall = wanted[n]
        tops[n] = max(edge, at - tall / 2)
        edge = tops[n] + tall
    limit = bottom
    for n in reversed(order):
        tops[n] = min(tops[n], limit - wanted[n][1])
        limit = tops[n]
    return [start + tall / 2 for start, (_, tall) in zip(tops, wanted, strict=True)]

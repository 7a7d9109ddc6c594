"""Owns what the qualifiers round one number mean together, as a stranger takes them."""

from __future__ import annotations

NOTHING = frozenset({"exact"})
_ABOUT = frozenset({"about"})
_FROM = frozenset({"over", "at_least"})


def combine(found: list[frozenset[str]]) -> frozenset[str]:
    """Return what all words found allow: "at least" and "nearly" together allow nothing.

    Of "about" beside a bound, and of "at least" beside "over", either may be meant.
    """
    telling = [meanings for meanings in found if meanings != NOTHING]
    bounds = [meanings for meanings in telling if meanings != _ABOUT] or telling
    common = frozenset.intersection(*bounds) if bounds else NOTHING
    if not common and all(meanings & _FROM for meanings in bounds):
        common = _FROM
    return common | _ABOUT if common and len(bounds) < len(telling) else common
